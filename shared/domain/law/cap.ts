import type { LocalDate } from '../../kernel/local-date.ts';
import type { RatePpm } from '../../kernel/rate.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { domainError } from '../errors.ts';
import type { Calculation } from './calculation.ts';
import { calculation, type LawWarning, type RowUsed, step } from './calculation.ts';
import { slicesBeforeReform } from './cap-before-reform.ts';
import type { LawBook } from './law-book.ts';
import type { LawError } from './law-error.ts';
import type { LenderType } from './lender-type.ts';
import { lprChoiceOn, lprOn } from './lpr.ts';
import { booleanOn, type Looked, multiplyRate, numberOn, onceKnown, percentOn } from './parameters.ts';
import { type LicencePeriod, resolveRegime } from './regime.ts';

/** A stretch of days with one yearly cap; `from` null: since ever, `toExclusive` null: for good. */
export interface CapSlice {
  readonly from: LocalDate | null;
  readonly toExclusive: LocalDate | null;
  readonly annualCapPpm: RatePpm;
  /** above it even what was paid is refundable (2015 rule); null: no such line */
  readonly voidAbovePpm: RatePpm | null;
  readonly basis: 'lprAtFormation' | 'lprAtFiling' | 'rule2015' | 'benchmark' | 'judicial';
}

/** The cap of one loan over its life (section 2). Slices are in order and leave no gap. */
export interface CapRule {
  readonly regime: LenderType;
  readonly formationDate: LocalDate;
  readonly slices: readonly CapSlice[];
  /** days of the year that a daily cap divides by */
  readonly basisDays: number;
  /** whether lawyer's and preservation-insurance cost counts within the cap (R2.4) */
  readonly includesEnforcementCosts: boolean;
}

export interface CapInput {
  readonly lenderType: LenderType;
  readonly licences: readonly LicencePeriod[];
  readonly formationDate: LocalDate;
  /** the day the suit was filed; null: not yet, then `asOf` (the letter's day) stands in for it (R2.3) */
  readonly filedOn: LocalDate | null;
  readonly asOf: LocalDate;
  /** the contract's term, for the benchmark of its kind; only loans formed before 2015-09-01 need it */
  readonly termMonths: number;
  /** the answer to 'law.lprChoiceNeeded' */
  readonly lprChoice?: 'before' | 'after';
}

/** A value and the working that led to it, on the way to a Calculation. */
interface Slices {
  readonly slices: readonly CapSlice[];
  readonly rowsUsed: readonly RowUsed[];
  readonly warnings: readonly LawWarning[];
}

const MULTIPLE = 'cap.private.multiple';

/** Cap resolver for all lender types (R2.1 to R2.4, R10.6). Refuses rather than guesses (R2.2). */
export function resolveCap(input: CapInput, law: LawBook): Result<Calculation<CapRule>, LawError> {
  const regime = resolveRegime(input);
  const slices =
    regime.result === 'PRIVATE' ? privateSlices(input, law) : judicialSlices(input, regime.result, law);
  if (!slices.ok) return slices;
  const on = onceKnown(law, 'daycount.cap', claimDay(input));
  const basis = numberOn(law, { id: 'daycount.cap', lenderType: regime.result, on });
  if (!basis.ok) return basis;
  const costs = enforcementCosts(input, regime.result, law);
  if (!costs.ok) return costs;
  const rule: CapRule = {
    regime: regime.result,
    formationDate: input.formationDate,
    slices: slices.value.slices,
    basisDays: basis.value.value,
    includesEnforcementCosts: costs.value?.value ?? false,
  };
  const costRows = costs.value ? [costs.value.row] : [];
  return ok(
    calculation(rule, {
      rowsUsed: [...slices.value.rowsUsed, basis.value.row, ...costRows],
      steps: [...regime.steps, ...rule.slices.map(stepOfSlice)],
      warnings: [
        ...regime.warnings,
        ...slices.value.warnings,
        ...(costs.value ? ['law.enforcementCostsDisputed' as const] : []),
      ],
      ruleIds: ['R2.1', 'R2.2', 'R2.3', 'R2.4'],
    }),
  );
}

/** The yearly cap on one day. Slices leave no gap, so there always is one. */
export function capSliceOn(rule: CapRule, on: LocalDate): CapSlice | undefined {
  return rule.slices.find(
    (slice) =>
      (slice.from === null || slice.from <= on) && (slice.toExclusive === null || on < slice.toExclusive),
  );
}

