import { toParts } from '../../kernel/local-date.ts';
import { divideRounded, fen, sum } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type DomainError, domainError } from '../errors.ts';
import { COMPONENTS } from '../loan/terms.ts';
import { dueDate } from '../schedule/periods.ts';
import type { PlanErrorCode, PlanRequest, RepaymentPlan } from './plan.ts';

/** Longest plan: five years of months. */
const MOST_INSTALMENTS = 60;

/**
 * Spreads the overdue sum over equal instalments, each rounded to the multiple, the last one taking the
 * rest. Dates
 * follow the first one, months anchored on its day.
 */
export function proposePlan(request: PlanRequest): Result<RepaymentPlan, DomainError<PlanErrorCode>> {
  const totalFen = sum(COMPONENTS.map((component) => request.overdueFen[component]));
  const { count, multipleOfFen } = request;
  if (totalFen <= 0) return err(domainError('plan.nothingOverdue'));
  if (!Number.isInteger(count) || count < 1 || count > MOST_INSTALMENTS) {
    return err(domainError('plan.countInvalid', { count, most: MOST_INSTALMENTS }));
  }
  if (!Number.isSafeInteger(multipleOfFen) || multipleOfFen < 1) {
    return err(domainError('plan.multipleInvalid', { multipleOfFen }));
  }
  if (request.firstOn < request.agreedOn) {
    return err(
      domainError('plan.firstBeforeAgreement', { firstOn: request.firstOn, agreedOn: request.agreedOn }),
    );
  }
  const multiple = BigInt(multipleOfFen);
  const regularFen = fen(
    Number(divideRounded(BigInt(totalFen), BigInt(count) * multiple, 'half-up') * multiple),
  );
  const lastFen = fen(totalFen - regularFen * (count - 1));
  if (regularFen <= 0 || lastFen <= 0) {
    return err(domainError('plan.instalmentTooSmall', { totalFen, count, multipleOfFen }));
  }
  const rule = {
    frequency: request.frequency,
    firstDueOn: request.firstOn,
    dueDay: toParts(request.firstOn).day,
  };
  const instalments = Array.from({ length: count }, (_, index) => ({
    no: index + 1,
    dueOn: dueDate(rule, index + 1),
    amountFen: index === count - 1 ? lastFen : regularFen,
  }));
  return ok({ agreedOn: request.agreedOn, totalFen, overdueFen: request.overdueFen, instalments });
}
