import type { Output } from '../../bridge/desk.ts';
import type { Translate } from '../../i18n/words.ts';
import { formatMoney } from '../../ui/money-text.ts';
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
  'pastCap',
] as const;

const MISSING = ['address', 'account', 'glyphs'] as const;

/** A warning in words; an unknown one by its code rather than not at all. */
export function warningText(t: Translate, warning: Proposal['warnings'][number]): string {
  const { params } = warning;
  if (warning.code === 'plan.noPaper') {
    return t(`plans.noPaper.${oneOf(MISSING, String(params.missing)) ?? 'glyphs'}`);
  }
  const code = oneOf(WARNINGS, warning.code.replace(/^plan\./, ''));
  if (code === undefined) return warning.code;
  const amount = typeof params.cutFen === 'number' ? formatMoney(params.cutFen) : '';
  return t(`plans.warnings.${code}`, { ...params, amount });
}
