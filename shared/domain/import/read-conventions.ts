import { type Fen, fen, type Rounding } from '../../kernel/money.ts';
import type {
  DayCount,
  FlatSplit,
  Frequency,
  InstalmentRule,
  JsonFraction,
  LoanTerms,
  RateStep,
  RoundingTerms,
} from '../loan/terms.ts';
import { textCell, tidyText } from './cell.ts';
import { readAmount } from './read-amount.ts';
import { readDateText } from './read-date.ts';
import { readRate } from './read-rate.ts';

/** Words for how a contract counts, Chinese and English; undefined when the text names none. */

function plain(raw: string): string {
  return tidyText(raw).toLowerCase().replace(/\s/g, '');
}

function found<T>(raw: string, words: readonly (readonly [RegExp, T])[]): T | undefined {
  const text = plain(raw);
  return words.find(([pattern]) => pattern.test(text))?.[1];
}

const DAY_COUNT_WORDS: readonly (readonly [RegExp, DayCount])[] = [
  [/^30e\/360/, '30e/360'],
  [/^30\/360-?us/, '30/360-us'],
  [/30\/360|bond/, '30/360'],
  [/^(act(ual)?|实际(天数)?)\/(act(ual)?|实际(天数)?)/, 'actual/actual'],
  [/(act(ual)?|实际(天数)?|^)\/?364/, 'actual/364'],
  [/(act(ual)?|实际(天数)?)\/360|^(一?年|按|每年)?360天?(\/年|一年|计息)?$/, 'actual/360'],
  [/(act(ual)?|实际(天数)?)\/365|^(一?年|按|每年)?365天?(\/年|一年|计息)?$/, 'actual/365'],
];

/** 30/360 · 实际/365 · ACT/360 · actual/actual-isda · 360 (a year of 360 days, real days counted). */
export function readDayCount(raw: string): DayCount | undefined {
  return found(raw, DAY_COUNT_WORDS);
}

/** per-day: the period's days count; per-period: every period is the same part of a year. */
export function readInterestBasis(raw: string): LoanTerms['interestBasis'] | undefined {
  return found<LoanTerms['interestBasis']>(raw, [
    [/per-?day|daily|按日|按天|逐日|实际天数|日计息/, 'per-day'],
    [/per-?(period|month)|monthly|按月|按期|整月|整期|月计息|期计息/, 'per-period'],
  ]);
}

/** whole: a long or short first period is one whole period; by days, under the day count named or given. */
export function readFirstPeriod(
  raw: string,
  dayCount: DayCount | undefined,
): LoanTerms['oddFirstPeriod'] | undefined {
  const named = readDayCount(raw.replace(/^[^\dA-Za-z实]*(?=\d|act|实际)/i, ''));
  if (named !== undefined) return { kind: 'by-days', dayCount: named };
  const kind = found<'whole' | 'by-days'>(raw, [
    [/整|满期|whole|full/, 'whole'],
    [/天|日|days?|pro-?rata/, 'by-days'],
  ]);
  if (kind === undefined) return undefined;
  return kind === 'whole' ? { kind } : { kind, dayCount: dayCount ?? 'actual/365' };
}

const UNIT_WORDS: readonly (readonly [RegExp, Frequency['unit'], number])[] = [
  [/半年|half-?year|semi-?annual/, 'month', 6],
  [/季|quarter/, 'month', 3],
  [/双周|两周|fortnight|bi-?weekly/, 'week', 2],
  [/年|year|annual/, 'month', 12],
  [/周|星期|week/, 'week', 1],
  [/月|month/, 'month', 1],
  [/天|日|day|daily/, 'day', 1],
];

/** 每月 · 月付 · monthly · 每2周 · every 15 days · 季付 · 双周. */
export function readFrequency(raw: string): Frequency | undefined {
  const text = plain(raw)
    .replace(/[一]/g, '1')
    .replace(/[两二]/g, '2');
  const unit = UNIT_WORDS.find(([pattern]) => pattern.test(text.replace('2周', '周')));
  if (unit === undefined) return undefined;
  const stated = /(\d{1,3})/.exec(text)?.[1];
  const every = (stated === undefined ? 1 : Number(stated)) * unit[2];
  return every < 1 || every > 366 ? undefined : { unit: unit[1], every };
}

