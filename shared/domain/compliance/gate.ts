import {
  chinaDateOf,
  chinaTimeOf,
  type Instant,
  instantFromMillis,
  millisOfInstant,
  startOfChinaDay,
} from '../../kernel/instant.ts';
import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import {
  type ContactChannel,
  type ContactPurpose,
  type ContactRelation,
  isConnected,
  isOnChinaDay,
  owesDebt,
  type PastContact,
} from './contact.ts';
import { type GateWarning, latestDay, warningsOf } from './gate-warnings.ts';
import type { ContactLimits, LegalLimit } from './limits.ts';
import type { LostState } from './lost.ts';
import { type GateRequirement, mayDiscloseDebt, requirementsOf } from './requirements.ts';

export type GateCode =
  | 'contact.deceased'
  | 'contact.stopFlag'
  | 'contact.represented'
  | 'contact.doNotContact'
  | 'contact.thirdPartyNotLost'
  | 'contact.thirdPartyRefused'
  | 'contact.thirdPartyInterval'
  | 'contact.thirdPartyPurpose'
  | 'contact.numberNotOnFile'
  | 'contact.quietHours'
  | 'contact.connectedLimit'
  | 'contact.attemptLimit'
  | 'contact.visitWitness';

export interface GateRequest {
  readonly at: Instant;
  readonly direction: 'out' | 'in';
  readonly channel: ContactChannel;
  readonly purpose: ContactPurpose;
  readonly relation: ContactRelation;
  /** as dialled; null where no number is at stake */
  readonly number: string | null;
  /** a visit's second member of staff is named */
  readonly hasWitness: boolean;
}

/** What the book knows about the person, the number and the debtor; counters are per natural person, over all loans. */
export interface GateFacts {
  readonly deceasedOn: LocalDate | null;
  /** the borrower's death makes heirs the ones to talk to (R10.16) */
  readonly isBorrowerDeceased: boolean;
  readonly stopFlag: { readonly kind: string; readonly since: LocalDate } | null;
  readonly isRepresented: boolean;
  /** by which ways the person asked not to be contacted; until null: for good */
  readonly doNotContact: { readonly until: LocalDate | null; readonly ways: readonly string[] } | null;
  /** the debtor agreed in writing to contacts in quiet hours (C1) */
  readonly hasQuietHoursConsent: boolean;
  /** a representative has shown the authority 授权委托书 (R10.5) */
  readonly hasAuthority: boolean;
  readonly isNumberOnFile: boolean;
  readonly personContacts: readonly PastContact[];
  readonly numberContacts: readonly PastContact[];
  readonly borrowerLost: LostState;
}

/** The gate's answer. A blocked contact names its rule, the limit with its source and when it becomes possible. */
export interface GateAnswer {
  readonly allowed: boolean;
  readonly code: GateCode | null;
  readonly rule: string | null;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  readonly possibleFrom: Instant | null;
  readonly limit: LegalLimit<string | number> | null;
  readonly warnings: readonly GateWarning[];
  readonly requirements: readonly GateRequirement[];
  readonly mayDiscloseDebt: boolean;
  readonly counters: {
    readonly connectedToday: number;
    readonly connectedLimit: number;
    readonly attemptsToday: number;
    readonly attemptLimit: number;
  };
}

interface Block {
  readonly code: GateCode;
  readonly rule: string;
  readonly params?: GateAnswer['params'];
  readonly possibleFrom?: Instant | null;
  readonly limit?: LegalLimit<string | number>;
}

interface Question {
  readonly request: GateRequest;
  readonly facts: GateFacts;
  readonly limits: ContactLimits;
  readonly today: LocalDate;
}

