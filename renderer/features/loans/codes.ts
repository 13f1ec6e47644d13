/** Codes of shared/contract/loans.ts in the order in which the page offers them; worded under `loans.*`. */
export const LEGAL_FORMS = [
  'mortgage',
  'retention-of-title',
  'finance-lease',
  'pledge',
  'unsecured',
  'other',
] as const;
/** what the guided form offers: a balloon and a free schedule need lines of their own */
export const METHODS = ['equal-instalment', 'equal-principal', 'interest-only', 'flat'] as const;
export const OTHER_ROLES = ['co-borrower', 'guarantor', 'mortgagor', 'registered-owner', 'spouse'] as const;
export const GUARANTEE_KINDS = ['joint', 'general', 'unclear'] as const;
export const ID_TYPES = [
  'resident-id',
  'credit-code',
  'passport',
  'hk-macao-permit',
  'taiwan-permit',
  'permanent-residence',
  'other',
  'none',
] as const;
export const PHONE_KINDS = ['mobile', 'landline', 'work', 'other'] as const;
export const ADDRESS_KINDS = ['residence', 'household', 'id-card', 'registered', 'work', 'other'] as const;
export const SOURCES = ['contract', 'import', 'borrower', 'clerk'] as const;
export const CONTACT_CHANNELS = ['call', 'sms', 'wechat', 'letter', 'visit', 'walk-in'] as const;
export const CONTACT_OUTCOMES = [
  'answered',
  'no-answer',
  'unreachable',
  'refused',
  'promise',
  'dispute',
  'paid',
  'message-left',
  'hardship',
] as const;
export const CHECKLIST = [
  'contractSigned',
  'identityChecked',
  'mortgageArranged',
  'insuranceInForce',
  'costDisclosureSigned',
  'accountIsBorrowers',
] as const;
