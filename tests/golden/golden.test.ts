import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type GoldenOutcome, runGolden, SUPPORTED_KINDS } from '../../electron/headless/golden.ts';

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));

describe('published loan figures', () => {
  it.each(SUPPORTED_KINDS)('agree with the engine: %s', (kind) => {
    const outcome = runGolden(CASES, [kind]);
    expect(outcome.lines).toEqual([`${outcome.passed} passed, 0 failed`]);
    expect(outcome.passed).toBeGreaterThan(0);
  });

  it('counts a case of an unknown kind as failed, under its name', () => {
    const outcome = runCases({ cases: [{ id: 'odd', kind: 'horoscope', input: {}, expected: {} }] });
    expect(outcome).toEqual({
      passed: 0,
      failed: 1,
      lines: [
        'one.json odd: horoscope: expected a result, actual a kind that the engine does not compute yet',
        '0 passed, 1 failed',
      ],
    });
  });

  it('prints expected and actual of a figure that differs', () => {
    // 1,000 for a year at 10 % is repaid by 1,100.00
    const input = { fn: 'fv', rate: '0.1', nper: 1, pv: '1000' };
    const outcome = runCases({ cases: [{ id: 'fv', kind: 'tvm', input, expected: { value: '-1100.01' } }] });
    expect(outcome.lines).toEqual([
      'one.json fv: fv: expected -1100.01, actual -1100.0000',
      '0 passed, 1 failed',
    ]);
  });

  it('fails a file that is no JSON, holds no cases or does not exist, and names it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'golden 案例 '));
    writeFileSync(join(folder, 'broken.json'), '{"cases": [');
    writeFileSync(join(folder, 'empty.json'), '{"format": "loan-ground-truth/1"}');
    writeFileSync(join(folder, 'odd.json'), '{"cases": ["text"]}');
    const outcome = runGolden(folder);
    expect(outcome.failed).toBe(3);
    expect(outcome.lines.map((line) => line.split(':')[0])).toEqual([
      'broken.json',
      'empty.json',
      'odd.json #1',
      '0 passed, 3 failed',
    ]);
    expect(runGolden(join(folder, 'absent')).failed).toBe(1);
  });
});

