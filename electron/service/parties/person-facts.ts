import { z } from 'zod';
import {
  CONTACT_WAYS,
  contactWayField,
  type partiesSetFacts,
  personFactsField,
} from '../../../shared/contract/person-facts.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import type { PersonTable } from '../db/schema.ts';
import type { CommandContext } from '../rpc/context.ts';

export type PersonFacts = z.output<typeof personFactsField>;

/** The columns of person that hold its facts. */
export const FACT_COLUMNS = [
  'person.consents_json',
  'person.do_not_contact_until',
  'person.do_not_contact_reason',
  'person.do_not_contact_channels',
  'person.represented_by',
  'person.deceased_on',
  'person.heirs_note',
  'person.hardship',
  'person.language',
  'person.remarks',
] as const;

type FactRow = Pick<
  PersonTable,
  | 'do_not_contact_until'
  | 'do_not_contact_reason'
  | 'do_not_contact_channels'
  | 'represented_by'
  | 'deceased_on'
  | 'heirs_note'
  | 'hardship'
  | 'language'
> & { readonly consents_json: string; readonly remarks: string };

/** A consent of the person's record: what it allows, given when, kept where. */
const consentsSchema = z.array(
  z.object({ kind: z.string(), on: z.string().optional(), paper: z.string().optional() }),
);
const waysSchema = z.array(contactWayField);
const QUIET_HOURS = 'quiet-hours';
const AUTHORITY = 'representative-authority';

/** What is known of a person, read from its row. */
export function factsOfRow(row: FactRow): PersonFacts {
  const consents = consentsSchema.parse(JSON.parse(row.consents_json));
  const quiet = consents.find((one) => one.kind === QUIET_HOURS);
  const authority = consents.find((one) => one.kind === AUTHORITY);
  const asksForPeace = row.do_not_contact_until !== null || row.do_not_contact_reason !== null;
  return {
    quietHoursConsent:
      quiet?.on === undefined ? null : { givenOn: localDate(quiet.on), paper: quiet.paper ?? '—' },
    doNotContact: asksForPeace
      ? {
          ways: waysOf(row.do_not_contact_channels),
          until: dayOrNull(row.do_not_contact_until),
          reason: row.do_not_contact_reason ?? '—',
        }
      : null,
    representation:
      row.represented_by === null
        ? null
        : { name: row.represented_by, authorityShownOn: dayOrNull(authority?.on ?? null) },
    death:
      row.deceased_on === null ? null : { on: localDate(row.deceased_on), heirsNote: row.heirs_note ?? '' },
    hardship: row.hardship ?? '',
    language: row.language ?? '',
    notes: row.remarks,
  };
}

function waysOf(json: string | null): (typeof CONTACT_WAYS)[number][] {
  return json === null ? [...CONTACT_WAYS] : waysSchema.parse(JSON.parse(json));
}

function dayOrNull(text: string | null): LocalDate | null {
  return text === null ? null : localDate(text);
}

/** The facts now and each recorded state before; undefined when there is no such person. */
export async function factsAndHistory(db: ReadDb, personId: PersonId) {
  const row = await db
    .selectFrom('person')
    .select(FACT_COLUMNS)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const changes = await db
    .selectFrom('person_fact_change')
    .leftJoin('actor', 'actor.id', 'person_fact_change.actor_id')
    .select(['facts_json', 'evidence', 'recorded_at', 'actor.name'])
    .where('person_id', '=', personId)
    .orderBy('person_fact_change.id', 'desc')
    .execute();
  return {
    facts: factsOfRow(row),
    history: changes.map((change) => ({
      recordedAt: instant(change.recorded_at),
      actorName: change.name ?? '',
      evidence: change.evidence,
      facts: personFactsField.parse(JSON.parse(change.facts_json)),
    })),
  };
}

interface Person {
  readonly kind: 'natural' | 'company';
  readonly before: PersonFacts;
}

/** Why these facts cannot be: a day that has not come, or one that has passed, or a company that died. */
function impossible(facts: PersonFacts, kind: Person['kind'], today: LocalDate) {
  const days = {
    quietHoursConsent: facts.quietHoursConsent?.givenOn,
    representation: facts.representation?.authorityShownOn ?? undefined,
    death: facts.death?.on,
  };
  for (const [field, day] of Object.entries(days)) {
    if (day !== undefined && day > today) {
      return domainError('person.factInFuture' as const, { field, today });
    }
  }
  const until = facts.doNotContact?.until ?? null;
  if (until !== null && until < today) {
    return domainError('person.factPast' as const, { field: 'doNotContact', today });
  }
  if (kind === 'company' && facts.death !== null) return domainError('person.notNatural' as const, {});
  return undefined;
}

