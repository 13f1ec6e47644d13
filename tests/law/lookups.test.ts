import { describe, expect, it } from 'vitest';
import { readShippedLaw } from '../../electron/headless/law-resources.ts';
import { confidenceFloor } from '../../shared/domain/law/calculation.ts';
import { calendarOf } from '../../shared/domain/law/calendar-document.ts';
import { inMillionths, LawDocumentError } from '../../shared/domain/law/document-reading.ts';
import { type LprRow, lawBookOf, withLprRows } from '../../shared/domain/law/law-book.ts';
import { benchmarkOn, lprChoiceOn, lprOn } from '../../shared/domain/law/lpr.ts';
import {
  booleanOn,
  multiplyRate,
  numberOn,
  numbersOn,
  parameterOn,
  textOn,
} from '../../shared/domain/law/parameters.ts';
import { deadlineOf, isProvisional, isWorkingDay } from '../../shared/kernel/calendar.ts';
import { localDate } from '../../shared/kernel/local-date.ts';
import { ratePpm } from '../../shared/kernel/rate.ts';

const { law, calendar } = readShippedLaw();
const day = localDate;
const entered = (publishedOn: string, ppm: number): LprRow => ({
  publishedOn: day(publishedOn),
  month: publishedOn.slice(0, 7),
  annual1yPpm: ratePpm(ppm),
  annual5yPpm: null,
  confidence: 'high',
  origin: 'entered',
  source: '全国银行间同业拆借中心公告',
});

describe('the loan prime rate of a day (R2.2)', () => {
  it.each([
    ['2024-11-05', 31_000],
    ['2019-08-20', 42_500],
    ['2020-08-19', 38_500],
    ['2026-02-23', 30_000], // the February fixing came on the 24th
    ['2026-08-20', 30_000],
    ['2026-09-20', 30_000],
  ])('on %s is %d ppm', (on, ppm) => {
    expect(lprOn(law, day(on))).toMatchObject({ ok: true, value: { value: ppm } });
  });

  it.each([
    ['2026-09-21', '2026-09'],
    ['2026-10-19', '2026-09'],
    ['2026-11-23', '2026-11'],
    // the table ends in November 2026; the fixing of December is due on Monday the 21st
    ['2026-12-20', '2026-11'],
    ['2026-12-21', '2026-12'],
    ['2027-06-01', '2026-12'],
  ])('on %s is refused for want of %s', (on, month) => {
    expect(lprOn(law, day(on))).toEqual({
      ok: false,
      error: { code: 'law.lprMissing', params: { month, on } },
    });
  });

  it('is refused where a month is left out of the table, not carried forward', () => {
    const gap = { ...law, lpr: law.lpr.filter((row) => row.month !== '2024-10') };
    expect(lprOn(gap, day('2024-10-18'))).toMatchObject({ ok: true, value: { value: 33_500 } });
    expect(lprOn(gap, day('2024-11-05'))).toMatchObject({ error: { params: { month: '2024-10' } } });
    expect(lprOn(gap, day('2024-11-20'))).toMatchObject({ ok: true, value: { value: 31_000 } });
  });

  it('is refused before 2019-08-20', () => {
    expect(lprOn(law, day('2019-08-19'))).toMatchObject({ error: { code: 'law.lprBeforeRegime' } });
  });

  it('is answered once the owner has entered the figure', () => {
    const book = withLprRows(law, [entered('2026-09-22', 29_000)]);
    expect(lprOn(book, day('2026-10-01'))).toMatchObject({ ok: true, value: { value: 29_000 } });
    // the expected row of the 21st was replaced by the true day
    expect(lprOn(book, day('2026-09-21'))).toMatchObject({ ok: true, value: { value: 30_000 } });
  });

  it('offers both values only on a fixing day that changed it', () => {
    expect(lprChoiceOn(law, day('2024-10-21'))).toMatchObject({
      ok: true,
      value: { before: { value: 33_500 }, after: { value: 31_000 } },
    });
    expect(lprChoiceOn(law, day('2024-11-20'))).toEqual({ ok: true, value: undefined });
    expect(lprChoiceOn(law, day('2024-10-22'))).toEqual({ ok: true, value: undefined });
    expect(lprChoiceOn(law, day('2026-09-21'))).toMatchObject({ ok: false });
  });

  it('has benchmark rates before it, from 2011-07-07 on', () => {
    expect(benchmarkOn(law, day('2014-11-21'))).toMatchObject({ ok: true, value: { upTo6mPpm: 56_000 } });
    expect(benchmarkOn(law, day('2011-07-06'))).toMatchObject({ error: { code: 'law.benchmarkMissing' } });
  });
});

