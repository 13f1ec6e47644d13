import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile, rowsOfFile } from '../../electron/parser/parse-file.ts';
import {
  answerOf,
  CLERK_PASSPHRASE,
  newBookInput,
  OWNER_PASSPHRASE,
  serviceFor,
} from '../support/desk-for-tests.ts';

const DESK = fileURLToPath(new URL('../../electron/headless/desk.ts', import.meta.url));
const GOLDEN = fileURLToPath(new URL('../golden/cases', import.meta.url));
const VECTORS = fileURLToPath(new URL('../law/vectors.json', import.meta.url));

const root = mkdtempSync(join(tmpdir(), 'desk 命令 '));
const bookDir = join(root, '账本');
const ledger = join(root, '台账.csv');

beforeAll(async () => {
  const service = await serviceFor({ bookDir });
  const input = newBookInput();
  const lender = { ...input.lender, complaintLine: '010-00000001' };
  await answerOf(service, 'book.create', { ...input, lender });
  await service.close();
  writeFileSync(
    ledger,
    [
      '合同编号,姓名,身份证号,电话,贷款金额,年利率,还款方式,期数,放款日期,剩余本金,已还期数,逾期利息,截止日期,住址',
      'H-1,赵示例,440524198001010013,13800138000,120000,12%,等额本金,12,2026-05-20,80000,4,1500,2026-11-20,示例市和平路1号',
      'H-2,钱示例,,,120000,12%,等额本金,12,2026-02-31,80000,4,0,2026-11-20,',
      'H-3,孙示例,,,60000,10%,先息后本,12,2026-11-20,,,,,',
    ].join('\n'),
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function desk(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const ran = spawnSync(process.execPath, [DESK, ...words], {
    encoding: 'utf8',
    input: '',
    env: { PATH: process.env.PATH ?? '', DESK_PASSPHRASE: OWNER_PASSPHRASE, ...env },
  });
  return { code: ran.status, out: ran.stdout, error: ran.stderr };
}

const inBook = (...words: string[]) => desk([...words, '--book', bookDir]);

/** What stands on standard output, which is one line of JSON and nothing else. */
function json(out: string): unknown {
  expect(out.endsWith('\n') && out.trim().split('\n').length === 1).toBe(true);
  return JSON.parse(out);
}

const LEDGER_REPORT = {
  file: '台账.csv',
  sheet: '',
  loanRows: 3,
  goodRows: 2,
  badRows: [{ row: 3, reasons: ['放款日期“2026-02-31”没有这一天，请改为实际日期'] }],
  warnings: [{ row: 4, reason: '缺少身份证号，无法按证件号识别同一人' }],
  distinctBorrowers: 2,
  // 120 000 and 60 000 yuan
  totalPrincipalFen: 18_000_000,
};

describe('one book from the command line, step by step', () => {
  let importId = '';

  it('a dry run tells everything, exits 0 and stores nothing', () => {
    const ran = inBook('import', ledger, '--dry-run', '--json');
    expect([ran.code, ran.error]).toEqual([0, '']);
    expect(json(ran.out)).toEqual(LEDGER_REPORT);
    expect(inBook('imports', '--json').out).toBe('[]\n');
  });

  it('a mistyped --dry-run imports nothing', () => {
    const ran = inBook('import', ledger, '--dryrun');
    expect(ran).toEqual({ code: 2, out: '', error: 'desk: unknown option --dryrun; see: desk help\n' });
    expect(inBook('imports', '--json').out).toBe('[]\n');
  });

  it('the import: JSON as in the dry run, its number on standard error, bad rows in a workbook', async () => {
    const errors = join(root, '未导入.xlsx');
    const ran = inBook('import', ledger, '--json', '--errors', errors);
    expect(ran.code).toBe(0);
    expect(json(ran.out)).toEqual(LEDGER_REPORT);
    importId = /^import (\S+)\n$/.exec(ran.error)?.[1] ?? '';
    expect(importId).not.toBe('');
    const sheet = (await inspectFile(errors, {})).suggestedSheet;
    const rows: string[][] = [];
    for await (const { row } of rowsOfFile(errors, { sheet: sheet ?? '' })) {
      rows.push(row.cells.map((cell) => cell.text));
    }
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(0, 2)).toEqual(['H-2', '钱示例']);
    expect(rows[1]?.slice(-2)).toEqual(['3', '放款日期“2026-02-31”没有这一天，请改为实际日期']);
  });

  it('the same file again imports nothing', () => {
    const ran = inBook('import', ledger, '--json');
    expect([ran.code, ran.error]).toEqual([0, '']);
    expect(json(ran.out)).toMatchObject({ goodRows: 2 });
  });

  it('show reads back what the ledger says, to the fen', () => {
    const ran = inBook('show', 'H-1', '--as-of', '2026-11-24', '--json');
    expect([ran.code, ran.error]).toEqual([0, '']);
    // 10 000 a month at 1 %: the balance before instalment n is 120 000 - 10 000 (n - 1)
    const schedule = Array.from({ length: 12 }, (_, index) => ({
      no: index + 1,
      dueOn: index < 7 ? `2026-${(index + 6).toString().padStart(2, '0')}-20` : `2027-0${index - 6}-20`,
      principalFen: 1_000_000,
      interestFen: (12 - index) * 10_000,
    }));
    expect(json(ran.out)).toEqual({
      contractNo: 'H-1',
      asOf: '2026-11-24',
      // instalment 5 was due on 20 October: 11 days of October, 24 of November
      dpd: 35,
      bucket: 'M2',
      overdueFen: { principal: 2_000_000, interest: 150_000, penalty: 0, fee: 0 },
      outstandingPrincipalFen: 8_000_000,
      schedule,
    });
  });

  it('letters: none on an unconfirmed opening, one once it is confirmed, none again', () => {
    const letters = () =>
      inBook('letters', '--as-of', '2026-11-24', '--min-dpd', '30', '--out', join(root, '信'), '--json');
    expect(json(letters().out)).toMatchObject({ issued: [], existing: [], refused: [{}] });
    const confirmed = desk(['confirm-opening', importId, '--book', bookDir, '--json'], {
      DESK_USER: '负责人',
    });
    expect([confirmed.code, json(confirmed.out)]).toEqual([0, { confirmed: 1 }]);
    const issued = letters();
    expect(issued.code).toBe(0);
    const paper = readdirSync(join(root, '信')).filter((name) => name.endsWith('.pdf'));
    expect(json(issued.out)).toMatchObject({ issued: [{ fileName: paper[0] }], existing: [], refused: [] });
    expect(json(letters().out)).toMatchObject({ issued: [], existing: [{}], refused: [] });
    expect(readdirSync(join(root, '信')).filter((name) => name.endsWith('.pdf'))).toEqual(paper);
  });

  it('an import with a letter built on it is not undone', () => {
    const ran = inBook('undo-import', importId);
    expect([ran.code, ran.out]).toEqual([5, '']);
    expect(ran.error).toMatch(/^desk: import\.\w+[^\n]*\n$/);
  });

  it('day-roll, verify, backup and restore', () => {
    expect(inBook('day-roll', '--as-of', '2026-11-24').code).toBe(0);
    expect(json(inBook('verify', '--json').out)).toMatchObject({ isOk: true });
    const made = inBook('backup', '--json');
    expect([made.code, made.error]).toEqual([0, '']);
    const id = /"id":"([^"]+)"/.exec(made.out)?.[1] ?? '';
    expect(inBook('restore', id)).toMatchObject({ code: 2, out: '' });
    expect(inBook('restore', id, '--yes')).toMatchObject({ code: 0, error: '' });
    expect(inBook('verify').code).toBe(0);
  });

  it('the clerk works under DESK_USER; a contract number is found in any case', () => {
    const clerk = { DESK_USER: '经办', DESK_PASSPHRASE: CLERK_PASSPHRASE };
    const shown = desk(['show', 'h-3', '--book', bookDir, '--json'], clerk);
    expect([shown.code, shown.error]).toEqual([0, '']);
    expect(json(shown.out)).toMatchObject({ contractNo: 'H-3', dpd: 0, outstandingPrincipalFen: 6_000_000 });
  });
});

