import type { Output } from '../../bridge/desk.ts';
import type { Tone } from '../../ui/StatusTag.tsx';

/** Codes of shared/contract/letters.ts in the order in which the page offers them; worded under `letters.*`. */
export type LetterRow = Output<'letters.list'>['rows'][number];
export type Letter = Output<'letters.get'>;
export type LetterStatus = LetterRow['status'];
export type LetterCheck = Output<'letters.check'>['checks'][number];
export type LetterKind = LetterRow['kind'];
export type DeliveryLevel = NonNullable<LetterRow['deliveryLevel']>;

export const KINDS = ['demand', 'notice'] as const satisfies readonly LetterKind[];

export const STATUSES = [
  'issued',
  'sent',
  'delivered',
  'refused',
  'returned',
  'cancelled',
] as const satisfies readonly LetterStatus[];

/** Red is a right lost or about to be: a letter that came back; amber still waits for the clerk. */
export const STATUS_TONES: Readonly<Record<LetterStatus, Tone>> = {
  issued: 'amber',
  sent: 'blue',
  delivered: 'green',
  refused: 'neutral',
  returned: 'neutral',
  cancelled: 'neutral',
};

export const OUTCOMES = ['delivered', 'refused', 'returned'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** law/README 3.3: A, B, E, F and G arrive; C and D are a refusal or return that counts as arrived. */
export const LEVELS_OF: Readonly<Record<Outcome, readonly DeliveryLevel[]>> = {
  delivered: ['A', 'B', 'E', 'F', 'G'],
  refused: ['C', 'D'],
  returned: ['C', 'D'],
};

export const COMPONENTS = ['principal', 'interest', 'penalty', 'fee', 'cost'] as const;
export const ADDRESS_KINDS = ['residence', 'household', 'id-card', 'registered', 'work', 'other'] as const;
export const SOURCES = ['contract', 'import', 'borrower', 'clerk'] as const;
export const STOP_KINDS = ['complaint', 'hardship', 'dispute', 'lawyer', 'deceased', 'other'] as const;
export const FIELD_NAMES = [
  'lenderName',
  'lenderAddress',
  'lenderTelephone',
  'signer',
  'accountName',
  'bankName',
  'accountNo',
  'contactPerson',
  'contactTelephone',
  'contactHours',
  'complaintLine',
  'addresseeName',
  'borrowerName',
  'contractNo',
  'vehicle',
] as const;
export const CAP_REASONS = [
  'formationUnknown',
  'benchmarkMissing',
  'lprBeforeRegime',
  'lprMissing',
  'lprChoiceNeeded',
  'parameterAbsent',
  'parameterUnusable',
  'licenceAbsent',
] as const;
