import { describe, expect, it } from 'vitest';
import { localDate } from '../../../kernel/local-date.ts';
import { fen } from '../../../kernel/money.ts';
import { checkMark, snoozeLimit } from './mark.ts';
import { compareItems, type MorningItem } from './morning-item.ts';
import { rightStage } from './stages.ts';

const today = localDate('2026-11-23');

function item(parts: Partial<MorningItem>): MorningItem {
  return {
    key: 'k',
    group: 'other',
    reasonCode: 'case.nextAction',
    params: {},
    loanId: 'l',
    contractNo: 'CD-1',
    urgency: 0,
    overdueFen: fen(100),
    nextAction: 'call',
    lastSafeOn: null,
    ...parts,
  };
}

describe('the rank of the morning sheet', () => {
  const rows = [
    item({ key: '1', group: 'rights', urgency: 5 }),
    item({ key: '2', group: 'rights', urgency: 20 }),
    item({ key: '3', group: 'promises', urgency: 0, overdueFen: fen(900) }),
    item({ key: '4', group: 'promises', urgency: 0, overdueFen: fen(800) }),
    item({ key: '5', group: 'rolling', urgency: 1, contractNo: 'CD-1' }),
    item({ key: '6', group: 'rolling', urgency: 1, contractNo: 'CD-2' }),
    item({ key: '7', group: 'proof', urgency: -9 }),
    item({ key: '8', group: 'other', urgency: -30 }),
  ];

  it('is group, then urgency, then sum, then contract number', () => {
    expect([...rows].sort(compareItems).map((row) => row.key)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
    ]);
  });

  it('is the same whatever order the rows came in', () => {
    const expected = [...rows].sort(compareItems);
    for (let turn = 1; turn < rows.length; turn += 1) {
      const turned = [...rows.slice(turn), ...rows.slice(0, turn)].reverse();
      expect(turned.sort(compareItems)).toEqual(expected);
    }
  });
});

describe('snooze and done', () => {
  const snooze = (untilOn: string | null, reason = '出差', lastSafeOn: string | null = null) =>
    checkMark(
      { kind: 'snoozed', untilOn: untilOn === null ? null : localDate(untilOn), reason },
      { lastSafeOn: lastSafeOn === null ? null : localDate(lastSafeOn) },
      today,
    );

  it('a right is never snoozed past its last safe day (R10.4)', () => {
    expect(snooze('2026-11-27', '等律师', '2026-11-27').ok).toBe(true);
    expect(snooze('2026-11-28', '等律师', '2026-11-27')).toMatchObject({
      error: { code: 'morning.snoozePastLastSafeDay', params: { lastSafeOn: '2026-11-27' } },
    });
    expect(snoozeLimit(localDate('2026-11-27'), today)).toBe('2026-11-27');
    expect(snoozeLimit(localDate('2026-11-23'), today)).toBeNull();
    expect(snoozeLimit(null, today)).toBe('2026-12-23');
  });

  it('a snooze needs a day after today, at most 30 days on, and a reason', () => {
    expect(snooze(null)).toMatchObject({ error: { code: 'morning.snoozeNeedsDay' } });
    expect(snooze('2026-11-23')).toMatchObject({ error: { code: 'morning.snoozeNotFuture' } });
    expect(snooze('2026-11-24').ok).toBe(true);
    expect(snooze('2026-12-23').ok).toBe(true);
    expect(snooze('2026-12-24')).toMatchObject({ error: { code: 'morning.snoozeTooFar' } });
    expect(snooze('2026-11-24', ' ')).toMatchObject({ error: { code: 'morning.reasonMissing' } });
  });

  it('done needs no reason, except for a right', () => {
    const done = { kind: 'done', untilOn: null, reason: '' } as const;
    expect(checkMark(done, { lastSafeOn: null }, today).ok).toBe(true);
    expect(checkMark(done, { lastSafeOn: localDate('2026-12-01') }, today)).toMatchObject({
      error: { code: 'morning.reasonMissing' },
    });
  });
});

describe('the stages of a right', () => {
  it.each([
    ['near', 60, 60],
    ['near', 31, 60],
    ['near', 30, 30],
    ['near', 8, 30],
    ['urgent', 7, 7],
    ['urgent', 0, 0],
    ['urgent', -1, 0],
    ['passed', -5, -1],
  ] as const)('%s with %s days left is stage %s', (state, daysLeft, stage) => {
    expect(rightStage({ state, daysLeft })).toBe(stage);
  });

  it('a clock that runs far ahead, or not at all, has no row', () => {
    expect(rightStage({ state: 'running', daysLeft: 61 })).toBeNull();
    expect(rightStage({ state: 'not-started', daysLeft: null })).toBeNull();
  });
});
