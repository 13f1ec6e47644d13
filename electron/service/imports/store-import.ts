import { setImmediate as nextTurn } from 'node:timers/promises';
import { rememberMapping } from '../../../shared/domain/import/mapping.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import type { ImportId, LenderId } from '../../../shared/kernel/ids.ts';
import { syncCases } from '../cases/commands.ts';
import { bulkInsert } from '../db/bulk-insert.ts';
import { storePositions } from '../loans/positions.ts';
import { storeLoans } from '../loans/store-loans.ts';
import { loadWorkCalendar } from '../rights/work-calendar.ts';
import type { CommandContext } from '../rpc/context.ts';
import { JobCancelled } from '../rpc/jobs.ts';
import { type BookIndex, loadBookIndex } from './book-index.ts';
import type { ChosenLedger } from './choice.ts';
import { ImportPeople } from './import-people.ts';
import { loanToStore } from './loan-of-import.ts';
import type { NewChunk } from './plan-import.ts';
import { loansOfBytes } from './rows.ts';
import type { ImportReport } from './tally.ts';

export interface ImportToStore {
  readonly ledger: ChosenLedger;
  readonly lenderId: LenderId;
  readonly report: ImportReport;
  readonly chunks: readonly NewChunk[];
  readonly signal: AbortSignal;
  readonly onProgress: (stored: number) => void;
}

/**
 * Puts the planned loans into the book, in the transaction of the given context: cancelled, failed or killed, nothing
 * of the import is there. Between chunks the process answers (cancel, progress); the queue of the service waits, so
 * nobody sees half an import. Null when somebody else's import has brought all of it meanwhile.
 */
export async function storeImport(ctx: CommandContext, wanted: ImportToStore): Promise<ImportId | null> {
  const book = await loadBookIndex(ctx.tx);
  const loanCount = wanted.chunks.reduce((count, chunk) => count + remaining(chunk, book).size, 0);
  if (loanCount === 0) return null;
  const importId = ctx.newId<'import'>();
  await storeBatch(ctx, wanted, { importId, loanCount });
  const stamp = { recordedAt: ctx.now, actorId: ctx.actor.id, commandId: ctx.commandId };
  const calendar = await loadWorkCalendar(ctx.tx, ctx.desk.law);
  const people = new ImportPeople({ ...stamp, importId, today: ctx.today });
  let stored = 0;
  for (const chunk of wanted.chunks) {
    if (wanted.signal.aborted) throw new JobCancelled('cancelled while storing');
    await storeChunk(ctx, { chunk, keep: remaining(chunk, book), importId, people, calendar });
    stored += chunk.rows.length;
    wanted.onProgress(stored);
    await nextTurn();
  }
  ctx.audit({
    action: 'imports.run',
    subjectKind: 'import',
    subjectId: importId,
    detail: { fileSha256: wanted.ledger.sha256, lenderId: wanted.lenderId, loanCount },
  });
  ctx.touch('imports', 'loans', 'parties', 'receipts', 'cases', 'morning');
  return importId;
}

/** The rows of a chunk whose contracts are still not in the book. */
function remaining(chunk: NewChunk, book: BookIndex): ReadonlySet<number> {
  return new Set(chunk.rows.filter((row) => !book.contracts.has(row.key)).map((row) => row.row));
}

interface ChunkToStore {
  readonly chunk: NewChunk;
  readonly keep: ReadonlySet<number>;
  readonly importId: ImportId;
  readonly people: ImportPeople;
  readonly calendar: WorkCalendar;
}

async function storeChunk(
  ctx: CommandContext,
  { chunk, keep, importId, people, calendar }: ChunkToStore,
): Promise<void> {
  const stamp = { recordedAt: ctx.now, actorId: ctx.actor.id, commandId: ctx.commandId };
  const imported = loansOfBytes(chunk.loans);
  await people.lookUp(ctx.tx, imported);
  const loans = imported.flatMap((loan, index) => {
    const row = chunk.rows[index];
    return row !== undefined && keep.has(row.row)
      ? [loanToStore(loan, { importId, row, people, calendar })]
      : [];
  });
  if (loans.length === 0) return;
  await people.store(ctx.tx);
  const states = await storeLoans(ctx.tx, loans, stamp);
  await storePositions(ctx.tx, states, ctx.today);
  await bulkInsert(ctx.tx, {
    into: 'import_row',
    columns: ['import_id', 'row_no', 'fingerprint', 'loan_id'],
    rows: chunk.rows.flatMap((row) =>
      keep.has(row.row) ? [[importId, row.row, row.fingerprint, `${importId}-l${row.row}`]] : [],
    ),
  });
  await syncCases(ctx.tx, ctx.today, {
    recordedAt: ctx.now,
    loanIds: loans.map((loan) => loan.loanId),
  });
}

async function storeBatch(
  ctx: CommandContext,
  wanted: ImportToStore,
  batch: { readonly importId: ImportId; readonly loanCount: number },
): Promise<void> {
  const { ledger, report } = wanted;
  await ctx.tx
    .insertInto('import_batch')
    .values({
      id: batch.importId,
      file_name: ledger.file,
      file_sha256: ledger.sha256,
      sheet: ledger.request.sheet,
      lender_id: wanted.lenderId,
      mapping_json: JSON.stringify(rememberMapping(ledger.heading.titles, ledger.mapping)),
      report_json: JSON.stringify(report),
      loan_count: batch.loanCount,
      skipped_count: report.goodRows - batch.loanCount,
      bad_count: report.badRows.length,
      imported_at: ctx.now,
      imported_by: ctx.actor.id,
      undone_at: null,
      undone_by: null,
    })
    .execute();
}
