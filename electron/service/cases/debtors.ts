import type { ContactRelation } from '../../../shared/domain/compliance/contact.ts';
import type { GateAnswer } from '../../../shared/domain/compliance/gate.ts';
import { daysPastDue } from '../../../shared/domain/delinquency/days-past-due.ts';
import { maskIdNumber, maskPhone } from '../../../shared/domain/identity/masking.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { instant, startOfChinaDay } from '../../../shared/kernel/instant.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { ReadDb } from '../db/handles.ts';
import { FACT_COLUMNS, factsOfRow } from '../parties/person-facts.ts';
import { dateOrNull } from '../rights/queries.ts';
import { dialledNumber } from './dialled-number.ts';
import { type GateScene, gateAnswer, loadGateFacts } from './gate-facts.ts';

const CHANNELS = ['call', 'sms', 'wechat', 'visit', 'letter'] as const;
const ROLES = ['borrower', 'co-borrower', 'guarantor', 'mortgagor', 'registered-owner', 'spouse'] as const;

/** Every person of a loan with roles, numbers, other loans, and what may be done with each of them at this minute. */
export async function debtorsOfLoan(
  db: ReadDb,
  loan: { readonly loanId: string; readonly borrowerId: string; readonly asOf: LocalDate },
  scene: GateScene,
) {
  const people = await peopleOf(db, loan);
  const phones = await phonesOf(db, [...people.keys()], scene.today);
  const attempts = await attemptsToday(db, scene.today);
  const others = await otherLoans(db, [...people.keys()], loan);
  const debtors = [];
  for (const [personId, person] of people) {
    const relation: ContactRelation = person.roles[0] ?? 'other';
    const target = {
      loanId: loan.loanId,
      borrowerId: loan.borrowerId,
      personId,
      label: person.name,
      relation,
      phoneId: null,
      number: null,
    };
    const facts = await loadGateFacts(db, target, scene);
    const answers = CHANNELS.map((channel) => ({
      channel,
      answer: gateAnswer(
        { target, scene },
        { direction: 'out', channel, purpose: purposeFor(relation), hasWitness: true },
        facts,
      ),
    }));
    const call = answers[0]?.answer;
    debtors.push({
      ...person,
      personId: id<'person'>(personId),
      otherLoans: others.get(personId) ?? [],
      phones: (phones.get(personId) ?? []).map((phone) => ({
        phoneId: phone.id,
        numberMasked: maskPhone(phone.number),
        kind: phone.kind,
        source: phone.source,
        isPrimary: phone.is_primary === 1,
        lastResult: phone.last_result,
        lastResultAt: phone.last_result_at === null ? null : instant(phone.last_result_at),
        attemptsToday: attempts.get(dialledNumber(phone.number)) ?? 0,
      })),
      gates: answers.map(({ channel, answer }) => wireChannel(channel, answer)),
      connectedToday: call?.counters.connectedToday ?? 0,
      connectedLimit: call?.counters.connectedLimit ?? 0,
      mayDiscloseDebt: call?.mayDiscloseDebt ?? false,
      requirements: call?.requirements ?? [],
    });
  }
  return debtors;
}

/** A third person can only be asked to pass on a message: that is what the card answers for (C6). */
function purposeFor(relation: ContactRelation): 'collection' | 'message-only' {
  const owes = relation === 'borrower' || relation === 'co-borrower' || relation === 'guarantor';
  return owes ? 'collection' : 'message-only';
}

function wireChannel(channel: (typeof CHANNELS)[number], answer: GateAnswer) {
  const { allowed, code, rule, params, possibleFrom } = answer;
  return { channel, allowed, code, rule, params, possibleFrom };
}

async function partyRows(db: ReadDb, loan: { readonly loanId: string; readonly borrowerId: string }) {
  // ids first: an OR over the join would read every person of the book
  const parties = await db
    .selectFrom('loan_party')
    .select('person_id')
    .where('loan_id', '=', loan.loanId)
    .execute();
  return db
    .selectFrom('person')
    .leftJoin('loan_party', (join) =>
      join.onRef('loan_party.person_id', '=', 'person.id').on('loan_party.loan_id', '=', loan.loanId),
    )
    .select([
      'person.id',
      'person.name',
      'person.kind',
      'person.id_no',
      'person.employer',
      ...FACT_COLUMNS,
      'loan_party.role',
      'loan_party.relation',
      'loan_party.guarantee_kind',
    ])
    .where('person.id', 'in', [...new Set([loan.borrowerId, ...parties.map((row) => row.person_id)])])
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
}

