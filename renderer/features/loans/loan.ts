import type { Output } from '../../bridge/desk.ts';

/** The loan page's answer, of which each panel shows a part. */
export type Loan = Output<'loans.get'>;
export type Person = Loan['parties'][number];