/** A restriction taken back or made smaller; undefined when each stays at least as it was. */
function lifted(before: PersonFacts, after: PersonFacts, today: LocalDate): string | undefined {
  if (before.death !== null && after.death === null) return 'death';
  if (before.representation !== null && after.representation === null) return 'representation';
  const wish = before.doNotContact;
  // a wish whose day has passed binds no more
  if (wish === null || (wish.until !== null && wish.until < today)) return undefined;
  const next = after.doNotContact;
  if (next === null || wish.ways.some((way) => !next.ways.includes(way))) return 'doNotContact';
  const isShorter = next.until !== null && (wish.until === null || next.until < wish.until);
  return isShorter ? 'doNotContact' : undefined;
}

export async function setFacts(ctx: CommandContext, input: z.output<typeof partiesSetFacts.input>) {
  const { personId, facts } = input;
  const row = await ctx.tx
    .selectFrom('person')
    .select([...FACT_COLUMNS, 'kind'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return err(domainError('record.notFound', { kind: 'person', id: personId }));
  const before = factsOfRow(row);
  // a do-not-contact wish that ended and was left as it is does not stand in the way of another change
  const isOldWish = JSON.stringify(before.doNotContact) === JSON.stringify(facts.doNotContact);
  const judged = isOldWish ? { ...facts, doNotContact: null } : facts;
  const wrong = impossible(judged, row.kind, ctx.today);
  if (wrong !== undefined) return err(wrong);
  const field = lifted(before, facts, ctx.today);
  if (field !== undefined && ctx.actor.role !== 'owner') {
    return err(domainError('person.liftOwnerOnly', { field }));
  }
  await storeFacts(ctx, input, row.consents_json);
  ctx.audit({
    action: 'parties.setFacts',
    subjectKind: 'person',
    subjectId: personId,
    detail: { before: audited(before), after: audited(facts), evidence: input.evidence },
  });
  ctx.touch('parties', 'loans', 'cases', 'morning');
  return ok({});
}

/** Days and ways; names of representatives and heirs, and what was told of a hardship, stay in the book. */
function audited(facts: PersonFacts) {
  return {
    quietHoursConsent: facts.quietHoursConsent?.givenOn ?? null,
    doNotContact:
      facts.doNotContact === null ? null : { ways: facts.doNotContact.ways, until: facts.doNotContact.until },
    representation:
      facts.representation === null ? null : { authorityShownOn: facts.representation.authorityShownOn },
    death: facts.death?.on ?? null,
    hasHardship: facts.hardship !== '',
  };
}

async function storeFacts(
  ctx: CommandContext,
  input: z.output<typeof partiesSetFacts.input>,
  consentsJson: string,
): Promise<void> {
  const { personId, facts } = input;
  const others = consentsSchema
    .parse(JSON.parse(consentsJson))
    .filter((one) => one.kind !== QUIET_HOURS && one.kind !== AUTHORITY);
  const shownOn = facts.representation?.authorityShownOn ?? null;
  const consents = [
    ...others,
    ...(facts.quietHoursConsent === null
      ? []
      : [{ kind: QUIET_HOURS, on: facts.quietHoursConsent.givenOn, paper: facts.quietHoursConsent.paper }]),
    ...(shownOn === null ? [] : [{ kind: AUTHORITY, on: shownOn }]),
  ];
  const wish = facts.doNotContact;
  await ctx.tx
    .updateTable('person')
    .set({
      consents_json: JSON.stringify(consents),
      do_not_contact_until: wish?.until ?? null,
      do_not_contact_reason: wish?.reason ?? null,
      do_not_contact_channels: wish === null ? null : JSON.stringify(wish.ways),
      represented_by: facts.representation?.name ?? null,
      deceased_on: facts.death?.on ?? null,
      heirs_note: facts.death?.heirsNote ?? null,
      hardship: facts.hardship === '' ? null : facts.hardship,
      language: facts.language === '' ? null : facts.language,
      remarks: facts.notes,
      updated_at: ctx.now,
    })
    .where('id', '=', personId)
    .execute();
  await ctx.tx
    .insertInto('person_fact_change')
    .values({
      person_id: personId,
      facts_json: JSON.stringify(facts),
      evidence: input.evidence,
      recorded_at: ctx.now,
      actor_id: ctx.actor.id,
    })
    .execute();
}