describe('a legal parameter (R9.1)', () => {
  it('of the more specific scope wins: MICROLOAN, then LOCAL7, then all', () => {
    const on = day('2026-01-01');
    const scopeOf = (id: string) => {
      const found = parameterOn(law, { id, lenderType: 'MICROLOAN', on });
      return found.ok ? found.value.scope : found.error.code;
    };
    expect(scopeOf('cap.microloan.stopLine')).toBe('MICROLOAN');
    expect(scopeOf('cap.local7.judicial')).toBe('LOCAL7');
    expect(scopeOf('daycount.cap')).toBe('all');
    expect(scopeOf('cap.private.multiple')).toBe('law.parameterAbsent');
  });

  it('is the row of its date: two years of limitation until 2017-09-30', () => {
    const yearsOn = (on: string) =>
      numberOn(law, { id: 'limitation.general.years', lenderType: 'all', on: day(on) });
    expect(yearsOn('2017-09-30')).toMatchObject({
      ok: true,
      value: { value: 2, row: { confidence: 'low' } },
    });
    expect(yearsOn('2017-10-01')).toMatchObject({ ok: true, value: { value: 3 } });
    expect(yearsOn('1986-12-31')).toMatchObject({ ok: false, error: { code: 'law.parameterAbsent' } });
  });

  it('that is null or of another kind is refused', () => {
    const on = day('2026-01-01');
    const refused = { ok: false, error: { code: 'law.parameterUnusable' } };
    expect(numberOn(law, { id: 'fee.realizeSecurity', lenderType: 'all', on })).toMatchObject(refused);
    expect(numberOn(law, { id: 'apr.cap.compare', lenderType: 'all', on })).toMatchObject(refused);
    expect(booleanOn(law, { id: 'demand.cureDays.min', lenderType: 'all', on })).toMatchObject(refused);
    expect(textOn(law, { id: 'demand.cureDays.min', lenderType: 'all', on })).toMatchObject(refused);
    expect(numbersOn(law, { id: 'apr.cap.compare', lenderType: 'all', on })).toMatchObject(refused);
  });

  it('multiplies a rate exactly: 4 × 3.85 % = 15.40 %, 1.3 × 10 % = 13 %', () => {
    expect(multiplyRate(ratePpm(38_500), 4)).toBe(154_000);
    expect(multiplyRate(ratePpm(100_000), 1.3)).toBe(130_000);
  });

  it('lowers the confidence of what rests on it, a product default does not', () => {
    const row = (confidence: 'high' | 'medium' | 'low' | 'none' | 'n/a') => ({
      id: 'x',
      scope: 'all',
      effectiveFrom: day('2021-01-01'),
      confidence,
    });
    expect(confidenceFloor([])).toBe('high');
    expect(confidenceFloor([row('high'), row('n/a')])).toBe('high');
    expect(confidenceFloor([row('low'), row('medium')])).toBe('low');
    expect(confidenceFloor([row('none'), row('low')])).toBe('none');
  });
});

