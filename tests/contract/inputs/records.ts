import type { Examples } from '../example.ts';

const CLAUSE = { kind: 'other', clauseNo: '31', wording: '本合同一式两份。' };

const FACTS = {
  quietHoursConsent: null,
  doNotContact: { ways: ['call'], until: null, reason: '只接受短信' },
  representation: null,
  death: null,
  hardship: '',
  language: '粤语',
  notes: '',
};

/** What is recorded on loans and persons that exist already. */
export const recordsExamples: Examples = {
  'loans.addClause': {
    valid: ({ loanId }) => ({ loanId, clause: CLAUSE, paperOn: '2026-11-01', replacesId: null }),
    answers: 'ok',
    invalid: { loanId: 'x', clause: { ...CLAUSE, wording: '' }, paperOn: '2026-02-31', replacesId: null },
  },
  'loans.endClause': {
    valid: () => ({ clauseId: 1, reason: '合同里没有这一条' }),
    answers: 'ok',
    invalid: { clauseId: 0, reason: '' },
  },
  'loans.recordDisclosure': {
    valid: ({ loanId }) => ({ loanId, disclosure: { signedOn: '2026-11-01', paper: '合同档案第 3 页' } }),
    answers: 'ok',
    invalid: { loanId: 'x', disclosure: { signedOn: '2026-02-31', paper: '' } },
  },
  'parties.setFacts': {
    valid: ({ borrowerId }) => ({ personId: borrowerId, facts: FACTS, evidence: '本人来电' }),
    answers: 'ok',
    invalid: {
      personId: 'x',
      facts: { ...FACTS, death: { on: '2026-02-31', heirsNote: '' } },
      evidence: '来电',
    },
  },
  'parties.facts': { valid: ({ borrowerId }) => ({ personId: borrowerId }), answers: 'ok' },
  'parties.endContact': {
    valid: () => ({ kind: 'phone', recordId: 'none', endedOn: '2026-11-01', reason: '空号' }),
    answers: 'record.notFound',
    invalid: { kind: 'pigeon', recordId: 'x', endedOn: '2026-11-01', reason: '' },
  },
  'loans.clauseCoverage': {
    valid: ({ lenderId }) => ({ scope: { kind: 'lender', lenderId, product: null } }),
    answers: 'ok',
    invalid: { scope: { kind: 'everything' } },
  },
  'loans.applyClauses': {
    valid: ({ lenderId }) => ({
      scope: { kind: 'lender', lenderId, product: null },
      onto: 'missing-kind',
      paperOn: null,
      clauses: [CLAUSE],
    }),
    answers: 'ok',
    invalid: {
      scope: { kind: 'import', importId: 'x' },
      onto: 'missing-kind',
      paperOn: '31 February',
      clauses: [],
    },
  },
};
