import type { Output } from '../../bridge/desk.ts';
import type { Translate } from '../../i18n/words.ts';
import { oneOf } from '../../ui/one-of.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

export type Proposal = Output<'plans.propose'>;
export type PlanRow = Output<'plans.list'>['rows'][number];
export const PLAN_STATUSES = ['active', 'breached', 'kept', 'ended'] as const;

export const PLAN_TONES: Readonly<Record<PlanRow['status'], Tone>> = {
  draft: 'neutral',
  active: 'blue',
  kept: 'green',
  breached: 'red',
  ended: 'neutral',
};

const WARNINGS = [
  'guarantorNotBound',
  'penaltyKeepsRunning',
  'openingUnconfirmed',
  'aboveIncomeShare',
  'beyondFinalDue',
] as const;

/** A warning in words; an unknown one by its code rather than not at all. */
export function warningText(t: Translate, warning: Proposal['warnings'][number]): string {
  const code = oneOf(WARNINGS, warning.code.replace(/^plan\./, ''));
  return code ? t(`plans.warnings.${code}`, warning.params) : warning.code;
}
