import { describe, expect, it } from 'vitest';
import { casesContract } from '../../../shared/contract/cases.ts';
import { contactsContract } from '../../../shared/contract/contacts.ts';
import { caseBook, record } from '../../../tests/support/case-book.ts';
import { answerOf, codeOf, testClock, withFolder } from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../rpc/service.ts';

/** 09:00 in China on 2026-11-23. */
const NINE = '2026-11-23T01:00:00.000Z';

async function page(service: Service, loanId: string) {
  return casesContract['cases.get'].output.parse(await answerOf(service, 'cases.get', { loanId }));
}

async function phoneOf(service: Service, loanId: string, role: 'borrower' | 'guarantor' | 'spouse') {
  const { debtors } = await page(service, loanId);
  const debtor = debtors.find((one) => one.roles.includes(role));
  return { personId: debtor?.personId ?? '', phoneId: debtor?.phones[0]?.phoneId ?? '' };
}

function contact(
  loanId: string,
  target: { readonly personId: string; readonly phoneId: string },
  parts = {},
) {
  return {
    loanId,
    ...target,
    personLabel: '',
    relation: 'borrower',
    channel: 'call',
    number: null,
    startedAt: NINE,
    endedAt: null,
    outcome: 'answered',
    willingness: null,
    defaultReason: null,
    summary: '核对身份后说明欠款',
    nextStep: null,
    promise: null,
    override: null,
    ...parts,
  };
}

const promised = { amountFen: 1_000_000, dueOn: '2026-11-25' };

function receipt(loanId: string, businessOn: string, amountFen: number) {
  return {
    loanId,
    businessOn,
    amountFen,
    channel: 'bank-transfer',
    payerName: '张示例',
    payerRelation: 'borrower',
    reference: '',
    designation: '',
    note: '',
    isDuplicateConfirmed: true,
  };
}

describe('a case follows its loan', () => {
  it('opens with the default, closes by itself when cured and opens again when the receipt bounces', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const first = await page(service, loanId);
      expect(first.loan).toMatchObject({ daysPastDue: 15, bucket: 'M1', status: 'overdue' });
      expect(first.case).toMatchObject({ status: 'open', openedOn: '2026-11-23', nextAction: 'call' });
      expect(first.case?.caseNo).toMatch(/^安信案〔2026〕\d{6}号$/);
      expect(first.balances).toMatchObject({ cureTodayFen: 1_000_000, settleTodayFen: 3_000_000 });
      const paid = record(await answerOf(service, 'receipts.book', receipt(loanId, '2026-11-23', 1_000_000)));
      const cured = await page(service, loanId);
      expect(cured.case).toMatchObject({ status: 'closed', closeReason: 'cured', closedOn: '2026-11-23' });
      await answerOf(service, 'receipts.reverse', { entryId: paid.entryId, reason: '退票' });
      const again = await page(service, loanId);
      expect(again.case?.caseId).toBe(first.case?.caseId);
      expect(again.case).toMatchObject({ closedOn: null, status: 'open' });
      await service.close();
    }));

  it('a list filters by bucket, status and words, straight from the book', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const rowsOf = async (filter: object) =>
        casesContract['cases.list'].output.parse(await answerOf(service, 'cases.list', { filter }));
      expect(await rowsOf({ buckets: ['M1'] })).toMatchObject({ total: 1, overdueFen: 1_000_000 });
      expect((await rowsOf({ buckets: ['M2'] })).total).toBe(0);
      expect((await rowsOf({ search: '张示例' })).rows[0]?.loanId).toBe(loanId);
      expect((await rowsOf({ search: '李四' })).total).toBe(0);
      expect((await rowsOf({ statuses: ['closed'] })).total).toBe(0);
      expect((await rowsOf({ nextActionUntilOn: '2026-11-22' })).total).toBe(0);
      await service.close();
    }));
});

