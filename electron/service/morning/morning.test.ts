import { describe, expect, it } from 'vitest';
import { morningContract } from '../../../shared/contract/morning.ts';
import { caseBook } from '../../../tests/support/case-book.ts';
import { answerOf, codeOf, testClock, withFolder } from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../rpc/service.ts';

async function sheet(service: Service) {
  return morningContract['morning.sheet'].output.parse(await answerOf(service, 'morning.sheet', {}));
}

async function reasons(service: Service) {
  const { groups } = await sheet(service);
  return groups.flatMap((group) => group.rows.map((row) => row.reasonCode));
}

describe('the morning sheet says why each row is there', () => {
  it('a case that waits for its call, and insurance that lapses within a week', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const { groups, counts } = await sheet(service);
      expect(groups.map((group) => [group.group, group.rows[0]?.reasonCode])).toEqual([
        ['insurance', 'insurance.lapsing'],
        ['other', 'case.nextAction'],
      ]);
      expect(groups[0]?.rows[0]).toMatchObject({
        loanId,
        borrowerName: '张示例',
        plate: '粤B12345',
        daysPastDue: 15,
        overdueFen: 1_000_000,
        params: { endsOn: '2026-11-28', days: 5 },
        nextAction: 'renew-insurance',
        snoozeUntilAtMost: '2026-12-23',
      });
      expect(counts).toEqual({ open: 2, dueToday: 0, casesOpen: 1 });
      await service.close();
    }));

  it('a loan rolls in two days, with the sum that stops it', () =>
    withFolder(async (folder) => {
      // overdue since 2026-11-08: day 29 is 2026-12-07, M2 begins on day 31, 2026-12-09
      const clock = testClock('2026-12-07T01:00:00.000Z');
      const { service } = await caseBook({ bookDir: folder, clock });
      const { groups } = await sheet(service);
      const row = groups.find((group) => group.group === 'rolling')?.rows[0];
      expect(row).toMatchObject({
        reasonCode: 'overdue.rolling',
        params: { daysToRoll: 2, nextBucket: 'M2', rollsOn: '2026-12-09' },
      });
      // the November instalment of 10,000.00 less the residue that makes no days past due
      expect(Number(row?.params.stopFen)).toBeGreaterThan(990_000);
      expect(Number(row?.params.stopFen)).toBeLessThanOrEqual(1_000_000);
      await service.close();
    }));

  it('a promise of today, and a broken one until somebody has called about it', () =>
    withFolder(async (folder) => {
      const clock = testClock();
      const { service, loanId } = await caseBook({ bookDir: folder, clock });
      const promise = {
        loanId,
        madeBy: '张示例',
        amountFen: 1_000_000,
        dueOn: '2026-11-23',
        toleranceDays: 0,
      };
      await answerOf(service, 'promises.make', promise);
      const today = await sheet(service);
      expect(today.groups[0]).toMatchObject({ group: 'promises', total: 1 });
      expect(today.groups[0]?.rows[0]?.reasonCode).toBe('promise.dueToday');
      expect(today.counts.dueToday).toBe(1);
      expect(today.doneToday.promiseCount).toBe(1);
      clock.advanceSeconds(86_400);
      expect(await reasons(service)).toContain('promise.broken');
      const talk = {
        loanId,
        personId: null,
        personLabel: '张示例',
        relation: 'other',
        channel: 'walk-in',
        phoneId: null,
        number: null,
        startedAt: '2026-11-24T00:30:00.000Z',
        endedAt: null,
        outcome: 'answered',
        willingness: null,
        defaultReason: null,
        summary: '到店说明原因',
        nextStep: null,
        promise: null,
        override: null,
      };
      await answerOf(service, 'contacts.log', talk);
      expect(await reasons(service)).not.toContain('promise.broken');
      await service.close();
    }));

  it('a guarantee period that runs out comes first, and cannot be snoozed past its last safe day', () =>
    withFolder(async (folder) => {
      // last instalment 2027-01-08: the period ends on Thursday 2027-07-08, last safe day Wednesday 2027-07-07
      const clock = testClock('2027-06-10T01:00:00.000Z');
      const { service, loanId } = await caseBook({ bookDir: folder, clock });
      const { groups } = await sheet(service);
      const row = groups[0]?.rows[0];
      expect(row).toMatchObject({
        group: 'rights',
        reasonCode: 'right.guarantee',
        params: { daysLeft: 27, lastSafeOn: '2027-07-07', endsOn: '2027-07-08', personName: '李保证' },
        nextAction: 'preserve-right',
        snoozeUntilAtMost: '2027-07-07',
      });
      const mark = { itemKey: row?.key, loanId, kind: 'snoozed', reason: '等担保人回函' };
      expect(await codeOf(service, 'morning.mark', { ...mark, untilOn: '2027-07-08' })).toBe(
        'morning.snoozePastLastSafeDay',
      );
      expect(
        await codeOf(service, 'morning.mark', { ...mark, itemKey: `${row?.key}0`, untilOn: '2027-06-20' }),
      ).toBe('morning.itemGone');
      expect(await codeOf(service, 'morning.mark', { ...mark, untilOn: '2027-06-20' })).toBe('ok');
      expect(await reasons(service)).not.toContain('right.guarantee');
      clock.advanceSeconds(10 * 86_400);
      expect(await reasons(service)).toContain('right.guarantee');
      await service.close();
    }));
});

describe('working down the sheet', () => {
  it('done takes the row off and counts it, undo brings it back', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const row = (await sheet(service)).groups.find((group) => group.group === 'insurance')?.rows[0];
      const done = { itemKey: row?.key, loanId, kind: 'done', untilOn: null, reason: '' };
      await answerOf(service, 'morning.mark', done);
      const after = await sheet(service);
      expect(after.groups.map((group) => group.group)).toEqual(['other']);
      expect(after.doneToday.count).toBe(1);
      const marks = morningContract['morning.marks'].output.parse(
        await answerOf(service, 'morning.marks', {}),
      );
      expect(marks.rows[0]).toMatchObject({ kind: 'done', borrowerName: '张示例', actorName: '负责人' });
      await answerOf(service, 'morning.unmark', { markId: marks.rows[0]?.markId });
      expect(await reasons(service)).toContain('insurance.lapsing');
      await service.close();
    }));

  it('a snoozed row comes back on its day; a group is read in pages', () =>
    withFolder(async (folder) => {
      const clock = testClock();
      const { service, loanId } = await caseBook({ bookDir: folder, clock });
      const row = (await sheet(service)).groups.find((group) => group.group === 'other')?.rows[0];
      const snooze = { itemKey: row?.key, loanId, kind: 'snoozed', untilOn: '2026-11-25', reason: '出差' };
      await answerOf(service, 'morning.mark', snooze);
      const group = async (offset: number) =>
        morningContract['morning.group'].output.parse(
          await answerOf(service, 'morning.group', { group: 'other', offset, limit: 10 }),
        );
      expect((await group(0)).total).toBe(0);
      clock.advanceSeconds(2 * 86_400);
      expect(await group(0)).toMatchObject({ total: 1, rows: [{ reasonCode: 'case.nextAction' }] });
      expect((await group(1)).rows).toEqual([]);
      await service.close();
    }));
});
