import type { Examples, KnownIds } from '../example.ts';

const choice = (known: KnownIds) => ({
  fileToken: 'unknown',
  sheet: '台账',
  mapping: [{ column: 0, field: 'contractNo', confidence: 1 }],
  lenderId: known.lenderId,
  cutoverOn: null,
});

export const importsExamples: Examples = {
  'imports.inspect': {
    valid: () => ({ fileToken: 'unknown' }),
    answers: 'import.fileTokenUsed',
    invalid: { fileToken: '' },
  },
  'imports.dryRun': { valid: choice, answers: 'import.fileTokenUsed', invalid: { fileToken: 'x' } },
  'imports.run': { valid: choice, answers: 'import.fileTokenUsed', invalid: { sheet: 1 } },
  'imports.errorWorkbook': {
    valid: (known) => ({ ...choice(known), language: 'en' }),
    answers: 'import.fileTokenUsed',
    invalid: { language: 'fr' },
  },
  'imports.undo': {
    valid: () => ({ importId: 'none' }),
    answers: 'record.notFound',
    invalid: { importId: 'NO' },
  },
  'imports.list': { valid: () => ({}), answers: 'ok', invalid: { all: true } },
  'imports.get': { valid: () => ({ importId: 'none' }), answers: 'record.notFound', invalid: {} },
  'imports.openings': { valid: () => ({ limit: 10 }), answers: 'ok', invalid: { limit: 0 } },
  'imports.confirmOpening': {
    valid: () => ({ loanIds: ['none'] }),
    answers: 'opening.absent',
    invalid: { loanIds: [] },
  },
  'imports.saveMapping': {
    valid: () => ({
      titles: ['合同编号'],
      mapping: [{ column: 0, field: 'contractNo', confidence: 1 }],
    }),
    answers: 'ok',
    invalid: { titles: [], mapping: [{ column: -1, field: 'contractNo', confidence: 1 }] },
  },
};
