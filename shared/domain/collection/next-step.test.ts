import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../kernel/calendar.ts';
import { localDate } from '../../kernel/local-date.ts';
import { proposeNextStep, stepAfterWithdrawal } from './next-step.ts';
import { scriptKeyOf } from './script-key.ts';

const calendar = workCalendar({ years: [], days: [], likelyRestDays: [] });

describe('an outcome leads to the next step', () => {
  it('a promise is looked at on its day, whatever the day of the week', () => {
    // 2026-11-28 is a Saturday
    const step = proposeNextStep(
      { outcome: 'promise', on: localDate('2026-11-23'), promiseDueOn: localDate('2026-11-28') },
      calendar,
    );
    expect(step).toEqual({ action: 'check-promise', on: '2026-11-28' });
  });

  it.each([
    ['no-answer', '2026-11-23', 'call-again', '2026-11-24'],
    ['no-answer', '2026-11-27', 'call-again', '2026-11-30'],
    ['answered', '2026-11-23', 'call-again', '2026-11-26'],
    ['unreachable', '2026-11-23', 'find-number', '2026-11-24'],
    ['refused', '2026-11-23', 'send-demand', '2026-11-24'],
    ['dispute', '2026-11-23', 'answer-dispute', '2026-11-26'],
    ['paid', '2026-11-23', 'check-receipt', '2026-11-24'],
    ['hardship', '2026-11-23', 'review-hardship', '2026-11-25'],
  ] as const)('%s on %s: %s on %s', (outcome, on, action, due) => {
    expect(proposeNextStep({ outcome, on: localDate(on), promiseDueOn: null }, calendar)).toEqual({
      action,
      on: due,
    });
  });
});

describe('the script of a case', () => {
  it('follows the segment where there is one, the bucket otherwise', () => {
    expect(scriptKeyOf('M2', null)).toBe('stage.middle');
    expect(scriptKeyOf('M1', null)).toBe('stage.early');
    expect(scriptKeyOf('M5', null)).toBe('stage.late');
    expect(scriptKeyOf('M2', 'hardship')).toBe('segment.hardship');
  });
});

describe('a withdrawn promise leaves a step', () => {
  it('the earliest promise still open is checked, otherwise the borrower is called today', () => {
    const today = localDate('2026-11-23');
    expect(stepAfterWithdrawal([], today)).toEqual({ action: 'call', on: '2026-11-23' });
    expect(stepAfterWithdrawal([localDate('2026-12-05'), localDate('2026-11-30')], today)).toEqual({
      action: 'check-promise',
      on: '2026-11-30',
    });
  });
});
