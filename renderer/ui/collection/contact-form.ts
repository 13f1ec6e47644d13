import {
  chinaDateOf,
  type Instant,
  instant,
  instantFromMillis,
  millisOfInstant,
  startOfChinaDay,
} from '../../../shared/kernel/instant.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { Input } from '../../bridge/desk.ts';
import type { CasePage, Debtor, NextAction } from './collection-words.ts';
import type { Dial } from './TodayPanel.tsx';

type Log = Input<'contacts.log'>;
export type Relation = Log['relation'];
export type Channel = Log['channel'];
export type Outcome = Log['outcome'];

/** A contact as it is written down; kept as a draft until it is saved. */
export interface ContactForm {
  /** null: someone without a record, by name and relation */
  readonly personId: string | null;
  readonly personLabel: string;
  readonly relation: Relation;
  readonly channel: Channel;
  readonly direction: 'out' | 'in';
  readonly phoneId: string | null;
  readonly number: string;
  /** 'HH:MM' of a late entry; '' = when the panel was opened */
  readonly startTime: string;
  readonly outcome: Outcome | null;
  readonly willingness: NonNullable<Log['willingness']> | null;
  readonly defaultReason: NonNullable<Log['defaultReason']> | null;
  readonly summary: string;
  readonly place: string;
  readonly witness: string;
  readonly amountFen: number | null;
  readonly dueOn: LocalDate | null;
  /** null: as the service proposes */
  readonly nextAction: NextAction | null;
  readonly nextOn: LocalDate | null;
  readonly overrideReason: string;
}

/** A form, its change and its end; the feature keeps it as a draft. */
export interface FormState<Form> {
  readonly form: Form;
  readonly setForm: (next: Form) => void;
  readonly clear: () => void;
}

export const RELATIONS = [
  'spouse',
  'relative',
  'employer',
  'colleague',
  'friend',
  'representative',
  'heir',
  'other',
] as const satisfies readonly Relation[];
export const CHANNELS = ['call', 'sms', 'wechat', 'visit', 'walk-in'] as const satisfies readonly Channel[];
export const DEFAULT_REASONS = [
  'income-lost',
  'illness',
  'business',
  'forgot',
  'dispute',
  'vehicle-problem',
  'over-indebted',
  'other',
] as const;

export function emptyContact(dial: Dial | undefined): ContactForm {
  return {
    personId: dial?.personId ?? null,
    personLabel: '',
    relation: 'other',
    channel: 'call',
    direction: 'out',
    phoneId: dial?.phoneId ?? null,
    number: '',
    startTime: '',
    outcome: null,
    willingness: null,
    defaultReason: null,
    summary: '',
    place: '',
    witness: '',
    amountFen: null,
    dueOn: null,
    nextAction: null,
    nextOn: null,
    overrideReason: '',
  };
}

function isContactForm(value: unknown): value is ContactForm {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['personLabel', 'channel', 'summary', 'overrideReason', 'startTime'].every((name) => name in value)
  );
}

/** A stored draft as a form, undefined when it does not fit any more. */
export function readContact(draft: unknown): ContactForm | undefined {
  return isContactForm(draft) ? draft : undefined;
}

/** Whom C dials: the person who may be called now with the first number, or the first person. */
export function firstDial(page: CasePage): Dial | undefined {
  const callable = page.debtors.find((one) =>
    one.gates.some((gate) => gate.channel === 'call' && gate.allowed),
  );
  const person = callable ?? page.debtors[0];
  return person ? dialOf(person) : undefined;
}

export function dialOf(person: Debtor): Dial {
  return { personId: person.personId, phoneId: person.phones[0]?.phoneId ?? null };
}

/** Whom the contact is with, as the gate and the log take it. */
export function targetOf(form: ContactForm, loanId: string) {
  const isThird = form.personId === null;
  const asksNumber = form.channel === 'call' || form.channel === 'sms';
  return {
    loanId,
    personId: form.personId,
    personLabel: isThird ? form.personLabel : '',
    relation: form.relation,
    channel: form.channel,
    direction: form.direction,
    phoneId: asksNumber ? form.phoneId : null,
    number: asksNumber && form.phoneId === null && form.number.trim() !== '' ? form.number.trim() : null,
    purpose:
      isThird && form.relation !== 'representative' ? ('message-only' as const) : ('collection' as const),
    witness: form.channel === 'visit' && form.witness.trim() !== '' ? form.witness.trim() : null,
  };
}

/** The start that a late entry means: '0915' or '9:15' on the service's day; undefined when it is no time. */
export function startOf(text: string, now: Instant): Instant | undefined {
  const match = /^(\d{1,2}):?(\d{2})$/.exec(text.trim().normalize('NFKC'));
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  if (Number(match[1]) > 23 || Number(match[2]) > 59) return undefined;
  const at = instantFromMillis(millisOfInstant(startOfChinaDay(chinaDateOf(now))) + minutes * 60_000);
  return at > now ? undefined : at;
}

export function later(at: Instant, elapsedMs: number): Instant {
  return instant(new Date(millisOfInstant(at) + elapsedMs).toISOString());
}
