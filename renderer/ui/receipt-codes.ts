/** Codes of shared/contract/receipts.ts that more than one page words (`receipts.channel.*`, `receipts.relation.*`). */
export const receiptChannels = [
  'bank-transfer',
  'wechat',
  'alipay',
  'cash',
  'pos',
  'direct-debit',
  'court',
  'other',
] as const;

export const receiptRelations = [
  'borrower',
  'authorised',
  'co-borrower',
  'guarantor',
  'relative',
  'employer',
  'dealer',
  'court',
  'lender-debit',
  'other',
] as const;