/** Blocks before the act (C1–C8, R10.4, R10.5). Incoming contacts are always allowed: they are logged, never blocked. */
export function askGate(request: GateRequest, facts: GateFacts, limits: ContactLimits): GateAnswer {
  const question: Question = { request, facts, limits, today: chinaDateOf(request.at) };
  const block = request.direction === 'in' || request.channel === 'walk-in' ? null : firstBlock(question);
  return {
    allowed: block === null,
    code: block?.code ?? null,
    rule: block?.rule ?? null,
    params: block?.params ?? {},
    possibleFrom: block?.possibleFrom ?? null,
    limit: block?.limit ?? null,
    warnings:
      block === null ? warningsOf({ ...facts, channel: request.channel, today: question.today }, limits) : [],
    requirements: requirementsOf(request, facts),
    mayDiscloseDebt: mayDiscloseDebt(request.relation, facts),
    counters: {
      connectedToday: connectedCount(question),
      connectedLimit: limits.connectedPerDay.value,
      attemptsToday: attemptCount(question),
      attemptLimit: limits.attemptsPerNumberDay.value,
    },
  };
}

/** Whether the person may be contacted at all comes first, then by which number, then when and how often. */
function firstBlock(question: Question): Block | null {
  return (
    personBlock(question) ??
    thirdPersonBlock(question) ??
    numberBlock(question) ??
    quietHoursBlock(question) ??
    frequencyBlock(question) ??
    visitBlock(question)
  );
}

/** Letters reach everybody who is a party: they are notices, and notices keep rights (R10.4). */
function personBlock({ request, facts, limits }: Question): Block | null {
  if (facts.deceasedOn !== null) {
    return { code: 'contact.deceased', rule: 'C14', params: { since: facts.deceasedOn } };
  }
  if (request.channel === 'letter') return null;
  const keepsRight = request.purpose === 'preserve-right' && request.channel !== 'call';
  if (facts.stopFlag !== null && !keepsRight) {
    const { kind, since } = facts.stopFlag;
    return { code: 'contact.stopFlag', rule: 'R10.4', params: { flag: kind, since } };
  }
  if (facts.isRepresented && request.relation !== 'representative' && !keepsRight) {
    return { code: 'contact.represented', rule: 'R10.4' };
  }
  return doNotContactBlock({ request, facts, limits, today: chinaDateOf(request.at) });
}

function doNotContactBlock({ request, facts, limits, today }: Question): Block | null {
  const wish = facts.doNotContact;
  if (wish === null || (wish.until !== null && wish.until < today)) return null;
  if (!wish.ways.includes(request.channel)) return null;
  const possibleFrom =
    wish.until === null ? null : chinaInstant(addDays(wish.until, 1), limits.quietEnd.value);
  return { code: 'contact.doNotContact', rule: 'C14', params: { until: wish.until }, possibleFrom };
}

/** C5: only those who owe are collected from. C6: others only when the debtor is lost, seldom, and to pass on a message. */
function thirdPersonBlock({ request, facts, limits, today }: Question): Block | null {
  if (!isThirdPerson(request.relation, facts) || isNoticeToOwner(request)) return null;
  if (!facts.borrowerLost.isLost) {
    const params = { failures: facts.borrowerLost.failures, needed: limits.lostFailures.value };
    const from = facts.borrowerLost.from;
    const possibleFrom = from === null ? null : chinaInstant(from, limits.quietEnd.value);
    return {
      code: 'contact.thirdPartyNotLost',
      rule: 'C6',
      params,
      possibleFrom,
      limit: limits.lostFailures,
    };
  }
  const own = facts.personContacts.filter((contact) => contact.direction === 'out');
  const refusal = own.findLast((contact) => contact.outcome === 'refused');
  if (refusal) {
    return { code: 'contact.thirdPartyRefused', rule: 'C6', params: { on: chinaDateOf(refusal.at) } };
  }
  if (request.purpose === 'collection') return { code: 'contact.thirdPartyPurpose', rule: 'C6' };
  const lastOn = latestDay(own.filter((contact) => isConnected(contact)));
  const gap = limits.thirdPartyIntervalDays;
  if (lastOn === null || daysBetween(lastOn, today) >= gap.value) return null;
  const possibleFrom = chinaInstant(addDays(lastOn, gap.value), limits.quietEnd.value);
  const params = { days: gap.value, lastOn };
  return { code: 'contact.thirdPartyInterval', rule: 'C6', params, possibleFrom, limit: gap };
}

