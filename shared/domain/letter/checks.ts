import { addDays, daysBetween } from '../../kernel/local-date.ts';
import { capRateOn } from './cap-run.ts';
import type { Claim } from './claim.ts';
import type { LetterKind } from './facts.ts';
import type { LetterCheck, LetterCheckCode, LetterInputs } from './inputs.ts';

type Params = LetterCheck['params'];

function check(code: LetterCheckCode, state: LetterCheck['state'], params: Params = {}): LetterCheck {
  return { code, state, params };
}

function passOrFail(code: LetterCheckCode, isPassed: boolean, params: Params = {}): LetterCheck {
  return check(code, isPassed ? 'pass' : 'fail', params);
}

/** The gates of every letter that need no figures: who, when, whether at all. */
export function gateChecks(inputs: LetterInputs): LetterCheck[] {
  const checks = [
    overdueCheck(inputs),
    passOrFail('asOf', inputs.asOf <= inputs.today, { asOf: inputs.asOf, today: inputs.today }),
    deadlineCheck(inputs),
    ...stopFlagCheck(inputs),
    ...addresseeChecks(inputs),
    accountCheck(inputs),
    ...openingCheck(inputs),
    capCheck(inputs),
    ...licenceCheck(inputs),
    ...limitationCheck(inputs),
    ...gapCheck(inputs),
    ...confidenceCheck(inputs),
  ];
  const { disclosureMissingSince: since } = inputs;
  if (since !== null) checks.push(check('disclosure', 'warn', { since }));
  return checks;
}

/** Checks of the figures, once there are any. */
export function claimChecks(claim: Claim): LetterCheck[] {
  const checks: LetterCheck[] = [];
  if (claim.cutFen > 0) checks.push(check('capCut', 'warn', { cutFen: claim.cutFen }));
  return checks;
}

/** Overdue by a day or more, beyond the tolerated residue (R10.11). */
function overdueCheck(inputs: LetterInputs): LetterCheck {
  const { position, terms } = inputs;
  const isOverdue = position.dpd >= 1 && position.overdueTotalFen > terms.residueToleranceFen;
  return passOrFail('overdue', isOverdue, {
    dpd: position.dpd,
    overdueFen: position.overdueTotalFen,
    toleranceFen: terms.residueToleranceFen,
  });
}

function deadlineCheck(inputs: LetterInputs): LetterCheck {
  const earliestOn = addDays(inputs.today, inputs.cureDaysMin.value);
  return passOrFail('deadline', inputs.deadlineOn >= earliestOn, {
    deadlineOn: inputs.deadlineOn,
    earliestOn,
    minDays: inputs.cureDaysMin.value,
  });
}

/** R10.4: a stop flag blocks a demand unless it preserves a right, with a reason and the owner's approval. */
function stopFlagCheck(inputs: LetterInputs): LetterCheck[] {
  if (inputs.stopFlag === null) return [check('stopFlag', 'pass', { kind: null })];
  const right = inputs.rightPreserving;
  const isOpen = right?.isOwner && right.reason.trim() !== '';
  return [check('stopFlag', isOpen ? 'warn' : 'fail', { kind: inputs.stopFlag.kind })];
}

function addresseeChecks(inputs: LetterInputs): LetterCheck[] {
  const { addressee } = inputs;
  // Death: the letter goes to heirs or the administrator of the estate, another letter (R10.16).
  if (addressee === null || addressee.isDeceased || addressee.name.trim() === '') {
    return [check('addressee', 'fail', { isDeceased: addressee?.isDeceased ?? false })];
  }
  const checks = [check('addressee', 'pass'), addressCheck(addressee.address)];
  if (addressee.role === 'guarantor') checks.push(guaranteeCheck(inputs));
  return checks;
}