/** R2.3: 4 × LPR at formation for the whole life, or the old rule and then 4 × LPR at the filing date. */
function privateSlices(input: CapInput, law: LawBook): Result<Slices, LawError> {
  const multiple = law.parameters.get(MULTIPLE)?.find((row) => row.scope === 'PRIVATE');
  if (multiple === undefined) {
    return err(
      domainError('law.parameterAbsent', { parameter: MULTIPLE, scope: 'PRIVATE', on: input.formationDate }),
    );
  }
  const reformOn = multiple.effectiveFrom;
  if (input.formationDate >= reformOn) {
    const cap = multipleOfLpr({ input, law, on: input.formationDate });
    if (!cap.ok) return cap;
    const slice: CapSlice = {
      from: null,
      toExclusive: null,
      annualCapPpm: cap.value.annualCapPpm,
      voidAbovePpm: null,
      basis: 'lprAtFormation',
    };
    return ok({ slices: [slice], rowsUsed: cap.value.rowsUsed, warnings: [] });
  }
  return slicesAcrossReform(input, reformOn, law);
}

function slicesAcrossReform(input: CapInput, reformOn: LocalDate, law: LawBook): Result<Slices, LawError> {
  const old = slicesBeforeReform({ ...input, reformOn }, law);
  if (!old.ok) return old;
  // a suit filed before the reform is judged by the old rule to the end (art 31)
  if (claimDay(input) < reformOn) {
    const open = old.value.slices.map((slice, index, all) =>
      index === all.length - 1 ? { ...slice, toExclusive: null } : slice,
    );
    return ok({ ...old.value, slices: open });
  }
  const cap = multipleOfLpr({ input, law, on: claimDay(input) });
  if (!cap.ok) return cap;
  const slice: CapSlice = {
    from: reformOn,
    toExclusive: null,
    annualCapPpm: cap.value.annualCapPpm,
    voidAbovePpm: null,
    basis: 'lprAtFiling',
  };
  return ok({
    slices: [...old.value.slices, slice],
    rowsUsed: [...old.value.rowsUsed, ...cap.value.rowsUsed],
    warnings: input.filedOn === null ? ['law.provisionalFiling'] : [],
  });
}

function multipleOfLpr(question: {
  readonly input: CapInput;
  readonly law: LawBook;
  readonly on: LocalDate;
}): Result<{ readonly annualCapPpm: RatePpm; readonly rowsUsed: readonly RowUsed[] }, LawError> {
  const { input, law, on } = question;
  const multiple = numberOn(law, { id: MULTIPLE, lenderType: 'PRIVATE', on });
  if (!multiple.ok) return multiple;
  const rate = chosenLpr(input, law, on);
  if (!rate.ok) return rate;
  const annualCapPpm = multiplyRate(rate.value.value, multiple.value.value);
  return ok({ annualCapPpm, rowsUsed: [multiple.value.row, rate.value.row] });
}

/** R2.2: on a fixing day that changed the rate the clerk chooses; `lprChoice` is the answer. */
function chosenLpr(input: CapInput, law: LawBook, on: LocalDate): Result<Looked<RatePpm>, LawError> {
  if (on !== input.formationDate) return lprOn(law, on);
  const choice = lprChoiceOn(law, on);
  if (!choice.ok) return choice;
  if (choice.value === undefined) return lprOn(law, on);
  if (input.lprChoice !== undefined) return ok(choice.value[input.lprChoice]);
  const { before, after } = choice.value;
  return err(domainError('law.lprChoiceNeeded', { on, beforePpm: before.value, afterPpm: after.value }));
}

/** Licensed lenders and the seven local kinds: the 24 % line in force when the claim is made (R2.1 table). */
function judicialSlices(input: CapInput, regime: LenderType, law: LawBook): Result<Slices, LawError> {
  const id = regime === 'LICENSED_FI' ? 'cap.finance.judicial' : 'cap.local7.judicial';
  const line = percentOn(law, { id, lenderType: regime, on: claimDay(input) });
  if (!line.ok) return line;
  const warnings: LawWarning[] = ['law.judicialPractice'];
  if (regime !== 'LICENSED_FI' && input.formationDate < line.value.row.effectiveFrom) {
    warnings.push('law.beforeExemption');
  }
  const slice: CapSlice = {
    from: null,
    toExclusive: null,
    annualCapPpm: line.value.value,
    voidAbovePpm: null,
    basis: 'judicial',
  };
  return ok({ slices: [slice], rowsUsed: [line.value.row], warnings });
}

function enforcementCosts(
  input: CapInput,
  regime: LenderType,
  law: LawBook,
): Result<Looked<boolean> | undefined, LawError> {
  if (regime !== 'PRIVATE') return ok(undefined);
  const row = law.parameters.get('cap.includeEnforcementCosts')?.[0];
  if (row !== undefined && claimDay(input) < row.effectiveFrom) return ok(undefined);
  return booleanOn(law, { id: 'cap.includeEnforcementCosts', lenderType: regime, on: claimDay(input) });
}

function claimDay(input: CapInput): LocalDate {
  return input.filedOn ?? input.asOf;
}

function stepOfSlice(slice: CapSlice) {
  return step(slice.basis === 'judicial' ? 'R2.1' : 'R2.3', 'capSlice', {
    from: slice.from ?? '',
    toExclusive: slice.toExclusive ?? '',
    annualCapPpm: slice.annualCapPpm,
    basis: slice.basis,
  });
}
