import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { RatePpm } from '../../kernel/rate.ts';
import type { PenaltyTerms, RepaymentMethod } from '../loan/terms.ts';
import type { ImportedConventions } from './imported-conventions.ts';

/**
 * passed its algorithm · kept though it failed (a warning says why) · unchecked: no algorithm for this
 * form.
 */
export type CheckMark = 'passed' | 'kept' | 'unchecked';

export interface ImportedIdentity {
  readonly idType: 'resident-id' | 'credit-code' | 'other' | 'none';
  /** upper case, no blanks; null when the ledger has none */
  readonly idNumber: string | null;
  readonly check: CheckMark;
}

export interface ImportedPhone {
  readonly number: string;
  readonly kind: 'mobile' | 'landline' | 'other';
  readonly check: CheckMark;
}

export interface ImportedAddress {
  readonly kind: 'residence' | 'household' | 'work' | 'other';
  readonly address: string;
  readonly isAgreedDelivery: boolean;
}

export interface ImportedPerson {
  readonly kind: 'natural' | 'company';
  readonly name: string;
  readonly identity: ImportedIdentity;
  /** the first is the primary one */
  readonly phones: readonly ImportedPhone[];
  readonly addresses: readonly ImportedAddress[];
  readonly employer: string | null;
}

export interface ImportedGuarantor {
  readonly person: ImportedPerson;
  /** unclear: the ledger does not say; by Civil Code 686 that counts as general guarantee, a clerk decides */
  readonly guaranteeKind: 'joint' | 'general' | 'unclear';
}

export interface ImportedVehicle {
  readonly plate: string | null;
  readonly plateCheck: CheckMark;
  readonly vin: string | null;
  readonly vinCheck: CheckMark;
  readonly engineNo: string | null;
  readonly brandModel: string;
  readonly priceFen: Fen | null;
  readonly mortgageRegisteredOn: LocalDate | null;
  readonly mortgageCertificateNo: string | null;
  readonly gpsNo: string | null;
  readonly insuranceEndsOn: LocalDate | null;
  readonly mortgagorName: string | null;
  readonly registeredOwnerName: string | null;
}

/**
 * What a ledger says of the contract's terms; LoanTerms is made of it with the lender's defaults
 * (loan/terms.ts).
 */
export interface ImportedTerms {
  readonly principalFen: Fen;
  readonly annualRatePpm: RatePpm;
  /** monthly: the ledger has a monthly rate, the annual one is 12 times it */
  readonly rateQuoted: 'annual' | 'monthly';
  readonly method: RepaymentMethod;
  readonly termCount: number;
  /** null: not in the ledger; the pay-out day stands in for it */
  readonly signedOn: LocalDate | null;
  readonly disbursedOn: LocalDate;
  readonly firstDueOn: LocalDate;
  /** 1 to 31 */
  readonly dueDay: number;
  /** null: not in the ledger, the lender's default holds */
  readonly penalty: PenaltyTerms | null;
  /** firstDueOn and dueDay were derived from the pay-out day */
  readonly isFirstDueDerived: boolean;
  /** absent: the ledger says nothing of how the contract counts */
  readonly conventions?: ImportedConventions;
}

/** A running loan taken over at the end of the cut-over day (期初余额). */
export interface ImportedOpening {
  readonly cutoverOn: LocalDate;
  /**
   * all principal still owed, due or not; null: not in the ledger, the schedule's balance after
   * instalmentsMet
   */
  readonly principalFen: Fen | null;
  /** the part of it that fell due and is unpaid, when the ledger says it */
  readonly overduePrincipalFen: Fen | null;
  /** null: not in the ledger, the schedule's interest of the unmet instalments that fell due */
  readonly interestFen: Fen | null;
  readonly penaltyFen: Fen;
  readonly feeFen: Fen;
  /** null: not in the ledger, as many as the schedule has repaid at this principal */
  readonly instalmentsMet: number | null;
  /** as the ledger says it, for comparison only: days past due are computed */
  readonly statedDaysPastDue: number | null;
  readonly lastDemandOn: LocalDate | null;
}

export interface ImportSource {
  /** file name without its folder */
  readonly file: string;
  readonly sheet: string;
  /** as Excel counts it */
  readonly row: number;
}

/**
 * One good row of a ledger, complete and plain: what the service stores as one loan with its parties and
 * vehicle.
 */
export interface ImportedLoan {
  readonly contractNo: string;
  readonly loanNo: string | null;
  /** as the ledger names the lender; null: the lender chosen for the import */
  readonly lenderName: string | null;
  readonly productName: string;
  readonly legalForm: 'mortgage' | 'retention-of-title' | 'finance-lease' | 'pledge' | 'unsecured' | 'other';
  readonly borrower: ImportedPerson;
  readonly bankCardNumber: string | null;
  readonly bankCardCheck: CheckMark;
  readonly spouse: ImportedPerson | null;
  /** null: the ledger does not say */
  readonly spouseSigned: boolean | null;
  readonly coBorrowers: readonly ImportedPerson[];
  readonly guarantors: readonly ImportedGuarantor[];
  /** null when the ledger says nothing of a vehicle */
  readonly vehicle: ImportedVehicle | null;
  readonly terms: ImportedTerms;
  /** null: a new loan without history, which starts with its pay-out */
  readonly opening: ImportedOpening | null;
  readonly remarks: string;
  readonly source: ImportSource;
}
