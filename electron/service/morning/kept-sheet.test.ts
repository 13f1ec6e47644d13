import { describe, expect, it } from 'vitest';
import { bookContract } from '../../../shared/contract/book.ts';
import { morningContract } from '../../../shared/contract/morning.ts';
import { type CaseBook, caseBook } from '../../../tests/support/case-book.ts';
import { answerOf, OWNER_PASSPHRASE, testClock, withFolder } from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../rpc/service.ts';

async function sheet(service: Service, filter: object = {}) {
  return morningContract['morning.sheet'].output.parse(await answerOf(service, 'morning.sheet', filter));
}

/** Reasons on the sheet, after a look at the status bar that must count the same rows. */
async function reasons(service: Service): Promise<readonly string[]> {
  const line = bookContract['book.statusLine'].output.parse(await answerOf(service, 'book.statusLine', {}));
  const { groups, counts } = await sheet(service);
  expect(line.morningCount).toBe(counts.open);
  expect(counts.open).toBe(groups.reduce((sum, group) => sum + group.total, 0));
  // a second look answers the same
  expect(await sheet(service)).toEqual(await sheet(service));
  return groups.flatMap((group) => group.rows.map((row) => row.reasonCode));
}

const receipt = (loanId: string, amountFen: number) => ({
  loanId,
  businessOn: '2026-11-23',
  amountFen,
  channel: 'bank-transfer',
  payerName: '张示例',
  payerRelation: 'borrower',
  reference: '',
  designation: '',
  note: '',
  isDuplicateConfirmed: true,
});

const talk = (loanId: string, nextActionOn: string) => ({
  loanId,
  personId: null,
  personLabel: '张示例',
  relation: 'other',
  channel: 'walk-in',
  phoneId: null,
  number: null,
  startedAt: '2026-11-23T00:30:00.000Z',
  endedAt: null,
  outcome: 'answered',
  willingness: null,
  defaultReason: null,
  summary: '到店说明原因',
  nextStep: { action: 'call-again', on: nextActionOn },
  promise: null,
  override: null,
});

describe('the sheet is kept between two looks and never over a change', () => {
  it('a receipt that pays everything overdue takes the case off and counts among what was done', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      expect(await reasons(service)).toEqual(['insurance.lapsing', 'case.nextAction']);
      await answerOf(service, 'receipts.book', receipt(loanId, 1_000_000));
      expect(await reasons(service)).toEqual(['insurance.lapsing']);
      expect((await sheet(service)).doneToday).toMatchObject({ receiptCount: 1, receiptFen: 1_000_000 });
      await service.close();
    }));

  it('a promise for today takes the place of the call', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      await reasons(service);
      const promise = { loanId, madeBy: '张示例', amountFen: 500_000, dueOn: '2026-11-23', toleranceDays: 0 };
      await answerOf(service, 'promises.make', promise);
      expect(await reasons(service)).toEqual(['promise.dueToday', 'insurance.lapsing']);
      expect((await sheet(service)).counts.dueToday).toBe(1);
      await service.close();
    }));

  it('a contact that sets the next step two days on takes the call off until that day', () =>
    withFolder(async (folder) => {
      const clock = testClock();
      const { service, loanId } = await caseBook({ bookDir: folder, clock });
      await reasons(service);
      await answerOf(service, 'contacts.log', talk(loanId, '2026-11-25'));
      expect(await reasons(service)).toEqual(['insurance.lapsing']);
      expect((await sheet(service)).doneToday.contactCount).toBe(1);
      clock.advanceSeconds(2 * 86_400);
      expect(await reasons(service)).toEqual(['insurance.lapsing', 'case.nextAction']);
      await service.close();
    }));

  it('a new day and its day roll: insurance that was lapsing has lapsed, the loan rolls in two days', () =>
    withFolder(async (folder) => {
      // overdue since 2026-11-08: 2026-12-07 is day 29, M2 begins on day 31; insurance ended on 2026-11-28
      const clock = testClock();
      const { service } = await caseBook({ bookDir: folder, clock });
      await reasons(service);
      clock.advanceSeconds(14 * 86_400);
      expect(await reasons(service)).toContain('insurance.lapsed');
      await answerOf(service, 'loans.dayRoll', {});
      // the instalment of 12-08 is not due yet; a roll of the next day adds it
      const before = (await sheet(service)).groups.flatMap((group) => group.rows)[0]?.overdueFen;
      expect(before).toBe(1_000_000);
      clock.advanceSeconds(2 * 86_400);
      await reasons(service);
      await answerOf(service, 'loans.dayRoll', {});
      expect((await sheet(service)).groups.flatMap((group) => group.rows)[0]?.overdueFen).toBe(2_000_000);
      await service.close();
    }));

  it('a mark and taking it back, and what was marked is still off after locking and unlocking', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const row = (await sheet(service)).groups[0]?.rows[0];
      const done = { itemKey: row?.key, loanId, kind: 'done', untilOn: null, reason: '' };
      await answerOf(service, 'morning.mark', done);
      expect(await reasons(service)).toEqual(['case.nextAction']);
      const status = bookContract['book.status'].output.parse(await answerOf(service, 'book.status', {}));
      await answerOf(service, 'book.lock', {});
      await answerOf(service, 'book.unlock', {
        userId: status.users[0]?.id,
        passphrase: OWNER_PASSPHRASE,
      });
      expect(await reasons(service)).toEqual(['case.nextAction']);
      await service.close();
    }));
});

describe('the filter of the sheet', () => {
  const totals = async (book: CaseBook, filter: object) =>
    (await sheet(book.service, filter)).groups.map((group) => [group.group, group.total]);

  it('finds by name, plate, contract number and telephone over all rows; the counts stay the sheet’s', () =>
    withFolder(async (folder) => {
      const book = await caseBook({ bookDir: folder });
      const everything = [
        ['insurance', 1],
        ['other', 1],
      ];
      for (const search of ['张示例', '粤b·123', 'CD-2026', '13800000001']) {
        expect(await totals(book, { search })).toEqual(everything);
      }
      expect(await totals(book, { search: '没有此人' })).toEqual([]);
      expect((await sheet(book.service, { search: '没有此人' })).counts.open).toBe(2);
      await book.service.close();
    }));

  it('a group that the words name shows all its rows', () =>
    withFolder(async (folder) => {
      const book = await caseBook({ bookDir: folder });
      const filter = { search: '保险', wholeGroups: ['insurance'] };
      expect(await totals(book, filter)).toEqual([['insurance', 1]]);
      const page = { group: 'insurance', offset: 0, limit: 10 };
      expect(await answerOf(book.service, 'morning.group', { ...page, ...filter })).toMatchObject({
        total: 1,
      });
      expect(await answerOf(book.service, 'morning.group', { ...page, search: '没有此人' })).toMatchObject({
        total: 0,
        rows: [],
      });
      await book.service.close();
    }));
});
