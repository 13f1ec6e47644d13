import type { Examples } from '../example.ts';

const ABSENT = '0'.repeat(64);

export const documentsExamples: Examples = {
  'documents.pdf': {
    valid: () => ({ sha256: ABSENT }),
    answers: 'record.notFound',
    invalid: { sha256: 'x' },
  },
  'documents.saveToken': {
    valid: () => ({ sha256: ABSENT, purpose: 'save', suggestedName: '还款协议书' }),
    answers: 'record.notFound',
    invalid: { sha256: ABSENT, purpose: 'fax', suggestedName: '' },
  },
};
