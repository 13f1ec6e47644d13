import { expect, it } from 'vitest';
import { bookContract } from '../../../shared/contract/book.ts';
import { lendersContract } from '../../../shared/contract/lenders.ts';
import { loansGet } from '../../../shared/contract/loan-page.ts';
import { eventsSettlementQuote, eventsWriteOff } from '../../../shared/contract/money-events.ts';
import { loansCreate } from '../../../shared/contract/new-loan.ts';
import {
  answerOf,
  CLERK_PASSPHRASE,
  codeOf,
  serviceWithBook,
  testClock,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
import { newLoanInput } from '../loans/new-loan.fixture.ts';
import type { Service } from '../start-service.ts';

interface Book {
  readonly service: Service;
  readonly loanId: string;
  readonly on: (asOf: string) => Promise<ReturnType<typeof loansGet.output.parse>>;
}

/** 12,000.00 at 12 %, equal principal from 2026-06-20, due on the 20th; today is 2026-11-23. */
async function inBook(step: (book: Book) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const service = await serviceWithBook({ bookDir: `${folder}/book 账簿`, clock: testClock() });
    const lenders = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
    const { loanId } = loansCreate.output.parse(
      await answerOf(service, 'loans.create', newLoanInput(lenders[0]?.id ?? '', 'CD-1')),
    );
    const on = async (asOf: string) =>
      loansGet.output.parse(await answerOf(service, 'loans.get', { loanId, asOf }));
    await step({ service, loanId, on });
    // the ledger still folds to every stored position
    expect(await answerOf(service, 'book.verify', {})).toMatchObject({ isOk: true });
    await service.close();
  });
}

function receipt(loanId: string, businessOn: string, amountFen: number) {
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
    isDuplicateConfirmed: false,
  };
}

const NOTHING = { principalFen: 0, interestFen: 0, penaltyFen: 0, feeFen: 0, costFen: 0 };

it('a waiver takes off what is due by component, and never more', async () => {
  await inBook(async ({ service, loanId, on }) => {
    // penalty up to 11-23: 70.56 + 52.73 + 35.20 + 18.53 + 1.62 = 178.64
    const wish = { loanId, businessOn: '2026-11-23', reason: '协商一致' };
    const tooMuch = { ...wish, amounts: { ...NOTHING, penaltyFen: 17_865 } };
    expect(await codeOf(service, 'events.waive', tooMuch)).toBe('waiver.aboveOwed');
    expect(await codeOf(service, 'events.waive', { ...wish, amounts: NOTHING })).toBe(
      'waiver.amountNotPositive',
    );
    await answerOf(service, 'events.waive', { ...wish, amounts: { ...NOTHING, penaltyFen: 10_000 } });
    const loan = await on('2026-11-23');
    expect(loan.position.overdue.penaltyFen).toBe(7_864);
    expect(loan.ledger[0]).toMatchObject({ kind: 'waiver', amountFen: 10_000, note: '协商一致' });
  });
});

it('a write-off takes the whole debt of its day; the debt stays, recovery is counted against it', async () => {
  await inBook(async ({ service, loanId, on }) => {
    const quote = eventsSettlementQuote.output.parse(
      await answerOf(service, 'events.settlementQuote', { loanId, on: '2026-11-23' }),
    );
    // 12,000.00 + interest 500.00 + 3 of 30 days of the sixth month, 70.00 × 3/30 = 7.00, + penalty 178.64
    expect(quote.owed).toMatchObject({ principalFen: 1_200_000, interestFen: 50_700, penaltyFen: 17_864 });
    expect(quote.totalFen).toBe(1_268_564);
    // (1120 + 1110 + 1100 + 1090 + 1080) × 0.05 % = 0.56 + 0.56 (0.555) + 0.55 + 0.55 (0.545) + 0.54
    expect(quote.dailyPenaltyFen).toBe(56 + 56 + 55 + 55 + 54);
    const wish = { loanId, businessOn: '2026-11-23', reason: '执行终结' };
    const done = eventsWriteOff.output.parse(await answerOf(service, 'events.writeOff', wish));
    expect(done.amountFen).toBe(1_268_564);
    expect(await codeOf(service, 'events.writeOff', wish)).toBe('writeOff.repeated');
    const { position } = await on('2026-11-23');
    expect(position.status).toBe('written-off');
    // the case is closed: the sheet asks for no more calls
    expect((await on('2026-11-23')).caseId).toBeNull();
    expect(position.outstandingPrincipalFen).toBe(1_200_000);
    expect(position.writeOff).toEqual({ on: '2026-11-23', amountFen: 1_268_564, recoveredFen: 0 });
    // a reversal makes it as if never written off: overdue again
    await answerOf(service, 'receipts.reverse', { entryId: done.entryId, reason: '记错' });
    const back = (await on('2026-11-23')).position;
    expect([back.status, back.writeOff]).toEqual(['overdue', null]);
  });
});

it('money above what is owed is held, refunded with its slip, and never more than is held', async () => {
  await inBook(async ({ service, loanId, on }) => {
    // 11-23: principal 5,000.00 + interest 500.00 + penalty 178.64 = 5,678.64 are owed
    await answerOf(service, 'receipts.book', receipt(loanId, '2026-11-23', 600_000));
    expect((await on('2026-11-23')).position.creditFen).toBe(32_136);
    const wish = { loanId, businessOn: '2026-11-23', account: '单思远 尾号 0011', voucher: 'TK-1' };
    expect(await codeOf(service, 'events.refund', { ...wish, amountFen: 32_137 })).toBe('refund.aboveCredit');
    await answerOf(service, 'events.refund', { ...wish, amountFen: 32_136 });
    const loan = await on('2026-11-23');
    expect(loan.position.creditFen).toBe(0);
    expect(loan.ledger[0]).toMatchObject({ kind: 'refund', amountFen: 32_136 });
  });
});

it('the day of an event is not to come, a quote not past, and only an owner decides', async () => {
  await inBook(async ({ service, loanId }) => {
    const wish = { loanId, businessOn: '2026-11-24', reason: '执行终结' };
    expect(await codeOf(service, 'events.writeOff', wish)).toBe('event.inFuture');
    expect(await codeOf(service, 'events.settlementQuote', { loanId, on: '2026-11-22' })).toBe(
      'quote.inPast',
    );
    const today = { ...wish, businessOn: '2026-11-23' };
    const off = eventsWriteOff.output.parse(await answerOf(service, 'events.writeOff', today));
    const { users } = bookContract['book.status'].output.parse(await answerOf(service, 'book.status', {}));
    const clerk = users.find((user) => user.name === '经办');
    await answerOf(service, 'book.lock', {});
    await answerOf(service, 'book.unlock', { userId: clerk?.id, passphrase: CLERK_PASSPHRASE });
    const mistake = { entryId: off.entryId, reason: '记错' };
    expect(await codeOf(service, 'receipts.reverse', mistake)).toBe('event.ownerOnly');
    expect(await codeOf(service, 'events.writeOff', today)).toBe('event.ownerOnly');
    expect(await codeOf(service, 'events.waive', { ...today, amounts: NOTHING })).toBe('event.ownerOnly');
    const slip = { loanId, businessOn: '2026-11-23', amountFen: 1, account: '单思远', voucher: 'TK-1' };
    expect(await codeOf(service, 'events.refund', slip)).toBe('event.ownerOnly');
  });
});
