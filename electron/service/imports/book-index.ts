import type { ReadDb } from '../db/handles.ts';

/** What the book holds of a contract: undefined fingerprint = not from an import. */
export interface BookContract {
  readonly loanId: string;
  readonly fingerprint: string | undefined;
}

/** Contracts and lenders of the book, to compare the rows of a file with. */
export interface BookIndex {
  readonly contracts: ReadonlyMap<string, BookContract>;
  readonly lenderOfName: ReadonlyMap<string, string>;
}

/** One lender's contract number; case does not make another contract. */
export function bookKey(lenderId: string, contractNo: string): string {
  return `${lenderId}|${contractNo.toUpperCase()}`;
}

export async function loadBookIndex(db: ReadDb): Promise<BookIndex> {
  const loans = await db
    .selectFrom('loan')
    .leftJoin('import_row', (join) =>
      join
        .onRef('import_row.import_id', '=', 'loan.import_id')
        .onRef('import_row.row_no', '=', 'loan.import_row'),
    )
    .select(['loan.id', 'loan.lender_id', 'loan.contract_no', 'import_row.fingerprint'])
    .execute();
  const lenders = await db.selectFrom('lender').select(['id', 'name']).execute();
  return {
    contracts: new Map(
      loans.map((loan) => [
        bookKey(loan.lender_id, loan.contract_no),
        { loanId: loan.id, fingerprint: loan.fingerprint ?? undefined },
      ]),
    ),
    lenderOfName: new Map(lenders.map((lender) => [lender.name.replace(/\s/g, ''), lender.id])),
  };
}

export interface BookPerson {
  readonly personId: string;
  readonly idType: string;
  readonly idNo: string;
  readonly name: string;
}

const ID_TYPES: ('resident-id' | 'credit-code' | 'other')[] = ['resident-id', 'credit-code', 'other'];

/** The book's persons with these identity numbers. */
export async function personsByNumber(db: ReadDb, numbers: readonly string[]): Promise<BookPerson[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .select(['id', 'id_type', 'id_no', 'name'])
    // both columns: the index begins with id_type
    .where('id_type', 'in', ID_TYPES)
    .where('id_no', 'in', numbers)
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    idType: row.id_type,
    idNo: row.id_no ?? '',
    name: row.name,
  }));
}

export async function vehiclesByVin(db: ReadDb, vins: readonly string[]): Promise<Map<string, string>> {
  if (vins.length === 0) return new Map();
  const rows = await db.selectFrom('vehicle').select(['id', 'vin']).where('vin', 'in', vins).execute();
  return new Map(rows.map((row) => [row.vin ?? '', row.id]));
}
