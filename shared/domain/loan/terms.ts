import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen, Rounding } from '../../kernel/money.ts';
import type { RatePpm } from '../../kernel/rate.ts';

/**
 * equal-instalment 等额本息 · equal-principal 等额本金 · interest-only 先息后本 · flat 等本等息 (interest on the original
 * principal) · balloon 尾款 · free-form: the contract lists its instalments.
 */
export type RepaymentMethod =
  | 'equal-instalment'
  | 'equal-principal'
  | 'interest-only'
  | 'flat'
  | 'balloon'
  | 'free-form';

/**
 * 30/360 is the bond basis (ISDA 2006 4.16(f)), 30/360-us adds the end-of-February rule, 30e/360 is the
 * Eurobond one.
 * actual/365 divides by 365 in leap years too; actual/actual is ISDA's: days in leap years over 366,
 * others over 365.
 */
export type DayCount =
  | '30/360'
  | '30/360-us'
  | '30e/360'
  | 'actual/360'
  | 'actual/364'
  | 'actual/365'
  | 'actual/actual';

/** A rational number as JSON: two safe integers, denominator positive. */
export interface JsonFraction {
  readonly numerator: number;
  readonly denominator: number;
}

export interface Frequency {
  readonly unit: 'day' | 'week' | 'month';
  readonly every: number;
}

/** What moves a due date that falls on a day off: onwards, or onwards unless that crosses the month, then back. */
export type DueDayMove = 'next-working-day' | 'next-working-day-in-month';

/**
 * Where a due date on a day off goes (weekends, holidays and 调休 of the calendar). Payment is due, and days past due and
 * penalty count, from the moved day. Interest runs to the agreed day unless the contract says otherwise: the table signed
 * with the contract then keeps its amounts, whatever the State Council's later notices free, and the debtor pays nothing
 * for days on which the lender was closed.
 */
export type DueOnDayOff =
  | { readonly kind: 'stays' }
  | {
      readonly kind: DueDayMove;
      /** absent = to-agreed-day; to-moved-day: a period by days ends, and the next begins, on the moved day */
      readonly interest?: 'to-agreed-day' | 'to-moved-day';
    };

/** How a period of the contract counts as a part of a year. */
export type OddFirstPeriod =
  /** a long or short first period counts as one whole period */
  | { readonly kind: 'whole' }
  /** the first period counts its days under this convention */
  | { readonly kind: 'by-days'; readonly dayCount: DayCount };

export interface RoundingTerms {
  /** of each period's interest */
  readonly mode: Rounding;
  /** interest is a multiple of this: 1 = fen, 10 = jiao, 100 = yuan */
  readonly interestMultipleOfFen: number;
  /** the level instalment (or the level principal part) is a multiple of this */
  readonly instalmentMultipleOfFen: number;
  /** of the level instalment; the interest's mode when absent */
  readonly instalmentMode?: Rounding;
  /** exact: balances keep their fractions of a fen, only what is shown is rounded */
  readonly balance: 'rounded' | 'exact';
  /**
   * Who takes what rounding the level amount leaves. last-instalment: the last one pays the whole balance;
   * first-instalment: the first so much that the last one is like the others (after a recast, the first of the new
   * amount; a fen that interest rounding puts out of reach stays with the last); none: it stays a residue.
   */
  readonly remainder: 'last-instalment' | 'first-instalment' | 'none';
}

export type InstalmentRule =
  /** closed annuity formula with the rate of one period (`periodFraction` of a year) */
  | { readonly kind: 'annuity'; readonly periodFraction?: JsonFraction }
  /** the level amount that zeroes the balance with the real length of every period */
  | { readonly kind: 'annuity-by-period' }
  /** the contract states the amount (equal-principal: the principal part), from an instalment number on */
  | {
      readonly kind: 'given';
      readonly amounts: readonly { readonly fromNo: number; readonly amountFen: Fen }[];
    };

export type FlatSplit =
  /** interest of each period on its own, principal / n */
  | 'per-period'
  /** interest of the whole term divided by n */
  | 'total'
  /** equal totals; principal = total - interest */
  | 'level-total';

export interface ScheduleGrace {
  /** only interest in the first k instalments */
  readonly principalInstalments?: number;
  /** the interest of k periods is deferred, without interest, to the next instalment */
  readonly interestInstalments?: { readonly fromNo: number; readonly count: number };
  /** no interest at all in the first k periods */
  readonly interestFreeInstalments?: number;
}

export interface RateStep {
  readonly fromNo: number;
  readonly annualRatePpm: RatePpm;
  /** the instalment is recomputed over the remaining ones */
  readonly isRecast: boolean;
}

