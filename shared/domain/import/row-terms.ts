import { addMonths, daysBetween, type LocalDate, toParts } from '../../kernel/local-date.ts';
import { type Fen, ZERO } from '../../kernel/money.ts';
import { type RatePpm, ratePpm } from '../../kernel/rate.ts';
import type { PenaltyTerms } from '../loan/terms.ts';
import { isBlank, tidyText } from './cell.ts';
import type { ImportField } from './import-field.ts';
import type { ImportedOpening, ImportedTerms } from './imported-loan.ts';
import { doubtsOfPrincipal } from './read-amount.ts';
import { readDate } from './read-date.ts';
import { type RatePeriod, readRate } from './read-rate.ts';
import { readMethod, readPenaltyFactor, readTermMonths } from './read-words.ts';
import type { RowReader } from './row-reader.ts';

const LONGEST_TERM = 120;

/**
 * The contract's terms, or undefined with the reasons noted. Every part is read, so that all reasons show
 * at once.
 */
export function readTerms(reader: RowReader): ImportedTerms | undefined {
  const principalFen = readPrincipal(reader);
  const rate = readContractRate(reader);
  const method = readMethodField(reader);
  const termCount = readTerm(reader);
  const disbursedOn = required(reader, 'paidOutOn', reader.date('paidOutOn'));
  const signedOn = reader.date('signedOn');
  const due = disbursedOn === undefined ? undefined : readFirstDue(reader, disbursedOn);
  const penalty = readPenalty(reader);
  if (disbursedOn !== undefined && disbursedOn > reader.context.today)
    reader.reason('paidOut.inFuture', 'paidOutOn', { paidOutOn: disbursedOn });
  if (signedOn !== undefined && disbursedOn !== undefined && signedOn > disbursedOn) {
    reader.warn('signed.afterPaidOut', 'signedOn', { signedOn, paidOutOn: disbursedOn });
  }
  if (principalFen === undefined || rate === undefined || method === undefined || termCount === undefined)
    return undefined;
  if (disbursedOn === undefined || due === undefined) return undefined;
  warnOfMaturity(reader, { firstDueOn: due.firstDueOn, dueDay: due.dueDay, termCount });
  return {
    principalFen,
    ...rate,
    method,
    termCount,
    signedOn: signedOn ?? null,
    disbursedOn,
    ...due,
    penalty,
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
  const period: RatePeriod = /^月|[/每]月$|[分厘]/.test(text)
    ? 'month'
    : /^年|[/每]年$/.test(text)
      ? 'year'
      : columnPeriod;
  const read = readRate(cell, { unit: reader.column(field)?.unit, period });
  if (!read.ok) return reader.refuse(field, read.error);
  reader.doubt(field, read.value.doubts);
  const annualRatePpm: RatePpm = period === 'month' ? ratePpm(read.value.ratePpm * 12) : read.value.ratePpm;
  return { annualRatePpm, rateQuoted: period === 'month' ? ('monthly' as const) : ('annual' as const) };
}

function readMethodField(reader: RowReader): ImportedTerms['method'] | undefined {
  const text = required(reader, 'method', reader.text('method'));
  if (text === undefined) return undefined;
  return readMethod(text) ?? reader.reason('method.unknown', 'method', { text: text.slice(0, 40) });
}

function readTerm(reader: RowReader): number | undefined {
  const text = required(reader, 'termMonths', reader.text('termMonths'));
  if (text === undefined) return undefined;
  const months = readTermMonths(text, reader.column('termMonths')?.unit === 'years');
  if (months === undefined)
    return reader.reason('count.unreadable', 'termMonths', { text: text.slice(0, 40) });
  if (months < 1 || months > LONGEST_TERM)
    return reader.reason('count.outOfRange', 'termMonths', { count: months, largest: LONGEST_TERM });
  return months;
}

/**
 * The first due date, else a month after the pay-out on the due day, and the anchor day of the later ones.
 */
function readFirstDue(
  reader: RowReader,
  disbursedOn: LocalDate,
): Pick<ImportedTerms, 'firstDueOn' | 'dueDay' | 'isFirstDueDerived'> | undefined {
  const stated = reader.date('firstDueOn');
  const dueDay = readDueDay(reader);
  if (stated === undefined) {
    const anchor = dueDay ?? toParts(disbursedOn).day;
    return { firstDueOn: addMonths(disbursedOn, 1, anchor), dueDay: anchor, isFirstDueDerived: true };
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
  const asDate = cell.kind === 'number' ? undefined : readDate(cell, { date1904: reader.context.date1904 });
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

function warnOfMaturity(
  reader: RowReader,
  due: { firstDueOn: LocalDate; dueDay: number; termCount: number },
): void {
  const stated = reader.date('maturesOn');
  if (stated === undefined) return;
  const lastDueOn = addMonths(due.firstDueOn, due.termCount - 1, due.dueDay);
  if (Math.abs(daysBetween(lastDueOn, stated)) > 31)
    reader.warn('maturity.differs', 'maturesOn', { stated, lastDueOn });
}

const OPENING_FIELDS: readonly ImportField[] = [
  'instalmentsMet',
  'openingPrincipal',
  'overduePrincipal',
  'overdueInterest',
  'openingPenalty',
  'openingFee',
];

/** The opening figures of a running loan: null when the row has none. */
export function readOpening(reader: RowReader, terms: ImportedTerms | undefined): ImportedOpening | null {
  const mapped = OPENING_FIELDS.filter((field) => reader.isMapped(field));
  const filled = mapped.filter((field) => !isBlank(reader.source.cells[reader.column(field)?.column ?? -1]));
  if (filled.length === 0) {
    const isRunning =
      terms !== undefined && terms.firstDueOn <= (reader.context.cutoverOn ?? reader.context.today);
    if (mapped.length > 0 && isRunning) reader.warn('opening.none', 'openingPrincipal');
    return null;
  }
  const cutoverOn = reader.date('cutoverOn') ?? reader.context.cutoverOn;
  const opening = {
    principalFen: reader.amount('openingPrincipal') ?? null,
    overduePrincipalFen: reader.amount('overduePrincipal') ?? null,
    interestFen: reader.amount('overdueInterest') ?? ZERO,
    penaltyFen: reader.amount('openingPenalty') ?? ZERO,
    feeFen: reader.amount('openingFee') ?? ZERO,
    instalmentsMet: reader.count('instalmentsMet', 9999) ?? null,
    statedDaysPastDue: reader.count('daysPastDue', 9999) ?? null,
    lastDemandOn: reader.date('lastDemandOn') ?? null,
  };
  if (cutoverOn === undefined) {
    if (!reader.reasons.some((note) => note.field === 'cutoverOn'))
      reader.reason('opening.cutoverMissing', 'cutoverOn');
    return null;
  }
  checkOpening(reader, { ...opening, cutoverOn }, terms);
  return { cutoverOn, ...opening };
}

function checkOpening(reader: RowReader, opening: ImportedOpening, terms: ImportedTerms | undefined): void {
  const { cutoverOn, principalFen, overduePrincipalFen, instalmentsMet } = opening;
  if (cutoverOn > reader.context.today) reader.reason('opening.cutoverInFuture', 'cutoverOn', { cutoverOn });
  if (principalFen === null && instalmentsMet !== null)
    reader.warn('opening.principalFromSchedule', 'openingPrincipal');
  if (instalmentsMet === null) {
    if (principalFen === null) required(reader, 'openingPrincipal', undefined);
    else reader.warn('opening.metFromSchedule', 'instalmentsMet');
  }
  if (principalFen !== null && overduePrincipalFen !== null && overduePrincipalFen > principalFen) {
    reader.reason('opening.overdueAbovePrincipal', 'overduePrincipal', {
      overdueFen: overduePrincipalFen,
      openingFen: principalFen,
    });
  }
  if (terms === undefined) return;
  if (terms.disbursedOn > cutoverOn)
    reader.reason('paidOut.afterCutover', 'paidOutOn', { paidOutOn: terms.disbursedOn, cutoverOn });
  if (principalFen !== null && principalFen > terms.principalFen) {
    reader.reason('opening.principalAbovePrincipal', 'openingPrincipal', {
      openingFen: principalFen,
      principalFen: terms.principalFen,
    });
  }
  if (instalmentsMet !== null && instalmentsMet > terms.termCount) {
    reader.reason('opening.metAboveTerm', 'instalmentsMet', { met: instalmentsMet, term: terms.termCount });
  }
}
