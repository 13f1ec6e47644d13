import { unreachable } from '../../kernel/assert.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { type Fen, formatYuan } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { amountInWords } from '../wording/amount-in-words.ts';
import { formalDate, letterDate } from '../wording/dates.ts';
import type { LetterFacts, LetterVehicle } from './facts.ts';
import type { LetterTemplate } from './template.ts';
import type { TextNode } from './template-text.ts';

/** A variable's value in a letter; null is 'this letter has none', and printing it is refused (R6.10). */
export type LetterValue =
  | { readonly type: 'text'; readonly text: string | null }
  | { readonly type: 'date'; readonly date: LocalDate | null }
  | { readonly type: 'money'; readonly amountFen: Fen }
  | { readonly type: 'integer'; readonly count: number };

export interface LetterValues {
  readonly variables: Readonly<Record<string, LetterValue>>;
  readonly flags: Readonly<Record<string, boolean>>;
}

/** A required field is empty: the letter is not rendered, no placeholder is printed (R6.10). */
export interface EmptyField {
  readonly code: 'letter.fieldEmpty';
  readonly name: string;
}

/** The facts as the template's variables and flags. */
export function letterValues(facts: LetterFacts): LetterValues {
  return { variables: variablesOf(facts), flags: flagsOf(facts) };
}

function variablesOf(facts: LetterFacts): Record<string, LetterValue> {
  const { addressee, contract, lender, account, contact } = facts;
  return {
    addresseeName: text(addressee.name),
    borrowerName: text(contract.borrowerName),
    contractNo: text(contract.contractNo),
    // a draft's slip has to print something where the number will stand
    letterNo: text(facts.letterNo ?? '（草稿）'),
    guaranteeContractNo: text(contract.guaranteeContractNo),
    signedOn: day(contract.signedOn),
    disbursedOn: day(contract.disbursedOn),
    finalDueOn: day(contract.finalDueOn),
    principal: money(contract.principalFen),
    termCount: { type: 'integer', count: contract.termCount },
    vehicle: text(vehicleText(facts)),
    mortgageRegisteredOn: day(facts.vehicle?.mortgageRegisteredOn ?? null),
    asOf: day(facts.asOf),
    oldestDueOn: day(facts.overdue[0]?.dueOn ?? null),
    overdueCount: { type: 'integer', count: facts.overdue.length },
    daysPastDue: { type: 'integer', count: facts.daysPastDue },
    claimed: money(facts.claimedFen),
    daily: money(facts.dailyAccrualFen),
    deadlineOn: day(facts.deadlineOn),
    payable: money(facts.payableFen),
    costsClause: text(clauseText(facts, 'costs')),
    deliveryClause: text(clauseText(facts, 'delivery-address')),
    penaltyClause: text(clauseText(facts, 'penalty')),
    accountName: text(account.accountName),
    bankName: text(account.bankName),
    accountNo: text(account.accountNo),
    contactPerson: text(contact.person),
    contactTelephone: text(contact.telephone),
    contactHours: text(contact.hours),
    complaintLine: text(contact.complaintLine),
    lenderName: text(lender.name),
    lenderAddress: text(lender.address),
    letterDate: day(facts.letterDate),
  };
}

function flagsOf(facts: LetterFacts): Record<string, boolean> {
  const { addressee, contract, vehicle } = facts;
  const isMortgage = contract.legalForm === 'mortgage' && vehicle !== null;
  const isPledge = contract.legalForm === 'pledge' && vehicle !== null;
  const words = formOf(facts);
  return {
    isBorrower: addressee.role === 'borrower',
    isCoBorrower: addressee.role === 'co-borrower',
    isGuarantor: addressee.role === 'guarantor',
    isCompany: addressee.isCompany,
    isPerson: !addressee.isCompany,
    hasGuaranteeContractNo: contract.guaranteeContractNo !== null,
    isLoan: words === 'loan',
    isLease: words === 'lease',
    isRetention: words === 'retention',
    // A guarantor learns of the principal's data what identifies the debt, no more (5.3).
    hasVehicle: vehicle !== null && contract.legalForm !== 'unsecured' && contract.legalForm !== 'other',
    isMortgage,
    isPledge,
    isMortgageRegistered: isMortgage && vehicle.mortgageRegisteredOn !== null,
    hasSecurity: isMortgage || isPledge || words === 'lease' || words === 'retention',
    hasOverdueLines: facts.overdue.length > 0,
    hasLaterInstalments: contract.finalDueOn >= facts.asOf,
    hasDaily: facts.dailyAccrualFen > 0,
    isCut: facts.cutFen > 0 && !facts.isPrincipalOnly,
    claimsCosts: facts.sums.some((line) => line.component === 'cost' && line.claimedFen > 0),
    hasCostsClause: clauseText(facts, 'costs') !== null,
    isAgreedDelivery: addressee.isAgreedDelivery,
    isPrincipalOnly: facts.isPrincipalOnly,
    // the clause is named only where the letter asks for what it gives
    claimsPenaltyByClause:
      clauseText(facts, 'penalty') !== null &&
      facts.sums.some((line) => line.component === 'penalty' && line.claimedFen > 0),
    isCapProvisional: facts.isCapProvisional && !facts.isPrincipalOnly,
    isTimeBarred: facts.isTimeBarred,
  };
}

