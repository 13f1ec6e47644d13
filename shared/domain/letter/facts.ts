import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { RatePpm } from '../../kernel/rate.ts';
import type { Component } from '../loan/terms.ts';

/** demand 催收函 (DOC-01) · notice 催收通知书 with its 回执 (DOC-02); later letters join this union and bring their template. */
export const LETTER_KINDS = ['demand', 'notice'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export type AddresseeRole = 'borrower' | 'co-borrower' | 'guarantor';

export type LegalForm =
  | 'mortgage'
  | 'retention-of-title'
  | 'finance-lease'
  | 'pledge'
  | 'unsecured'
  | 'other';

export type ClauseKind =
  | 'acceleration'
  | 'costs'
  | 'delivery-address'
  | 'jurisdiction'
  | 'allocation'
  | 'sale'
  | 'penalty'
  | 'other';

/** The lender entity as its letterhead shows it. */
export interface LetterLender {
  readonly lenderId: string;
  /** full registered name, never an alias (R6.1) */
  readonly name: string;
  readonly address: string;
  readonly telephone: string;
  readonly creditCode: string;
  /** 代字 of the number, 安信 */
  readonly letterCode: string;
}

export interface LetterAddressee {
  readonly personId: string;
  readonly role: AddresseeRole;
  readonly isCompany: boolean;
  readonly name: string;
  /** masked (5.3); null when the book has none */
  readonly idNoMasked: string | null;
  readonly address: string;
  /** residence, household, id-card, registered, work, other */
  readonly addressKind: string;
  /** where the address comes from: printed in the register, not on the letter */
  readonly addressSource: string;
  readonly isAgreedDelivery: boolean;
}

export interface LetterContract {
  readonly loanId: string;
  readonly contractNo: string;
  readonly legalForm: LegalForm;
  readonly borrowerName: string;
  readonly signedOn: LocalDate;
  readonly disbursedOn: LocalDate;
  readonly principalFen: Fen;
  readonly termCount: number;
  readonly annualRatePpm: RatePpm;
  readonly finalDueOn: LocalDate;
  readonly guaranteeContractNo: string | null;
}

export interface LetterVehicle {
  readonly plate: string | null;
  /** last six only (5.3) */
  readonly vinTail: string | null;
  readonly brandModel: string;
  readonly mortgageRegisteredOn: LocalDate | null;
}

export interface LetterAccount {
  readonly accountName: string;
  readonly bankName: string;
  readonly accountNo: string;
}

export interface LetterContact {
  readonly person: string;
  readonly telephone: string;
  readonly hours: string;
  readonly complaintLine: string;
}

/** An overdue instalment as claimed; penalty up to the as-of day. */
export interface OverdueLine {
  readonly no: number;
  readonly dueOn: LocalDate;
  readonly days: number;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly penaltyFen: Fen;
  readonly feeFen: Fen;
  readonly totalFen: Fen;
}

/** contract: what the contract gives; cap: the ceiling where one applies; claimed: the smaller; cut = contract - claimed. */
export interface SumLine {
  readonly component: Component;
  readonly contractFen: Fen;
  readonly capFen: Fen | null;
  readonly claimedFen: Fen;
  readonly cutFen: Fen;
}

/** days × balance × day's rate; the amounts of one instalment sum to its claimed total before payments. */
export interface TraceLine {
  readonly instalmentNo: number;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly days: number;
  readonly balanceFen: Fen;
  readonly dailyRate: { readonly numerator: number; readonly denominator: number };
  readonly amountFen: Fen;
  /** cap: the contract's figure was above the ceiling, so the line counts at the ceiling's rate */
  readonly basis: 'contract' | 'cap';
}

/** What was due of an instalment and what was paid on it: the other half of the annex. */
export interface InstalmentTrace {
  readonly no: number;
  readonly dueOn: LocalDate;
  readonly duePrincipalFen: Fen;
  readonly dueInterestFen: Fen;
  readonly dueFeeFen: Fen;
  /** paid and waived on principal, interest and fee */
  readonly metFen: Fen;
  readonly penaltyAccruedFen: Fen;
  /** paid and waived on the penalty */
  readonly penaltyMetFen: Fen;
  /** charged penalty that is no days × rate (opening balance, fixed sums) */
  readonly penaltyChargedFen: Fen;
}

export interface LawRowUsed {
  readonly id: string;
  readonly scope: string;
  readonly effectiveFrom: LocalDate;
  readonly confidence: string;
}

/** A term of the loan as a whole in the claim: a cost, a fee, an opening amount. */
export interface ChargeLine {
  readonly component: Component;
  readonly on: LocalDate;
  readonly isOpening: boolean;
  readonly claimedFen: Fen;
}

/** Everything a letter says, frozen as JSON when it is issued; plain values only, keys in a fixed order. */
export interface LetterFacts {
  readonly schema: 1;
  readonly kind: LetterKind;
  readonly template: { readonly id: string; readonly version: number };
  readonly engineVersion: string;
  /** null: a draft, the number is taken at issue */
  readonly letterNo: string | null;
  readonly lender: LetterLender;
  readonly addressee: LetterAddressee;
  readonly contract: LetterContract;
  readonly vehicle: LetterVehicle | null;
  readonly asOf: LocalDate;
  /** the day of issue (R10.11) */
  readonly letterDate: LocalDate;
  readonly deadlineOn: LocalDate;
  readonly overdue: readonly OverdueLine[];
  readonly charges: readonly ChargeLine[];
  readonly sums: readonly SumLine[];
  readonly contractFen: Fen;
  readonly claimedFen: Fen;
  readonly cutFen: Fen;
  readonly claimedWords: string;
  readonly daysPastDue: number;
  readonly dailyAccrualFen: Fen;
  /** claimed + days to the deadline × daily accrual */
  readonly payableFen: Fen;
  readonly payableWords: string;
  /** R10.6: an unlicensed lender with ten and more borrowers asks for the principal alone */
  readonly isPrincipalOnly: boolean;
  /** the limitation period is over: neutral wording, no certainty of enforcement (R3.7) */
  readonly isTimeBarred: boolean;
  readonly account: LetterAccount;
  readonly contact: LetterContact;
  readonly signer: string;
  readonly clauses: readonly { readonly kind: ClauseKind; readonly clauseNo: string }[];
  readonly instalmentTrace: readonly InstalmentTrace[];
  readonly trace: readonly TraceLine[];
  readonly capAnnualRatePpm: RatePpm | null;
  /** R2.3: the rate of the filing day is not known yet, the letter's day stands in for it */
  readonly isCapProvisional: boolean;
  /** R2.4: whether costs of enforcement count within the cap is disputed; here they stand outside it */
  readonly areCostsOutsideCap: boolean;
  /** in which order payments were set off, and by what clause (null: Civil Code 561); on every statement (R1.4) */
  readonly allocation: { readonly order: readonly Component[]; readonly clauseNo: string | null };
  readonly lawRows: readonly LawRowUsed[];
}
