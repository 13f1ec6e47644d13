import type { Examples } from '../example.ts';

const NOTHING = { principalFen: 0, interestFen: 0, penaltyFen: 0, feeFen: 0, costFen: 0 };

/** Waiver, write-off, refund and the quote of a settlement. */
export const eventsExamples: Examples = {
  'events.waive': {
    valid: ({ loanId }) => ({ loanId, businessOn: '2026-11-23', amounts: NOTHING, reason: '协商一致' }),
    answers: 'waiver.amountNotPositive',
    invalid: { loanId: 'x', businessOn: '2026-02-31', amounts: { ...NOTHING, feeFen: -1 }, reason: '' },
  },
  'events.writeOff': {
    valid: ({ loanId }) => ({ loanId, businessOn: '2099-01-01', reason: '执行终结' }),
    answers: 'event.inFuture',
    invalid: { loanId: 'x', businessOn: '2026-02-31', reason: '' },
  },
  'events.refund': {
    valid: ({ loanId }) => ({
      loanId,
      businessOn: '2026-11-23',
      amountFen: 99_999_999_999,
      account: '张示例 尾号 0001',
      voucher: 'TK-1',
    }),
    answers: 'refund.aboveCredit',
    invalid: { loanId: 'x', businessOn: '2026-11-23', amountFen: 0, account: '', voucher: '' },
  },
  'events.settlementQuote': {
    valid: ({ loanId }) => ({ loanId, on: '2099-01-01' }),
    answers: 'ok',
    invalid: { loanId: 'x', on: 'tomorrow' },
  },
};
