import { describe, expect, it } from 'vitest';
import { instant } from '../../kernel/instant.ts';
import { localDate } from '../../kernel/local-date.ts';
import type { ContactOutcome, PastContact } from './contact.ts';
import { LIMIT_ROWS } from './limits.fixture.ts';
import { contactLimits } from './limits.ts';
import { debtorLostState } from './lost.ts';

const limits = contactLimits(LIMIT_ROWS, localDate('2026-11-23'));

function call(
  day: string,
  time: string,
  outcome: ContactOutcome,
  direction: 'out' | 'in' = 'out',
): PastContact {
  const at = instant(new Date(`${day}T${time}:00+08:00`).toISOString());
  return { at, direction, channel: 'call', number: '13800000001', outcome };
}

const state = (on: string, calls: readonly PastContact[], dead: readonly boolean[] = [false]) =>
  debtorLostState({ on: localDate(on), calls, numbers: dead.map((isDead) => ({ isDead })) }, limits);

describe('when a debtor counts as lost (C6)', () => {
  const three = [
    call('2026-11-20', '09:00', 'no-answer'),
    call('2026-11-20', '11:00', 'no-answer'),
    call('2026-11-20', '15:00', 'unreachable'),
  ];

  it('three failures in a row count from the next day', () => {
    expect(state('2026-11-20', three)).toMatchObject({ isLost: false, from: '2026-11-21', failures: 3 });
    expect(state('2026-11-21', three)).toMatchObject({ isLost: true, ground: 'consecutive-failures' });
    expect(state('2026-11-21', three.slice(0, 2)).isLost).toBe(false);
  });

  it('any talk ends it, the debtor’s own call too', () => {
    expect(state('2026-11-22', [...three, call('2026-11-21', '10:00', 'answered', 'in')]).isLost).toBe(false);
    expect(state('2026-11-22', [...three, call('2026-11-21', '10:00', 'refused')]).failures).toBe(0);
  });

  it('the order in which contacts were entered does not matter', () => {
    expect(state('2026-11-21', [...three].reverse())).toEqual(state('2026-11-21', three));
  });

  it('all numbers dead is lost at once; one live number is not', () => {
    expect(state('2026-11-20', [], [true, true])).toMatchObject({ isLost: true, ground: 'number-invalid' });
    expect(state('2026-11-20', [], [true, false]).isLost).toBe(false);
    expect(state('2026-11-20', [], []).isLost).toBe(false);
  });
});
