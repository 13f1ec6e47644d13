import { rmSync } from 'node:fs';
import { realFiles } from '../electron/service/files/real-files.ts';
import { silentLog } from '../electron/service/log/log.ts';
import { startService } from '../electron/service/start-service.ts';
import { instant } from '../shared/kernel/instant.ts';

const dir = '/tmp/desk/t/book 车';
rmSync(dir, { recursive: true, force: true });
let n = 0;
const log = {
  ...silentLog,
  incident: (id: string, e: unknown, f: unknown) => {
    console.error(id, e, f);
  },
} as any;
const N = Number(process.argv[2] ?? 1000);
const service = await startService({
  bookDir: dir,
  resourcesDir: process.cwd() + '/resources',
  clock: { now: () => instant(new Date().toISOString()) },
  newId: () => `id-${Date.now().toString(36)}-${(++n).toString(36)}`,
  log,
  files: realFiles,
  parser: undefined as any,
});
const t0 = performance.now();
console.log(
  JSON.stringify(
    await service.call('book.create', {
      lender: {
        name: '安信小额贷款有限公司',
        lenderType: 'MICROLOAN',
        creditCode: '',
        creditCodeKept: false,
        address: '深圳',
        telephone: '0755-1',
        contactPerson: '王',
        contactHours: '',
        complaintLine: '',
        letterPrefix: '安信',
        licences: [{ licenceNo: 'X1', validFrom: '2015-01-01', validTo: null }],
        accounts: [
          { accountName: '安信小额贷款有限公司', bankName: '银行', accountNo: '6222', isDefault: true },
        ],
      },
      users: [{ name: '负责人', role: 'owner', passphrase: 'correct horse battery' }],
      language: 'zh-CN',
    }),
  ),
);
const lenders: any = await service.call('lenders.list', {});
console.log('create', performance.now() - t0);
const t = performance.now();
console.log(
  JSON.stringify(
    await service.call('sample.fill', {
      loans: N,
      seed: 7,
      asOf: '2026-11-23',
      lenderId: lenders.value[0].id,
    }),
  ),
);
console.log(
  'fill',
  N,
  Math.round(performance.now() - t),
  'ms',
  'rss',
  Math.round(process.memoryUsage().rss / 1e6),
);
const time = async (name: string, input: unknown, method = 'loans.list', times = 7) => {
  const all: number[] = [];
  let r: any;
  for (let i = 0; i < times; i++) {
    const s = performance.now();
    r = await service.call(method, input);
    all.push(performance.now() - s);
  }
  all.sort((a, b) => a - b);
  console.log(
    name,
    r.ok ? (r.value.total ?? r.value.rows?.length ?? 'ok') : JSON.stringify(r.error),
    'median',
    all[3]!.toFixed(1),
    'max',
    all.at(-1)!.toFixed(1),
  );
  return r;
};
const sort = { by: 'contractNo', direction: 'asc' };
await time('first page', { filter: {}, sort, offset: 0, limit: 100 });
for (const by of ['borrower', 'outstanding', 'overdue', 'daysPastDue', 'nextDue', 'disbursedOn'])
  await time('sort ' + by, { filter: {}, sort: { by, direction: 'desc' }, offset: 0, limit: 100 });
await time('overdue', {
  filter: { statuses: ['overdue'] },
  sort: { by: 'daysPastDue', direction: 'desc' },
  offset: 0,
  limit: 100,
});
await time('bucket', {
  filter: { buckets: ['M2', 'M3'] },
  sort: { by: 'overdue', direction: 'desc' },
  offset: 0,
  limit: 100,
});
await time('unreg', { filter: { mortgageUnregistered: true }, sort, offset: 0, limit: 100 });
await time('deep page', { filter: {}, sort, offset: Math.max(0, N - 200), limit: 100 });
for (const text of ['张伟', '张', 'zw', '138', '8888', '粤B', 'CD-2025-0001', '440305', '张 粤B', 'zzzz']) {
  await time('search ' + text, { text, limit: 20 }, 'loans.search');
  await time('list search ' + text, { filter: { search: text }, sort, offset: 0, limit: 100 });
}
await time('overview', {}, 'loans.overview');
await time('totals', { filter: {} }, 'loans.totals');
await time('get', { loanId: 's000003' }, 'loans.get');
await time('dayroll', { asOf: '2026-11-24' }, 'loans.dayRoll', 1).catch((e) => console.log(e));
await time('verify', {}, 'book.verify', 1).catch((e) => console.log(e));
console.log('rss', Math.round(process.memoryUsage().rss / 1e6));
await service.close();