/** Conventions that few contracts have; absent means none. */
export interface ScheduleVariations {
  readonly instalmentRule?: InstalmentRule;
  readonly flatSplit?: FlatSplit;
  /** balloon: the amount left for the last instalment, or the term that the instalment is computed for */
  readonly balloon?:
    | { readonly kind: 'amount'; readonly amountFen: Fen }
    | { readonly kind: 'amortised-over'; readonly termCount: number };
  readonly grace?: ScheduleGrace;
  readonly rateSteps?: readonly RateStep[];
  /**
   * more paid out right after an instalment fell due; the instalment is recomputed over the remaining ones
   */
  readonly furtherDisbursements?: readonly {
    readonly afterNo: number;
    readonly amountFen: Fen;
    readonly isRecast: boolean;
  }[];
  /** principal paid with each instalment on top of the level amount: the term shortens */
  readonly extraPrincipalFen?: Fen;
  /** one period as a part of a year; default every/12 months, every/52 weeks, every/365 days */
  readonly periodFraction?: JsonFraction;
  /** the part of a year of every period, one by one, where the contract lists them */
  readonly yearFractions?: readonly JsonFraction[];
  /** due dates that follow no rule */
  readonly dueDates?: readonly LocalDate[];
}

/**
 * Taken from the borrower around the pay-out. deposit 保证金 · first-instalment 首期: kept back as if it were a payment.
 * Its return or use later is not counted on.
 */
export interface UpFrontCharge {
  readonly kind: 'interest' | 'fee' | 'deposit' | 'first-instalment';
  readonly amountFen: Fen;
  readonly takenOn: LocalDate;
  /** R2.7, settled at signing by `recogniseUpFront`: it counts as never paid out. False: a cost of the loan all the same */
  readonly isDeducted: boolean;
  /** interest: so many first instalments ask for none in the contract's own table */
  readonly coveredInstalments?: number;
}

/** What the contract calls the principal, and what of it never reached the borrower (R2.7 断头息). */
export interface UpFrontTerms {
  /** principalFen + every deducted charge */
  readonly statedPrincipalFen: Fen;
  readonly charges: readonly UpFrontCharge[];
}

/** free-form: one line of the contract's own table. */
export interface FreeFormInstalment {
  readonly dueOn: LocalDate;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly feeFen: Fen;
}

/** Overdue principal alone, or overdue principal and term interest (复利 on term interest, R2.6). */
export type PenaltyBase = 'principal' | 'principal-and-interest';

export type PenaltyTerms =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'fixed-daily';
      /** parts per million a day: 0.05 % = 500 */
      readonly dailyRatePpm: RatePpm;
      readonly base: PenaltyBase;
      readonly graceDays: number;
    }
  | {
      readonly kind: 'contract-rate-factor';
      /** 150 = the contract rate and half of it again (R2.6) */
      readonly factorPercent: number;
      /** the year that a daily rate is taken of */
      readonly yearDays: 360 | 365;
      readonly base: PenaltyBase;
      readonly graceDays: number;
    };

/** What a debt is made of. cost 实现债权的费用 · interest 期内利息 · penalty 罚息/违约金 · fee 费用 · principal 本金. */
export type Component = 'cost' | 'interest' | 'penalty' | 'fee' | 'principal';

export const COMPONENTS: readonly Component[] = ['cost', 'interest', 'penalty', 'fee', 'principal'];

export interface AllocationTerms {
  /** each component once, first paid first */
  readonly order: readonly Component[];
  /** oldest due instalment in full and then the next, or one component over all due instalments (R1.5) */
  readonly mode: 'byInstalment' | 'byCategory';
  /**
   * 'statutory' (Civil Code 561) or the contract clause that sets the order; printed on every statement
   * (R1.4)
   */
  readonly source:
    | { readonly kind: 'statutory' }
    | { readonly kind: 'contract-clause'; readonly clauseNo: string };
}

/** The terms of one loan, frozen on it at signing; plain JSON. Amounts in fen, rates in ppm. */
export interface LoanTerms {
  /** what was really paid out (R2.7): what the contract states less what was kept back, see upFront */
  readonly principalFen: Fen;
  readonly annualRatePpm: RatePpm;
  readonly method: RepaymentMethod;
  readonly termCount: number;
  readonly frequency: Frequency;
  readonly signedOn: LocalDate;
  readonly disbursedOn: LocalDate;
  readonly firstDueOn: LocalDate;
  /**
   * anchor day 1 to 31 of monthly due dates: a shorter month uses its last day and the anchor returns
   * afterwards
   */
  readonly dueDay: number;
  /** absent = stays, as on every loan entered before the setting was */
  readonly dueOnDayOff?: DueOnDayOff;
  readonly dayCount: DayCount;
  /** per-period: every period is the same part of a year; per-day: its days under dayCount */
  readonly interestBasis: 'per-period' | 'per-day';
  readonly oddFirstPeriod: OddFirstPeriod;
  readonly rounding: RoundingTerms;
  /** service or GPS fee that falls due with every instalment */
  readonly feePerInstalmentFen: Fen;
  /** absent: nothing was taken up front */
  readonly upFront?: UpFrontTerms;
  readonly penalty: PenaltyTerms;
  readonly allocation: AllocationTerms;
  /** an overdue residue up to this makes no days past due, no case and no letter (R10.11) */
  readonly residueToleranceFen: Fen;
  readonly variations?: ScheduleVariations;
  /** method free-form only */
  readonly freeForm?: readonly FreeFormInstalment[];
}
