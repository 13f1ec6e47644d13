import { type LocalDate, localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import type { CapRule } from '../law/cap.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { positionOf } from '../ledger/ledger-builder.ts';
import type { LoanPosition } from '../ledger/position.ts';
import { termsOf } from '../loan/default-terms.ts';
import type { LoanTerms } from '../loan/terms.ts';
import type { LawRowUsed } from './facts.ts';
import type { LawValue, LetterCandidate, LetterInputs } from './inputs.ts';
import type { LetterTemplate } from './template.ts';

/** Builders for tests: one private loan of 100,000 over 12 months at 10 %, penalty 0.05 % a day, cap 12 %. */
export function letterTerms(overrides: Partial<LoanTerms> = {}): LoanTerms {
  const facts = {
    principalFen: fen(10_000_000),
    annualRatePpm: ratePpm(100_000),
    method: 'equal-instalment' as const,
    termCount: 12,
    disbursedOn: localDate('2025-12-10'),
    firstDueOn: localDate('2026-01-10'),
  };
  return termsOf(facts, {
    signedOn: localDate('2025-12-08'),
    penalty: { kind: 'fixed-daily', dailyRatePpm: ratePpm(300), base: 'principal', graceDays: 0 },
    ...overrides,
  });
}

export function letterPosition(
  terms: LoanTerms,
  entries: readonly LedgerEntry[],
  asOf: string,
): LoanPosition {
  return positionOf(terms, entries, asOf);
}

export function aLawRow(id: string, confidence = 'n/a'): LawRowUsed {
  return { id, scope: 'all', effectiveFrom: localDate('2021-01-01'), confidence };
}

export function aLawValue(id: string, value: number): LawValue {
  return { value, row: aLawRow(id) };
}

/** A private loan's ceiling for its whole life. */
export function aCapRule(annualCapPpm: number): CapRule {
  return {
    regime: 'PRIVATE',
    formationDate: localDate('2025-12-08'),
    slices: [
      {
        from: null,
        toExclusive: null,
        annualCapPpm: ratePpm(annualCapPpm),
        voidAbovePpm: null,
        basis: 'lprAtFormation',
      },
    ],
    basisDays: 365,
    includesEnforcementCosts: false,
  };
}

export function aCandidate(overrides: Partial<LetterCandidate> = {}): LetterCandidate {
  return {
    personId: 'p1',
    role: 'borrower',
    isCompany: false,
    name: '林试样',
    idNoMasked: '440524********0013',
    address: {
      text: '广东省佛山市顺德区大良街道样例路18号3座1204房',
      kind: 'id-card',
      source: '身份证复印件',
      isAgreedDelivery: false,
    },
    isDeceased: false,
    guarantee: null,
    ...overrides,
  };
}

function aLender(): Pick<LetterInputs, 'lender' | 'account' | 'contact' | 'signer'> {
  return {
    lender: {
      lenderId: 'lender1',
      name: '佛山安信汽车融资服务有限公司',
      address: '广东省佛山市禅城区样例大道66号安信大厦9楼',
      telephone: '0757-80000000',
      creditCode: '91000000MA00ABC16B',
      letterCode: '安信',
    },
    account: {
      accountName: '佛山安信汽车融资服务有限公司',
      bankName: '样例银行佛山禅城支行',
      accountNo: '6200000000000005',
    },
    contact: {
      person: '陈经办',
      telephone: '0757-80000001',
      hours: '工作日 9:00—18:00',
      complaintLine: '0757-80000009',
    },
    signer: '佛山安信汽车融资服务有限公司',
  };
}

/** Inputs of a letter that passes every gate: as of 2026-11-20, issued 2026-11-23, to be paid by 2026-12-08. */
export function letterInputs(
  template: LetterTemplate,
  overrides: Partial<LetterInputs> & { readonly entries?: readonly LedgerEntry[] } = {},
): LetterInputs {
  const { entries, ...rest } = overrides;
  const terms = rest.terms ?? letterTerms();
  const asOf = rest.asOf ?? localDate('2026-11-20');
  return {
    template,
    letterNo: null,
    today: localDate('2026-11-23'),
    asOf,
    deadlineOn: localDate('2026-12-08'),
    position: letterPosition(terms, entries ?? [], asOf),
    terms,
    ...aLender(),
    contract: {
      loanId: 'l1',
      contractNo: 'AX-2025-00217',
      legalForm: 'mortgage',
      borrowerName: '林试样',
      signedOn: terms.signedOn,
      disbursedOn: terms.disbursedOn,
      principalFen: terms.principalFen,
      termCount: terms.termCount,
      annualRatePpm: terms.annualRatePpm,
      finalDueOn: lastDueOn(terms, asOf),
      guaranteeContractNo: null,
    },
    vehicle: {
      plate: '粤EA1234',
      vinTail: '000001',
      brandModel: '样例牌 SL7 轿车',
      mortgageRegisteredOn: localDate('2025-12-12'),
    },
    addressee: aCandidate(),
    clauses: [
      { kind: 'costs', clauseNo: '12.3' },
      { kind: 'delivery-address', clauseNo: '18' },
    ],
    opening: 'none',
    stopFlag: null,
    rightPreserving: null,
    cap: { kind: 'resolved', rule: aCapRule(120_000) },
    cureDaysMin: aLawValue('demand.cureDays.min', 3),
    letterGapDays: aLawValue('conduct.letter.minGapDays', 7),
    lawRows: [aLawRow('cap.private.multiple', 'high')],
    unapprovedRows: [],
    unlicensed: null,
    limitation: 'not-started',
    lastLetterOn: null,
    disclosureMissingSince: null,
    ...rest,
  };
}

function lastDueOn(terms: LoanTerms, asOf: LocalDate): LocalDate {
  return letterPosition(terms, [], asOf).instalments.at(-1)?.dueOn ?? asOf;
}