function addressCheck(address: NonNullable<LetterInputs['addressee']>['address']): LetterCheck {
  if (address === null || address.text.trim() === '' || address.source.trim() === '') {
    const none = { kind: address?.kind ?? null, source: null, isAgreed: false, lacksClause: false };
    return check('address', 'fail', none);
  }
  const params = {
    kind: address.kind,
    source: address.source,
    isAgreed: address.isAgreedDelivery,
    lacksClause: address.lacksClause === true,
  };
  // R3.19: the mark of a ledger proves nothing; the clause that would make it an agreed address is named
  if (address.lacksClause === true) return check('address', 'warn', params);
  // Returned mail counts as delivered only at an agreed, ID-card, household or registered address (3.3).
  const isLadder = address.isAgreedDelivery || ['id-card', 'household', 'registered'].includes(address.kind);
  return check('address', isLadder ? 'pass' : 'warn', params);
}

/** R3.10 to R3.12: a letter binds a joint guarantor within the period only; a general one has to be sued. */
function guaranteeCheck(inputs: LetterInputs): LetterCheck {
  const guarantee = inputs.addressee?.guarantee ?? null;
  const endsOn = guarantee?.periodEndsOn ?? null;
  const params = { kind: guarantee?.kind ?? null, endsOn };
  if (guarantee === null || guarantee.kind !== 'joint') return check('guarantee', 'fail', params);
  if (endsOn !== null && endsOn < inputs.today) return check('guarantee', 'fail', params);
  return check('guarantee', endsOn === null ? 'warn' : 'pass', params);
}

/** The account must be the creditor's own (R6.1). */
function accountCheck(inputs: LetterInputs): LetterCheck {
  const { account, lender } = inputs;
  const isOwn = account !== null && account.accountName.trim() === lender.name.trim();
  return passOrFail('account', isOwn && account.accountNo.trim() !== '', { isPresent: account !== null });
}

function openingCheck(inputs: LetterInputs): LetterCheck[] {
  if (inputs.opening === 'none') return [];
  return [passOrFail('openingBalance', inputs.opening === 'confirmed')];
}

function capCheck(inputs: LetterInputs): LetterCheck {
  if (inputs.cap.kind === 'unresolved') return check('cap', 'fail', { reason: inputs.cap.reason });
  return check('cap', 'pass', { annualRatePpm: capRateOn(inputs.cap.rule, inputs.asOf) });
}

function licenceCheck(inputs: LetterInputs): LetterCheck[] {
  const { unlicensed } = inputs;
  if (unlicensed === null) return [];
  const params = { borrowers: unlicensed.borrowers, line: unlicensed.line.value };
  return [check('unlicensed', isPrincipalOnly(inputs) ? 'warn' : 'pass', params)];
}

/** R10.6: principal-only letters until counsel's opinion is stored. */
export function isPrincipalOnly(inputs: LetterInputs): boolean {
  return inputs.unlicensed?.isPrincipalOnly === true;
}

/** The kind of letter that a debt takes when nobody chose one (R3.7, DOC-02). */
export function kindByRule(limitation: LetterInputs['limitation']): LetterKind {
  return limitation === 'passed' ? 'notice' : 'demand';
}

/** R3.7, DOC-02: a debt past its limitation is asked for by the notice with its slip, in neutral words, and by no other letter. */
function limitationCheck(inputs: LetterInputs): LetterCheck[] {
  if (inputs.limitation !== 'passed') return [];
  return [check('limitation', inputs.template.kind === 'notice' ? 'warn' : 'fail')];
}

function gapCheck(inputs: LetterInputs): LetterCheck[] {
  const { lastLetterOn, letterGapDays } = inputs;
  if (lastLetterOn === null) return [];
  const isNear = daysBetween(lastLetterOn, inputs.today) < letterGapDays.value;
  return [
    check('letterGap', isNear ? 'warn' : 'pass', { lastOn: lastLetterOn, gapDays: letterGapDays.value }),
  ];
}

/** R10.8: rows of low confidence are approved once; until then the letter names them. */
function confidenceCheck(inputs: LetterInputs): LetterCheck[] {
  if (inputs.unapprovedRows.length === 0) return [];
  const rowsZh = inputs.unapprovedRows.map((row) => row.nameZh).join('、');
  const rowsEn = inputs.unapprovedRows.map((row) => row.nameEn).join(', ');
  return [check('lawConfidence', 'warn', { rowsZh, rowsEn })];
}
