import type { RightTerms } from '../../../shared/domain/collection/rights/right-clock.ts';
import { present } from '../../../shared/kernel/assert.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { EffectiveParameter } from '../law/effective-parameters.ts';

/** Amber from 60 days before the last safe day, red from 7: the warnings of the morning sheet (issue 5, point 6). */
const NEAR_DAYS = 60;
const URGENT_DAYS = 7;

/** The figures a loan's clocks run on, as in force on `asOf`; what a guarantee means by silence, as on its signing. */
export function rightTermsOf(
  rows: readonly EffectiveParameter[],
  days: { readonly asOf: LocalDate; readonly signedOn: LocalDate },
): RightTerms {
  return {
    limitationMonths: 12 * numberIn(rows, 'limitation.general.years', days.asOf),
    longStopYears: numberIn(rows, 'limitation.long.years', days.asOf),
    guaranteeMonths: numberIn(rows, 'guarantee.period.defaultMonths', days.asOf),
    unclearGuarantee:
      valueIn(rows, 'guarantee.type.default', days.signedOn) === 'general' ? 'general' : 'joint',
    nearDays: NEAR_DAYS,
    urgentDays: URGENT_DAYS,
  };
}

function numberIn(rows: readonly EffectiveParameter[], parameterId: string, on: LocalDate): number {
  const value = valueIn(rows, parameterId, on);
  return present(typeof value === 'number' ? value : undefined, `${parameterId} is a number`);
}

function valueIn(rows: readonly EffectiveParameter[], parameterId: string, on: LocalDate): unknown {
  const inForce = rows.find(
    (row) =>
      row.id === parameterId &&
      row.scope === 'all' &&
      row.effectiveFrom <= on &&
      (row.effectiveTo === null || on <= row.effectiveTo),
  );
  return present(inForce, `the law data has ${parameterId} on ${on}`).value;
}
