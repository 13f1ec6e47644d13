import { addMonths, daysBetween, type LocalDate, toParts } from '../../kernel/local-date.ts';
import { type Fen, fen } from '../../kernel/money.ts';
import { type RatePpm, ratePpm } from '../../kernel/rate.ts';
import type { Frequency, PenaltyTerms } from '../loan/terms.ts';
import { buildSchedule, MOST_INSTALMENTS } from '../schedule/build-schedule.ts';
import { dueDate } from '../schedule/periods.ts';
import { tidyText } from './cell.ts';
import type { ImportField } from './import-field.ts';
import type { ImportedTerms } from './imported-loan.ts';
import { dueRuleOf, loanTermsOf } from './loan-of-row.ts';
import { doubtsOfPrincipal } from './read-amount.ts';
import { readDates } from './read-conventions.ts';
import { readDate } from './read-date.ts';
import { type RatePeriod, readRate } from './read-rate.ts';
import {
  meansMonthEnd,
  meansSinglePayment,
  readMethod,
  readPenaltyFactor,
  readTermMonths,
  saysMonths,
} from './read-words.ts';
import { readConventions } from './row-conventions.ts';
import type { RowReader } from './row-reader.ts';

const LONGEST_TERM = 480;
/** Ten years: longer than any car loan. */
const USUAL_TERM = 120;
const ROUNDED_TO_FEN = 100;
const MONTHLY: Frequency = { unit: 'month', every: 1 };

/**
 * The contract's terms, or undefined with the reasons noted. Every part is read, so that all reasons show
 * at once.
 */
export function readTerms(reader: RowReader): ImportedTerms | undefined {
  const principalFen = readPrincipal(reader);
  const rate = readContractRate(reader);
  const method = readMethodField(reader);
  const conventions = readConventions(reader);
  const disbursedOn = required(reader, 'paidOutOn', reader.date('paidOutOn'));
  const signedOn = reader.date('signedOn');
  const frequency = conventions?.frequency ?? MONTHLY;
  const due = disbursedOn === undefined ? undefined : readFirstDue(reader, { disbursedOn, frequency });
  const termCount = readTerm(reader, { frequency, disbursedOn, due });
  const penalty = readPenalty(reader);
  if (disbursedOn !== undefined && disbursedOn > reader.context.today)
    reader.reason('paidOut.inFuture', 'paidOutOn', { paidOutOn: disbursedOn });
  if (signedOn !== undefined && disbursedOn !== undefined && signedOn > disbursedOn) {
    reader.warn('signed.afterPaidOut', 'signedOn', { signedOn, paidOutOn: disbursedOn });
  }
  if (principalFen === undefined || rate === undefined || method === undefined || termCount === undefined)
    return undefined;
  if (disbursedOn === undefined || due === undefined) return undefined;
  const terms: ImportedTerms = {
    principalFen,
    ...rate,
    method,
    termCount,
    signedOn: signedOn ?? null,
    disbursedOn,
    ...due,
    penalty,
    ...(conventions === undefined ? {} : { conventions }),
  };
  const whole = meansSinglePayment(reader.text('method') ?? '') ? paidAtOnce(reader, terms) : terms;
  warnOfMaturity(reader, whole);
  warnOfInstalment(reader, whole);
  return whole;
}

/** 利随本清: principal and the interest of the whole term in one payment on the last day. */
function paidAtOnce(reader: RowReader, terms: ImportedTerms): ImportedTerms {
  const { termCount, disbursedOn, dueDay, isFirstDueDerived } = terms;
  const lastOn = reader.date('maturesOn') ?? addMonths(disbursedOn, termCount, dueDay);
  const firstDueOn = isFirstDueDerived || termCount > 1 ? lastOn : terms.firstDueOn;
  const frequency: Frequency = { unit: 'month', every: termCount };
  return {
    ...terms,
    termCount: 1,
    firstDueOn,
    dueDay: toParts(firstDueOn).day,
    conventions: { ...terms.conventions, frequency },
  };
}

function required<T>(reader: RowReader, field: ImportField, value: T | undefined): T | undefined {
  if (value === undefined && !reader.reasons.some((note) => note.field === field))
    reader.reason('field.missing', field);
  return value;
}

function readPrincipal(reader: RowReader): Fen | undefined {
  const amountFen = required(reader, 'principal', reader.amount('principal'));
  if (amountFen === undefined) return undefined;
  if (amountFen === 0) return reader.reason('amount.zero', 'principal');
  reader.doubt('principal', doubtsOfPrincipal(amountFen));
  return amountFen;
}

