import { auditHandlers } from './audit/handlers.ts';
import { bookHandlers } from './book/handlers.ts';
import { casesHandlers } from './cases/handlers.ts';
import { documentsHandlers } from './documents/handlers.ts';
import { draftsHandlers } from './drafts/handlers.ts';
import { importsHandlers } from './imports/handlers.ts';
import { jobsHandlers } from './jobs/handlers.ts';
import { lawHandlers } from './law/handlers.ts';
import { lendersHandlers } from './lenders/handlers.ts';
import { lettersHandlers } from './letters/handlers.ts';
import { loansHandlers } from './loans/handlers.ts';
import { moneyEventsHandlers } from './money-events/handlers.ts';
import { morningHandlers } from './morning/handlers.ts';
import { partiesHandlers } from './parties/handlers.ts';
import { plansHandlers } from './plans/handlers.ts';
import { receiptsHandlers } from './receipts/handlers.ts';
import type { HandlerMap } from './rpc/handler.ts';
import { sampleHandlers } from './sample/handlers.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { usersHandlers } from './users/handlers.ts';

/**
 * Every method of the contract by name: one line per area. tests/contract holds it to
 * shared/contract/index.ts.
 */
export const HANDLERS: HandlerMap = {
  ...bookHandlers,
  ...usersHandlers,
  ...lendersHandlers,
  ...settingsHandlers,
  ...documentsHandlers,
  ...draftsHandlers,
  ...auditHandlers,
  ...jobsHandlers,
  ...lawHandlers,
  ...loansHandlers,
  ...partiesHandlers,
  ...moneyEventsHandlers,
  ...receiptsHandlers,
  ...sampleHandlers,
  ...casesHandlers,
  ...morningHandlers,
  ...plansHandlers,
  ...lettersHandlers,
  ...importsHandlers,
};
