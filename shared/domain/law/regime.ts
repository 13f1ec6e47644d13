import type { LocalDate } from '../../kernel/local-date.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { domainError } from '../errors.ts';
import { type Calculation, calculation, type LawWarning, type RowUsed, step } from './calculation.ts';
import type { LawBook } from './law-book.ts';
import type { LawError } from './law-error.ts';
import type { LenderType } from './lender-type.ts';
import { numberOn } from './parameters.ts';

/** One licence of a lender entity's history. validTo null: until further notice. */
export interface LicencePeriod {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

export interface RegimeInput {
  readonly lenderType: LenderType;
  /** the entity's whole licence history; of no account for PRIVATE */
  readonly licences: readonly LicencePeriod[];
  readonly formationDate: LocalDate;
}

/** The day the contract was formed, from its parties and its records, never typed over silently (R2.1). */
export interface FormationInput {
  readonly isLenderNaturalPerson: boolean;
  readonly isBorrowerNaturalPerson: boolean;
  readonly signedOn: LocalDate;
  /** the first day money was provided; null: not paid out yet */
  readonly firstPaidOutOn: LocalDate | null;
}

/** R2.1: the signature, but between natural persons the day the money is provided (CC 679). */
export function formationDateOf(input: FormationInput): Result<LocalDate, LawError> {
  if (!input.isLenderNaturalPerson || !input.isBorrowerNaturalPerson) return ok(input.signedOn);
  if (input.firstPaidOutOn === null) {
    return err(domainError('law.formationUnknown', { formationDate: input.signedOn }));
  }
  return ok(input.firstPaidOutOn);
}

/**
 * The regime of a loan (R2.1 table): the entity's type if a licence was valid on the day of formation, else PRIVATE.
 * A licence lost later changes nothing for older loans (R10.6).
 */
export function resolveRegime(input: RegimeInput): Calculation<LenderType> {
  const isLicensed = input.licences.some(
    (licence) =>
      licence.validFrom <= input.formationDate &&
      (licence.validTo === null || input.formationDate <= licence.validTo),
  );
  const regime = input.lenderType === 'PRIVATE' || isLicensed ? input.lenderType : 'PRIVATE';
  return calculation(regime, {
    rowsUsed: [],
    steps: [
      step('R10.6', 'regimeOnFormation', {
        lenderType: input.lenderType,
        formationDate: input.formationDate,
        isLicensed,
        regime,
      }),
    ],
    warnings: regime === input.lenderType ? [] : ['law.licenceAbsent'],
  });
}

export interface UnlicensedLendingInput {
  readonly regime: LenderType;
  readonly isLenderNaturalPerson: boolean;
  /** distinct borrowers whose loans were formed in the two years up to `on` */
  readonly distinctBorrowersInWindow: number;
  readonly isCounselOpinionStored: boolean;
  readonly on: LocalDate;
}

/**
 * R2.9 and R10.6: warns a PRIVATE lender from ten distinct borrowers in two years on; an unlicensed entity may then
 * print principal-only letters until counsel's opinion is stored. result: the letter is limited to principal.
 */
export function unlicensedLending(
  input: UnlicensedLendingInput,
  law: LawBook,
): Result<Calculation<{ readonly isPrincipalOnly: boolean }>, LawError> {
  if (input.regime !== 'PRIVATE')
    return ok(unlicensed({ isPrincipalOnly: false, warnings: [], rowsUsed: [] }));
  const line = numberOn(law, { id: 'criminal.unlicensed.warnLoans', lenderType: 'PRIVATE', on: input.on });
  if (!line.ok) return line;
  const isOver = input.distinctBorrowersInWindow >= line.value.value;
  const isPrincipalOnly = isOver && !input.isLenderNaturalPerson && !input.isCounselOpinionStored;
  const warnings: LawWarning[] = isOver ? ['law.unlicensedLending'] : [];
  if (isPrincipalOnly) warnings.push('law.principalOnly');
  return ok(unlicensed({ isPrincipalOnly, warnings, rowsUsed: [line.value.row] }));
}

function unlicensed(parts: {
  readonly isPrincipalOnly: boolean;
  readonly warnings: readonly LawWarning[];
  readonly rowsUsed: readonly RowUsed[];
}): Calculation<{ readonly isPrincipalOnly: boolean }> {
  return calculation(
    { isPrincipalOnly: parts.isPrincipalOnly },
    { rowsUsed: parts.rowsUsed, steps: [], warnings: parts.warnings, ruleIds: ['R2.9', 'R10.6'] },
  );
}
