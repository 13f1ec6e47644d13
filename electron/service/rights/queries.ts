import type { GuarantorFacts } from '../../../shared/domain/collection/rights/guarantee.ts';
import type { LimitationEvent } from '../../../shared/domain/collection/rights/limitation.ts';
import type { RightClock } from '../../../shared/domain/collection/rights/right-clock.ts';
import { type RightsFacts, rightsOfLoan } from '../../../shared/domain/collection/rights/rights-of-loan.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { effectiveParameters } from '../law/effective-parameters.ts';
import type { LawResources } from '../law/law-resources.ts';
import { rightTermsOf } from './right-terms.ts';
import { loadWorkCalendar } from './work-calendar.ts';

/** A loan's clocks with the names that their persons go by. */
export interface LoanRights {
  readonly loanId: string;
  readonly clocks: readonly RightClock[];
  readonly names: ReadonlyMap<string, string>;
}

interface Question {
  readonly law: LawResources;
  readonly asOf: LocalDate;
}

/**
 * The right-clocks of these loans, in seven queries whatever their number. Settled and written-off loans have none.
 * Only events with proof move a clock: deliveries of level A to C or a newspaper, payments of the debtors themselves,
 * signed plans, and a confirmed last demand of a taken-over loan.
 */
export async function loadRights(
  db: ReadDb,
  loanIds: readonly string[],
  question: Question,
): Promise<ReadonlyMap<string, LoanRights>> {
  if (loanIds.length === 0) return new Map();
  const calendar = await loadWorkCalendar(db, question.law);
  const law = await effectiveParameters(db, question.law);
  const loans = await loadLoans(db, loanIds);
  const events = groupBy(await loadEvents(db, loanIds), (event) => event.loanId);
  const guarantors = groupBy(await loadGuarantors(db, loanIds), (one) => one.loanId);
  const letters = groupBy(await loadDeliveries(db, loanIds), (one) => one.loanId);
  const rights = new Map<string, LoanRights>();
  for (const loan of loans) {
    const own = letters.get(loan.id) ?? [];
    const people = guarantors.get(loan.id) ?? [];
    const terms = rightTermsOf(law, {
      asOf: question.asOf,
      signedOn: localDate(loan.signed_on),
    });
    const facts: RightsFacts = {
      finalDueOn: localDate(loan.final_due_on),
      acceleratedDueOn: accelerationOf(own),
      suedDebtorOn: null,
      limitationEvents: [...(events.get(loan.id) ?? []).map((one) => one.event), ...demandsOnDebtor(own)],
      guarantors: people.map((one) => guarantorFacts(one, own)),
      mortgage:
        loan.legal_form === 'mortgage'
          ? {
              registeredOn: dateOrNull(loan.mortgage_registered_on),
              releasedOn: dateOrNull(loan.mortgage_released_on),
            }
          : null,
    };
    const clocks = rightsOfLoan(facts, { asOf: question.asOf, calendar, terms });
    const names = new Map(people.map((one) => [one.personId, one.name]));
    rights.set(loan.id, { loanId: loan.id, clocks, names });
  }
  return rights;
}

async function loadLoans(db: ReadDb, loanIds: readonly string[]) {
  return db
    .selectFrom('loan')
    .innerJoin('loan_position', 'loan_position.loan_id', 'loan.id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .select([
      'loan.id',
      'loan.signed_on',
      'loan.legal_form',
      'loan_position.final_due_on',
      'vehicle.mortgage_registered_on',
      'vehicle.mortgage_released_on',
    ])
    .where('loan.id', 'in', loanIds)
    .where('loan_position.status', 'in', ['active', 'overdue'])
    .execute();
}

interface LoanEvent {
  readonly loanId: string;
  readonly event: LimitationEvent;
}

/** Payments, signed plans and the last demand taken over with an opening balance. */
async function loadEvents(db: ReadDb, loanIds: readonly string[]): Promise<readonly LoanEvent[]> {
  const receipts = await db
    .selectFrom('ledger_entry as entry')
    .leftJoin('ledger_entry as undo', 'undo.reverses_entry_id', 'entry.id')
    .select(['entry.loan_id', 'entry.business_on', 'entry.detail_json'])
    .where('entry.loan_id', 'in', loanIds)
    .where('entry.kind', '=', 'receipt')
    .where('undo.id', 'is', null)
    .execute();
  const plans = await db
    .selectFrom('repayment_plan')
    .select(['loan_id', 'agreed_on'])
    .where('loan_id', 'in', loanIds)
    .where('status', '!=', 'draft')
    .execute();
  const openings = await db
    .selectFrom('opening_balance')
    .select(['loan_id', 'last_demand_on', 'confirmed_at'])
    .where('loan_id', 'in', loanIds)
    .where('last_demand_on', 'is not', null)
    .execute();
  return [
    ...receipts.map((row): LoanEvent => {
      const on = localDate(row.business_on);
      return {
        loanId: row.loan_id,
        event: { kind: 'payment', on, standing: payerStanding(row.detail_json) },
      };
    }),
    ...plans.map((row): LoanEvent => {
      const on = localDate(row.agreed_on);
      return { loanId: row.loan_id, event: { kind: 'plan', on, standing: 'counts' } };
    }),
    ...openings.map((row): LoanEvent => {
      const standing = row.confirmed_at === null ? 'no-proof' : 'counts';
      return {
        loanId: row.loan_id,
        event: { kind: 'demand', on: localDate(row.last_demand_on ?? ''), standing },
      };
    }),
  ];
}

