import { contactRelationField } from '../../../shared/contract/contacts.ts';
import { maskPhone } from '../../../shared/domain/identity/masking.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { ReadDb } from '../db/handles.ts';
import { dateOrNull } from '../rights/queries.ts';
import { nextAction } from './case-list.ts';

const NEWEST = 100;

/** The latest contacts of a loan, newest first, numbers masked. */
export async function contactsOfLoan(db: ReadDb, loanId: string) {
  const rows = await db
    .selectFrom('contact_log')
    .leftJoin('actor', 'actor.id', 'contact_log.actor_id')
    .selectAll('contact_log')
    .select('actor.name as actor_name')
    .where('loan_id', '=', loanId)
    .orderBy('started_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(NEWEST)
    .execute();
  return rows.map((row) => {
    const gate = overrideOf(row.gate_json);
    return {
      contactId: row.id,
      startedAt: instant(row.started_at),
      endedAt: row.ended_at === null ? null : instant(row.ended_at),
      direction: row.direction,
      channel: row.channel,
      personName: row.person_label,
      relation: contactRelationField.parse(row.relation),
      numberMasked: row.number === null ? null : maskPhone(row.number),
      outcome: row.outcome,
      isEffective: row.is_effective === 1,
      willingness: row.willingness,
      defaultReason: row.default_reason,
      summary: row.summary,
      nextStep: nextAction(row.next_step),
      nextStepOn: dateOrNull(row.next_step_on),
      overrideReason: gate.reason,
      overriddenCode: gate.code,
      actorName: row.actor_name ?? '',
    };
  });
}

function overrideOf(gateJson: string): { readonly reason: string | null; readonly code: string | null } {
  const gate: unknown = JSON.parse(gateJson);
  if (typeof gate !== 'object' || gate === null || !('overrideReason' in gate) || !('code' in gate)) {
    return { reason: null, code: null };
  }
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const reason = text(gate.overrideReason);
  return { reason, code: reason === null ? null : text(gate.code) };
}

/** The letters of a loan, newest first, with what proves that they arrived. */
export async function lettersOfLoan(db: ReadDb, loanId: string) {
  const rows = await db
    .selectFrom('letter')
    .innerJoin('person', 'person.id', 'letter.addressee_id')
    .select([
      'letter.id',
      'letter.letter_no',
      'letter.kind',
      'letter.letter_date',
      'letter.as_of',
      'letter.claimed_fen',
      'letter.deadline_on',
      'letter.status',
      'person.name',
    ])
    .where('loan_id', '=', loanId)
    .orderBy('letter.letter_date', 'desc')
    .orderBy('letter.letter_no', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const events = await db
    .selectFrom('letter_event')
    .selectAll()
    .where(
      'letter_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('happened_on')
    .execute();
  return rows.map((row) => {
    const own = events.filter((event) => event.letter_id === row.id);
    const arrival = own.findLast((event) => ['delivered', 'refused', 'returned'].includes(event.kind));
    return {
      letterId: id<'letter'>(row.id),
      letterNo: row.letter_no,
      kind: row.kind,
      letterDate: localDate(row.letter_date),
      asOf: localDate(row.as_of),
      claimedFen: fen(row.claimed_fen),
      deadlineOn: localDate(row.deadline_on),
      status: row.status,
      addresseeName: row.name,
      waybillNo: own.findLast((event) => event.waybill_no !== null)?.waybill_no ?? null,
      deliveredOn: dateOrNull(arrival?.happened_on ?? null),
      deliveryLevel: arrival?.delivery_level ?? null,
      hasProof: arrival !== undefined && arrival.delivery_level !== null && arrival.evidence !== '',
    };
  });
}
