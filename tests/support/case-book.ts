import type { Service } from '../../electron/service/rpc/service.ts';
import { answerOf, serviceWithBook, type TestClock, testClock } from './desk-for-tests.ts';

/**
 * A book with one loan by hand: 120,000.00 without interest in twelve parts of 10,000.00, due on the 8th from 2026-02-08 to
 * 2027-01-08, no penalty. Paid through October unless told otherwise: on 2026-11-23 the instalment of 11-08 is 15 days
 * overdue.
 */
export interface CaseBook {
  readonly service: Service;
  readonly clock: TestClock;
  readonly loanId: string;
  readonly receiptEntryId: string;
}

export interface CaseBookWish {
  readonly bookDir: string;
  readonly paidFen?: number;
  readonly withGuarantor?: boolean;
  readonly clock?: TestClock;
  readonly offered?: Map<string, Uint8Array>;
}

export async function caseBook(wish: CaseBookWish): Promise<CaseBook> {
  const clock = wish.clock ?? testClock();
  const service = await serviceWithBook({
    bookDir: wish.bookDir,
    clock,
    ...(wish.offered === undefined ? {} : { offered: wish.offered }),
  });
  const { loanId } = record(await answerOf(service, 'loans.create', newLoan(await lenderId(service), wish)));
  const receipt = {
    loanId,
    businessOn: '2026-10-08',
    amountFen: wish.paidFen ?? 9_000_000,
    channel: 'bank-transfer',
    payerName: '张示例',
    payerRelation: 'borrower',
    reference: '',
    designation: '',
    note: '',
    isDuplicateConfirmed: true,
  };
  const { entryId } = record(await answerOf(service, 'receipts.book', receipt));
  return { service, clock, loanId: String(loanId), receiptEntryId: String(entryId) };
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error('an answer is a record');
  return Object.fromEntries(Object.entries(value));
}

async function lenderId(service: Service): Promise<unknown> {
  const answer = await answerOf(service, 'lenders.list', {});
  const lenders = Array.isArray(answer) ? answer : record(answer).lenders;
  if (!Array.isArray(lenders)) throw new Error('a book has a lender');
  const lender = record(lenders[0]);
  return lender.lenderId ?? lender.id;
}

function person(name: string, idNo: string, mobile: string) {
  return {
    kind: 'natural',
    name,
    idType: 'resident-id',
    idNo,
    isIdKept: true,
    employer: '示例物流公司',
    monthlyIncomeFen: 1_200_000,
    phones: [{ number: mobile, kind: 'mobile', source: '合同' }],
    addresses: [{ kind: 'residence', address: '示例市示例路 8 号', source: '合同', isAgreedDelivery: true }],
  };
}

function newLoan(lender: unknown, wish: CaseBookWish) {
  const guarantor = {
    role: 'guarantor',
    person: person('李保证', '440524198001010013', '13900000002'),
    relation: '朋友',
    hasSigned: true,
    guaranteeKind: 'joint',
    guaranteeContractNo: 'BZ-1',
    guaranteeAmountFen: null,
    guaranteePeriodEndsOn: null,
  };
  const relative = {
    ...guarantor,
    role: 'spouse',
    person: person('王配偶', '11010519491231002X', '13900000003'),
    relation: '配偶',
    hasSigned: false,
    guaranteeKind: null,
    guaranteeContractNo: null,
  };
  return {
    lenderId: lender,
    contractNo: 'CD-2026-000001',
    product: '车易贷',
    legalForm: 'mortgage',
    purpose: '购车',
    dealer: null,
    downPaymentFen: null,
    depositFen: null,
    borrower: person('张示例', '110105199003071233', '13800000001'),
    otherParties: wish.withGuarantor === false ? [relative] : [guarantor, relative],
    vehicle: {
      plate: '粤B12345',
      vin: '11111111111111111',
      isCheckKept: true,
      engineNo: null,
      brandModel: '示例轿车',
      colour: null,
      isNew: true,
      registrationCertificateNo: null,
      mortgageContractNo: null,
      mortgageRegisteredOn: '2026-01-15',
      mortgageRegisterNo: 'DY-1',
      gpsDeviceNo: null,
      insurer: null,
      insurancePolicyNo: null,
      insuranceEndsOn: '2026-11-28',
      valuationFen: null,
      valuedOn: null,
    },
    terms: {
      principalFen: 12_000_000,
      annualRatePpm: 0,
      method: 'equal-principal',
      termCount: 12,
      signedOn: '2026-01-08',
      disbursedOn: '2026-01-08',
      firstDueOn: '2026-02-08',
      dueDay: 8,
      penalty: { kind: 'none' },
      feePerInstalmentFen: 0,
    },
    clauses: [],
    payout: {
      account: '6222',
      voucher: 'V-1',
      tranche: 1,
      isPaidToDealer: false,
      amountFen: 12_000_000,
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
