import type { Output } from '../../bridge/desk.ts';
import { type Translate, wordError } from '../../i18n/words.ts';
import { formatMoney } from '../money-text.ts';
import { oneOf } from '../one-of.ts';

export type CasePage = Output<'cases.get'>;
export type Debtor = CasePage['debtors'][number];
export type Phone = Debtor['phones'][number];
export type MorningRow = Output<'morning.sheet'>['groups'][number]['rows'][number];
export type NextAction = MorningRow['nextAction'];
export type Requirement = Debtor['requirements'][number];

type Params = Readonly<Record<string, string | number | boolean | null>>;

/** Reasons of the morning sheet and of a case's advice. */
const REASONS = [
  'right.limitation',
  'right.guarantee',
  'right.mortgage',
  'right.limitationPassed',
  'right.guaranteePassed',
  'promise.dueToday',
  'promise.broken',
  'promise.partial',
  'overdue.new',
  'overdue.rolling',
  'letter.notDispatched',
  'letter.inTransit',
  'letter.archiveTracking',
  'plan.breached',
  'plan.dueToday',
  'insurance.lapsed',
  'insurance.lapsing',
  'mortgage.unregistered',
  'gps.noData',
  'case.nextAction',
  'case.noContact',
  'case.stopFlag',
] as const;

export const ACTIONS = [
  'call',
  'call-again',
  'check-promise',
  'check-receipt',
  'find-number',
  'offer-plan',
  'send-demand',
  'dispatch-letter',
  'register-proof',
  'archive-tracking',
  'preserve-right',
  'ask-counsel',
  'answer-dispute',
  'review-hardship',
  'review-plan',
  'renew-insurance',
  'register-mortgage',
  'check-gps',
  'visit',
  'other',
] as const satisfies readonly NextAction[];

export const OUTCOMES = [
  'answered',
  'no-answer',
  'unreachable',
  'refused',
  'promise',
  'dispute',
  'paid',
  'message-left',
  'hardship',
] as const;

export function actionName(t: Translate, action: NextAction): string {
  return t(`morning.actions.${action}`);
}

/** Amounts formatted under their name without 'Fen', actions worded; nothing else changes. */
function wordedParams(t: Translate, params: Params): Params {
  const worded: Record<string, string | number | boolean | null> = { ...params };
  for (const [name, value] of Object.entries(params)) {
    if (name.endsWith('Fen') && typeof value === 'number') worded[name.slice(0, -3)] = formatMoney(value);
    if (value === null) worded[name] = '—';
  }
  const action = oneOf(ACTIONS, params.action);
  if (action) worded.action = actionName(t, action);
  return worded;
}

/** Why a row is on the sheet, or why a case says what to do next; '' when there is nothing to say. */
export function reasonText(t: Translate, reasonCode: string, params: Params): string {
  const code = oneOf(REASONS, reasonCode);
  if (code === undefined) return reasonCode;
  if (code === 'case.nextAction' && !params.action) return '';
  return t(`morning.reasons.${code}`, wordedParams(t, params));
}

/** What the gate refuses, in one sentence with its rule, and what to do instead. */
export function gateWords(gate: {
  readonly code: string | null;
  readonly rule: string | null;
  readonly params: Params;
}): { readonly what: string; readonly act: string } {
  if (gate.code === null) return { what: '', act: '' };
  // the values of an expected error travel as text and numbers only
  const params: Record<string, string | number> = { rule: gate.rule ?? '' };
  for (const [name, value] of Object.entries(gate.params))
    params[name] = value === null ? '—' : value.toString();
  return wordError({ code: gate.code, params });
}

/** A result of a call, worded when it is one of ours. */
export function outcomeName(t: Translate, outcome: string): string {
  const known = oneOf(OUTCOMES, outcome);
  return known ? t(`loans.contactOutcome.${known}`) : outcome;
}

export function rolesText(t: Translate, roles: Debtor['roles']): string {
  return roles.map((role) => t(`loans.role.${role}`)).join(' · ');
}
