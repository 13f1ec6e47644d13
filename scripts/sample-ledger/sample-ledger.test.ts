import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { forkedFileParser } from '../../electron/parser/forked-file-parser.ts';
import { findHeading } from '../../shared/domain/import/heading-row.ts';
import { identityChecks } from '../../shared/domain/import/identity-checks.ts';
import type { ImportedLoan } from '../../shared/domain/import/imported-loan.ts';
import { LedgerReader } from '../../shared/domain/import/ledger-reader.ts';
import { suggestMapping } from '../../shared/domain/import/mapping.ts';
import { daysBetween, localDate, parseLocalDate } from '../../shared/kernel/local-date.ts';
import { sampleFiles } from '../make-sample-ledger.ts';
import { inventLoans } from './invented-loans.ts';
import { Dice } from './invented-people.ts';

const TODAY = localDate('2026-11-23');
const root = new URL('../../', import.meta.url);

async function importSample() {
  const parser = forkedFileParser();
  const path = fileURLToPath(new URL('resources/sample/ledger-300.xlsx', root));
  const seen = await parser.inspect(path);
  const sheet = seen.sheets.find((one) => one.name === seen.suggestedSheet);
  const heading = sheet && findHeading({ rows: sheet.firstRows, merges: sheet.merges });
  const cutoverOn = parseLocalDate(heading?.asOf ?? '');
  if (sheet === undefined || heading === undefined || cutoverOn === undefined)
    throw new Error('the sample has its heading');
  const context = {
    file: seen.file,
    sheet: sheet.name,
    date1904: seen.date1904,
    checks: identityChecks(TODAY),
    today: TODAY,
    cutoverOn,
  };
  const reader = new LedgerReader({ heading, mapping: suggestMapping(heading), context });
  const loans: ImportedLoan[] = [];
  await parser.readRows(path, { sheet: sheet.name }, (rows) => {
    for (const row of rows) loans.push(...[reader.read(row)?.good ?? []].flat());
  });
  return { report: reader.report('en'), notes: reader.notes(), loans };
}

describe('the sample ledger', () => {
  it('is what its script makes, byte for byte', async () => {
    for (const [path, bytes] of await sampleFiles()) {
      expect(Buffer.compare(Buffer.from(bytes), readFileSync(new URL(path, root))), path).toBe(0);
    }
  });

  it('holds 300 loan rows; the planted bad ones stay out, the planted doubts are told', async () => {
    const { report, notes } = await importSample();
    expect([report.loanRows, report.goodRows]).toEqual([300, 292]);
    expect(notes.bad.map((bad) => [bad.row, ...bad.reasons.map((note) => note.code)])).toEqual([
      [21, 'date.noSuchDay'],
      [62, 'amount.negative'],
      [98, 'field.missing'],
      [135, 'date.ambiguous'],
      [174, 'contractNo.repeated'],
      [210, 'identity.digitsLost'],
      [248, 'count.unreadable'],
      [295, 'opening.principalAbovePrincipal'],
    ]);
    expect(notes.warnings.map(({ row, note }) => `${row} ${note.code}`)).toEqual([
      '16 identity.checkFailed',
      '37 vin.checkFailed',
      '81 identity.checkFailed',
      '150 plate.checkFailed',
      '197 identity.checkFailed',
      '218 phone.checkFailed',
    ]);
  });

  it('reads every good row as the loan that was invented, however it was written', async () => {
    const { loans, report } = await importSample();
    const invented = new Map(inventLoans(new Dice(20_261_123), 300).map((loan) => [loan.vin, loan]));
    let principalFen = 0;
    for (const loan of loans) {
      const source = invented.get(loan.vehicle?.vin ?? '');
      if (source === undefined) continue;
      principalFen += source.principalFen;
      expect(loan.borrower.name).toBe(source.borrower.name);
      expect(loan.terms).toMatchObject({
        principalFen: source.principalFen,
        annualRatePpm: source.annualRatePpm,
        method: source.method,
        termCount: source.termCount,
        disbursedOn: source.disbursedOn,
        firstDueOn: source.firstDueOn,
        signedOn: source.signedOn,
      });
      expect(loan.opening?.principalFen).toBe(source.opening?.principalFen);
      expect(loan.opening?.penaltyFen).toBe(source.opening?.penaltyFen);
      expect(loan.opening?.instalmentsMet).toBe(source.opening?.instalmentsMet);
    }
    const planted = loans.filter((loan) => !invented.has(loan.vehicle?.vin ?? ''));
    expect(planted).toHaveLength(1);
    expect(report.totalPrincipalFen).toBe(principalFen + (planted[0]?.terms.principalFen ?? 0));
  });

  it('spreads over every bucket from M0 to M7 as of 2026-11-23', async () => {
    const { loans } = await importSample();
    const buckets = new Set(
      loans.flatMap((loan) =>
        loan.opening === null ? [] : [Math.min(7, Math.ceil((loan.opening.statedDaysPastDue ?? 0) / 30))],
      ),
    );
    expect([...buckets].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(
      loans.every(
        (loan) => loan.opening === null || daysBetween(loan.terms.disbursedOn, loan.opening.cutoverOn) > 0,
      ),
    ).toBe(true);
  });
});