/** R10.2, R10.3: the debtors' own payments count, a relative's, an employer's or a guarantor's do not. */
const OWN_PAYERS: ReadonlySet<unknown> = new Set(['debtor', 'borrower', 'co-borrower', 'authorised']);

function payerStanding(detailJson: string): LimitationEvent['standing'] {
  const detail: unknown = JSON.parse(detailJson);
  const payer =
    typeof detail === 'object' && detail !== null && 'payerRelation' in detail ? detail.payerRelation : null;
  return OWN_PAYERS.has(payer) ? 'counts' : 'payer-not-debtor';
}

interface Delivery {
  readonly loanId: string;
  readonly addresseeId: string;
  readonly addresseeRole: string;
  readonly kind: string;
  readonly deadlineOn: LocalDate;
  /** arrival, or the letter's own day when nothing proves an arrival */
  readonly on: LocalDate;
  readonly standing: LimitationEvent['standing'];
  readonly isDebtAcknowledged: boolean;
}

async function loadDeliveries(db: ReadDb, loanIds: readonly string[]): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('letter')
    .leftJoin('letter_event', (join) =>
      join
        .onRef('letter_event.letter_id', '=', 'letter.id')
        .on('letter_event.kind', 'in', ['delivered', 'refused', 'returned']),
    )
    .select([
      'letter.loan_id',
      'letter.addressee_id',
      'letter.addressee_role',
      'letter.kind',
      'letter.letter_date',
      'letter.deadline_on',
      'letter_event.happened_on',
      'letter_event.delivery_level',
      'letter_event.is_debt_acknowledged',
    ])
    .where('letter.loan_id', 'in', loanIds)
    .where('letter.status', '!=', 'cancelled')
    .execute();
  return rows.map((row) => ({
    loanId: row.loan_id,
    addresseeId: row.addressee_id,
    addresseeRole: row.addressee_role,
    kind: row.kind,
    deadlineOn: localDate(row.deadline_on),
    on: localDate(row.happened_on ?? row.letter_date),
    standing: deliveryStanding(row.happened_on, row.delivery_level),
    isDebtAcknowledged: row.is_debt_acknowledged === 1,
  }));
}

/** R3.3's ladder: A to C and a newspaper count as arrived; the weaker rungs are shown and not relied on. */
function deliveryStanding(happenedOn: string | null, level: string | null): LimitationEvent['standing'] {
  if (happenedOn === null || level === null) return 'no-proof';
  return level === 'A' || level === 'B' || level === 'C' || level === 'G' ? 'counts' : 'weak-proof';
}

const DEBTOR_ROLES: ReadonlySet<string> = new Set(['borrower', 'co-borrower']);

function demandsOnDebtor(deliveries: readonly Delivery[]): readonly LimitationEvent[] {
  return deliveries
    .filter((one) => DEBTOR_ROLES.has(one.addresseeRole))
    .map((one) => ({
      // giving up a defence that has arisen binds only who gives it up: the clock is the borrower's
      kind: one.isDebtAcknowledged && one.addresseeRole === 'borrower' ? 'acknowledgement' : 'demand',
      on: one.on,
      standing: one.standing,
    }));
}

/** The day the whole debt fell due by a proven acceleration notice (R3.2); the earliest when there were several. */
function accelerationOf(deliveries: readonly Delivery[]): LocalDate | null {
  const proven = deliveries
    .filter(
      (one) =>
        one.kind === 'acceleration' && one.standing === 'counts' && DEBTOR_ROLES.has(one.addresseeRole),
    )
    .map((one) => one.deadlineOn)
    .sort();
  return proven[0] ?? null;
}

async function loadGuarantors(db: ReadDb, loanIds: readonly string[]) {
  const rows = await db
    .selectFrom('loan_party')
    .innerJoin('person', 'person.id', 'loan_party.person_id')
    .select([
      'loan_party.loan_id',
      'loan_party.person_id',
      'loan_party.guarantee_kind',
      'loan_party.guarantee_period_months',
      'loan_party.guarantee_period_ends_on',
      'loan_party.released_on',
      'person.name',
    ])
    .where('loan_party.loan_id', 'in', loanIds)
    .where('loan_party.role', '=', 'guarantor')
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    loanId: row.loan_id,
    personId: row.person_id,
    name: row.name,
    kind: row.guarantee_kind ?? ('unclear' as const),
    agreedMonths: row.guarantee_period_months,
    agreedEndOn: dateOrNull(row.guarantee_period_ends_on),
    releasedOn: dateOrNull(row.released_on),
  }));
}

function guarantorFacts(
  guarantor: Omit<GuarantorFacts, 'demandsOn'>,
  deliveries: readonly Delivery[],
): GuarantorFacts {
  const own = deliveries.filter((one) => one.addresseeId === guarantor.personId && one.standing === 'counts');
  return { ...guarantor, demandsOn: own.map((one) => one.on) };
}

export function dateOrNull(text: string | null): LocalDate | null {
  return text === null ? null : localDate(text);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(keyOf(item));
    if (list === undefined) groups.set(keyOf(item), [item]);
    else list.push(item);
  }
  return groups;
}
