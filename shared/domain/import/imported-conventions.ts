import type { LoanTerms } from '../loan/terms.ts';

/** How a contract counts, as far as its ledger row says it; the desk's defaults hold for the rest. */
export type ImportedConventions = Partial<
  Pick<
    LoanTerms,
    | 'frequency'
    | 'dayCount'
    | 'interestBasis'
    | 'oddFirstPeriod'
    | 'rounding'
    | 'feePerInstalmentFen'
    | 'variations'
    | 'dueOnDayOff'
  >
>;
