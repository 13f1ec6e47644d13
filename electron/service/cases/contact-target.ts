import type { ContactRelation } from '../../../shared/domain/compliance/contact.ts';
import { owesDebt } from '../../../shared/domain/compliance/contact.ts';
import type { ReadDb } from '../db/handles.ts';
import { dialledNumber } from './dialled-number.ts';

/** Whom a contact is with, as the page names it. */
export interface TargetWish {
  readonly loanId: string;
  readonly personId: string | null;
  readonly personLabel: string;
  readonly relation: ContactRelation;
  readonly phoneId: string | null;
  readonly number: string | null;
}

/** The same, as the book knows it. */
export interface ContactTarget {
  readonly loanId: string;
  readonly borrowerId: string;
  readonly personId: string | null;
  readonly label: string;
  readonly relation: ContactRelation;
  readonly phoneId: string | null;
  readonly number: string | null;
}

/** A person of the loan has the strongest of the roles on file; who has none is what the clerk says, but owes nothing. */
const ROLE_ORDER = [
  'borrower',
  'co-borrower',
  'guarantor',
  'mortgagor',
  'registered-owner',
  'spouse',
] as const;

/** undefined: no such loan, person or telephone record. */
export async function resolveTarget(db: ReadDb, wish: TargetWish): Promise<ContactTarget | undefined> {
  const loan = await db
    .selectFrom('loan')
    .select(['id', 'borrower_id'])
    .where('id', '=', wish.loanId)
    .executeTakeFirst();
  if (loan === undefined) return undefined;
  const phone = await phoneOf(db, wish);
  if (wish.phoneId !== null && phone === undefined) return undefined;
  const number = phone?.number ?? wish.number;
  const target = {
    loanId: loan.id,
    borrowerId: loan.borrower_id,
    phoneId: wish.phoneId,
    number: number === null || number.trim() === '' ? null : dialledNumber(number),
  };
  const personId = wish.personId ?? phone?.person_id ?? null;
  if (personId === null) {
    const relation = owesDebt(wish.relation) ? 'other' : wish.relation;
    return { ...target, personId: null, label: wish.personLabel, relation };
  }
  const person = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst();
  if (person === undefined) return undefined;
  const relation = await relationOf(db, { ...wish, personId, borrowerId: loan.borrower_id });
  return { ...target, personId, label: person.name, relation };
}

async function phoneOf(db: ReadDb, wish: TargetWish) {
  if (wish.phoneId === null) return undefined;
  return db
    .selectFrom('person_phone')
    .select(['number', 'person_id'])
    .where('id', '=', wish.phoneId)
    .executeTakeFirst();
}

async function relationOf(
  db: ReadDb,
  wish: {
    readonly loanId: string;
    readonly personId: string;
    readonly borrowerId: string;
    readonly relation: ContactRelation;
  },
): Promise<ContactRelation> {
  if (wish.personId === wish.borrowerId) return 'borrower';
  const rows = await db
    .selectFrom('loan_party')
    .select('role')
    .where('loan_id', '=', wish.loanId)
    .where('person_id', '=', wish.personId)
    .execute();
  const role = ROLE_ORDER.find((candidate) => rows.some((row) => row.role === candidate));
  if (role !== undefined) return role;
  return owesDebt(wish.relation) ? 'other' : wish.relation;
}