describe('a contact passes the gate before it is booked', () => {
  it('books a call with its promise and next step, and the number’s result', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const borrower = await phoneOf(service, loanId, 'borrower');
      const input = contact(loanId, borrower, { outcome: 'promise', promise: promised });
      const logged = contactsContract['contacts.log'].output.parse(
        await answerOf(service, 'contacts.log', input),
      );
      expect(logged.nextStep).toEqual({ action: 'check-promise', on: '2026-11-25' });
      const after = await page(service, loanId);
      expect(after.case).toMatchObject({ status: 'promise', nextAction: 'check-promise' });
      expect(after.openPromise).toMatchObject({ amountFen: 1_000_000, state: 'open', missingFen: 1_000_000 });
      expect(after.contacts[0]).toMatchObject({
        relation: 'borrower',
        personName: '张示例',
        overrideReason: null,
      });
      expect(after.contacts[0]?.numberMasked).toBe('138****0001');
      const debtor = after.debtors.find((one) => one.roles.includes('borrower'));
      expect(debtor?.phones[0]).toMatchObject({ lastResult: 'promise' });
      expect(debtor?.connectedToday).toBe(1);
      await service.close();
    }));

  it('the fourth connected call of a day is refused; with a reason it is booked, and the reason is audited', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const borrower = await phoneOf(service, loanId, 'borrower');
      for (let call = 0; call < 3; call += 1) {
        expect(await codeOf(service, 'contacts.log', contact(loanId, borrower))).toBe('ok');
      }
      const refused = await service.call('contacts.log', contact(loanId, borrower));
      expect(refused).toMatchObject({
        ok: false,
        error: {
          code: 'contact.connectedLimit',
          params: { count: 3, limit: 3, rule: 'C2', possibleFrom: '2026-11-24T00:00:00.000Z' },
        },
      });
      const override = { reason: '债务人来电要求回拨' };
      expect(await codeOf(service, 'contacts.log', contact(loanId, borrower, { override }))).toBe('ok');
      const after = await page(service, loanId);
      expect(after.contacts).toHaveLength(4);
      expect(after.contacts.find((one) => one.overrideReason !== null)).toMatchObject({
        overrideReason: '债务人来电要求回拨',
        overriddenCode: 'contact.connectedLimit',
      });
      await service.close();
    }));

  it('at 22:00 in China nothing goes out, what comes in is booked', () =>
    withFolder(async (folder) => {
      const clock = testClock();
      const { service, loanId } = await caseBook({ bookDir: folder, clock });
      const borrower = await phoneOf(service, loanId, 'borrower');
      clock.advanceSeconds(13 * 3600);
      const startedAt = '2026-11-23T14:00:00.000Z';
      expect(await codeOf(service, 'contacts.log', contact(loanId, borrower, { startedAt }))).toBe(
        'contact.quietHours',
      );
      const incoming = contact(loanId, borrower, { startedAt, direction: 'in' });
      expect(await codeOf(service, 'contacts.log', incoming)).toBe('ok');
      const { debtors } = await page(service, loanId);
      const gate = debtors[0]?.gates.find((one) => one.channel === 'call');
      expect(gate).toMatchObject({ allowed: false, code: 'contact.quietHours', rule: 'C1' });
      await service.close();
    }));

  it('the spouse who owes nothing is not called while the debtor can be reached; the guarantor is', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const spouse = await phoneOf(service, loanId, 'spouse');
      const guarantor = await phoneOf(service, loanId, 'guarantor');
      const asked = contact(loanId, spouse, { relation: 'borrower', purpose: 'message-only' });
      expect(await codeOf(service, 'contacts.log', asked)).toBe('contact.thirdPartyNotLost');
      expect(await codeOf(service, 'contacts.log', contact(loanId, guarantor))).toBe('ok');
      const unknown = contact(
        loanId,
        { personId: guarantor.personId, phoneId: guarantor.phoneId },
        {
          phoneId: null,
          number: '13700000009',
        },
      );
      expect(await codeOf(service, 'contacts.log', unknown)).toBe('contact.numberNotOnFile');
      await service.close();
    }));

  it('a stop flag blocks calls until the owner lifts it', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const borrower = await phoneOf(service, loanId, 'borrower');
      const flag = { loanId, kind: 'complaint', since: '2026-11-23', reason: '投诉登记 3 号' };
      await answerOf(service, 'cases.setStopFlag', flag);
      expect(await codeOf(service, 'contacts.log', contact(loanId, borrower))).toBe('contact.stopFlag');
      expect((await page(service, loanId)).stopFlag).toMatchObject({ kind: 'complaint' });
      await answerOf(service, 'cases.setStopFlag', { ...flag, kind: null, reason: '已答复' });
      expect(await codeOf(service, 'contacts.log', contact(loanId, borrower))).toBe('ok');
      await service.close();
    }));

  it('refuses a contact in the future, one that ends before it starts and one with nobody', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const borrower = await phoneOf(service, loanId, 'borrower');
      const code = (parts: object) => codeOf(service, 'contacts.log', contact(loanId, borrower, parts));
      expect(await code({ startedAt: '2026-11-23T01:00:00.001Z' })).toBe('contact.inFuture');
      expect(await code({ endedAt: '2026-11-23T00:59:59.000Z' })).toBe('contact.endBeforeStart');
      expect(await code({ personId: null, phoneId: null })).toBe('contact.personMissing');
      expect(await code({ loanId: 'nothing' })).toBe('record.notFound');
      expect(
        await codeOf(
          service,
          'contacts.log',
          contact(loanId, borrower, { promise: { amountFen: 3_000_001, dueOn: '2026-11-25' } }),
        ),
      ).toBe('promise.aboveDebt');
      await service.close();
    }));
});

