import { z } from 'zod';
import { loansAddClause, loansApplyClauses, loansClauseCoverage, loansEndClause } from './clauses.ts';
import { job, query } from './define.ts';
import { loansRecordDisclosure } from './disclosure.ts';
import { dateField, fenField, idField, textField } from './fields.ts';
import { bucketField, loanStatusField } from './loan-fields.ts';
import { loansGet, loansTrace } from './loan-page.ts';
import { loansCreate, loansPreviewSchedule } from './new-loan.ts';

/** The filter of the loans list lives in the page's URL, so every part is optional and plain. */
export const loanFilterInput = z.strictObject({
  statuses: z.array(loanStatusField).optional(),
  buckets: z.array(bucketField).optional(),
  lenderId: idField('lender').optional(),
  plate: textField(12).optional(),
  /** next instalment due within so many days of today */
  dueWithinDays: z.number().int().min(0).max(366).optional(),
  mortgageUnregistered: z.boolean().optional(),
  openingUnconfirmed: z.boolean().optional(),
  importId: idField('import').optional(),
  /** name, pinyin initials, ID number, telephone, plate, contract number: each word must match */
  search: textField(60).optional(),
});

export const loanSortField = z.enum([
  'contractNo',
  'borrower',
  'outstanding',
  'overdue',
  'daysPastDue',
  'nextDue',
  'disbursedOn',
]);

export const loanRowOutput = z.strictObject({
  loanId: idField('loan'),
  contractNo: z.string(),
  borrowerName: z.string(),
  /** masked */
  borrowerPhone: z.string().nullable(),
  plate: z.string().nullable(),
  product: z.string(),
  lenderShortName: z.string(),
  status: loanStatusField,
  daysPastDue: z.number().int(),
  bucket: bucketField,
  overdueFen: fenField,
  outstandingPrincipalFen: fenField,
  nextDueOn: dateField.nullable(),
  nextDueFen: fenField,
  disbursedOn: dateField,
  isOpeningUnconfirmed: z.boolean(),
  hasStopFlag: z.boolean(),
});

export const loansList = query({
  input: z.strictObject({
    filter: loanFilterInput,
    sort: z.strictObject({ by: loanSortField, direction: z.enum(['asc', 'desc']) }),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(500),
  }),
  output: z.strictObject({
    asOf: dateField,
    rows: z.array(loanRowOutput),
    total: z.number().int(),
  }),
});

/** Totals of a filter, or of the chosen loans: asked apart from the page, so that the first rows never wait for them. */
export const loansTotals = query({
  input: z.strictObject({
    filter: loanFilterInput,
    loanIds: z.array(idField('loan')).max(10_000).optional(),
  }),
  output: z.strictObject({
    count: z.number().int(),
    outstandingPrincipalFen: fenField,
    overdueFen: fenField,
    overdueCount: z.number().int(),
  }),
});

/** The global search box: at most `limit` rows, best match first. */
export const loansSearch = query({
  input: z.strictObject({ text: textField(60), limit: z.number().int().min(1).max(50) }),
  output: z.strictObject({ rows: z.array(loanRowOutput) }),
});

/** The status bar. */
export const loansOverview = query({
  input: z.strictObject({}),
  output: z.strictObject({
    asOf: dateField,
    loanCount: z.number().int(),
    overdueCount: z.number().int(),
    overdueFen: fenField,
    outstandingPrincipalFen: fenField,
    unconfirmedOpeningCount: z.number().int(),
  }),
});

/** Brings the book to a day (today by default); run after unlocking and at midnight. */
export const loansDayRoll = job({
  input: z.strictObject({ asOf: dateField.optional() }),
  output: z.strictObject({
    asOf: dateField,
    rolledLoans: z.number().int(),
    overdueLoans: z.number().int(),
    /** false: a past day, looked at without storing anything */
    isStored: z.boolean(),
  }),
});

export const loansContract = {
  'loans.dayRoll': loansDayRoll,
  'loans.list': loansList,
  'loans.totals': loansTotals,
  'loans.search': loansSearch,
  'loans.get': loansGet,
  'loans.trace': loansTrace,
  'loans.previewSchedule': loansPreviewSchedule,
  'loans.create': loansCreate,
  'loans.addClause': loansAddClause,
  'loans.endClause': loansEndClause,
  'loans.clauseCoverage': loansClauseCoverage,
  'loans.applyClauses': loansApplyClauses,
  'loans.recordDisclosure': loansRecordDisclosure,
  'loans.overview': loansOverview,
};