const ROUNDING_WORDS: readonly (readonly [RegExp, Rounding])[] = [
  [/half-?even|银行家|四舍六入|bankers?/, 'half-even'],
  [/half-?up|四舍五入|^round$/, 'half-up'],
  [/down|截|舍去|抹零|去尾|floor|truncate/, 'down'],
  [/up|进位|进一|入|ceil/, 'up'],
];

export function readRounding(raw: string): Rounding | undefined {
  return found(raw, ROUNDING_WORDS);
}

/** What amounts are a multiple of: 元 · 角 · 分 · 到元 · 0.01 · 10元; in fen. */
export function readMultiple(raw: string): number | undefined {
  const text = plain(raw).replace(/^(取整)?(精确)?到/, '');
  const named = /^(百元|十元|元|角|分|yuan|jiao|fen)/.exec(text)?.[1];
  if (named !== undefined) return MULTIPLES[named];
  const read = readAmount(textCell(text), undefined);
  return read.ok && read.value.amountFen > 0 ? read.value.amountFen : undefined;
}

const MULTIPLES: Readonly<Record<string, number>> = {
  百元: 10_000,
  十元: 1000,
  元: 100,
  角: 10,
  分: 1,
  yuan: 100,
  jiao: 10,
  fen: 1,
};

export function readBalanceRounding(raw: string): RoundingTerms['balance'] | undefined {
  return found<RoundingTerms['balance']>(raw, [
    [/none|exact|不取整|不舍入|不四舍五入|精确|^否$|^no$/, 'exact'],
    [/round|取整|舍入|四舍五入|^是$|^yes$/, 'rounded'],
  ]);
}

export function readRemainder(raw: string): RoundingTerms['remainder'] | undefined {
  return found<RoundingTerms['remainder']>(raw, [
    [/none|不调整|不处理|保留/, 'none'],
    [/first|首期|第一期/, 'first-instalment'],
    [/last|末期|最后一期|尾期/, 'last-instalment'],
  ]);
}

/** 顺延 · 不顺延 · 顺延不跨月 · following · modified following; interest follows only where the text says so (计息至顺延日). */
export function readDueOnDayOff(raw: string): LoanTerms['dueOnDayOff'] {
  const kind = found<NonNullable<LoanTerms['dueOnDayOff']>['kind']>(raw, [
    [/不顺延|不变|照常|^否$|^no$|stays|unadjusted|^none$/, 'stays'],
    [/不跨月|当月内|modified|in-?month/, 'next-working-day-in-month'],
    [/顺延|延后|下一工作日|^是$|^yes$|next|following/, 'next-working-day'],
  ]);
  if (kind === undefined || kind === 'stays') return kind && { kind };
  const isFollowed = /计息至顺延|利息顺延|to-?moved-?day/.test(plain(raw));
  return isFollowed ? { kind, interest: 'to-moved-day' } : { kind };
}

export function readFlatSplit(raw: string): FlatSplit | undefined {
  return found<FlatSplit>(raw, [
    [/level-?total|等额|每期相等/, 'level-total'],
    [/per-?period|逐期|每期/, 'per-period'],
    [/total|总利息|合计|平均/, 'total'],
  ]);
}

/** How the level instalment comes about; `fraction`: the part of a year that the formula takes a period for. */
export function readInstalmentRule(raw: string): InstalmentRule | undefined {
  const text = plain(raw);
  if (/by-?period|按实际天数|逐期/.test(text)) return { kind: 'annuity-by-period' };
  if (!/annuity|等额|年金|公式/.test(text)) return undefined;
  const fraction = /\d+\/\d+(\+\d+\/\d+)*/.exec(text)?.[0];
  const periodFraction = fraction === undefined ? undefined : readFraction(fraction);
  return periodFraction === undefined ? { kind: 'annuity' } : { kind: 'annuity', periodFraction };
}

