/** How the text of a field is read. */
export type FieldForm =
  | 'text'
  | 'name'
  | 'identity'
  | 'phones'
  | 'address'
  | 'plate'
  | 'vin'
  | 'card'
  | 'money'
  | 'rate'
  | 'dailyRate'
  | 'date'
  | 'count'
  | 'method'
  | 'legalForm'
  | 'guaranteeKind'
  | 'yesNo'
  /** words for how the contract counts */
  | 'convention';

interface FieldRule {
  readonly form: FieldForm;
  /** a row without it is a bad row */
  readonly required?: true;
}

/** Every field that a ledger row can fill, with the way its text is read. */
export const IMPORT_FIELDS = {
  contractNo: { form: 'text', required: true },
  loanNo: { form: 'text' },
  lenderName: { form: 'text' },
  productName: { form: 'text' },
  legalForm: { form: 'legalForm' },
  borrowerName: { form: 'name', required: true },
  borrowerIdNumber: { form: 'identity' },
  borrowerCreditCode: { form: 'identity' },
  borrowerPhones: { form: 'phones' },
  borrowerSecondPhone: { form: 'phones' },
  residenceAddress: { form: 'address' },
  householdAddress: { form: 'address' },
  workAddress: { form: 'address' },
  deliveryAddress: { form: 'address' },
  employer: { form: 'text' },
  bankCardNumber: { form: 'card' },
  spouseName: { form: 'name' },
  spouseIdNumber: { form: 'identity' },
  spousePhone: { form: 'phones' },
  spouseSigned: { form: 'yesNo' },
  coBorrowerName: { form: 'name' },
  coBorrowerIdNumber: { form: 'identity' },
  coBorrowerPhone: { form: 'phones' },
  guarantorName: { form: 'name' },
  guarantorIdNumber: { form: 'identity' },
  guarantorPhone: { form: 'phones' },
  guarantorAddress: { form: 'address' },
  guaranteeKind: { form: 'guaranteeKind' },
  secondGuarantorName: { form: 'name' },
  secondGuarantorIdNumber: { form: 'identity' },
  secondGuarantorPhone: { form: 'phones' },
  mortgagorName: { form: 'name' },
  registeredOwnerName: { form: 'name' },
  plate: { form: 'plate' },
  vin: { form: 'vin' },
  engineNo: { form: 'text' },
  brandModel: { form: 'text' },
  vehiclePrice: { form: 'money' },
  mortgageRegisteredOn: { form: 'date' },
  mortgageCertificateNo: { form: 'text' },
  gpsNo: { form: 'text' },
  insuranceEndsOn: { form: 'date' },
  signedOn: { form: 'date' },
  paidOutOn: { form: 'date', required: true },
  principal: { form: 'money', required: true },
  annualRate: { form: 'rate' },
  monthlyRate: { form: 'rate' },
  method: { form: 'method', required: true },
  termMonths: { form: 'count', required: true },
  termUnit: { form: 'text' },
  firstDueOn: { form: 'date' },
  dueDay: { form: 'count' },
  maturesOn: { form: 'date' },
  instalmentAmount: { form: 'money' },
  penaltyDailyRate: { form: 'dailyRate' },
  graceDays: { form: 'count' },
  dueOnDayOff: { form: 'convention' },
  frequency: { form: 'convention' },
  frequencyUnit: { form: 'convention' },
  frequencyEvery: { form: 'count' },
  dayCount: { form: 'convention' },
  interestBasis: { form: 'convention' },
  firstPeriod: { form: 'convention' },
  roundingMode: { form: 'convention' },
  roundingScale: { form: 'count' },
  balanceRounding: { form: 'convention' },
  remainder: { form: 'convention' },
  instalmentRule: { form: 'convention' },
  agreedInstalment: { form: 'money' },
  instalmentMultiple: { form: 'convention' },
  instalmentRoundingMode: { form: 'convention' },
  flatSplit: { form: 'convention' },
  balloonAmount: { form: 'money' },
  amortisationTerm: { form: 'count' },
  principalGrace: { form: 'count' },
  interestGrace: { form: 'count' },
  interestGraceFrom: { form: 'count' },
  interestFree: { form: 'count' },
  periodFraction: { form: 'convention' },
  yearFractions: { form: 'convention' },
  dueDates: { form: 'convention' },
  rateSteps: { form: 'convention' },
  furtherDisbursements: { form: 'convention' },
  extraPrincipal: { form: 'money' },
  feePerInstalment: { form: 'money' },
  cutoverOn: { form: 'date' },
  loanStatus: { form: 'text' },
  instalmentsMet: { form: 'count' },
  openingPrincipal: { form: 'money' },
  overduePrincipal: { form: 'money' },
  overdueInterest: { form: 'money' },
  openingPenalty: { form: 'money' },
  openingFee: { form: 'money' },
  daysPastDue: { form: 'count' },
  lastDemandOn: { form: 'date' },
  remarks: { form: 'text' },
} as const satisfies Record<string, FieldRule>;

export type ImportField = keyof typeof IMPORT_FIELDS;

export function isImportField(text: string): text is ImportField {
  return Object.hasOwn(IMPORT_FIELDS, text);
}

export const IMPORT_FIELD_NAMES: readonly ImportField[] = Object.keys(IMPORT_FIELDS).filter(isImportField);

export function formOf(field: ImportField): FieldForm {
  return IMPORT_FIELDS[field].form;
}

/**
 * Fields without which no loan can be made of a row. The rate is needed too, but may be annual or monthly.
 */
export const REQUIRED_FIELDS: readonly ImportField[] = IMPORT_FIELD_NAMES.filter((field) => {
  const rule: FieldRule = IMPORT_FIELDS[field];
  return rule.required === true;
});
