import { z } from 'zod';
import { command, job, query } from './define.ts';
import { dateField, fenField, idField, instantField, requiredTextField, textField } from './fields.ts';

/**
 * Import of a ledger from .xlsx, .xls or .csv: inspect -> dryRun -> run, then confirm the opening balances.
 */

/** Why a file can't be read; the same codes as electron/parser's, held together by a test there. */
export const IMPORT_FILE_ERRORS = [
  'import.notAWorkbook',
  'import.passwordProtected',
  'import.tooLarge',
  'import.tooManyCells',
  'import.zipBomb',
  'import.hostileXml',
  'import.damaged',
  'import.encodingUnknown',
  'import.quotesBroken',
  'import.binaryText',
  'import.empty',
  'import.sheetUnknown',
  'import.fileUnreadable',
  'import.unsupported',
  'import.cancelled',
] as const;

const IMPORT_ERRORS = [
  ...IMPORT_FILE_ERRORS,
  'import.headingUnknown',
  'import.mappingInvalid',
  'import.fileTokenUsed',
  'import.fileChanged',
] as const;

const unitField = z.enum(['yuan', 'wanYuan', 'percent', 'perMille', 'perTenThousand', 'months', 'years']);
/** a key of shared/domain/import/import-field.ts; the service refuses others with input.invalid */
const importFieldName = z.string().max(40);
const mappedColumn = z.strictObject({
  column: z.number().int().min(0).max(999),
  field: importFieldName,
  unit: unitField.optional(),
  confidence: z.number().min(0).max(1),
});
const csvOptions = {
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5']).optional(),
  delimiter: z.enum([',', ';', '\t']).optional(),
};

/** What dryRun and run are told of a file that the page has inspected. */
const importChoice = {
  /** the one-use token of shell.pickFile; inspect answers with a token that lasts for the import */
  fileToken: requiredTextField(64),
  sheet: textField(100),
  ...csvOptions,
  mapping: z.array(mappedColumn).max(500),
  lenderId: idField('lender'),
  /** for running loans whose rows name no cut-over day */
  cutoverOn: dateField.nullable(),
};

const noteParams = z.record(z.string(), z.union([z.string(), z.number()]));
/**
 * code and field in shared/domain/import/reading.ts, worded by describeNote there (the report goes into
 * files too)
 */
const noteOutput = z.strictObject({
  code: z.string(),
  field: importFieldName.nullable(),
  params: noteParams,
  text: z.string(),
});

const reportOutput = z.strictObject({
  file: z.string(),
  sheet: z.string(),
  loanRows: z.number().int(),
  goodRows: z.number().int(),
  /** new: will go in · same: this very row is in the book · changed: the contract is, with other content */
  newRows: z.number().int(),
  sameRows: z.number().int(),
  changedRows: z.array(z.number().int()),
  badRows: z.array(z.strictObject({ row: z.number().int(), reasons: z.array(noteOutput) })),
  warnings: z.array(z.strictObject({ row: z.number().int(), reason: noteOutput })),
  distinctBorrowers: z.number().int(),
  totalPrincipalFen: fenField,
});

const importOutput = z.strictObject({
  importId: idField('import'),
  file: z.string(),
  sheet: z.string(),
  lenderId: idField('lender'),
  loanCount: z.number().int(),
  skippedCount: z.number().int(),
  badCount: z.number().int(),
  importedAt: instantField,
  importedBy: z.string(),
  undoneAt: instantField.nullable(),
  undoneBy: z.string().nullable(),
  /** loans of it on which no contract clause is recorded */
  loansWithoutClauses: z.number().int(),
  unconfirmedOpenings: z.number().int(),
  /** null: it can be undone; else what was built on it */
  undoBlockedBy: z
    .enum(['receipt', 'letter', 'plan', 'promise', 'contact', 'later-change', 'undone'])
    .nullable(),
});

const previewCell = z.strictObject({
  text: z.string(),
  kind: z.enum(['text', 'number', 'date', 'boolean', 'error', 'empty']),
});