describe('the data files', () => {
  const row = {
    id: 'a',
    nameZh: '甲',
    nameEn: 'A',
    value: 1,
    unit: 'days',
    effectiveFrom: '2021-01-01',
    effectiveTo: null,
    scope: 'all',
    source: 's',
    confidence: 'high',
  };
  const lpr = {
    rows: [{ publishedOn: '2019-08-20', month: '2019-08', lpr1y: 4.25, lpr5y: null, confidence: 'high' }],
    pbocBenchmarkLoanRates: { confidence: 'medium', rows: [['2015-10-24', 4.35, 4.35, 4.75, 4.75, 4.9]] },
  };

  it('are read into ppm', () => {
    const book = lawBookOf({ parameters: { parameters: [row] }, lpr });
    expect(book.lpr[0]).toMatchObject({ annual1yPpm: 42_500, annual5yPpm: null });
    expect(book.benchmarks[0]?.over5yPpm).toBe(49_000);
    expect(book.parameters.get('a')).toHaveLength(1);
  });

  it.each([
    ['no object', { parameters: [], lpr }],
    ['a row twice', { parameters: { parameters: [row, row] }, lpr }],
    ['an impossible day', { parameters: { parameters: [{ ...row, effectiveFrom: '2021-02-30' }] }, lpr }],
    ['an unknown confidence', { parameters: { parameters: [{ ...row, confidence: 'sure' }] }, lpr }],
    ['a missing value', { parameters: { parameters: [{ ...row, value: undefined }] }, lpr }],
    [
      'a month twice',
      { parameters: { parameters: [row] }, lpr: { ...lpr, rows: [...lpr.rows, ...lpr.rows] } },
    ],
    [
      'a rate as text',
      { parameters: { parameters: [row] }, lpr: { ...lpr, rows: [{ ...lpr.rows[0], lpr1y: '4' }] } },
    ],
    [
      'another month',
      { parameters: { parameters: [row] }, lpr: { ...lpr, rows: [{ ...lpr.rows[0], month: '2019-09' }] } },
    ],
  ])('with %s are refused', (_, documents) => {
    expect(() => lawBookOf(documents)).toThrow(LawDocumentError);
  });

  it('keep every decimal of a rate or are refused', () => {
    expect(inMillionths(0.000175, 1_000_000, 'x')).toBe(175);
    expect(() => inMillionths(0.0000005, 1_000_000, 'x')).toThrow(LawDocumentError);
  });
});

describe('the shipped holiday calendar', () => {
  it.each([
    ['2019-05-03', false],
    ['2019-05-05', true],
    ['2020-01-31', false],
    ['2021-02-20', true],
    ['2022-10-08', true],
    ['2023-06-25', true],
    ['2024-02-09', true], // the eve of 2024 was a working day
    ['2025-01-28', false],
    ['2025-10-11', true],
    ['2026-02-28', true],
    ['2026-02-23', false],
    ['2026-09-20', true],
  ])('%s: working day %s', (date, expected) => {
    expect(isWorkingDay(day(date), calendar)).toBe(expected);
  });

  it('holds eight published years; later ones are provisional', () => {
    const years = [...calendar.years.values()];
    expect(years.filter((year) => year.status === 'published').map((year) => year.year)).toEqual([
      2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
    expect(isProvisional(day('2026-12-31'), calendar)).toBe(false);
    expect(isProvisional(day('2027-01-04'), calendar)).toBe(true);
  });

  it('makes up working days on weekends only', () => {
    for (const entry of calendar.days.values()) {
      const weekday = new Date(`${entry.date}T00:00:00Z`).getUTCDay();
      if (entry.kind === 'work') expect([0, 6]).toContain(weekday);
    }
  });

  it('gives the ends of the worked examples', () => {
    expect(deadlineOf(day('2028-06-10'), calendar)).toMatchObject({
      legalEnd: '2028-06-12',
      lastSafeDay: '2028-06-09',
    });
    expect(deadlineOf(day('2026-09-25'), calendar)).toMatchObject({
      legalEnd: '2026-09-28',
      lastSafeDay: '2026-09-24',
    });
    expect(deadlineOf(day('2028-10-09'), calendar)).toMatchObject({
      lastSafeDay: '2028-09-29',
      isProvisional: true,
    });
  });

  it('refuses a file with a day both off and worked, or an endless holiday', () => {
    const year = {
      year: 2026,
      status: 'published',
      source: 's',
      confidence: 'high',
      restPeriods: [{ name: '元旦', from: '2026-01-01', to: '2026-01-03' }],
      workingDays: [{ name: '元旦', date: '2026-01-03' }],
      likelyRestPeriods: [],
    };
    expect(() => calendarOf([year])).toThrow(LawDocumentError);
    const endless = {
      ...year,
      workingDays: [],
      restPeriods: [{ name: '元旦', from: '2026-01-01', to: '2026-03-01' }],
    };
    expect(() => calendarOf([endless])).toThrow(LawDocumentError);
  });
});
