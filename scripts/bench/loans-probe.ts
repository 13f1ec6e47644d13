import { answerTo, readArguments } from '../../electron/headless/command.ts';
import { withOpenBook } from '../../electron/headless/open-desk.ts';
import type { Service } from '../../electron/service/start-service.ts';
import { morningContract } from '../../shared/contract/morning.ts';

/** Run by bench/loans.ts in a process of its own: one JSON line a figure. */
const [book = ''] = process.argv.slice(2);

const ORDERS = ['contractNo', 'borrower', 'outstanding', 'overdue', 'daysPastDue', 'nextDue', 'disbursedOn'];
const SEARCHES = ['张伟', '张', 'zw', '138', '8888', '粤B', 'CD-2025-0001', '440305', '张 粤B', '没有此人'];
/** picks who would get a letter and finds nobody ten years behind: the picking alone, without a review of each */
const CANDIDATES = { minDaysPastDue: 3650 };
const ROUNDS = 10;

function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
}

function print(measured: object): void {
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

await withOpenBook(readArguments(['--book', book]), async (service) => {
  const timed = async (method: string, input: unknown): Promise<number> => {
    const start = performance.now();
    await answerTo(service, method, input);
    return performance.now() - start;
  };
  const page = (sort: object, filter: object = {}) => ({ filter, sort, offset: 0, limit: 100 });
  // the comparison: one pass over every loan's cached position, in the same run
  const scans: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) scans.push(await timed('loans.totals', { filter: {} }));
  const scan = p95(scans);
  const pages: number[] = [];
  const searches: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const by of ORDERS) pages.push(await timed('loans.list', page({ by, direction: 'desc' })));
    for (const text of SEARCHES) {
      searches.push(await timed('loans.search', { text, limit: 20 }));
      searches.push(
        await timed('loans.list', page({ by: 'daysPastDue', direction: 'desc' }, { search: text })),
      );
    }
  }
  const against = 'loans.totals over every loan';
  const against95 = (name: string, times: readonly number[]): void => {
    const value = p95(times);
    print({ name, value: rounded(value), unit: 'ms', against, ratio: rounded(value / scan) });
  };
  against95('loans.firstPage.p95', pages);
  against95('search.p95', searches);
  const day = await dayOfMarks(service, timed);
  against95('statusLine.p95', day.linesAfterChange);
  against95('statusLine.again.p95', day.linesAgain);
  against95('morning.firstPage.p95', day.sheetsAfterLine);
  against95('morning.firstPage.again.p95', day.sheetsAgain);
  against95('morning.filter.p95', day.filtered);
  const candidates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    candidates.push(await timed('letters.batchPreview', CANDIDATES));
  }
  against95('letters.candidates.p95', candidates);
  print({ name: 'service.rss', value: Math.round(process.memoryUsage().rss / 1e6), unit: 'MB' });
});

/** As a day goes: a row is marked, the status bar and the sheet read again, and once more without a change. */
async function dayOfMarks(service: Service, timed: (method: string, input: unknown) => Promise<number>) {
  const sheet = morningContract['morning.sheet'].output.parse(await answerTo(service, 'morning.sheet', {}));
  const rows = sheet.groups.flatMap((group) => group.rows).filter((row) => row.group !== 'rights');
  const linesAfterChange: number[] = [];
  const linesAgain: number[] = [];
  const sheetsAfterLine: number[] = [];
  const sheetsAgain: number[] = [];
  const filtered: number[] = [];
  for (const row of rows.slice(0, 2 * ROUNDS)) {
    const mark = { itemKey: row.key, loanId: row.loanId, kind: 'done', untilOn: null, reason: '' };
    await answerTo(service, 'morning.mark', mark);
    linesAfterChange.push(await timed('book.statusLine', {}));
    linesAgain.push(await timed('book.statusLine', {}));
    sheetsAfterLine.push(await timed('morning.sheet', {}));
    sheetsAgain.push(await timed('morning.sheet', {}));
  }
  for (const search of SEARCHES) filtered.push(await timed('morning.sheet', { search }));
  return { linesAfterChange, linesAgain, sheetsAfterLine, sheetsAgain, filtered };
}