describe('what a script can rely on when something is wrong', () => {
  it.each([
    ['no book', ['verify', '--book', join(root, '没有')], {}, 3, /^desk: book\.absent/],
    [
      'a wrong passphrase',
      ['verify', '--book', bookDir],
      { DESK_PASSPHRASE: 'x' },
      3,
      /^desk: passphrase\.wrong/,
    ],
    [
      'no passphrase, no terminal',
      ['verify', '--book', bookDir],
      { DESK_PASSPHRASE: '' },
      3,
      /^desk: no passphrase/,
    ],
    ['an unknown user', ['verify', '--book', bookDir], { DESK_USER: '外人' }, 3, /^desk: user\.unknown/],
    ['an unknown command', ['fly'], {}, 2, /^desk: unknown command fly/],
    ['no folder', ['show', 'H-1'], {}, 2, /^desk: --book is missing/],
    [
      'no such day',
      ['show', 'H-1', '--book', bookDir, '--as-of', '2026-02-30'],
      {},
      2,
      /^desk: --as-of is no day/,
    ],
    ['no such loan', ['show', '没有', '--book', bookDir, '--json'], {}, 5, /^desk: record\.notFound/],
    [
      'no such file',
      ['import', join(root, '没有.xlsx'), '--book', bookDir],
      {},
      5,
      /^desk: import\.fileUnreadable/,
    ],
    [
      'no such sheet',
      ['import', ledger, '--sheet', 'x', '--book', bookDir],
      {},
      5,
      /^desk: import\.sheetUnknown/,
    ],
    ['no such import', ['undo-import', 'x', '--book', bookDir], {}, 5, /^desk: record\.notFound/],
    ['no such opening', ['confirm-opening', 'x', '--book', bookDir], {}, 5, /^desk: opening\.absent/],
    ['no such copy', ['restore', 'x', '--book', bookDir, '--yes'], {}, 5, /^desk: backup\.notFound/],
  ] as const)('%s: one line, its exit code, nothing on standard output', (_what, words, env, code, line) => {
    const ran = desk(words, env);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.error).toMatch(line);
    expect(ran.error.split('\n')).toHaveLength(2);
  });

  it('asks for the passphrase at a terminal, without showing it', () => {
    const command = `'${process.execPath}' '${DESK}' show H-3 --json --book '${bookDir}'`;
    const ran = spawnSync('script', ['-qec', command, '/dev/null'], {
      encoding: 'utf8',
      input: `${OWNER_PASSPHRASE}\r`,
      env: { PATH: process.env.PATH ?? '' },
    });
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('passphrase: ');
    expect(ran.stdout.split('passphrase: ')[1]).not.toContain(OWNER_PASSPHRASE);
    expect(ran.stdout).toContain('"contractNo":"H-3"');
  });
});

