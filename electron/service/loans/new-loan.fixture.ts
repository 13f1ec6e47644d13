/**
 * 12 000.00 at 12 % a year over 12 months from 2026-06-20, equal principal: 1 000.00 principal each month, interest
 * 120.00, 110.00, 100.00 … Penalty 0.05 % a day on overdue principal and interest.
 */
export function newLoanInput(lenderId: string, contractNo: string) {
  const nobody = { employer: null, monthlyIncomeFen: null };
  return {
    lenderId,
    contractNo,
    product: '车易贷',
    legalForm: 'mortgage',
    purpose: '购车',
    dealer: null,
    downPaymentFen: null,
    depositFen: null,
    borrower: {
      ...nobody,
      kind: 'natural',
      name: '单思远',
      idType: 'resident-id',
      idNo: '11010519491231002X',
      isIdKept: false,
      phones: [{ number: '138 0000 1234', kind: 'mobile', source: '合同' }],
      addresses: [{ kind: 'residence', address: '示例市一路 1 号', source: '合同', isAgreedDelivery: true }],
    },
    otherParties: [],
    vehicle: null,
    terms: {
      principalFen: 1_200_000,
      annualRatePpm: 120_000,
      method: 'equal-principal',
      termCount: 12,
      signedOn: '2026-06-20',
      disbursedOn: '2026-06-20',
      firstDueOn: '2026-07-20',
      dueDay: 20,
      penalty: { kind: 'fixed-daily', dailyRatePpm: 500, base: 'principal-and-interest', graceDays: 0 },
      feePerInstalmentFen: 0,
    },
    clauses: [{ kind: 'costs', clauseNo: '8.1', wording: '实现债权的费用由借款人承担。' }],
    payout: {
      account: '6222 0000',
      voucher: 'FK-1',
      tranche: 1,
      isPaidToDealer: false,
      amountFen: 1_200_000,
      checklist: {
        contractSigned: true,
        identityChecked: true,
        mortgageArranged: true,
        insuranceInForce: true,
        costDisclosureSigned: true,
        accountIsBorrowers: true,
      },
      exceptionReason: '',
    },
    remarks: '',
  };
}
