import { courtFees, enforcementFee, preservationFee } from '../../shared/domain/law/court-fees.ts';
import { isGuarantorLiable } from '../../shared/domain/law/guarantee.ts';
import { deadlineOf } from '../../shared/kernel/calendar.ts';
import { addMonths, dayOfWeek, earlier, type LocalDate, localDate } from '../../shared/kernel/local-date.ts';
import { formatYuan } from '../../shared/kernel/money.ts';
import type { Result } from '../../shared/kernel/result.ts';
import {
  dateAt,
  fenAt,
  type JsonObject,
  numberAt,
  optionalNumber,
  optionalText,
  textAt,
} from './golden-json.ts';
import type { Actual, LawContext } from './law-vectors.ts';

/** The day on which the samples' fees are due: the rows of 2007 are in force. */
const FEES_ON = localDate('2026-11-23');
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function deadlineCase(one: JsonObject, context: LawContext): Actual {
  if (one.guaranteeType !== undefined) return guarantorCase(one);
  const nominalEnd = addMonths(dateAt(one, 'start'), numberAt(one, 'months'));
  const deadline = deadlineOf(nominalEnd, context.calendar);
  const weekday = WEEKDAYS[dayOfWeek(nominalEnd) - 1];
  return { ...deadline, weekday, ...guaranteeEnds(one) };
}

function guarantorCase(one: JsonObject): Actual {
  const suit = optionalText(one, 'suitAgainstDebtor');
  const letters = Array.isArray(one.letters) ? one.letters : [];
  return {
    guarantorLiable: isGuarantorLiable({
      type: textAt(one, 'guaranteeType') === 'general' ? 'general' : 'jointAndSeveral',
      periodEnd: dateAt(one, 'periodEnd'),
      demandsArrivedOn: letters.filter((each) => typeof each === 'string').map(localDate),
      suitsOn: suit === undefined ? [] : [localDate(suit)],
    }),
  };
}

/** R3.13 without the contract's own end in the case: it follows from the other view. */
function guaranteeEnds(one: JsonObject): Actual {
  const months = optionalNumber(one, 'guaranteeMonths');
  const other = optionalText(one, 'guaranteeEndOtherView');
  if (months === undefined || other === undefined) return {};
  const byAcceleration = addMonths(dateAt(one, 'start'), months);
  return { guaranteeEndConservative: earlier(byAcceleration, localDate(other)) satisfies LocalDate };
}

export function courtFeeCase(one: JsonObject, context: LawContext): Actual {
  const fees = resultOf(courtFees(fenAt(one, 'claim'), FEES_ON, context.law));
  return {
    full: moneyText(fees.fullFen),
    simplified: moneyText(fees.simplifiedFen),
    paymentOrder: moneyText(fees.paymentOrderFen),
  };
}

export function preservationFeeCase(one: JsonObject, context: LawContext): Actual {
  return { fee: moneyText(resultOf(preservationFee(fenAt(one, 'amount'), FEES_ON, context.law))) };
}

export function enforcementFeeCase(one: JsonObject, context: LawContext): Actual {
  return { fee: moneyText(resultOf(enforcementFee(fenAt(one, 'amount'), FEES_ON, context.law))) };
}

/** The result of a calculation; a refusal becomes a failing case that names its code. */
export function resultOf<T>(outcome: Result<{ readonly result: T }, { readonly code: string }>): T {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value.result;
}

/** '1234.50': as the vectors write money, without separators. */
export function moneyText(amount: Parameters<typeof formatYuan>[0]): string {
  return formatYuan(amount).replaceAll(',', '');
}
