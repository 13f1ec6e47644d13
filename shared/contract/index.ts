import { auditContract } from './audit.ts';
import { bookContract } from './book.ts';
import { casesContract } from './cases.ts';
import { contactsContract } from './contacts.ts';
import { documentsContract } from './documents.ts';
import { draftsContract } from './drafts.ts';
import { importsContract } from './imports.ts';
import { jobsContract } from './jobs.ts';
import { lawContract } from './law.ts';
import { lendersContract } from './lenders.ts';
import { lettersContract } from './letters.ts';
import { loansContract } from './loans.ts';
import { moneyEventsContract } from './money-events.ts';
import { morningContract } from './morning.ts';
import { partiesContract } from './parties.ts';
import { plansContract } from './plans.ts';
import { receiptsContract } from './receipts.ts';
import { sampleContract } from './sample.ts';
import { settingsContract } from './settings.ts';
import { usersContract } from './users.ts';

/** Every method of the service by name. Each area's file defines its own; tidy.test holds handlers and wordings to it. */
export const contract = {
  ...bookContract,
  ...usersContract,
  ...lendersContract,
  ...settingsContract,
  ...documentsContract,
  ...draftsContract,
  ...auditContract,
  ...jobsContract,
  ...importsContract,
  ...lawContract,
  ...loansContract,
  ...partiesContract,
  ...moneyEventsContract,
  ...receiptsContract,
  ...sampleContract,
  ...morningContract,
  ...casesContract,
  ...contactsContract,
  ...plansContract,
  ...lettersContract,
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
