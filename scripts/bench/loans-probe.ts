import { answerTo, readArguments } from '../../electron/headless/command.ts';
import { withOpenBook } from '../../electron/headless/open-desk.ts';

/** Run by bench/loans.ts in a process of its own: one JSON line a figure. */
const [book = ''] = process.argv.slice(2);

const ORDERS = ['contractNo', 'borrower', 'outstanding', 'overdue', 'daysPastDue', 'nextDue', 'disbursedOn'];
const SEARCHES = ['张伟', '张', 'zw', '138', '8888', '粤B', 'CD-2025-0001', '440305', '张 粤B', '没有此人'];
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
  print({
    name: 'loans.firstPage.p95',
    value: rounded(p95(pages)),
    unit: 'ms',
    against,
    ratio: rounded(p95(pages) / scan),
  });
  print({
    name: 'search.p95',
    value: rounded(p95(searches)),
    unit: 'ms',
    against,
    ratio: rounded(p95(searches) / scan),
  });
  print({ name: 'service.rss', value: Math.round(process.memoryUsage().rss / 1e6), unit: 'MB' });
});
