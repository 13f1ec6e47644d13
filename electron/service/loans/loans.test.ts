import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookContract } from '../../../shared/contract/book.ts';
import { lendersContract } from '../../../shared/contract/lenders.ts';
import { loansGet, loansTrace } from '../../../shared/contract/loan-page.ts';
import { loansDayRoll, loansList, loansTotals } from '../../../shared/contract/loans.ts';
import { receiptsBook, receiptsList, receiptsPreview } from '../../../shared/contract/receipts.ts';
import { traceSum } from '../../../shared/domain/ledger/trace.ts';
import {
  answerOf,
  codeOf,
  serviceWithBook,
  testClock,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../start-service.ts';
import { newLoanInput } from './new-loan.fixture.ts';

let service: Service;
let lenderId: string;
let loanId: string;
let release: () => void = () => undefined;
let ended: Promise<void>;

function receipt(businessOn: string, amountFen: number, extra: object = {}) {
  return {
    loanId,
    businessOn,
    amountFen,
    channel: 'bank-transfer',
    payerName: '单思远',
    payerRelation: 'borrower',
    reference: '',
    designation: '',
    note: '',
    ...extra,
  };
}

async function loan(asOf = '2026-11-23') {
  return loansGet.output.parse(await answerOf(service, 'loans.get', { loanId, asOf }));
}

beforeAll(async () => {
  const opened = new Promise<void>((resolve) => {
    ended = withFolder(async (folder) => {
      // 2026-11-23 09:00 in China
      service = await serviceWithBook({ bookDir: `${folder}/book 账簿`, clock: testClock() });
      resolve();
      await new Promise<void>((done) => {
        release = done;
      });
      await service.close();
    });
  });
  await opened;
  const lenders = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
  lenderId = lenders[0]?.id ?? '';
  const made = await answerOf(service, 'loans.create', newLoanInput(lenderId, 'CD-1'));
  loanId = (made as { loanId: string }).loanId;
});

afterAll(async () => {
  release();
  await ended;
});

describe('a loan entered by hand', () => {
  it('owes what falls due, with penalty by balance × rate × days', async () => {
    const { position } = await loan();
    // five instalments due 07-20 … 11-20; principal 5 × 1000, interest 120+110+100+90+80
    expect(position.overdue.principalFen).toBe(500_000);
    expect(position.overdue.interestFen).toBe(50_000);
    // 1120×126 + 1110×95 + 1100×64 + 1090×34 + 1080×3 days at 0.05 %: 70.56 + 52.73 + 35.20 + 18.53 + 1.62
    expect(position.overdue.penaltyFen).toBe(7056 + 5273 + 3520 + 1853 + 162);
    expect(position.daysPastDue).toBe(126);
    expect(position.bucket).toBe('M5');
    expect(position.outstandingPrincipalFen).toBe(1_200_000);
  });

  it('shows its yearly cost: 12 % a year paid monthly is 12.00 % simple and 12.68 % effective', async () => {
    const { aprSimplePpm, aprEffectivePpm } = await loan();
    expect(Math.round((aprSimplePpm ?? 0) / 100)).toBe(1200);
    expect(Math.round((aprEffectivePpm ?? 0) / 100)).toBe(1268);
  });

  it('opens each amount to parts that add up to it', async () => {
    const amount = { kind: 'overdue-total' };
    const opened = loansTrace.output.parse(await answerOf(service, 'loans.trace', { loanId, amount }));
    const { position } = await loan();
    expect(traceSum(opened.trace)).toBe(position.overdue.totalFen);
    expect(opened.trace.parts.length).toBeGreaterThan(5);
  });

  it('is found by name, pinyin initials, telephone tail and contract number', async () => {
    for (const text of ['单思远', 'ssy', '1234', 'cd-1', '单 1234']) {
      const found = await answerOf(service, 'loans.search', { text, limit: 5 });
      expect((found as { rows: { loanId: string }[] }).rows.map((row) => row.loanId)).toEqual([loanId]);
    }
  });

  it('is refused with a contract number that is taken, an unticked point without a reason, a wrong ID number', async () => {
    expect(await codeOf(service, 'loans.create', newLoanInput(lenderId, 'CD-1'))).toBe(
      'loan.contractNoTaken',
    );
    const wish = newLoanInput(lenderId, 'CD-2');
    const unticked = { ...wish.payout, checklist: { ...wish.payout.checklist, insuranceInForce: false } };
    expect(await codeOf(service, 'loans.create', { ...wish, payout: unticked })).toBe(
      'loan.checklistIncomplete',
    );
    const wrongId = { ...wish.borrower, idNo: '110105194912310021' };
    expect(await codeOf(service, 'loans.create', { ...wish, borrower: wrongId })).toBe(
      'identity.checkFailed',
    );
    const list = loansList.output.parse(
      await answerOf(service, 'loans.list', {
        filter: {},
        sort: { by: 'contractNo', direction: 'asc' },
        offset: 0,
        limit: 10,
      }),
    );
    expect(list.total).toBe(1);
  });
});

describe('receipts', () => {
  it('previews exactly what booking then does, and a reversal restores the state before', async () => {
    const before = (await loan()).position;
    const input = receipt('2026-11-23', 200_000);
    const preview = receiptsPreview.output.parse(await answerOf(service, 'receipts.preview', input));
    // oldest first: interest 120.00, penalty 70.56, principal 1000.00; then 110.00, 52.73 and 646.71 of principal
    expect(preview.lines.map((line) => line.amounts.totalFen)).toEqual([119_056, 80_944]);
    expect(preview.paid.principalFen).toBe(100_000 + 64_671);
    const booked = receiptsBook.output.parse(
      await answerOf(service, 'receipts.book', { ...input, isDuplicateConfirmed: false }),
    );
    const after = (await loan()).position;
    expect(after.overdue).toEqual(preview.after.overdue);
    expect(after.oldestUnpaidDueOn).toBe('2026-08-20');
    await answerOf(service, 'receipts.reverse', { entryId: booked.entryId, reason: '银行退票' });
    expect((await loan()).position).toEqual(before);
    expect(await codeOf(service, 'receipts.reverse', { entryId: booked.entryId, reason: '再次' })).toBe(
      'reversal.repeated',
    );
  });

  it('a back-dated receipt says which later receipts it changes, and stops the penalty on its own day', async () => {
    const late = receipt('2026-11-01', 112_000, { reference: 'later' });
    await answerOf(service, 'receipts.book', { ...late, isDuplicateConfirmed: false });
    const early = receipt('2026-07-20', 112_000, { reference: 'earlier' });
    const preview = receiptsPreview.output.parse(await answerOf(service, 'receipts.preview', early));
    expect(preview.changedReceipts.map((one) => one.businessOn)).toEqual(['2026-11-01']);
    await answerOf(service, 'receipts.book', { ...early, isDuplicateConfirmed: false });
    const { schedule } = await loan();
    expect(schedule[0]?.state).toBe('met');
    expect(schedule[0]?.due.penaltyFen).toBe(0);
  });

  it('refuses money before the pay-out, in the future, and probably the same money twice', async () => {
    const booking = { isDuplicateConfirmed: false };
    const code = (input: object) => codeOf(service, 'receipts.book', { ...input, ...booking });
    expect(await code(receipt('2026-06-19', 100))).toBe('receipt.beforeDisbursement');
    expect(await code(receipt('2026-11-24', 100))).toBe('receipt.inFuture');
    expect(await code(receipt('2026-11-01', 112_000))).toBe('receipt.probableDuplicate');
    expect(await code(receipt('2026-11-01', -1))).toBe('input.invalid');
    expect(await code(receipt('2026-02-31', 100))).toBe('input.invalid');
  });

  it('lists live and reversed receipts and sums only the live ones', async () => {
    const listed = receiptsList.output.parse(
      await answerOf(service, 'receipts.list', { offset: 0, limit: 50 }),
    );
    expect(listed.rows.filter((row) => row.isReversed)).toHaveLength(1);
    expect(listed.totalFen).toBe(112_000 + 112_000);
  });

  it('a cost needs its clause in the contract', async () => {
    const cost = {
      loanId,
      businessOn: '2026-11-20',
      amountFen: 5000,
      kind: 'cost',
      what: '公证费',
      voucher: 'V-1',
      clauseNo: '9.9',
    };
    expect(await codeOf(service, 'costs.book', cost)).toBe('cost.clauseAbsent');
    await answerOf(service, 'costs.book', { ...cost, clauseNo: '8.1' });
    expect((await loan()).position.overdue.costFen).toBe(5000);
  });
});

describe('the day roll', () => {
  it('brings the cache to a day, verify agrees, and a past day changes nothing', async () => {
    const rolled = loansDayRoll.output.parse(
      await answerOf(service, 'loans.dayRoll', { asOf: '2026-11-23' }),
    );
    expect(rolled).toMatchObject({ overdueLoans: 1, isStored: true });
    const totals = loansTotals.output.parse(await answerOf(service, 'loans.totals', { filter: {} }));
    expect(totals.overdueFen).toBe((await loan()).position.overdue.totalFen);
    const past = loansDayRoll.output.parse(await answerOf(service, 'loans.dayRoll', { asOf: '2026-07-01' }));
    expect(past).toMatchObject({ overdueLoans: 0, isStored: false });
    const verified = bookContract['book.verify'].output.parse(await answerOf(service, 'book.verify', {}));
    expect(verified.findings.filter((found) => !found.isOk)).toEqual([]);
    expect(verified.findings.find((found) => found.check === 'ledger')?.checkedCount).toBe(1);
  });
});
