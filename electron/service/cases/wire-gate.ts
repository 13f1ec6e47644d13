import type { GateAnswer } from '../../../shared/domain/compliance/gate.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';

/** The gate's answer in the shape the page asks for. */
export function wireGate(answer: GateAnswer) {
  const { limit } = answer;
  return {
    ...answer,
    limit:
      limit === null
        ? null
        : { ...limit, value: String(limit.value), effectiveFrom: localDate(limit.effectiveFrom) },
  };
}