function readContractRate(
  reader: RowReader,
): Pick<ImportedTerms, 'annualRatePpm' | 'rateQuoted'> | undefined {
  const annual = readRateField(reader, 'annualRate', 'year');
  if (annual !== undefined) return annual;
  const monthly = readRateField(reader, 'monthlyRate', 'month');
  if (monthly !== undefined) return monthly;
  const isNoted = reader.reasons.some((note) => note.field === 'annualRate' || note.field === 'monthlyRate');
  return isNoted ? undefined : required(reader, 'annualRate', undefined);
}

/** A rate's cell may name its own period: 月息1分, 1%/月, 日0.05%. */
function readRateField(reader: RowReader, field: ImportField, columnPeriod: 'year' | 'month') {
  const cell = reader.cell(field);
  if (cell === undefined) return undefined;
  const text = tidyText(cell.text).replace(/\s/g, '');
  const period = periodSaid(text) ?? columnPeriod;
  const read = readRate(cell, { unit: reader.column(field)?.unit, period });
  if (!read.ok) return reader.refuse(field, read.error);
  reader.doubt(field, read.value.doubts);
  const annualRatePpm: RatePpm = period === 'month' ? ratePpm(read.value.ratePpm * 12) : read.value.ratePpm;
  return { annualRatePpm, rateQuoted: period === 'month' ? ('monthly' as const) : ('annual' as const) };
}

function periodSaid(text: string): RatePeriod | undefined {
  if (/^年|年[)）]?$|year$|annum$|p\.?a\.?$|annual/i.test(text)) return 'year';
  if (/^月|月[)）]?$|month$|p\.?m\.?$/i.test(text)) return 'month';
  // 分 and 厘 without a word for the year are of a month, as lenders speak
  return /[分厘]/.test(text) && !/[百千万]分/.test(text) ? 'month' : undefined;
}

function readMethodField(reader: RowReader): ImportedTerms['method'] | undefined {
  const text = required(reader, 'method', reader.text('method'));
  if (text === undefined) return undefined;
  return readMethod(text) ?? reader.reason('method.unknown', 'method', { text: text.slice(0, 40) });
}

interface DueBegin {
  readonly frequency: Frequency;
  readonly disbursedOn: LocalDate | undefined;
  readonly due: Pick<ImportedTerms, 'firstDueOn'> | undefined;
}

function readTerm(reader: RowReader, begin: DueBegin): number | undefined {
  const text = termText(reader);
  const months = text === undefined ? termByMaturity(reader, begin) : monthsOf(reader, text);
  if (months === undefined) {
    // a fixed instalment runs until the principal is repaid
    if (text === undefined && reader.cell('agreedInstalment') !== undefined) return MOST_INSTALMENTS;
    if (text === undefined) return required(reader, 'termMonths', undefined);
    return reader.reason('count.unreadable', 'termMonths', { text: text.slice(0, 40) });
  }
  const { unit, every } = begin.frequency;
  const isInMonths = text !== undefined && (saysMonths(text) || saysMonthsAbove(reader));
  const count = unit === 'month' && every > 1 && isInMonths ? months / every : months;
  if (!Number.isInteger(count)) return reader.reason('count.unreadable', 'termMonths', { text: text ?? '' });
  if (count < 1 || count > LONGEST_TERM)
    return reader.reason('count.outOfRange', 'termMonths', { count, largest: LONGEST_TERM });
  if (count > USUAL_TERM) reader.warn('term.long', 'termMonths', { count });
  return count;
}

/** A term of 36 that somebody formatted as a date is still 36. */
function termText(reader: RowReader): string | undefined {
  const cell = reader.cell('termMonths');
  return cell?.kind === 'date' && cell.number !== undefined
    ? cell.number.toString()
    : reader.text('termMonths');
}

function monthsOf(reader: RowReader, text: string): number | undefined {
  const unitText = reader.text('termUnit') ?? '';
  const isInYears = reader.column('termMonths')?.unit === 'years' || /年|year/i.test(unitText);
  return /天|日|周|day|week/i.test(unitText) ? undefined : readTermMonths(text, isInYears);
}

function saysMonthsAbove(reader: RowReader): boolean {
  const unit = reader.column('termMonths')?.unit;
  return unit === 'months' || unit === 'years' || saysMonths(reader.text('termUnit') ?? '');
}

/** A ledger without a term but with its end: the months from pay-out to maturity. */
function termByMaturity(reader: RowReader, { disbursedOn, due }: DueBegin): number | undefined {
  if (reader.cell('maturesOn') === undefined || disbursedOn === undefined || due === undefined)
    return undefined;
  const maturesOn = reader.date('maturesOn');
  if (maturesOn === undefined || maturesOn <= disbursedOn) return undefined;
  const [from, to] = [toParts(due.firstDueOn), toParts(maturesOn)];
  const count = (to.year - from.year) * 12 + to.month - from.month + 1;
  reader.warn('term.fromMaturity', 'termMonths', { count });
  return count;
}

