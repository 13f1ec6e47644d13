import type { Kysely } from 'kysely';
import { up as bookUsersLenders } from './0001-book-users-lenders.ts';
import { up as peopleVehicles } from './0002-people-vehicles.ts';
import { up as loansLedger } from './0003-loans-ledger.ts';
import { up as collection } from './0004-collection.ts';
import { up as collectionLookups } from './0005-collection-lookups.ts';
import { up as recordsOfExistingLoans } from './0006-records-of-existing-loans.ts';
import { up as movedDueDays } from './0007-moved-due-days.ts';
import { up as sheetCounts } from './0008-sheet-counts.ts';
import { up as reasonsOfLegalChanges } from './0009-reasons-of-legal-changes.ts';
import { up as acknowledgedDebts } from './0010-acknowledged-debts.ts';

export interface BookMigration {
  /** 1, 2, 3 … = PRAGMA user_version after it */
  readonly version: number;
  readonly name: string;
  readonly up: (db: Kysely<unknown>) => Promise<void>;
}

/** Listed by hand, since a packaged app cannot scan a folder inside its asar. Forward only; frozen once released. */
export const MIGRATIONS: readonly BookMigration[] = [
  { version: 1, name: '0001-book-users-lenders', up: bookUsersLenders },
  { version: 2, name: '0002-people-vehicles', up: peopleVehicles },
  { version: 3, name: '0003-loans-ledger', up: loansLedger },
  { version: 4, name: '0004-collection', up: collection },
  { version: 5, name: '0005-collection-lookups', up: collectionLookups },
  { version: 6, name: '0006-records-of-existing-loans', up: recordsOfExistingLoans },
  { version: 7, name: '0007-moved-due-days', up: movedDueDays },
  { version: 8, name: '0008-sheet-counts', up: sheetCounts },
  { version: 9, name: '0009-reasons-of-legal-changes', up: reasonsOfLegalChanges },
  { version: 10, name: '0010-acknowledged-debts', up: acknowledgedDebts },
];
