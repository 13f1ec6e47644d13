import { type Fen, ZERO } from '../../kernel/money.ts';
import { dueDate } from '../schedule/periods.ts';
import { isBlank } from './cell.ts';
import type { ImportField } from './import-field.ts';
import type { ImportedOpening, ImportedTerms } from './imported-loan.ts';
import { dueRuleOf } from './loan-of-row.ts';
import { meansNothing, meansSettled } from './read-words.ts';
import type { RowReader } from './row-reader.ts';

const OPENING_FIELDS: readonly ImportField[] = [
  'instalmentsMet',
  'openingPrincipal',
  'overduePrincipal',
  'overdueInterest',
  'openingPenalty',
  'openingFee',
  'daysPastDue',
];

/** The opening figures of a running loan: null when the row has none. */
export function readOpening(reader: RowReader, terms: ImportedTerms | undefined): ImportedOpening | null {
  const mapped = OPENING_FIELDS.filter((field) => reader.isMapped(field));
  const filled = mapped.filter((field) => isFilled(reader, field));
  if (filled.length === 0) {
    const settled = settledOpening(reader, terms);
    if (settled !== null) return settled;
    const isRunning =
      terms !== undefined && terms.firstDueOn <= (reader.context.cutoverOn ?? reader.context.today);
    if (mapped.length > 0 && isRunning) reader.warn('opening.none', 'openingPrincipal');
    return null;
  }
  const cutoverOn = reader.date('cutoverOn') ?? reader.context.cutoverOn;
  const opening = {
    principalFen: reader.amount('openingPrincipal') ?? null,
    overduePrincipalFen: reader.amount('overduePrincipal') ?? null,
    interestFen: reader.amount('overdueInterest') ?? (reader.isMapped('overdueInterest') ? ZERO : null),
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
  const whole: ImportedOpening = { cutoverOn, ...opening };
  if (terms !== undefined && saysNothingYet(whole, terms)) return null;
  checkOpening(reader, whole, terms);
  return whole;
}

function isFilled(reader: RowReader, field: ImportField): boolean {
  const cell = reader.source.cells[reader.column(field)?.column ?? -1];
  return !isBlank(cell) && !meansNothing(cell?.text ?? '');
}

/** Paid out after the cut-over day, with the noughts of a new loan: no history to take over. */
function saysNothingYet(opening: ImportedOpening, terms: ImportedTerms): boolean {
  if (terms.disbursedOn <= opening.cutoverOn) return false;
  const owed: readonly (Fen | number | null)[] = [
    opening.overduePrincipalFen,
    opening.interestFen,
    opening.penaltyFen,
    opening.feeFen,
    opening.instalmentsMet,
    opening.statedDaysPastDue,
  ];
  const isWhole = opening.principalFen === null || opening.principalFen === terms.principalFen;
  return isWhole && owed.every((amount) => amount === null || amount === 0);
}

/** 结清 without figures: nothing is owed. Counted as never repaid, such a loan would make a debtor of its borrower. */
function settledOpening(reader: RowReader, terms: ImportedTerms | undefined): ImportedOpening | null {
  const status = reader.text('loanStatus');
  if (status === undefined || !meansSettled(status) || terms === undefined) return null;
  reader.warn('status.settledAssumed', 'loanStatus', { text: status.slice(0, 20) });
  return {
    cutoverOn: reader.date('cutoverOn') ?? reader.context.cutoverOn ?? reader.context.today,
    principalFen: ZERO,
    overduePrincipalFen: null,
    interestFen: ZERO,
    penaltyFen: ZERO,
    feeFen: ZERO,
    instalmentsMet: terms.termCount,
    statedDaysPastDue: null,
    lastDemandOn: null,
  };
}

function checkOpening(reader: RowReader, opening: ImportedOpening, terms: ImportedTerms | undefined): void {
  const { cutoverOn, principalFen, overduePrincipalFen, instalmentsMet } = opening;
  if (cutoverOn > reader.context.today) reader.reason('opening.cutoverInFuture', 'cutoverOn', { cutoverOn });
  warnOfGaps(reader, opening);
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
  warnOfInterest(reader, opening, terms);
}

/** What the schedule has to fill in. */
function warnOfGaps(reader: RowReader, opening: ImportedOpening): void {
  const { principalFen, instalmentsMet, statedDaysPastDue } = opening;
  if (principalFen !== null && instalmentsMet !== null) return;
  if (principalFen === null && instalmentsMet === null) {
    if (statedDaysPastDue !== null)
      reader.warn('opening.fromDaysPastDue', 'instalmentsMet', { days: statedDaysPastDue });
    else if (!reader.reasons.some((note) => note.field === 'openingPrincipal'))
      reader.reason('field.missing', 'openingPrincipal');
    return;
  }
  if (principalFen === null) reader.warn('opening.principalFromSchedule', 'openingPrincipal');
  else reader.warn('opening.metFromSchedule', 'instalmentsMet');
}

/** A ledger without a column of overdue interest, though instalments that fell due were not met. */
function warnOfInterest(reader: RowReader, opening: ImportedOpening, terms: ImportedTerms): void {
  const { interestFen, instalmentsMet, cutoverOn } = opening;
  if (interestFen !== null || instalmentsMet === null || instalmentsMet >= terms.termCount) return;
  if (dueDate(dueRuleOf(terms), instalmentsMet + 1) < cutoverOn)
    reader.warn('opening.interestFromSchedule', 'overdueInterest');
}