/**
 * The first due date, else a period after the pay-out on the due day, and the anchor day of the later ones.
 */
function readFirstDue(
  reader: RowReader,
  begin: { readonly disbursedOn: LocalDate; readonly frequency: Frequency },
): Pick<ImportedTerms, 'firstDueOn' | 'dueDay' | 'isFirstDueDerived'> | undefined {
  const { disbursedOn, frequency } = begin;
  const listed = readDates(reader.text('dueDates') ?? '')?.dueDates?.[0];
  const stated = reader.date('firstDueOn') ?? listed;
  const dueDay = readDueDay(reader);
  if (stated === undefined) {
    const anchor = dueDay ?? toParts(disbursedOn).day;
    const firstDueOn = dueDate({ frequency, firstDueOn: disbursedOn, dueDay: anchor }, 2);
    return { firstDueOn, dueDay: anchor, isFirstDueDerived: true };
  }
  if (stated <= disbursedOn)
    return reader.reason('firstDue.beforePaidOut', 'firstDueOn', {
      firstDueOn: stated,
      paidOutOn: disbursedOn,
    });
  const ownDay = toParts(stated).day;
  // paid out on the 31st, first due on 28 February: the anchor is 31, the short month only used its last day
  const paidOutDay = toParts(disbursedOn).day;
  const isShortMonth = addMonths(stated, 0, paidOutDay) === stated && paidOutDay > ownDay;
  return {
    firstDueOn: stated,
    dueDay: dueDay ?? (isShortMonth ? paidOutDay : ownDay),
    isFirstDueDerived: false,
  };
}

function readDueDay(reader: RowReader): number | undefined {
  const cell = reader.cell('dueDay');
  if (cell === undefined) return undefined;
  if (meansMonthEnd(cell.text)) return 31;
  const asDate = cell.kind === 'number' ? undefined : readDate(cell, reader.dateHabits());
  if (asDate?.ok) return toParts(asDate.value.date).day;
  const day = reader.count('dueDay', 31);
  return day === 0 ? reader.reason('count.outOfRange', 'dueDay', { count: 0, largest: 31 }) : day;
}

function readPenalty(reader: RowReader): PenaltyTerms | null {
  const cell = reader.cell('penaltyDailyRate');
  if (cell === undefined) return null;
  const graceDays = reader.count('graceDays', 60) ?? 0;
  const factor = readPenaltyFactor(cell.text);
  if (factor !== undefined) return factor;
  const read = readRate(cell, { unit: reader.column('penaltyDailyRate')?.unit, period: 'day' });
  if (!read.ok) {
    reader.refuse('penaltyDailyRate', read.error);
    return null;
  }
  reader.doubt('penaltyDailyRate', read.value.doubts);
  return { kind: 'fixed-daily', dailyRatePpm: read.value.ratePpm, base: 'principal', graceDays };
}

function warnOfMaturity(reader: RowReader, terms: ImportedTerms): void {
  const maturesOn = reader.date('maturesOn');
  if (maturesOn === undefined) return;
  const lastDueOn =
    terms.conventions?.variations?.dueDates?.at(-1) ?? dueDate(dueRuleOf(terms), terms.termCount);
  if (Math.abs(daysBetween(lastDueOn, maturesOn)) > 31)
    reader.warn('maturity.differs', 'maturesOn', { stated: maturesOn, lastDueOn });
}

/** 月供 of the ledger against the schedule's: a doubt about rate, method or term (up to 1 yuan is rounding). */
function warnOfInstalment(reader: RowReader, terms: ImportedTerms): void {
  if (terms.method !== 'equal-instalment' && terms.method !== 'flat') return;
  const statedFen = reader.amount('instalmentAmount');
  if (statedFen === undefined || statedFen === 0) return;
  // days off move days, never the level amount: no calendar is needed to compare it
  const built = buildSchedule({ ...loanTermsOf(terms), dueOnDayOff: { kind: 'stays' } });
  const second = built.ok ? (built.value[1] ?? built.value[0]) : undefined;
  if (second === undefined) return;
  const computedFen = fen(second.principalFen + second.interestFen);
  if (Math.abs(computedFen - statedFen) > ROUNDED_TO_FEN)
    reader.warn('instalment.differs', 'instalmentAmount', { statedFen, computedFen });
}
