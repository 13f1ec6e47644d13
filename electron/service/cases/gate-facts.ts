import type { PastContact } from '../../../shared/domain/compliance/contact.ts';
import {
  askGate,
  type GateAnswer,
  type GateFacts,
  type GateRequest,
} from '../../../shared/domain/compliance/gate.ts';
import { type ContactLimits, contactLimits } from '../../../shared/domain/compliance/limits.ts';
import { debtorLostState, type LostState } from '../../../shared/domain/compliance/lost.ts';
import { chinaDateOf, type Instant, instant, startOfChinaDay } from '../../../shared/kernel/instant.ts';
import { addDays, type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { effectiveParameters } from '../law/effective-parameters.ts';
import type { LawResources } from '../law/law-resources.ts';
import { FACT_COLUMNS, factsOfRow } from '../parties/person-facts.ts';
import type { ContactTarget } from './contact-target.ts';
import { dialledNumber } from './dialled-number.ts';

/** Everything but the person that a gate of one loan looks at; loaded once for a case page. */
export interface GateScene {
  readonly at: Instant;
  readonly today: LocalDate;
  readonly limits: ContactLimits;
  readonly loan: {
    readonly stopFlag: GateFacts['stopFlag'];
    readonly isBorrowerDeceased: boolean;
    /** the borrower's representative has shown the 授权委托书 (R10.5) */
    readonly isAuthorityShown: boolean;
    readonly borrowerLost: LostState;
  };
}

export async function loadGateScene(
  db: ReadDb,
  law: LawResources,
  question: { readonly loanId: string; readonly at: Instant },
): Promise<GateScene> {
  const today = chinaDateOf(question.at);
  const limits = contactLimits(await effectiveParameters(db, law), today);
  const loan = await db
    .selectFrom('loan')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .select(['loan.borrower_id', 'loan.stop_flag', 'loan.stop_flag_since', ...FACT_COLUMNS])
    .where('loan.id', '=', question.loanId)
    .executeTakeFirstOrThrow();
  const borrower = factsOfRow(loan);
  return {
    at: question.at,
    today,
    limits,
    loan: {
      stopFlag: stopFlagOn(loan, today),
      isBorrowerDeceased: borrower.death !== null,
      isAuthorityShown: (borrower.representation?.authorityShownOn ?? null) !== null,
      borrowerLost: await loadLostState(db, loan.borrower_id, { today, limits }),
    },
  };
}

function stopFlagOn(
  loan: { readonly stop_flag: string | null; readonly stop_flag_since: string | null },
  today: LocalDate,
): GateFacts['stopFlag'] {
  if (loan.stop_flag === null || loan.stop_flag_since === null) return null;
  const since = localDate(loan.stop_flag_since);
  return since <= today ? { kind: loan.stop_flag, since } : null;
}

async function loadLostState(
  db: ReadDb,
  borrowerId: string,
  scene: { readonly today: LocalDate; readonly limits: ContactLimits },
): Promise<LostState> {
  const numbers = await db
    .selectFrom('person_phone')
    .select('last_result')
    .where('person_id', '=', borrowerId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', scene.today)]))
    .execute();
  const calls = await contactsWith(db, borrowerId);
  return debtorLostState(
    {
      on: scene.today,
      calls,
      numbers: numbers.map((row) => ({ isDead: row.last_result === 'unreachable' })),
    },
    scene.limits,
  );
}

/** Every contact with a natural person, over all loans: counters are per person (law/README 5.2). */
async function contactsWith(db: ReadDb, personId: string): Promise<readonly PastContact[]> {
  const rows = await db
    .selectFrom('contact_log')
    .select(['started_at', 'direction', 'channel', 'number', 'outcome'])
    .where('person_id', '=', personId)
    .orderBy('started_at')
    .execute();
  return rows.map(pastContactOfRow);
}

interface ContactRow {
  readonly started_at: string;
  readonly direction: PastContact['direction'];
  readonly channel: PastContact['channel'];
  readonly number: string | null;
  readonly outcome: PastContact['outcome'];
}

function pastContactOfRow(row: ContactRow): PastContact {
  return {
    at: instant(row.started_at),
    direction: row.direction,
    channel: row.channel,
    number: row.number,
    outcome: row.outcome,
  };
}

async function contactsOnNumber(
  db: ReadDb,
  number: string | null,
  day: LocalDate,
): Promise<readonly PastContact[]> {
  if (number === null) return [];
  const rows = await db
    .selectFrom('contact_log')
    .select(['started_at', 'direction', 'channel', 'number', 'outcome'])
    .where('number', '=', number)
    .where('started_at', '>=', startOfChinaDay(day))
    .where('started_at', '<', startOfChinaDay(addDays(day, 1)))
    .execute();
  return rows.map(pastContactOfRow);
}

/** Contacts with someone who has no record are told apart by the number alone. */
export async function loadGateFacts(db: ReadDb, target: ContactTarget, scene: GateScene): Promise<GateFacts> {
  const numberContacts = await contactsOnNumber(db, target.number, scene.today);
  const shared = {
    isBorrowerDeceased: scene.loan.isBorrowerDeceased,
    stopFlag: scene.loan.stopFlag,
    borrowerLost: scene.loan.borrowerLost,
    numberContacts,
  };
  if (target.personId === null) {
    return {
      ...shared,
      deceasedOn: null,
      isRepresented: false,
      doNotContact: null,
      hasQuietHoursConsent: false,
      hasAuthority: target.relation === 'representative' && scene.loan.isAuthorityShown,
      isNumberOnFile: false,
      personContacts: await contactsWithUnknown(db, target),
    };
  }
  const person = await db
    .selectFrom('person')
    .select(FACT_COLUMNS)
    .where('id', '=', target.personId)
    .executeTakeFirstOrThrow();
  const known = factsOfRow(person);
  return {
    ...shared,
    deceasedOn: known.death?.on ?? null,
    isRepresented: known.representation !== null,
    doNotContact: known.doNotContact,
    hasQuietHoursConsent: known.quietHoursConsent !== null,
    hasAuthority: scene.loan.isAuthorityShown,
    isNumberOnFile: await isOnFile(db, target, scene.today),
    personContacts: await contactsWith(db, target.personId),
  };
}

async function contactsWithUnknown(db: ReadDb, target: ContactTarget): Promise<readonly PastContact[]> {
  const rows = await db
    .selectFrom('contact_log')
    .select(['started_at', 'direction', 'channel', 'number', 'outcome'])
    .where('loan_id', '=', target.loanId)
    .where('person_id', 'is', null)
    .where((eb) =>
      target.number === null ? eb('person_label', '=', target.label) : eb('number', '=', target.number),
    )
    .orderBy('started_at')
    .execute();
  return rows.map(pastContactOfRow);
}

async function isOnFile(db: ReadDb, target: ContactTarget, today: LocalDate): Promise<boolean> {
  if (target.number === null || target.personId === null) return false;
  const rows = await db
    .selectFrom('person_phone')
    .select('number')
    .where('person_id', '=', target.personId)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute();
  return rows.some((row) => dialledNumber(row.number) === target.number);
}

/** The gate's answer for one contact of one person. */
export async function askGateFor(
  db: ReadDb,
  asked: { readonly target: ContactTarget; readonly scene: GateScene },
  contact: Pick<GateRequest, 'direction' | 'channel' | 'purpose' | 'hasWitness'>,
): Promise<GateAnswer> {
  const facts = await loadGateFacts(db, asked.target, asked.scene);
  return gateAnswer(asked, contact, facts);
}

export function gateAnswer(
  asked: { readonly target: ContactTarget; readonly scene: GateScene },
  contact: Pick<GateRequest, 'direction' | 'channel' | 'purpose' | 'hasWitness'>,
  facts: GateFacts,
): GateAnswer {
  const { target, scene } = asked;
  const request = { ...contact, at: scene.at, relation: target.relation, number: target.number };
  return askGate(request, facts, scene.limits);
}