describe('commands that need no book of their own', () => {
  it('sample makes a book that verifies, in a new folder only', { timeout: 60_000 }, () => {
    const fresh = join(root, '示例');
    const made = desk(['sample', '--book', fresh, '--loans', '20', '--seed', '7', '--as-of', '2026-11-23']);
    expect(made).toEqual({ code: 0, out: '20 loans as of 2026-11-23\n', error: '' });
    expect(existsSync(join(fresh, 'book.db'))).toBe(true);
    expect(desk(['verify', '--book', fresh]).code).toBe(0);
    const again = desk(['sample', '--book', fresh]);
    expect(again).toMatchObject({ code: 5, out: '' });
    expect(again.error).toMatch(/^desk: book\.exists/);
  });

  it('golden and law-vectors compare and count', () => {
    expect(desk(['golden', GOLDEN, 'schedule'])).toEqual({
      code: 0,
      out: '40 passed, 0 failed\n',
      error: '',
    });
    expect(desk(['law-vectors', VECTORS]).out).toMatch(/ passed, 0 failed\n$/);
  });

  it('help names every command', () => {
    const { code, out } = desk(['help']);
    expect(code).toBe(0);
    for (const name of ['import', 'undo-import', 'confirm-opening', 'day-roll', 'letters', 'verify', 'show'])
      expect(out).toContain(`  ${name} `);
  });
});