describe('conventions beyond the published cases', () => {
  it.each([
    // Regulation Z, Appendix J (c)(1)(ii): 6,000 on 10 February, 36 × 200 from 1 April: 1 month and 19 days
    ['month', 1, '6000', '1978-02-10', ['200', '1978-04-01', 'month', 1, 36], '11.82', '19/30'],
    // (c)(1)(iii): half-months, 6 odd days of 15
    ['half-month', 1, '5000', '1978-02-23', ['219.17', '1978-03-01', 'half-month', 1, 24], '10.34', '6/15'],
    // (c)(1)(iv): quarters, 1 month and 9 days of 90 odd
    ['month', 3, '10000', '1978-05-23', ['385', '1978-10-01', 'month', 3, 40], '8.97', '39/90'],
    // (c)(1)(v): weeks, 4 odd days of 7
    ['week', 1, '500', '1978-03-20', ['17.60', '1978-04-21', 'week', 1, 30], '14.96', '4/7'],
    // (c)(5)(i): one payment after 255 days
    ['day', 255, '1000', '1978-01-03', ['1080', '1978-09-15', 'day', 1, 1], '11.45', '0'],
  ] as const)(
    'reckons the US rate by %s × %i with its odd days',
    (unit, multiple, amount, on, row, rate, odd) => {
      const [paid, firstOn, every, step, count] = row;
      const input = {
        method: 'us-actuarial',
        unitPeriod: { unit, multiple },
        advances: [{ amount, on }],
        payments: [{ amount: paid, on: firstOn, every: { unit: every, count: step }, count }],
      };
      const whole = odd === '0' || odd === '19/30' || odd === '39/90' ? 1 : odd === '4/7' ? 4 : 0;
      const expected = { ratePercent: rate, firstPayment: { unitPeriods: whole, fraction: odd } };
      expect(runCases({ cases: [{ id: 'us', kind: 'apr', input, expected }] }).lines).toEqual([
        '1 passed, 0 failed',
      ]);
    },
  );

  it.each([
    ['xirr', '900', '2021-01-01', '2022-01-01', '-10.00'],
    ['xirr', '1000', '2021-01-01', '2022-01-01', '0.00'],
    // 31 days of a leap year in whole months: one twelfth; 1.01^12 − 1 = 12.6825 %
    ['eu-effective', '1010', '2020-01-01', '2020-02-01', '12.6825'],
    // 15 odd days of a leap year: (1,010 / 1,000)^(366/15) − 1 = 27.4798… %
    ['eu-effective', '1010', '2020-01-01', '2020-01-16', '27.4798'],
  ])('finds the yearly rate by %s of 1,000 repaid by %s', (method, amount, on, to, ratePercent) => {
    const advances = [{ amount: '1000', on }];
    const input = { method, advances, payments: [{ amount, on: to }] };
    const lines = runCases({ cases: [{ id: 'x', kind: 'apr', input, expected: { ratePercent } }] }).lines;
    expect(lines).toEqual(['1 passed, 0 failed']);
  });

  it.each([
    // 12,000 × 1.07^−1 … 20 times, to 28 digits: −127,128.1709461939327295222005
    [{ fn: 'pv', rate: '0.07', nper: 20, pmt: '12000' }, '-127128.1709461939327295222005', '1e-20'],
    [{ fn: 'pmt', rate: '0', nper: 60, pv: '15000' }, '-250', undefined],
    // at the beginning: the level amount of the end over 1 + rate
    [{ fn: 'ppmt', rate: '1/120', per: 1, nper: 60, pv: '55000', when: 'begin' }, '-1158.929712', '1e-6'],
    [{ fn: 'nper', rate: '0.075', pmt: '-2000', pv: '0', fv: '100000', when: 1 }, '20.7616', '1e-4'],
    // (224.11 / 662.05)^(1/2) − 1
    [{ fn: 'rate', nper: 2, pmt: '0', pv: '-662.05', fv: '224.11' }, '-0.41818459', '1e-7'],
    // everything is received: no rate
    [{ fn: 'rate', nper: 12, pmt: '400', pv: '10000', fv: '5000' }, null, undefined],
    // 100,000 × 0.1/12 × (6/24 − 1)
    [{ fn: 'ispmt', rate: '0.1/12', per: '6', nper: '24', pv: '100000' }, '-625', '1e-9'],
  ])('computes %o', (input, value, tolerance) => {
    const expected = { value, ...(tolerance === undefined ? {} : { tolerance }) };
    expect(runCases({ cases: [{ id: 'tvm', kind: 'tvm', input, expected }] }).lines).toEqual([
      '1 passed, 0 failed',
    ]);
  });

  it('rounds a flat instalment kept in jiao by its parts, and prints exact balances each by itself', () => {
    // 9.99 over 12: 0.8325 → 0.8 a month, the last one takes 9.99 − 11 × 0.8 = 1.19
    const common = { principal: '9.99', annualRatePercent: '0', termCount: 12, interestBasis: 'per-period' };
    const flat = {
      ...common,
      method: 'flat',
      dayCount: '30/360',
      rounding: { scale: 1, mode: 'half-up' },
      instalment: { split: 'total' },
    };
    // 12,345.67 without interest over 6 months: after three exactly 6,172.835 is left
    const exact = {
      ...common,
      principal: '12345.67',
      termCount: 6,
      method: 'equal-instalment',
      dayCount: '30/360',
      rounding: { scale: 2, mode: 'half-up', balance: 'none' },
      instalment: { rule: 'annuity' },
    };
    const rows = (...lines: readonly object[]) => ({ instalments: lines });
    const cases = [
      {
        id: 'flat',
        kind: 'schedule',
        input: flat,
        expected: rows({ no: 1, principal: '0.80' }, { no: 12, principal: '1.19' }),
      },
      {
        id: 'exact',
        kind: 'schedule',
        input: exact,
        expected: rows({ no: 3, principal: '2057.61', balanceAfter: '6172.84' }),
      },
    ];
    expect(runCases({ cases }).lines).toEqual(['2 passed, 0 failed']);
  });
});

function runCases(content: unknown): GoldenOutcome {
  const folder = mkdtempSync(join(tmpdir(), 'golden 案例 '));
  writeFileSync(join(folder, 'one.json'), JSON.stringify(content));
  return runGolden(folder);
}