/** '1/12', or a sum '3/365+1/12', as one fraction. */
export function readFraction(raw: string): JsonFraction | undefined {
  const text = plain(raw);
  if (!/^\d{1,6}\/[1-9]\d{0,5}(\+\d{1,6}\/[1-9]\d{0,5}){0,3}$/.test(text)) return undefined;
  return text.split('+').reduce<JsonFraction>(
    (total, part) => {
      const [top = 0, bottom = 1] = part.split('/').map(Number);
      return {
        numerator: total.numerator * bottom + top * total.denominator,
        denominator: total.denominator * bottom,
      };
    },
    { numerator: 0, denominator: 1 },
  );
}

/** Parts of a list in one cell: ';', '；', '、' or blanks between. A comma may stand inside an amount. */
function listed(raw: string): readonly string[] {
  return tidyText(raw)
    .split(/[;、|]|\s+|,(?!\d{3}(\D|$))/)
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '');
}

function all<T>(parts: readonly string[], read: (part: string) => T | undefined): readonly T[] | undefined {
  const values = parts.flatMap((part) => read(part) ?? []);
  return values.length === parts.length && values.length > 0 ? values : undefined;
}

export function readFractions(raw: string): readonly JsonFraction[] | undefined {
  return all(listed(raw), readFraction);
}

export function readDates(raw: string): LoanTerms['variations'] {
  const dates = all(listed(raw), (part) => {
    const read = readDateText(part);
    return read.ok ? read.value.date : undefined;
  });
  return dates === undefined ? undefined : { dueDates: dates };
}

/** '第13期:8%' as number and rest; '!' at the end keeps the instalment as it is. */
function numbered(part: string): { readonly no: number; readonly rest: string } | undefined {
  const match = /^第?(\d{1,4})期?(?:后|起)?[:=：](.+)$/.exec(part);
  return match ? { no: Number(match[1]), rest: match[2] ?? '' } : undefined;
}

/** One amount, or amounts by the first instalment that has them: '323.15' · '1:101.43;13:110.29'. */
export function readGivenInstalments(
  raw: string,
): readonly { readonly fromNo: number; readonly amountFen: Fen }[] | undefined {
  const single = readAmount(textCell(tidyText(raw)), undefined);
  if (single.ok) return [{ fromNo: 1, amountFen: single.value.amountFen }];
  return all(listed(raw), (part) => {
    const one = numbered(part);
    const amountFen = one && amountOf(one.rest);
    return one === undefined || amountFen === undefined ? undefined : { fromNo: one.no, amountFen };
  });
}

/** New rates from an instalment on: '2:4%;13:6%'. A '!' keeps the instalment: '2:4%!'. */
export function readRateSteps(raw: string): readonly RateStep[] | undefined {
  return all(listed(raw), (part) => {
    const one = numbered(part);
    const read = one && readRate(textCell(one.rest.replace('!', '')), { unit: 'percent', period: 'year' });
    if (one === undefined || read?.ok !== true) return undefined;
    return { fromNo: one.no, annualRatePpm: read.value.ratePpm, isRecast: !one.rest.includes('!') };
  });
}

/** More paid out after an instalment: '3:10000'. */
export function readFurtherDisbursements(
  raw: string,
): readonly { readonly afterNo: number; readonly amountFen: Fen; readonly isRecast: boolean }[] | undefined {
  return all(listed(raw), (part) => {
    const one = numbered(part);
    const amountFen = one && amountOf(one.rest.replace('!', ''));
    if (one === undefined || amountFen === undefined) return undefined;
    return { afterNo: one.no, amountFen, isRecast: !one.rest.includes('!') };
  });
}

function amountOf(text: string): Fen | undefined {
  const read = readAmount(textCell(text), undefined);
  return read.ok ? fen(read.value.amountFen) : undefined;
}
