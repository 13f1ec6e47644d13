import type { DomainError } from '../../../shared/domain/errors.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { describeNote, type NoteLanguage } from '../../../shared/domain/import/reasons.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { writeErrorWorkbook } from '../../parser/error-workbook.ts';
import { loadWorkCalendar } from '../rights/work-calendar.ts';
import type { JobContext } from '../rpc/context.ts';
import type { Brief } from '../rpc/handler.ts';
import { type BookIndex, loadBookIndex } from './book-index.ts';
import {
  type ChoiceErrorCode,
  type ChosenLedger,
  chosenLedger,
  type ImportChoice,
  parsed,
} from './choice.ts';
import { keepMapping } from './mappings.ts';
import { ImportPlanner, type PlanWish } from './plan-import.ts';
import { reportOf } from './queries.ts';
import { storeImport } from './store-import.ts';
import type { ImportReport } from './tally.ts';

type Failed = DomainError<ChoiceErrorCode | 'record.notFound'>;

interface Planned {
  readonly ledger: ChosenLedger;
  readonly planner: ImportPlanner;
  readonly report: ImportReport;
}

/** Reads the whole file against the book; stores nothing. Progress: rows read of rows in all, twice for a run. */
async function planned(
  ctx: JobContext,
  choice: ImportChoice,
  wish: Pick<PlanWish, 'keepsLoans' | 'keepsBad'>,
): Promise<Result<Planned, Failed>> {
  const chosen = await chosenLedger(ctx.desk, choice, ctx.signal);
  if (!chosen.ok) return chosen;
  const ledger = chosen.value;
  const found = await ctx.read(async ({ db }) => bookFor(await loadBookIndex(db), choice.lenderId));
  if (!found.ok) return found;
  const calendar = await ctx.read(({ db }) => loadWorkCalendar(db, ctx.desk.law));
  const planner = new ImportPlanner({
    ...wish,
    ...choice,
    ledger,
    today: ctx.today,
    book: found.value,
    calendar,
  });
  const rounds = wish.keepsLoans === true ? 2 : 1;
  const read = await parsed(
    () =>
      ctx.desk.parser.readRows(
        ledger.path,
        ledger.request,
        async (rows, progress) => {
          await planner.take(rows, (step) => ctx.read(({ db }) => step(db)));
          ctx.progress(progress.done, Math.max(ledger.lastRow, progress.done) * rounds);
        },
        ctx.signal,
      ),
    ctx.signal,
  );
  if (!read.ok) return read;
  return ok({ ledger, planner, report: planner.tally.report(ledger.file, ledger.request.sheet) });
}

function bookFor(book: BookIndex, lenderId: string): Result<BookIndex, Failed> {
  const isKnown = [...book.lenderOfName.values()].includes(lenderId);
  return isKnown ? ok(book) : err(domainError('record.notFound', { lenderId }));
}

export async function dryRun(ctx: JobContext, choice: ImportChoice): Promise<Result<ImportReport, Failed>> {
  const plan = await planned(ctx, choice, {});
  return plan.ok ? ok(plan.value.report) : plan;
}

/** Plan, a verified copy of the book, one transaction. Nothing new: no copy, no transaction. */
export async function runImport(
  ctx: JobContext,
  choice: ImportChoice & { readonly rememberMapping: boolean },
): Promise<Result<{ readonly importId: string | null; readonly report: ImportReport }, Failed>> {
  const plan = await planned(ctx, choice, { keepsLoans: true });
  if (!plan.ok) return plan;
  const { ledger, planner, report } = plan.value;
  if (report.newRows === 0) return ok({ importId: null, report });
  await ctx.desk.keepBackup('beforeImport');
  const rows = Math.max(ledger.lastRow, 1);
  const importId = await ctx.writeBulk(async (command) => {
    if (choice.rememberMapping)
      await keepMapping(command.tx, { titles: ledger.heading.titles, mapping: ledger.mapping }, command.now);
    return storeImport(command, {
      ledger,
      lenderId: id<'lender'>(choice.lenderId),
      report,
      chunks: planner.chunks,
      signal: ctx.signal,
      onProgress: (stored) => ctx.progress(rows + Math.floor((stored / report.newRows) * rows), rows * 2),
    });
  });
  return ok({ importId, report });
}

/** The batch holds its report; a ledger of many doubts has one of 20 MB, which the command log need not hold again. */
export const IMPORT_BRIEF: Brief = {
  keep: (value) => {
    const importId = importIdOf(value);
    return importId === undefined ? value : { importId };
  },
  recall: async (db, kept) => {
    const importId = importIdOf(kept);
    if (importId === undefined) return kept;
    return { importId, report: await reportOf(db, importId) };
  },
};

/** Undefined where nothing was imported: such a result is kept whole. */
function importIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('importId' in value)) return undefined;
  return typeof value.importId === 'string' ? value.importId : undefined;
}

/** The rows that stay out, with their own columns and the reasons, as a workbook to mend and import again. */
export async function errorWorkbook(
  ctx: JobContext,
  choice: ImportChoice & { readonly language: NoteLanguage },
): Promise<
  Result<{ readonly fileToken: string; readonly suggestedName: string; readonly rows: number }, Failed>
> {
  const plan = await planned(ctx, choice, { keepsBad: true });
  if (!plan.ok) return plan;
  const { ledger, planner } = plan.value;
  const { language } = choice;
  const bytes = await writeErrorWorkbook({
    sheet: ledger.request.sheet,
    titles: ledger.heading.titles,
    language,
    rows: planner.badSources.map(({ source, reasons }) => ({
      row: source.row,
      cells: source.cells,
      reasons: reasons.map((note) => describeNote(note, language)),
    })),
  });
  const name = ledger.file.replace(/\.[^.]{1,5}$/, '').slice(0, 80);
  return ok({
    fileToken: ctx.desk.offerBytes(bytes),
    suggestedName: `${name}-${language === 'en' ? 'not imported' : '未导入'}.xlsx`,
    rows: planner.badSources.length,
  });
}
