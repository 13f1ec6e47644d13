import type { Examples } from '../example.ts';

const LETTER = { letterId: 'no-such-letter' };

/** The sample lender names no complaint line: its letters are refused until it does (R6.10). */
export const lettersExamples: Examples = {
  'letters.check': {
    valid: ({ loanId }) => ({ loanId }),
    answers: 'ok',
    invalid: { loanId: 'NOT AN ID' },
  },
  'letters.preview': {
    valid: ({ loanId, borrowerId }) => ({ loanId, addresseeId: borrowerId }),
    answers: 'letter.fieldEmpty',
    invalid: { loanId: 'a', asOf: '2026-02-31' },
  },
  'letters.issue': {
    valid: ({ loanId, borrowerId }) => ({
      loanId,
      addresseeId: borrowerId,
      asOf: '2026-11-23',
      deadlineOn: '2026-12-08',
      expectedClaimedFen: 1,
    }),
    answers: 'letter.fieldEmpty',
    invalid: { loanId: 'a', expectedClaimedFen: -1 },
  },
  'letters.list': { valid: () => ({ search: '安信' }), answers: 'ok', invalid: { limit: 0 } },
  'letters.get': { valid: () => LETTER, answers: 'record.notFound', invalid: {} },
  'letters.pdf': { valid: () => LETTER, answers: 'record.notFound', invalid: {} },
  'letters.verify': { valid: () => LETTER, answers: 'record.notFound', invalid: {} },
  'letters.saveToken': {
    valid: () => LETTER,
    answers: 'record.notFound',
    invalid: { ...LETTER, purpose: 'fax' },
  },
  'letters.recordOutput': {
    valid: () => ({ letterIds: [LETTER.letterId], purpose: 'print' }),
    answers: 'record.notFound',
    invalid: { letterIds: [], purpose: 'print' },
  },
  'letters.recordSeal': {
    valid: () => ({ ...LETTER, sealedOn: '2026-11-23', sealedBy: '印章保管人', copies: 2 }),
    answers: 'record.notFound',
    invalid: { ...LETTER, sealedOn: '2026-11-23', sealedBy: '', copies: 0 },
  },
  'letters.recordDispatch': {
    valid: () => ({ ...LETTER, dispatchedOn: '2026-11-23', waybillNo: 'EX000000001CN' }),
    answers: 'record.notFound',
    invalid: { ...LETTER, dispatchedOn: 'yesterday', waybillNo: '' },
  },
  'letters.recordDelivery': {
    valid: () => ({
      ...LETTER,
      outcome: 'delivered',
      happenedOn: '2026-11-23',
      level: 'A',
      evidence: '回执',
    }),
    answers: 'record.notFound',
    invalid: { ...LETTER, outcome: 'lost' },
  },
  'letters.cancel': {
    valid: () => ({ ...LETTER, reason: '金额有误' }),
    answers: 'record.notFound',
    invalid: { ...LETTER, reason: '' },
  },
  'letters.batchPreview': {
    valid: () => ({ minDaysPastDue: 30 }),
    answers: 'ok',
    invalid: { minDaysPastDue: 0 },
  },
  'letters.batch': {
    valid: () => ({ folderToken: 'no-such-token' }),
    answers: 'letter.folderUnwritable',
    invalid: { minDaysPastDue: 'many' },
  },
  'letters.merged': {
    valid: () => ({ letterIds: [LETTER.letterId], isDuplex: true }),
    answers: 'letter.nothingToMerge',
    invalid: { letterIds: [], isDuplex: true },
  },
};