type PartyRow = Awaited<ReturnType<typeof partyRows>>[number];

/** Each person once with all roles, those who owe first. */
async function peopleOf(db: ReadDb, loan: { readonly loanId: string; readonly borrowerId: string }) {
  const rows = await partyRows(db, loan);
  const ids = [...new Set(rows.map((row) => row.id))];
  const cards = ids.map((personId) => {
    const own = rows.filter((row) => row.id === personId);
    const isBorrower = personId === loan.borrowerId;
    return { personId, card: cardOf(own, isBorrower) };
  });
  const rank = (roles: readonly string[]): number => ROLES.findIndex((role) => roles.includes(role));
  return new Map(
    cards
      .toSorted((a, b) => rank(a.card.roles) - rank(b.card.roles))
      .map(({ personId, card }) => [personId, card]),
  );
}

function cardOf(own: readonly PartyRow[], isBorrower: boolean) {
  const first = present(own[0], 'a person of a loan has a row');
  return {
    name: first.name,
    kind: first.kind,
    roles: ROLES.filter(
      (role) => own.some((row) => row.role === role) || (role === 'borrower' && isBorrower),
    ),
    relation: own.find((row) => row.relation !== null)?.relation ?? null,
    idNoMasked: first.id_no === null ? null : maskIdNumber(first.id_no),
    employer: first.employer,
    guaranteeKind: own.find((row) => row.guarantee_kind !== null)?.guarantee_kind ?? null,
    facts: factsOfRow(first),
  };
}

async function phonesOf(db: ReadDb, personIds: readonly string[], today: LocalDate) {
  const rows = await db
    .selectFrom('person_phone')
    .selectAll()
    .where('person_id', 'in', personIds)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .orderBy('is_primary', 'desc')
    .orderBy('number')
    .execute();
  const byPerson = new Map<string, typeof rows>();
  for (const row of rows) {
    const list = byPerson.get(row.person_id);
    if (list === undefined) byPerson.set(row.person_id, [row]);
    else list.push(row);
  }
  return byPerson;
}

async function attemptsToday(db: ReadDb, today: LocalDate): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('contact_log')
    .select((eb) => ['number', eb.fn.countAll<number>().as('count')])
    .where('started_at', '>=', startOfChinaDay(today))
    .where('channel', '=', 'call')
    .where('direction', '=', 'out')
    .where('outcome', 'in', ['no-answer', 'unreachable'])
    .where('number', 'is not', null)
    .groupBy('number')
    .execute();
  return new Map(rows.map((row) => [row.number ?? '', row.count]));
}

/** Where these persons owe elsewhere in the book: as borrower, co-borrower or guarantor. */
async function otherLoans(
  db: ReadDb,
  personIds: readonly string[],
  loan: { readonly loanId: string; readonly asOf: LocalDate },
) {
  const rows = await db
    .selectFrom('loan_party')
    .innerJoin('loan', 'loan.id', 'loan_party.loan_id')
    .innerJoin('loan_position', 'loan_position.loan_id', 'loan.id')
    .select([
      'loan_party.person_id',
      'loan_party.role',
      'loan.id',
      'loan.contract_no',
      'loan_position.status',
      'loan_position.oldest_unpaid_due_on',
      'loan_position.overdue_total_fen',
    ])
    .where('loan_party.person_id', 'in', personIds)
    .where('loan_party.role', 'in', ['borrower', 'co-borrower', 'guarantor'])
    .where('loan.id', '!=', loan.loanId)
    .orderBy('loan.contract_no')
    .execute();
  const byPerson = new Map<string, ReturnType<typeof wireOther>[]>();
  const wireOther = (row: (typeof rows)[number]) => ({
    loanId: id<'loan'>(row.id),
    contractNo: row.contract_no,
    role: row.role,
    status: row.status,
    daysPastDue: daysPastDue(dateOrNull(row.oldest_unpaid_due_on), loan.asOf),
    overdueFen: fen(row.overdue_total_fen),
  });
  for (const row of rows) {
    const list = byPerson.get(row.person_id);
    if (list === undefined) byPerson.set(row.person_id, [wireOther(row)]);
    else list.push(wireOther(row));
  }
  return byPerson;
}