function isThirdPerson(relation: ContactRelation, facts: GateFacts): boolean {
  if (relation === 'heir') return !facts.isBorrowerDeceased;
  return !owesDebt(relation) && relation !== 'representative';
}

/** Who gave the vehicle is a party to the security: a letter about it is a notice, not collection. */
function isNoticeToOwner(request: GateRequest): boolean {
  const gaveSecurity = request.relation === 'mortgagor' || request.relation === 'registered-owner';
  return request.channel === 'letter' && gaveSecurity;
}

/** C7: only numbers whose source is on file are dialled or written to. */
function numberBlock({ request, facts }: Question): Block | null {
  if (request.number === null || facts.isNumberOnFile) return null;
  if (request.channel !== 'call' && request.channel !== 'sms' && request.channel !== 'wechat') return null;
  return { code: 'contact.numberNotOnFile', rule: 'C7' };
}

/** C1: a call at 22:00:00 is blocked, at 08:00:00 allowed. Letters are posted, not delivered, by us. */
function quietHoursBlock({ request, facts, limits, today }: Question): Block | null {
  if (request.channel === 'letter' || facts.hasQuietHoursConsent) return null;
  const time = chinaTimeOf(request.at);
  const start = `${limits.quietStart.value}:00`;
  const end = `${limits.quietEnd.value}:00`;
  const isEvening = time >= start;
  if (!isEvening && time >= end) return null;
  return {
    code: 'contact.quietHours',
    rule: 'C1',
    params: { from: limits.quietStart.value, to: limits.quietEnd.value },
    possibleFrom: chinaInstant(isEvening ? addDays(today, 1) : today, limits.quietEnd.value),
    limit: isEvening ? limits.quietStart : limits.quietEnd,
  };
}

function frequencyBlock(question: Question): Block | null {
  const { request, limits, today } = question;
  if (request.channel !== 'call') return null;
  const possibleFrom = chinaInstant(addDays(today, 1), limits.quietEnd.value);
  const connected = connectedCount(question);
  if (connected >= limits.connectedPerDay.value) {
    const limit = limits.connectedPerDay;
    const params = { count: connected, limit: limit.value };
    return { code: 'contact.connectedLimit', rule: 'C2', params, possibleFrom, limit };
  }
  const attempts = attemptCount(question);
  if (attempts >= limits.attemptsPerNumberDay.value) {
    const limit = limits.attemptsPerNumberDay;
    const params = { count: attempts, limit: limit.value };
    return { code: 'contact.attemptLimit', rule: 'C3', params, possibleFrom, limit };
  }
  return null;
}

function visitBlock({ request, limits }: Question): Block | null {
  if (request.channel !== 'visit' || request.hasWitness) return null;
  const limit = limits.visitMinStaff;
  return { code: 'contact.visitWitness', rule: 'C8', params: { needed: limit.value }, limit };
}

/** C2 counts the lender's calls; the debtor's own calls are theirs. */
function connectedCount({ facts, today }: Question): number {
  return facts.personContacts.filter((contact) => isOutgoingCallOn(contact, today) && isConnected(contact))
    .length;
}

function attemptCount({ facts, today }: Question): number {
  return facts.numberContacts.filter((contact) => isOutgoingCallOn(contact, today) && !isConnected(contact))
    .length;
}

function isOutgoingCallOn(contact: PastContact, day: LocalDate): boolean {
  return contact.direction === 'out' && contact.channel === 'call' && isOnChinaDay(contact.at, day);
}

/** The instant of 'HH:MM' in China on a day. */
function chinaInstant(day: LocalDate, time: string): Instant {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return instantFromMillis(millisOfInstant(startOfChinaDay(day)) + minutes * 60_000);
}