export const importsContract = {
  /** Looks into a picked file: sheets, headings, first rows, and the mapping to propose for each sheet. */
  'imports.inspect': query({
    input: z.strictObject({ fileToken: requiredTextField(64), ...csvOptions }),
    output: z.strictObject({
      /** stands for the file in dryRun and run */
      fileToken: z.string(),
      file: z.string(),
      format: z.enum(['xlsx', 'xls', 'csv']),
      encoding: csvOptions.encoding.unwrap().nullable(),
      delimiter: csvOptions.delimiter.unwrap().nullable(),
      suggestedSheet: z.string().nullable(),
      warnings: z.array(z.enum(['macros', 'externalLinks'])),
      sheets: z.array(
        z.strictObject({
          name: z.string(),
          rows: z.number().int(),
          hidden: z.boolean(),
          /** as Excel counts; null: no heading recognised */
          headingRow: z.number().int().nullable(),
          titles: z.array(z.string()),
          mapping: z.array(mappedColumn),
          isRemembered: z.boolean(),
          /** fields without which no row is good and which no column fills */
          missingFields: z.array(importFieldName),
          /** a day written above the table, to propose as cut-over day */
          asOf: dateField.nullable(),
          firstRows: z.array(z.strictObject({ row: z.number().int(), cells: z.array(previewCell) })),
        }),
      ),
    }),
    errors: IMPORT_ERRORS,
  }),
  /** Reads every row and stores nothing. */
  'imports.dryRun': job({ input: z.strictObject(importChoice), output: reportOutput, errors: IMPORT_ERRORS }),
  /** Good rows go in, in one transaction; the same file again imports nothing (importId null). */
  'imports.run': job({
    input: z.strictObject({ ...importChoice, rememberMapping: z.boolean().default(true) }),
    output: z.strictObject({ importId: idField('import').nullable(), report: reportOutput }),
    errors: IMPORT_ERRORS,
  }),
  /** Takes one import back while nothing was built on it. */
  'imports.undo': command({
    input: z.strictObject({ importId: idField('import') }),
    output: z.strictObject({ loanCount: z.number().int() }),
    /** params: importId, builtOn, loanCount, contractNos (the first ten) */
    errors: ['import.builtOn', 'import.alreadyUndone'],
  }),
  'imports.list': query({
    input: z.strictObject({}),
    output: z.strictObject({ imports: z.array(importOutput) }),
  }),
  'imports.get': query({
    input: z.strictObject({ importId: idField('import') }),
    output: z.strictObject({ batch: importOutput, report: reportOutput }),
  }),
  /**
   * Bad rows as a workbook: the file's own columns and a reason column. Answers with a token to save it by.
   */
  'imports.errorWorkbook': job({
    input: z.strictObject({ ...importChoice, language: z.enum(['zh-CN', 'en']) }),
    output: z.strictObject({ fileToken: z.string(), suggestedName: z.string(), rows: z.number().int() }),
    errors: IMPORT_ERRORS,
  }),
  /** Opening balances taken over from a ledger that nobody has confirmed: no letter may rest on them. */
  'imports.openings': query({
    input: z.strictObject({
      importId: idField('import').optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      total: z.number().int(),
      openings: z.array(
        z.strictObject({
          loanId: idField('loan'),
          contractNo: z.string(),
          borrowerName: z.string(),
          cutOverOn: dateField,
          principalFen: fenField,
          interestFen: fenField,
          penaltyFen: fenField,
          feeFen: fenField,
          instalmentsMet: z.number().int(),
          lastDemandOn: dateField.nullable(),
          sourceFile: z.string(),
          sourceRow: z.number().int().nullable(),
        }),
      ),
    }),
  }),
  /** The named actor stands for the figures; the trace shows who and when. */
  'imports.confirmOpening': command({
    input: z.strictObject({ loanIds: z.array(idField('loan')).min(1).max(20_000) }),
    output: z.strictObject({ confirmed: z.number().int() }),
    errors: ['opening.absent', 'opening.alreadyConfirmed'],
  }),
  'imports.saveMapping': command({
    input: z.strictObject({
      titles: z.array(textField(400)).max(500),
      mapping: z.array(mappedColumn).max(500),
    }),
    output: z.strictObject({}),
  }),
} as const;
