import type { ErrorsWorded, Worded } from '../keys.ts';
import type { words as zh, errors as zhErrors } from '../zh-CN/lender.ts';

export const words: Worded<typeof zh> = {
  name: 'Registered name',
  lenderType: 'Type of lender',
  creditCode: 'Unified social credit code',
  address: 'Address',
  telephone: 'Telephone',
  contactPerson: 'Contact person',
  contactHours: 'Contact hours',
  complaintLine: 'Complaints line',
  letterPrefix: 'Letter code (代字)',
  licences: 'Licences',
  licenceNo: 'Licence number',
  validFrom: 'Valid from',
  validTo: 'Valid to',
  addLicence: 'Add a licence',
  accounts: 'Collection accounts',
  accountName: 'Account holder',
  bankName: 'Bank and branch',
  accountNo: 'Account number',
  isDefault: 'Printed on letters',
  addAccount: 'Add an account',
  remove: 'Remove',
  keepCode: 'I have checked the certificate: keep this code, marked as failing its check',
  help: {
    name: 'As on the business licence; letters are headed with it',
    address: 'Postal address on letters',
    telephone: 'With area code, for example 0591-12345678',
    contactPerson: 'The person named on letters',
    contactHours: 'For example: working days 9:00–17:30',
    complaintLine: 'Where a borrower can complain',
    letterPrefix: 'Begins each letter number: the 安信 of 安信催〔2026〕0001号',
    licences: 'Enter past licences too. Outside their validity the rules for private lenders apply.',
    validTo: 'Leave empty if open-ended',
  },
  type: {
    PRIVATE: 'Natural person or unlicensed company',
    LICENSED_FI: 'Licensed financial institution',
    LOCAL7: 'Local financial organisation (other)',
    MICROLOAN: 'Micro-loan company',
    PAWN: 'Pawnbroker',
  },
  typeHelp: {
    PRIVATE:
      'Private lending: interest, damages and fees together are capped at 4 × one-year LPR at formation',
    LICENSED_FI:
      'Banks, auto and consumer finance: outside the private-lending rules, 24 % a year all-in is the line',
    LOCAL7: 'Leasing, factoring, guarantee, local asset management: outside the private-lending rules',
    MICROLOAN:
      'A local financial organisation: no new loans above 24 % all-in; towards 4 × LPR by the end of 2027',
    PAWN: 'A local financial organisation: monthly fees are capped; interest may not be taken in advance',
  },
  problem: {
    required: 'Required',
    creditCode: 'The check character is wrong. Compare it with the business licence.',
    licence: 'Enter at least one licence with its number and first day',
    licenceOrder: 'A licence ends before it begins',
    account: 'Enter holder, bank and number of each account and choose one for letters',
  },
};

export const errors: ErrorsWorded<typeof zhErrors> = {
  'lender.nameTaken': {
    what: 'Another lender has this name; nothing was saved.',
    act: 'Use a different registered name, or edit the existing lender.',
  },
  'lender.prefixTaken': {
    what: 'Another lender uses this letter code; nothing was saved.',
    act: 'Choose another code so that letter numbers stay unique.',
  },
  'lender.prefixInUse': {
    what: 'Letters were issued under the old code, so it can no longer change.',
    act: 'Keep the code; add a new lender if a new code is needed.',
  },
  'lender.licencesOverlap': {
    what: 'Licence periods overlap; nothing was saved.',
    act: 'Check the dates of each licence.',
  },
  'lender.defaultAccount': {
    what: 'Exactly one account must be printed on letters; nothing was saved.',
    act: 'Choose one account for letters.',
  },
  'lender.creditCode': {
    what: 'The credit code fails its check; nothing was saved.',
    act: 'Compare it with the business licence, or tick to keep it marked.',
  },
  'lender.lastActive': { what: 'At least one lender must be active.', act: 'Activate another lender first.' },
};
