import type { LocalDate } from '../../kernel/local-date.ts';
import type { CapRule } from '../law/cap.ts';
import type { LoanPosition } from '../ledger/position.ts';
import type { LoanTerms } from '../loan/terms.ts';
import type {
  AddresseeRole,
  ClauseKind,
  LawRowUsed,
  LetterAccount,
  LetterContact,
  LetterContract,
  LetterFacts,
  LetterLender,
  LetterVehicle,
} from './facts.ts';
import type { LetterTemplate } from './template.ts';

/** A parameter of the law data as used, with whether someone approved it where it is of low confidence (R10.8). */
export interface LawValue {
  readonly value: number;
  readonly row: LawRowUsed;
}

export interface LetterCandidate {
  readonly personId: string;
  readonly role: AddresseeRole;
  readonly isCompany: boolean;
  readonly name: string;
  readonly idNoMasked: string | null;
  /** null: the book has no address for this person */
  readonly address: {
    readonly text: string;
    readonly kind: string;
    readonly source: string;
    readonly isAgreedDelivery: boolean;
    /** marked as agreed, but the contract's delivery clause is not on record: it counts as the ordinary address it is */
    readonly lacksClause?: boolean;
  } | null;
  readonly isDeceased: boolean;
  /** guarantors only */
  readonly guarantee: {
    readonly kind: 'joint' | 'general' | 'unclear';
    readonly periodEndsOn: LocalDate | null;
  } | null;
}

/** Everything that decides whether a letter may be issued and what it says. Loaded by the service, judged here. */
export interface LetterInputs {
  readonly template: LetterTemplate;
  readonly letterNo: string | null;
  readonly today: LocalDate;
  readonly asOf: LocalDate;
  readonly deadlineOn: LocalDate;
  readonly position: LoanPosition;
  readonly terms: LoanTerms;
  readonly lender: LetterLender;
  readonly contract: LetterContract;
  readonly vehicle: LetterVehicle | null;
  /** null: no such party on the loan */
  readonly addressee: LetterCandidate | null;
  readonly account: LetterAccount | null;
  readonly contact: LetterContact;
  readonly signer: string;
  readonly clauses: LetterFacts['clauses'];
  readonly opening: 'none' | 'confirmed' | 'unconfirmed';
  readonly stopFlag: { readonly kind: string } | null;
  /** R10.4: the letter preserves a right near its last safe day; a reason and the owner's approval */
  readonly rightPreserving: { readonly reason: string; readonly isOwner: boolean } | null;
  readonly cap:
    | { readonly kind: 'resolved'; readonly rule: CapRule }
    | { readonly kind: 'unresolved'; readonly reason: string };
  readonly cureDaysMin: LawValue;
  readonly letterGapDays: LawValue;
  /** rows that the cap and the clocks used */
  readonly lawRows: readonly LawRowUsed[];
  /** ids of low-confidence rows that nobody approved yet */
  readonly unapprovedRows: readonly { readonly nameZh: string; readonly nameEn: string }[];
  /** R10.6: an unlicensed entity's borrowers in two years against the warning line; null for licensed lenders */
  readonly unlicensed: {
    readonly borrowers: number;
    readonly line: LawValue;
    readonly isPrincipalOnly: boolean;
  } | null;
  readonly limitation: 'not-started' | 'running' | 'passed';
  /** the last letter of this kind to this addressee */
  readonly lastLetterOn: LocalDate | null;
  /** R2.12: the file lacks the disclosure table; the day from which loans need it (null: not needed, or there) */
  readonly disclosureMissingSince: LocalDate | null;
}

/** What a check is about; worded by the page under letters.checks.<code>. Params name ids, days and amounts only. */
export type LetterCheckCode =
  /** {dpd, overdueFen, toleranceFen} */
  | 'overdue'
  /** {kind} */
  | 'stopFlag'
  /** {} */
  | 'addressee'
  /** {kind, source, isAgreed, lacksClause}: lacksClause = marked as agreed without the delivery clause on record */
  | 'address'
  /** {} */
  | 'account'
  /** {reason} | {annualRatePpm} */
  | 'cap'
  /** {cutFen}: the contract's figure is above the cap */
  | 'capCut'
  /** {} */
  | 'openingBalance'
  /** {asOf, today} */
  | 'asOf'
  /** {deadlineOn, earliestOn, minDays} */
  | 'deadline'
  /** {kind} of the clause */
  | 'clause'
  /** {borrowers, line} */
  | 'unlicensed'
  /** {rows} */
  | 'lawConfidence'
  /** {} */
  | 'limitation'
  /** {kind, endsOn} */
  | 'guarantee'
  /** {lastOn, gapDays} */
  | 'letterGap'
  /** {} */
  | 'disclosure'
  /** {name} of the template's variable */
  | 'field'
  /** {word, ruleId} */
  | 'wording'
  /** {characters} */
  | 'glyphs';

export interface LetterCheck {
  readonly code: LetterCheckCode;
  /** pass ✓ · warn ⚠ may be issued · fail ✗ refused */
  readonly state: 'pass' | 'warn' | 'fail';
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}

/** Why no letter: the failed checks, never empty. */
export interface LetterRefusal {
  readonly code: 'letter.refused';
  readonly failed: readonly LetterCheck[];
  /** the whole list for the screen */
  readonly checks: readonly LetterCheck[];
}

export type RequiredClause = { readonly kind: ClauseKind; readonly flag: string };
