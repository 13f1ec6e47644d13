import { invariant } from '../../kernel/assert.ts';
import { daysBetween } from '../../kernel/local-date.ts';
import { add, fen } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { amountInWords } from '../wording/amount-in-words.ts';
import { capRateOn } from './cap-run.ts';
import { claimChecks, gateChecks, isPrincipalOnly } from './checks.ts';
import { type Claim, claimOf } from './claim.ts';
import { composeWhole } from './compose-whole.ts';
import type { LawRowUsed, LetterFacts, LetterKind } from './facts.ts';
import type { LetterCandidate, LetterCheck, LetterInputs, LetterRefusal } from './inputs.ts';
import type { LetterTemplate } from './template.ts';
import { letterValues } from './values.ts';

/** The check list of the screen, and the facts when no check failed. */
export interface LetterReview {
  readonly checks: readonly LetterCheck[];
  readonly facts: LetterFacts | null;
}

/** Runs every check of the letter and, when none fails, makes the facts. */
export function reviewLetter(inputs: LetterInputs): LetterReview {
  const gates = gateChecks(inputs);
  const { addressee, account, cap } = inputs;
  const isRefused = gates.some((one) => one.state === 'fail');
  if (isRefused || addressee === null || addressee.address === null || account === null) {
    return { checks: gates, facts: null };
  }
  if (cap.kind === 'unresolved') return { checks: gates, facts: null };
  const claim = claimOf({
    position: inputs.position,
    terms: inputs.terms,
    rule: cap.rule,
    isPrincipalOnly: isPrincipalOnly(inputs),
  });
  const facts = factsOf(inputs, { claim, addressee, address: addressee.address, account });
  const checks = [...gates, ...claimChecks(claim), ...contentChecks(inputs, facts)];
  return { checks, facts: checks.some((one) => one.state === 'fail') ? null : facts };
}

/** The facts of a letter that may be issued, or the checks that refuse it. */
export function decideLetter(inputs: LetterInputs): Result<LetterFacts, LetterRefusal> {
  const review = reviewLetter(inputs);
  if (review.facts !== null) return ok(review.facts);
  const failed = review.checks.filter((one) => one.state === 'fail');
  return err({ code: 'letter.refused', failed, checks: review.checks });
}

/** Clauses that the letter leans on, empty fields (R6.10), and a sum of nothing. */
function contentChecks(inputs: LetterInputs, facts: LetterFacts): LetterCheck[] {
  const { flags } = letterValues(facts);
  const checks = inputs.template.requiredClauses
    .filter((clause) => flags[clause.flag] === true)
    .map((clause): LetterCheck => {
      const isPresent = inputs.clauses.some((one) => one.kind === clause.kind);
      return { code: 'clause', state: isPresent ? 'pass' : 'fail', params: { kind: clause.kind } };
    });
  if (facts.claimedFen <= 0) {
    const params = { dpd: facts.daysPastDue, overdueFen: 0, toleranceFen: inputs.terms.residueToleranceFen };
    checks.push({ code: 'overdue', state: 'fail', params });
  }
  if (checks.some((one) => one.state === 'fail')) return checks;
  const composed = composeWhole(facts, inputs.template);
  if (!composed.ok) checks.push({ code: 'field', state: 'fail', params: { name: composed.error.name } });
  for (const name of emptyFields(facts)) checks.push({ code: 'field', state: 'fail', params: { name } });
  return checks;
}

/** What every letter prints outside its template's texts: letterhead, addressee, signature. */
function emptyFields(facts: LetterFacts): string[] {
  const required: Readonly<Record<string, string>> = {
    lenderName: facts.lender.name,
    lenderAddress: facts.lender.address,
    lenderTelephone: facts.lender.telephone,
    signer: facts.signer,
  };
  return Object.entries(required)
    .filter(([, text]) => text.trim() === '')
    .map(([name]) => name);
}

interface FactParts {
  readonly claim: Claim;
  readonly addressee: LetterCandidate;
  readonly address: NonNullable<LetterCandidate['address']>;
  readonly account: LetterFacts['account'];
}

function factsOf(inputs: LetterInputs, parts: FactParts): LetterFacts {
  const { claim, addressee, address } = parts;
  // The payment day does not count (2.2): from the as-of day to the deadline.
  const days = Math.max(0, daysBetween(inputs.asOf, inputs.deadlineOn));
  const payableFen = add(claim.claimedFen, fen(claim.dailyAccrualFen * days));
  return {
    schema: 1,
    kind: kindOf(inputs.template),
    template: { id: inputs.template.id, version: inputs.template.version },
    engineVersion: inputs.position.engineVersion,
    letterNo: inputs.letterNo,
    lender: inputs.lender,
    addressee: {
      personId: addressee.personId,
      role: addressee.role,
      isCompany: addressee.isCompany,
      name: addressee.name,
      idNoMasked: addressee.idNoMasked,
      address: address.text,
      addressKind: address.kind,
      addressSource: address.source,
      isAgreedDelivery: address.isAgreedDelivery,
    },
    contract: inputs.contract,
    vehicle: inputs.vehicle,
    asOf: inputs.asOf,
    letterDate: inputs.today,
    deadlineOn: inputs.deadlineOn,
    overdue: claim.overdue,
    charges: claim.charges,
    sums: claim.sums,
    contractFen: claim.contractFen,
    claimedFen: claim.claimedFen,
    cutFen: claim.cutFen,
    claimedWords: amountInWords(claim.claimedFen),
    daysPastDue: inputs.position.dpd,
    dailyAccrualFen: claim.dailyAccrualFen,
    payableFen,
    payableWords: amountInWords(payableFen),
    isPrincipalOnly: isPrincipalOnly(inputs),
    isTimeBarred: inputs.limitation === 'passed',
    account: parts.account,
    contact: inputs.contact,
    signer: inputs.signer,
    clauses: inputs.clauses.map(({ kind, clauseNo }) => ({ kind, clauseNo })),
    instalmentTrace: claim.instalmentTrace,
    trace: claim.trace,
    ...capFacts(inputs, claim),
    allocation: allocationFacts(inputs.terms),
    lawRows: rowsUsed(inputs),
  };
}

function kindOf(template: LetterTemplate): LetterKind {
  invariant(template.kind !== 'agreement', 'an agreement is made from a plan, not issued as a letter');
  return template.kind;
}

function capFacts(
  inputs: LetterInputs,
  claim: Claim,
): Pick<LetterFacts, 'capAnnualRatePpm' | 'isCapProvisional' | 'areCostsOutsideCap'> {
  const rule = inputs.cap.kind === 'resolved' ? inputs.cap.rule : null;
  const hasCosts = claim.sums.some((line) => line.component === 'cost' && line.claimedFen > 0);
  return {
    capAnnualRatePpm: rule === null ? null : capRateOn(rule, inputs.asOf),
    isCapProvisional: rule?.slices.some((slice) => slice.basis === 'lprAtFiling') ?? false,
    areCostsOutsideCap: hasCosts && rule?.includesEnforcementCosts === false,
  };
}

function allocationFacts({ allocation }: LetterInputs['terms']): LetterFacts['allocation'] {
  const { source } = allocation;
  return {
    order: allocation.order,
    clauseNo: source.kind === 'statutory' ? null : source.clauseNo,
  };
}

function rowsUsed(inputs: LetterInputs): LawRowUsed[] {
  return [...inputs.lawRows, inputs.cureDaysMin.row];
}
