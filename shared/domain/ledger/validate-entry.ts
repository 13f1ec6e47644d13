import { unreachable } from '../../kernel/assert.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type DomainError, domainError } from '../errors.ts';
import { COMPONENTS, type LoanTerms } from '../loan/terms.ts';
import type { LedgerEntry, OpeningEntry, ReversalEntry, WaiverEntry } from './entry.ts';

export type LedgerErrorCode =
  | 'entry.amountNotPositive'
  | 'entry.beforeDisbursement'
  | 'entry.withinOpening'
  | 'entry.instalmentUnknown'
  | 'receipt.beforeDisbursement'
  | 'cost.voucherMissing'
  | 'waiver.amountNotPositive'
  | 'writeOff.repeated'
  | 'writeOff.amountNotPositive'
  | 'opening.repeated'
  | 'opening.amountNegative'
  | 'opening.principalAboveLoan'
  | 'opening.instalmentsMetInvalid'
  | 'reversal.entryUnknown'
  | 'reversal.ofReversal'
  | 'reversal.repeated';

type Verdict = Result<null, DomainError<LedgerErrorCode>>;

const FINE: Verdict = ok(null);

/**
 * Whether an entry may be booked on a loan that already has `entries`. Errors name the entry, day or
 * amount.
 */
export function validateEntry(
  entry: LedgerEntry,
  loan: { readonly terms: LoanTerms; readonly entries: readonly LedgerEntry[] },
): Verdict {
  if (entry.kind === 'reversal') return validateReversal(entry, loan.entries);
  const { terms } = loan;
  if (entry.businessOn < terms.disbursedOn) {
    const code = entry.kind === 'receipt' ? 'receipt.beforeDisbursement' : 'entry.beforeDisbursement';
    return err(domainError(code, { businessOn: entry.businessOn, disbursedOn: terms.disbursedOn }));
  }
  if (entry.kind === 'opening') return validateOpening(entry, loan);
  const opening = standingOpening(loan.entries);
  if (opening !== undefined && entry.kind !== 'disbursement' && entry.businessOn <= opening.businessOn) {
    const params = { businessOn: entry.businessOn, cutOverOn: opening.businessOn };
    return err(domainError('entry.withinOpening', params));
  }
  switch (entry.kind) {
    case 'waiver':
      return isPositive(entry) ? FINE : err(domainError('waiver.amountNotPositive'));
    case 'write-off':
      if (hasStanding(loan.entries, 'write-off')) return err(domainError('writeOff.repeated'));
      return isPositive(entry) ? FINE : err(domainError('writeOff.amountNotPositive'));
    case 'cost':
      if (entry.voucherNo.trim() === '') return err(domainError('cost.voucherMissing'));
      return positive(entry.amountFen);
    case 'fee': {
      const no = entry.instalmentNo;
      if (no !== null && (no < 1 || no > terms.termCount)) {
        return err(domainError('entry.instalmentUnknown', { no }));
      }
      return positive(entry.amountFen);
    }
    case 'disbursement':
    case 'refund':
    case 'receipt':
      return positive(entry.amountFen);
    default:
      return unreachable(entry);
  }
}

function positive(amountFen: number): Verdict {
  return amountFen > 0 ? FINE : err(domainError('entry.amountNotPositive', { amountFen }));
}

function isPositive({ amounts }: Pick<WaiverEntry, 'amounts'>): boolean {
  const parts = COMPONENTS.map((component) => amounts[component] ?? 0);
  return parts.every((part) => part >= 0) && parts.some((part) => part > 0);
}

function hasStanding(entries: readonly LedgerEntry[], kind: LedgerEntry['kind']): boolean {
  const reversed = new Set(entries.flatMap((one) => (one.kind === 'reversal' ? [one.reversesEntryId] : [])));
  return entries.some((one) => one.kind === kind && !reversed.has(one.id));
}

function standingOpening(entries: readonly LedgerEntry[]): OpeningEntry | undefined {
  const reversed = new Set(entries.flatMap((one) => (one.kind === 'reversal' ? [one.reversesEntryId] : [])));
  for (const one of entries) if (one.kind === 'opening' && !reversed.has(one.id)) return one;
  return undefined;
}

function validateOpening(
  entry: OpeningEntry,
  loan: { readonly terms: LoanTerms; readonly entries: readonly LedgerEntry[] },
): Verdict {
  if (standingOpening(loan.entries) !== undefined) return err(domainError('opening.repeated'));
  const lowest = Math.min(entry.principalFen, entry.interestFen, entry.penaltyFen, entry.feeFen);
  if (lowest < 0) return err(domainError('opening.amountNegative', { amountFen: lowest }));
  if (entry.principalFen > loan.terms.principalFen) {
    const params = { principalFen: entry.principalFen, agreedFen: loan.terms.principalFen };
    return err(domainError('opening.principalAboveLoan', params));
  }
  const met = entry.instalmentsMet;
  if (!Number.isInteger(met) || met < 0 || met > loan.terms.termCount) {
    return err(domainError('opening.instalmentsMetInvalid', { met, termCount: loan.terms.termCount }));
  }
  return FINE;
}

/** An entry is reversed at most once, and a reversal never: book the entry again instead. */
function validateReversal(entry: ReversalEntry, entries: readonly LedgerEntry[]): Verdict {
  const { reversesEntryId } = entry;
  const target = entries.find((one) => one.id === reversesEntryId);
  if (target === undefined) return err(domainError('reversal.entryUnknown', { entryId: reversesEntryId }));
  if (target.kind === 'reversal')
    return err(domainError('reversal.ofReversal', { entryId: reversesEntryId }));
  const isRepeated = entries.some(
    (one) => one.kind === 'reversal' && one.reversesEntryId === reversesEntryId,
  );
  return isRepeated ? err(domainError('reversal.repeated', { entryId: reversesEntryId })) : FINE;
}
