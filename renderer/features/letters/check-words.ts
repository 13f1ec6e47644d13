import type { WordKey, WordParams } from '../../i18n/keys.ts';
import type { Translate } from '../../i18n/words.ts';
import { CLAUSE_KINDS } from '../../ui/clauses/clause-form.ts';
import { formatMoney } from '../../ui/money-text.ts';
import { oneOf } from '../../ui/one-of.ts';
import { percentOfPpm } from '../../ui/percent-text.ts';
import { ADDRESS_KINDS, CAP_REASONS, FIELD_NAMES, type LetterCheck, SOURCES, STOP_KINDS } from './codes.ts';

type State = LetterCheck['state'];
type Param = LetterCheck['params'][string] | undefined;

/** Which states each check of shared/domain/letter/inputs.ts can have, with the key of their sentence. */
const SENTENCES: Readonly<Record<string, Partial<Record<State, WordKey>>>> = {
  overdue: { pass: 'letters.checks.overdue.pass', fail: 'letters.checks.overdue.fail' },
  asOf: { pass: 'letters.checks.asOf.pass', fail: 'letters.checks.asOf.fail' },
  deadline: { pass: 'letters.checks.deadline.pass', fail: 'letters.checks.deadline.fail' },
  stopFlag: {
    pass: 'letters.checks.stopFlag.pass',
    warn: 'letters.checks.stopFlag.warn',
    fail: 'letters.checks.stopFlag.fail',
  },
  addressee: { pass: 'letters.checks.addressee.pass', fail: 'letters.checks.addressee.fail' },
  address: {
    pass: 'letters.checks.address.pass',
    warn: 'letters.checks.address.warn',
    fail: 'letters.checks.address.fail',
  },
  guarantee: {
    pass: 'letters.checks.guarantee.pass',
    warn: 'letters.checks.guarantee.warn',
    fail: 'letters.checks.guarantee.fail',
  },
  account: { pass: 'letters.checks.account.pass', fail: 'letters.checks.account.fail' },
  openingBalance: {
    pass: 'letters.checks.openingBalance.pass',
    fail: 'letters.checks.openingBalance.fail',
  },
  cap: { pass: 'letters.checks.cap.pass', fail: 'letters.checks.cap.fail' },
  capCut: { warn: 'letters.checks.capCut.warn' },
  unlicensed: { pass: 'letters.checks.unlicensed.pass', warn: 'letters.checks.unlicensed.warn' },
  limitation: { warn: 'letters.checks.limitation.warn', fail: 'letters.checks.limitation.fail' },
  letterGap: { pass: 'letters.checks.letterGap.pass', warn: 'letters.checks.letterGap.warn' },
  lawConfidence: { warn: 'letters.checks.lawConfidence.warn' },
  disclosure: { warn: 'letters.checks.disclosure.warn' },
  clause: { pass: 'letters.checks.clause.pass', fail: 'letters.checks.clause.fail' },
  field: { fail: 'letters.checks.field.fail' },
  wording: { fail: 'letters.checks.wording.fail' },
  glyphs: { fail: 'letters.checks.glyphs.fail' },
};

const NAMES: Readonly<Record<string, WordKey>> = {
  overdue: 'letters.checks.overdue.name',
  asOf: 'letters.checks.asOf.name',
  deadline: 'letters.checks.deadline.name',
  stopFlag: 'letters.checks.stopFlag.name',
  addressee: 'letters.checks.addressee.name',
  address: 'letters.checks.address.name',
  guarantee: 'letters.checks.guarantee.name',
  account: 'letters.checks.account.name',
  openingBalance: 'letters.checks.openingBalance.name',
  cap: 'letters.checks.cap.name',
  capCut: 'letters.checks.capCut.name',
  unlicensed: 'letters.checks.unlicensed.name',
  limitation: 'letters.checks.limitation.name',
  letterGap: 'letters.checks.letterGap.name',
  lawConfidence: 'letters.checks.lawConfidence.name',
  disclosure: 'letters.checks.disclosure.name',
  clause: 'letters.checks.clause.name',
  field: 'letters.checks.field.name',
  wording: 'letters.checks.wording.name',
  glyphs: 'letters.checks.glyphs.name',
};

/** A check's name: 付款期限. */
export function checkName(t: Translate, check: LetterCheck): string {
  return t(NAMES[check.code] ?? 'letters.checks.unknown.name');
}

/** What the check found, with its rule and, when it failed, what to do. */
export function checkSentence(t: Translate, check: LetterCheck): string {
  return t(sentenceKey(check), wordedParams(t, check));
}

function sentenceKey(check: LetterCheck): WordKey {
  const { code, state, params } = check;
  if (code === 'address' && params.lacksClause === true) return 'letters.checks.address.lacksClause';
  if (code === 'addressee' && params.isDeceased === true) return 'letters.checks.addressee.deceased';
  if (code === 'cap' && state === 'pass' && typeof params.annualRatePpm !== 'number') {
    return 'letters.checks.cap.none';
  }
  return SENTENCES[code]?.[state] ?? `letters.checks.unknown.${state}`;
}

function wordedParams(t: Translate, check: LetterCheck): WordParams {
  const { code, params } = check;
  switch (code) {
    case 'overdue':
      return { ...params, overdue: money(params.overdueFen), tolerance: money(params.toleranceFen) };
    case 'capCut':
      return { cut: money(params.cutFen) };
    case 'stopFlag':
      return { kind: t(`letters.stopKind.${oneOf(STOP_KINDS, params.kind) ?? 'other'}`) };
    case 'address':
      return {
        kind: addressKindWord(t, params.kind, params.isAgreed === true),
        source: sourceWord(t, params.source),
      };
    case 'clause':
      return { kind: t(`loans.clause.${oneOf(CLAUSE_KINDS, params.kind) ?? 'other'}`) };
    case 'guarantee':
      return { endsOn: params.endsOn ?? '—' };
    case 'cap':
      return { rate: rateText(params.annualRatePpm), reason: capReason(t, params.reason) };
    case 'field':
      return { name: fieldWord(t, params.name) };
    case 'wording':
      return { word: params.word, rule: params.ruleId };
    default:
      return { ...params, code };
  }
}

function money(amountFen: Param): string {
  return typeof amountFen === 'number' ? formatMoney(amountFen) : '—';
}

function rateText(ppm: Param): string {
  return typeof ppm === 'number' ? percentOfPpm(ppm) : '—';
}

function fieldWord(t: Translate, name: Param): string {
  const known = oneOf(FIELD_NAMES, name);
  return known ? t(`letters.fieldName.${known}`) : String(name ?? '');
}

function capReason(t: Translate, reason: Param): string {
  const code = String(reason ?? '');
  const known = oneOf(CAP_REASONS, code.replace(/^law\./, ''));
  return known ? t(`letters.capReason.${known}`) : t('letters.capReason.other', { code });
}

/** 约定送达地址, or what kind of address it is. */
export function addressKindWord(t: Translate, kind: Param, isAgreed: boolean): string {
  if (isAgreed) return t('letters.issue.agreed');
  return t(`loans.addressKind.${oneOf(ADDRESS_KINDS, kind) ?? 'other'}`);
}

/** Where the book has an address from; an imported source may be the clerk's own text. */
export function sourceWord(t: Translate, source: Param): string {
  const known = oneOf(SOURCES, source);
  if (known) return t(`loans.source.${known}`);
  return source === null || source === undefined || source === '' ? '—' : String(source);
}
