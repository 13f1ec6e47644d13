import { z } from 'zod';
import { command, query } from './define.ts';
import { dateField, idField, instantField, requiredTextField, textField } from './fields.ts';

/** The ways of contact that a person can ask not to be reached by; letters are notices and always pass (R10.4). */
export const CONTACT_WAYS = ['call', 'sms', 'wechat', 'visit'] as const;
export const contactWayField = z.enum(CONTACT_WAYS);

/**
 * What the contact gate, letters and the case page read of a person, whole: saving replaces all of it, and each earlier
 * state stays readable with its evidence.
 */
export const personFactsField = z.strictObject({
  /** agreed in writing to contacts in quiet hours (C1): when, and where the paper is */
  quietHoursConsent: z.strictObject({ givenOn: dateField, paper: requiredTextField(200) }).nullable(),
  /** asked not to be contacted: by which ways, until when (null: for good), and what was said */
  doNotContact: z
    .strictObject({
      ways: z.array(contactWayField).min(1).max(4),
      until: dateField.nullable(),
      reason: requiredTextField(400),
    })
    .nullable(),
  /** a lawyer or other representative; until the 授权委托书 was shown nothing is disclosed to them (R10.5) */
  representation: z
    .strictObject({ name: requiredTextField(80), authorityShownOn: dateField.nullable() })
    .nullable(),
  /** R10.16: the day, and who the heirs or the administrator of the estate are */
  death: z.strictObject({ on: dateField, heirsNote: textField(400) }).nullable(),
  hardship: textField(400),
  /** what to speak with this person: 普通话, 粤语 … */
  language: textField(40),
  notes: textField(2000),
});

/**
 * Errors: person.factInFuture {field, today} · person.factPast {field, today} · person.notNatural {} ·
 * person.liftOwnerOnly {field}: a restriction protects the person, so only the owner takes it back or shortens it.
 */
export const partiesSetFacts = command({
  input: z.strictObject({
    personId: idField('person'),
    facts: personFactsField,
    /** what shows it: the call of a day, a death certificate, the consent form */
    evidence: requiredTextField(200),
  }),
  output: z.strictObject({}),
  errors: ['person.factInFuture', 'person.factPast', 'person.notNatural', 'person.liftOwnerOnly'],
});

/** The facts of a person now, and every state recorded before, newest first. */
export const partiesFacts = query({
  input: z.strictObject({ personId: idField('person') }),
  output: z.strictObject({
    facts: personFactsField,
    history: z.array(
      z.strictObject({
        recordedAt: instantField,
        actorName: z.string(),
        evidence: z.string(),
        facts: personFactsField,
      }),
    ),
  }),
});

/**
 * A telephone or address that is no more: kept with its last day and the reason, no longer dialled or written to.
 * Errors: party.contactEnded {on} · party.endInFuture {today}
 */
export const partiesEndContact = command({
  input: z.strictObject({
    kind: z.enum(['phone', 'address']),
    recordId: requiredTextField(64),
    /** from this day on it no longer counts */
    endedOn: dateField,
    reason: requiredTextField(200),
  }),
  output: z.strictObject({}),
  errors: ['party.contactEnded', 'party.endInFuture'],
});
