import type { Examples } from '../example.ts';

const TERMS = {
  principalFen: 10_000_000,
  annualRatePpm: 80_000,
  method: 'equal-instalment',
  termCount: 12,
  signedOn: '2026-11-01',
  disbursedOn: '2026-11-02',
  firstDueOn: '2026-12-02',
  dueDay: 2,
  penalty: { kind: 'fixed-daily', dailyRatePpm: 500, base: 'principal', graceDays: 0 },
  feePerInstalmentFen: 0,
};

const RECEIPT = {
  businessOn: '2026-11-23',
  amountFen: 100_00,
  channel: 'bank-transfer',
  payerName: '借款人本人',
  payerRelation: 'borrower',
  reference: 'R-1',
  designation: '',
  note: '',
};

/** Loans, receipts, cases, the morning sheet, plans and letters: what the pages ask first. */
export const workExamples: Examples = {
  'loans.list': {
    valid: () => ({ filter: {}, sort: { by: 'overdue', direction: 'desc' }, offset: 0, limit: 50 }),
    answers: 'ok',
    invalid: { filter: {}, sort: { by: 'shoe size', direction: 'desc' }, offset: 0, limit: 50 },
  },
  'loans.totals': { valid: () => ({ filter: { statuses: ['overdue'] } }), answers: 'ok' },
  'loans.search': {
    valid: () => ({ text: '张', limit: 10 }),
    answers: 'ok',
    invalid: { text: '', limit: 0 },
  },
  'loans.get': {
    valid: ({ loanId }) => ({ loanId }),
    answers: 'ok',
    invalid: { loanId: 'x', asOf: '2026-02-31' },
  },
  'loans.trace': {
    valid: ({ loanId }) => ({ loanId, amount: { kind: 'overdue-total' } }),
    answers: 'ok',
    invalid: { loanId: 'x', amount: { kind: 'everything' } },
  },
  'loans.previewSchedule': {
    valid: () => ({ terms: TERMS }),
    answers: 'ok',
    invalid: { terms: { ...TERMS, principalFen: -1 } },
  },
  'loans.overview': { valid: () => ({}), answers: 'ok' },
  'loans.dayRoll': { valid: () => ({}), answers: 'ok', invalid: { asOf: 'tomorrow' } },
  'parties.checkIdentifier': {
    valid: () => ({ kind: 'mobile', text: '13800000000' }),
    answers: 'ok',
    invalid: { kind: 'shoe', text: '' },
  },
  'receipts.preview': {
    valid: ({ loanId }) => ({ loanId, ...RECEIPT }),
    answers: 'ok',
    invalid: { loanId: 'x', ...RECEIPT, amountFen: -100 },
  },
  'receipts.book': {
    valid: ({ loanId }) => ({ loanId, ...RECEIPT, isDuplicateConfirmed: false }),
    answers: 'ok',
    invalid: { loanId: 'x', ...RECEIPT, amountFen: 0.5, isDuplicateConfirmed: false },
  },
  'receipts.paper': {
    valid: () => ({ entryId: 'no-such-entry' }),
    answers: 'record.notFound',
    invalid: { entryId: '' },
  },
  'receipts.list': { valid: ({ loanId }) => ({ loanId, offset: 0, limit: 20 }), answers: 'ok' },
  'cases.list': { valid: () => ({ filter: {} }), answers: 'ok' },
  'cases.get': { valid: ({ loanId }) => ({ loanId }), answers: 'ok', invalid: { personId: 'x' } },
  'contacts.proposeNextStep': {
    valid: ({ loanId }) => ({ loanId, outcome: 'no-answer', promiseDueOn: null }),
    answers: 'ok',
  },
  'contacts.gate': {
    valid: ({ loanId, borrowerId }) => ({
      loanId,
      personId: borrowerId,
      personLabel: '',
      relation: 'borrower',
      channel: 'call',
      phoneId: null,
      number: null,
    }),
    answers: 'ok',
    invalid: { loanId: 'x', channel: 'pigeon' },
  },
  'promises.list': { valid: () => ({}), answers: 'ok' },
  'promises.make': {
    valid: ({ loanId }) => ({ loanId, amountFen: 100_00, dueOn: '2026-11-25', madeBy: '借款人' }),
    answers: 'ok',
    invalid: { loanId: 'x', amountFen: 0, dueOn: '2026-11-25', madeBy: '' },
  },
  'morning.sheet': { valid: () => ({}), answers: 'ok', invalid: { limitPerGroup: 0 } },
  'morning.group': { valid: () => ({ group: 'rolling', offset: 0, limit: 10 }), answers: 'ok' },
  'morning.marks': { valid: () => ({}), answers: 'ok' },
  'plans.list': { valid: () => ({}), answers: 'ok' },
  'letters.list': { valid: () => ({}), answers: 'ok' },
  'letters.check': { valid: ({ loanId }) => ({ loanId }), answers: 'ok', invalid: { loanId: 7 } },
};
