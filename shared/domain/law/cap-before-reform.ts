import { type LocalDate, later } from '../../kernel/local-date.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { domainError } from '../errors.ts';
import type { LawWarning, RowUsed } from './calculation.ts';
import type { CapSlice } from './cap.ts';
import type { LawBook } from './law-book.ts';
import type { LawError } from './law-error.ts';
import { benchmarkOn, benchmarkRate } from './lpr.ts';
import { multiplyRate, numberOn, percentOn } from './parameters.ts';

interface OldSlices {
  readonly slices: readonly CapSlice[];
  readonly rowsUsed: readonly RowUsed[];
  readonly warnings: readonly LawWarning[];
}

interface OldInput {
  readonly formationDate: LocalDate;
  readonly termMonths: number;
  /** the first day of the rule of 2020 */
  readonly reformOn: LocalDate;
}

const SUPPORTED = 'cap.private.preReform.supported';

/**
 * R2.3, the days before 2020-08-20: up to 24 % under the rule of 2015 (36 % and more is void), and four times the PBOC
 * benchmark of the same kind before 2015-09-01. The dates are those of the rows.
 */
export function slicesBeforeReform(input: OldInput, law: LawBook): Result<OldSlices, LawError> {
  const row = law.parameters.get(SUPPORTED)?.[0];
  if (row === undefined) {
    return err(
      domainError('law.parameterAbsent', { parameter: SUPPORTED, scope: 'PRIVATE', on: input.reformOn }),
    );
  }
  const on = later(input.formationDate, row.effectiveFrom);
  const supported = percentOn(law, { id: SUPPORTED, lenderType: 'PRIVATE', on });
  if (!supported.ok) return supported;
  const voidLine = percentOn(law, { id: 'cap.private.preReform.void', lenderType: 'PRIVATE', on });
  if (!voidLine.ok) return voidLine;
  const benchmark = benchmarkSlices({ ...input, ruleOf2015On: row.effectiveFrom }, law);
  if (!benchmark.ok) return benchmark;
  const slice: CapSlice = {
    from: benchmark.value.slices.length === 0 ? null : row.effectiveFrom,
    toExclusive: input.reformOn,
    annualCapPpm: supported.value.value,
    voidAbovePpm: voidLine.value.value,
    basis: 'rule2015',
  };
  return ok({
    slices: [...benchmark.value.slices, slice],
    rowsUsed: [...benchmark.value.rowsUsed, supported.value.row, voidLine.value.row],
    warnings: [],
  });
}

/** One slice for each benchmark rate that was in force between formation and 2015-09-01. */
function benchmarkSlices(
  input: OldInput & { readonly ruleOf2015On: LocalDate },
  law: LawBook,
): Result<OldSlices, LawError> {
  if (input.formationDate >= input.ruleOf2015On) return ok({ slices: [], rowsUsed: [], warnings: [] });
  const multiple = numberOn(law, {
    id: 'cap.private.1991.multiple',
    lenderType: 'PRIVATE',
    on: input.formationDate,
  });
  if (!multiple.ok) return multiple;
  const first = benchmarkOn(law, input.formationDate);
  if (!first.ok) return first;
  const rows = law.benchmarks.filter(
    (row) => row.effectiveFrom >= first.value.effectiveFrom && row.effectiveFrom < input.ruleOf2015On,
  );
  const slices = rows.map(
    (row, index): CapSlice => ({
      from: index === 0 ? null : row.effectiveFrom,
      toExclusive: rows[index + 1]?.effectiveFrom ?? input.ruleOf2015On,
      annualCapPpm: multiplyRate(benchmarkRate(row, input.termMonths), multiple.value.value),
      voidAbovePpm: null,
      basis: 'benchmark',
    }),
  );
  const rowsUsed = rows.map(
    (row): RowUsed => ({
      id: 'pbocBenchmark',
      scope: 'all',
      effectiveFrom: row.effectiveFrom,
      confidence: law.benchmarkConfidence,
    }),
  );
  return ok({ slices, rowsUsed: [multiple.value.row, ...rowsUsed], warnings: [] });
}
