import type { LocalDate } from '../../kernel/local-date.ts';
import { type Fen, formatYuan, sum } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Component } from '../loan/terms.ts';
import { composeBlocks, type LetterBlock, type LetterTable, type SigningParty } from './compose-blocks.ts';
import type { LegalForm, LetterAccount } from './facts.ts';
import type { LetterTemplate } from './template.ts';
import { clauseWords, type EmptyField, type LetterValue, type LetterValues } from './values.ts';

/** Everything a repayment agreement says (DOC-08), frozen when it is made. */
export interface AgreementFacts {
  readonly schema: 1;
  readonly template: { readonly id: string; readonly version: number };
  readonly agreementNo: string;
  readonly agreedOn: LocalDate;
  readonly asOf: LocalDate;
  readonly lender: { readonly name: string; readonly address: string; readonly telephone: string };
  readonly borrower: {
    readonly name: string;
    /** masked */
    readonly idNo: string | null;
    readonly address: string;
    readonly isCompany: boolean;
  };
  readonly contract: {
    readonly contractNo: string;
    readonly signedOn: LocalDate;
    readonly legalForm: LegalForm;
  };
  readonly vehicle: string | null;
  readonly account: LetterAccount;
  /** after the waiver */
  readonly debt: Readonly<Record<Component, Fen>>;
  readonly waivedFen: Fen;
  readonly totalFen: Fen;
  readonly instalments: readonly {
    readonly no: number;
    readonly dueOn: LocalDate;
    readonly amountFen: Fen;
  }[];
  readonly toleranceDays: number;
  readonly clauses: readonly { readonly kind: string; readonly clauseNo: string }[];
  /** guarantors and mortgagors who have to consent in writing (CC 695, R3.14) */
  readonly consenters: readonly SigningParty[];
  readonly remarks: string;
}

/** The agreement with its signature places and, where there are guarantors or mortgagors, their consent page. */
export function composeAgreement(
  facts: AgreementFacts,
  template: LetterTemplate,
): Result<LetterBlock[], EmptyField> {
  const values: LetterValues = { variables: variablesOf(facts), flags: flagsOf(facts) };
  const body = composeBlocks(template.blocks, {
    values,
    tables: { debt: () => debtTable(facts, template), plan: () => planTable(facts) },
    parties: [
      { label: '甲方', name: facts.lender.name, isCompany: true },
      { label: '乙方', name: facts.borrower.name, isCompany: facts.borrower.isCompany },
    ],
  });
  if (!body.ok) return body;
  const number: LetterBlock = { kind: 'number', text: facts.agreementNo };
  const blocks: LetterBlock[] = [{ kind: 'title', text: template.title }, number, ...body.value];
  if (facts.consenters.length === 0) return ok(blocks);
  const consent = composeBlocks(template.consent, { values, tables: {}, parties: facts.consenters });
  if (!consent.ok) return consent;
  return ok([
    ...blocks,
    { kind: 'newPage' },
    { kind: 'title', text: template.annexTitle },
    number,
    ...consent.value,
  ]);
}

function variablesOf(facts: AgreementFacts): Record<string, LetterValue> {
  const text = (value: string | null): LetterValue => ({ type: 'text', text: value });
  const day = (date: LocalDate): LetterValue => ({ type: 'date', date });
  return {
    lenderName: text(facts.lender.name),
    lenderAddress: text(facts.lender.address),
    lenderTelephone: text(facts.lender.telephone),
    borrowerName: text(facts.borrower.name),
    borrowerIdNo: text(facts.borrower.idNo),
    borrowerAddress: text(facts.borrower.address),
    contractNo: text(facts.contract.contractNo),
    signedOn: day(facts.contract.signedOn),
    asOf: day(facts.asOf),
    total: { type: 'money', amountFen: facts.totalFen },
    waived: { type: 'money', amountFen: facts.waivedFen },
    count: { type: 'integer', count: facts.instalments.length },
    lastDueOn: day(facts.instalments.at(-1)?.dueOn ?? facts.agreedOn),
    accountName: text(facts.account.accountName),
    bankName: text(facts.account.bankName),
    accountNo: text(facts.account.accountNo),
    allocationClause: text(clauseOf(facts, 'allocation')),
    deliveryClause: text(clauseOf(facts, 'delivery-address')),
    jurisdictionClause: text(clauseOf(facts, 'jurisdiction')),
    vehicle: text(facts.vehicle),
    toleranceDays: { type: 'integer', count: facts.toleranceDays },
    // one for each side and one for each who consents
    copies: { type: 'integer', count: 2 + facts.consenters.length },
    remarks: text(facts.remarks),
  };
}

function flagsOf(facts: AgreementFacts): Record<string, boolean> {
  return {
    hasBorrowerIdNo: facts.borrower.idNo !== null,
    hasWaiver: facts.waivedFen > 0,
    hasPrincipal: facts.debt.principal > 0,
    hasVehicle: facts.vehicle !== null,
    hasAllocationClause: clauseOf(facts, 'allocation') !== null,
    hasDeliveryClause: clauseOf(facts, 'delivery-address') !== null,
    hasJurisdictionClause: clauseOf(facts, 'jurisdiction') !== null,
    hasConsenters: facts.consenters.length > 0,
    hasRemarks: facts.remarks.trim() !== '',
  };
}

function clauseOf(facts: AgreementFacts, kind: string): string | null {
  const clause = facts.clauses.find((one) => one.kind === kind);
  return clause ? clauseWords(clause.clauseNo) : null;
}

const ORDER: readonly Component[] = ['principal', 'interest', 'penalty', 'fee', 'cost'];

function debtTable(facts: AgreementFacts, template: LetterTemplate): LetterTable {
  const form = facts.contract.legalForm;
  const words =
    template.words[form === 'finance-lease' ? 'lease' : form === 'retention-of-title' ? 'retention' : 'loan'];
  return {
    columns: [
      { heading: '项目', align: 'left', share: 60 },
      { heading: '金额', align: 'right', share: 40 },
    ],
    rows: ORDER.filter((component) => facts.debt[component] > 0).map((component) => [
      words[component],
      formatYuan(facts.debt[component]),
    ]),
    footRows: [['合计', formatYuan(facts.totalFen)]],
  };
}

function planTable(facts: AgreementFacts): LetterTable {
  return {
    columns: [
      { heading: '期次', align: 'center', share: 20 },
      { heading: '支付日期', align: 'center', share: 40 },
      { heading: '金额', align: 'right', share: 40 },
    ],
    rows: facts.instalments.map((part) => [part.no.toString(), part.dueOn, formatYuan(part.amountFen)]),
    footRows: [['合计', '', formatYuan(sum(facts.instalments.map((part) => part.amountFen)))]],
  };
}
