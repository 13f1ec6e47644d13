import type { z } from 'zod';
import type { importsContract } from '../../../shared/contract/imports.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { clauseCounts } from '../db/clause-fill.ts';
import type { ReadDb } from '../db/handles.ts';
import { builtOn } from './built-on.ts';
import { reportOfJson } from './rows.ts';
import type { ImportReport } from './tally.ts';

type ImportView = z.input<(typeof importsContract)['imports.list']['output']>['imports'][number];
type ImportPage = z.input<(typeof importsContract)['imports.get']['output']>;

const PAST_IMPORTS = 200;

/** Past imports, the latest first. */
export async function listImports(db: ReadDb): Promise<ImportView[]> {
  const rows = await batches(db).limit(PAST_IMPORTS).execute();
  const views: ImportView[] = [];
  for (const row of rows) views.push(await viewOf(db, row));
  return views;
}

export async function getImport(
  db: ReadDb,
  importId: string,
): Promise<Result<ImportPage, DomainError<'record.notFound'>>> {
  const row = await batches(db).where('import_batch.id', '=', importId).executeTakeFirst();
  if (row === undefined) return err(domainError('record.notFound', { importId }));
  return ok({ batch: await viewOf(db, row), report: await reportOf(db, importId) });
}

/** What an import said when it ran. Not part of the list: it may be of many megabytes. */
export async function reportOf(db: ReadDb, importId: string): Promise<ImportReport> {
  const row = await db
    .selectFrom('import_batch')
    .select('report_json')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  return reportOfJson(row.report_json);
}

function batches(db: ReadDb) {
  return db
    .selectFrom('import_batch')
    .leftJoin('actor as importer', 'importer.id', 'import_batch.imported_by')
    .leftJoin('actor as undoer', 'undoer.id', 'import_batch.undone_by')
    .select([
      'import_batch.id',
      'import_batch.file_name',
      'import_batch.sheet',
      'import_batch.lender_id',
      'import_batch.loan_count',
      'import_batch.skipped_count',
      'import_batch.bad_count',
      'import_batch.imported_at',
      'import_batch.imported_by',
      'import_batch.undone_at',
      'import_batch.undone_by',
      'importer.name as importer_name',
      'undoer.name as undoer_name',
    ])
    .orderBy('import_batch.imported_at', 'desc')
    .orderBy('import_batch.id', 'desc');
}

type BatchRow = Awaited<ReturnType<ReturnType<typeof batches>['execute']>>[number];

async function viewOf(db: ReadDb, row: BatchRow): Promise<ImportView> {
  const openings = await db
    .selectFrom('opening_balance')
    .innerJoin('loan', 'loan.id', 'opening_balance.loan_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('loan.import_id', '=', row.id)
    .where('opening_balance.confirmed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const clauses = await clauseCounts(db, { kind: 'import', importId: row.id });
  const blocker = row.undone_at === null ? (await builtOn(db, row.id))?.kind : 'undone';
  return {
    importId: row.id,
    file: row.file_name,
    sheet: row.sheet,
    lenderId: row.lender_id,
    loanCount: row.loan_count,
    skippedCount: row.skipped_count,
    badCount: row.bad_count,
    importedAt: row.imported_at,
    importedBy: row.importer_name ?? row.imported_by,
    undoneAt: row.undone_at,
    undoneBy: row.undone_at === null ? null : (row.undoer_name ?? row.undone_by),
    loansWithoutClauses: clauses.withoutClauses,
    unconfirmedOpenings: openings.count,
    undoBlockedBy: blocker ?? null,
  };
}
