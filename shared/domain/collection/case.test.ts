import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { type CaseStay, type LoanStanding, nextCaseStep, openCaseStatus } from './case.ts';

const today = localDate('2026-11-23');
const day = localDate;

const overdueSince = (dueOn: string): LoanStanding => ({
  status: 'overdue',
  oldestUnpaidDueOn: day(dueOn),
  overdueFen: fen(412_033),
});
const current: LoanStanding = { status: 'active', oldestUnpaidDueOn: null, overdueFen: fen(0) };
const open: CaseStay = { openedOn: day('2026-10-08'), closedOn: null };
const closed: CaseStay = { openedOn: day('2026-10-08'), closedOn: day('2026-11-01') };

describe('a case follows its loan by itself', () => {
  it('opens one day after the due date, not on it', () => {
    expect(nextCaseStep(null, overdueSince('2026-11-23'), today)).toEqual({ kind: 'keep' });
    expect(nextCaseStep(null, overdueSince('2026-11-22'), today)).toEqual({
      kind: 'open',
      entryDaysPastDue: 1,
      entryOverdueFen: 412_033,
    });
  });

  it('a residue under tolerance, which has no oldest unpaid day, makes no case (R10.11)', () => {
    expect(nextCaseStep(null, { ...current, overdueFen: fen(300) }, today)).toEqual({ kind: 'keep' });
  });

  it('closes when cured or settled, and stays while overdue', () => {
    expect(nextCaseStep(open, current, today)).toEqual({ kind: 'close', reason: 'cured' });
    expect(nextCaseStep(open, { ...current, status: 'settled' }, today)).toEqual({
      kind: 'close',
      reason: 'settled',
    });
    expect(nextCaseStep(open, overdueSince('2026-10-07'), today)).toEqual({ kind: 'keep' });
    expect(nextCaseStep(closed, current, today)).toEqual({ kind: 'keep' });
  });

  it('a new default after a cure is a new stay', () => {
    expect(nextCaseStep(closed, overdueSince('2026-11-07'), today).kind).toBe('open');
  });

  it('a reversed payment opens the same case again, since its debt is unpaid again', () => {
    expect(nextCaseStep(closed, overdueSince('2026-10-07'), today)).toEqual({ kind: 'reopen' });
  });
});

describe('the status of an open case', () => {
  const facts = { segment: null, latestPromise: null, hasContact: false } as const;

  it('comes from promises, segment and contacts', () => {
    expect(openCaseStatus(facts)).toBe('open');
    expect(openCaseStatus({ ...facts, hasContact: true })).toBe('in-progress');
    expect(openCaseStatus({ ...facts, latestPromise: 'open' })).toBe('promise');
    expect(openCaseStatus({ ...facts, latestPromise: 'partial' })).toBe('broken');
    expect(openCaseStatus({ ...facts, latestPromise: 'kept', hasContact: true })).toBe('in-progress');
    expect(openCaseStatus({ ...facts, segment: 'hardship', latestPromise: 'broken' })).toBe('hardship');
  });
});
