import type { Result } from '../../kernel/result.ts';
import type { ImportField } from './import-field.ts';

/** Why a row stays out of the book. */
export const ROW_REASONS = [
  'field.missing',
  'cell.error',
  'cell.noStoredValue',
  'text.tooLong',
  'amount.unreadable',
  'amount.negative',
  'amount.zero',
  'amount.fractionOfFen',
  'amount.tooLarge',
  'amount.unitDoubtful',
  'rate.unreadable',
  'rate.negative',
  'rate.tooHigh',
  'date.unreadable',
  'date.noSuchDay',
  'date.ambiguous',
  'date.outOfRange',
  'count.unreadable',
  'count.outOfRange',
  'method.unknown',
  'convention.unreadable',
  'identity.digitsLost',
  'contractNo.repeated',
  'contractNo.inBook',
  'terms.noSchedule',
  'paidOut.inFuture',
  'paidOut.afterCutover',
  'firstDue.beforePaidOut',
  'opening.cutoverMissing',
  'opening.principalAbovePrincipal',
  'opening.overdueAbovePrincipal',
  'opening.metAboveTerm',
  'opening.cutoverInFuture',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

/** A doubt about the reading: the row is kept, the doubt is shown and stays with the value. */
export const ROW_WARNINGS = [
  'identity.checkFailed',
  'phone.checkFailed',
  'plate.checkFailed',
  'vin.checkFailed',
  'card.checkFailed',
  'identity.missing',
  'person.sameIdOtherName',
  'person.otherNameInBook',
  'lender.notInBook',
  'rate.readAsPercent',
  'rate.readAsFraction',
  'rate.high',
  'convention.unknown',
  'instalment.differs',
  'term.long',
  'term.fromMaturity',
  'date.orderAssumed',
  'status.settledAssumed',
  'row.companionName',
  'date.twoDigitYear',
  'amount.small',
  'amount.large',
  'legalForm.unknown',
  'guaranteeKind.unknown',
  'guarantor.nameMissing',
  'yesNo.unknown',
  'field.unreadable',
  'signed.afterPaidOut',
  'maturity.differs',
  'opening.none',
  'opening.principalFromSchedule',
  'opening.metFromSchedule',
  'opening.fromDaysPastDue',
  'opening.interestFromSchedule',
  'vehicle.sharedByLoans',
  'vehicle.inBook',
] as const;
export type RowWarning = (typeof ROW_WARNINGS)[number];

/** Ids, numbers and dates to word a note with; never names, telephones or identity numbers. */
export type NoteParams = Readonly<Record<string, string | number>>;

/** A reason or warning about one field of one row; `code` is worded in reasons.ts. */
export interface RowNote<Code extends string = RowReason | RowWarning> {
  readonly code: Code;
  readonly field?: ImportField;
  readonly params: NoteParams;
}

export interface ReadFailure {
  readonly code: RowReason;
  readonly params: NoteParams;
}

export interface ReadDoubt {
  readonly code: RowWarning;
  readonly params: NoteParams;
}

/** A value read from a cell with the doubts that came with it, or the reason why it can't be read. */
export type Reading<T> = Result<T & { readonly doubts: readonly ReadDoubt[] }, ReadFailure>;

export function failure(
  code: RowReason,
  params: NoteParams = {},
): { readonly ok: false; readonly error: ReadFailure } {
  return { ok: false, error: { code, params } };
}

export const NO_DOUBTS: readonly ReadDoubt[] = [];