/** Which of the template's word lists the loan's legal form takes. */
export function formOf(facts: LetterFacts): keyof LetterTemplate['words'] {
  switch (facts.contract.legalForm) {
    case 'finance-lease':
      return 'lease';
    case 'retention-of-title':
      return 'retention';
    case 'mortgage':
    case 'pledge':
    case 'unsecured':
    case 'other':
      return 'loan';
    default:
      return unreachable(facts.contract.legalForm);
  }
}

function vehicleText(facts: LetterFacts): string | null {
  const { vehicle } = facts;
  return vehicle === null ? null : vehicleWords(vehicle, { hasVin: facts.addressee.role !== 'guarantor' });
}

/** 车辆 大众 迈腾 with plate and, for those who need it, the last six of the VIN (5.3). */
export function vehicleWords(vehicle: LetterVehicle, options: { readonly hasVin: boolean }): string {
  const parts = [
    vehicle.brandModel === '' ? null : vehicle.brandModel,
    vehicle.plate === null ? null : `车牌号 ${vehicle.plate}`,
    vehicle.vinTail === null || !options.hasVin ? null : `车辆识别代号末六位 ${vehicle.vinTail}`,
  ].filter((part) => part !== null);
  const [name, ...rest] = parts;
  if (name === undefined) return '合同所载车辆';
  return rest.length === 0 ? `车辆 ${name}` : `${name}（${rest.join('，')}）`;
}

function clauseText(facts: LetterFacts, kind: string): string | null {
  const clause = facts.clauses.find((one) => one.kind === kind);
  return clause ? clauseWords(clause.clauseNo) : null;
}

/** 12.3 as 第12.3条; a number that brings its own words stays. */
export function clauseWords(clauseNo: string): string {
  return clauseNo.startsWith('第') ? clauseNo : `第${clauseNo}条`;
}

function text(value: string | null): LetterValue {
  return { type: 'text', text: value };
}

function day(value: LocalDate | null): LetterValue {
  return { type: 'date', date: value };
}

function money(amountFen: Fen): LetterValue {
  return { type: 'money', amountFen };
}

/** The words of a template text; refuses an empty value rather than print a gap. */
export function renderText(nodes: readonly TextNode[], values: LetterValues): Result<string, EmptyField> {
  let out = '';
  for (const node of nodes) {
    if (node.kind === 'words') {
      out += node.text;
    } else if (node.kind === 'variable') {
      const value = values.variables[node.name];
      const words = value === undefined ? '' : printed(value, node.format);
      if (words.trim() === '') return err({ code: 'letter.fieldEmpty', name: node.name });
      out += words;
    } else if (values.flags[node.flag] === true) {
      const inner = renderText(node.children, values);
      if (!inner.ok) return inner;
      out += inner.value;
    }
  }
  return ok(out);
}

function printed(value: LetterValue, format: string | null): string {
  switch (value.type) {
    case 'text':
      return value.text ?? '';
    case 'date':
      if (value.date === null) return '';
      return format === 'formal' ? formalDate(value.date) : letterDate(value.date);
    case 'integer':
      return value.count.toString();
    case 'money':
      return printedMoney(value.amountFen, format);
  }
}

/** 人民币壹万元整(¥10,000.00): words and figures come from one value (R6.2). */
function printedMoney(amountFen: Fen, format: string | null): string {
  if (format === 'figures') return formatYuan(amountFen);
  if (format === 'words') return amountInWords(amountFen);
  return `${amountInWords(amountFen)}（¥${formatYuan(amountFen)}）`;
}