describe('a promise lives by its receipts', () => {
  it('is kept by a receipt and broken again when that is reversed', () =>
    withFolder(async (folder) => {
      const clock = testClock();
      const { service, loanId } = await caseBook({ bookDir: folder, clock, paidFen: 8_000_000 });
      await answerOf(service, 'promises.make', { loanId, madeBy: '张示例', ...promised });
      const stateOf = async () => (await page(service, loanId)).promises[0]?.state;
      expect(await stateOf()).toBe('open');
      const paid = record(await answerOf(service, 'receipts.book', receipt(loanId, '2026-11-23', 1_000_000)));
      expect(await stateOf()).toBe('kept');
      // two more days of tolerance are over on the 27th
      clock.advanceSeconds(4 * 86_400);
      await answerOf(service, 'receipts.reverse', { entryId: paid.entryId, reason: '银行退回' });
      expect(await stateOf()).toBe('broken');
      expect((await page(service, loanId)).case?.status).toBe('broken');
      await service.close();
    }));

  it('is withdrawn only while open, and cannot be more than settles the loan', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const make = (amountFen: number, dueOn: string) =>
        service.call('promises.make', { loanId, madeBy: '张示例', amountFen, dueOn });
      expect(await make(3_000_001, '2026-11-25')).toMatchObject({
        error: { code: 'promise.aboveDebt', params: { settleFen: 3_000_000 } },
      });
      expect(await make(100, '2026-11-22')).toMatchObject({ error: { code: 'promise.inPast' } });
      const made = record(
        await answerOf(service, 'promises.make', { loanId, madeBy: '张示例', ...promised }),
      );
      expect((await page(service, loanId)).case).toMatchObject({
        nextAction: 'check-promise',
        nextActionOn: promised.dueOn,
      });
      const withdraw = { promiseId: made.promiseId, reason: '改约' };
      expect(await codeOf(service, 'promises.withdraw', withdraw)).toBe('ok');
      expect(await codeOf(service, 'promises.withdraw', withdraw)).toBe('promise.notOpen');
      const after = await page(service, loanId);
      expect(after.case).toMatchObject({ nextAction: 'call', nextActionOn: '2026-11-23' });
      expect(after.timeline.find((item) => item.kind === 'promise')?.params.withdrawnReason).toBe('改约');
      const listed = contactsContract['promises.list'].output.parse(
        await answerOf(service, 'promises.list', { loanId }),
      );
      expect(listed.rows[0]).toMatchObject({ state: 'withdrawn', contractNo: 'CD-2026-000001' });
      await service.close();
    }));
});

describe('what the clerk sets on a case', () => {
  it('segment and next step are stored, a step in the past is refused', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder });
      const caseId = (await page(service, loanId)).case?.caseId;
      await answerOf(service, 'cases.setSegment', { caseId, segment: 'hardship', reason: '住院证明' });
      await answerOf(service, 'cases.setNextAction', { caseId, action: 'visit', on: '2026-11-26' });
      const after = await page(service, loanId);
      expect(after.case).toMatchObject({ segment: 'hardship', status: 'hardship', nextAction: 'visit' });
      expect(after.scriptKey).toBe('segment.hardship');
      const past = { caseId, action: 'visit', on: '2026-11-22' };
      expect(await codeOf(service, 'cases.setNextAction', past)).toBe('case.nextActionInPast');
      await service.close();
    }));

  it('every script a case can ask for is shipped, with identification and recording notice (C4)', () =>
    withFolder(async (folder) => {
      const { service } = await caseBook({ bookDir: folder });
      const segments = ['able-unwilling', 'temporarily-unable', 'lost', 'dispute', 'hardship'];
      const stages = ['reminder', 'early', 'middle', 'late'];
      const keys = [...segments.map((one) => `segment.${one}`), ...stages.map((one) => `stage.${one}`)];
      for (const key of keys) {
        const script = contactsContract['scripts.get'].output.parse(
          await answerOf(service, 'scripts.get', { key }),
        );
        expect(script.blocks.map((block) => block.kind)).toEqual(
          expect.arrayContaining(['identify', 'recording', 'avoid']),
        );
        expect(script.blocks.every((block) => block.textZh !== '' && block.textEn !== '')).toBe(true);
      }
      expect(await codeOf(service, 'scripts.get', { key: 'stage.none' })).toBe('record.notFound');
      await service.close();
    }));
});
