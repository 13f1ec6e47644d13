import type { RightClock } from '../../../shared/domain/collection/rights/right-clock.ts';
import { maskIdNumber } from '../../../shared/domain/identity/masking.ts';
import type { AddresseeRole } from '../../../shared/domain/letter/facts.ts';
import type { LetterCandidate } from '../../../shared/domain/letter/inputs.ts';
import type { LoanId } from '../../../shared/kernel/ids.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { optionalDate } from '../parties/queries.ts';

const LETTER_ROLES: readonly AddresseeRole[] = ['borrower', 'co-borrower', 'guarantor'];

/** Borrower, co-borrowers and guarantors not released, each with the best address the book has. */
export async function loadCandidates(
  db: ReadDb,
  loanId: LoanId,
  days: { readonly clocks: readonly RightClock[]; readonly asOf: LocalDate },
): Promise<LetterCandidate[]> {
  const rows = await db
    .selectFrom('loan_party')
    .innerJoin('person', 'person.id', 'loan_party.person_id')
    .select([
      'person.id',
      'person.kind',
      'person.name',
      'person.id_no',
      'person.deceased_on',
      'loan_party.role',
      'loan_party.guarantee_kind',
      'loan_party.guarantee_period_ends_on',
    ])
    .where('loan_party.loan_id', '=', loanId)
    .where('loan_party.role', 'in', LETTER_ROLES)
    .where('loan_party.released_on', 'is', null)
    .orderBy('person.id')
    .execute();
  const addresses = await bestAddresses(
    db,
    rows.map((row) => row.id),
    { asOf: days.asOf, hasDeliveryClause: await isDeliveryAgreed(db, loanId) },
  );
  const ends = guaranteeEnds(days.clocks);
  return LETTER_ROLES.flatMap((role) =>
    rows
      .filter((row) => row.role === role)
      .map((row) => ({
        personId: row.id,
        role,
        isCompany: row.kind === 'company',
        name: row.name,
        idNoMasked: row.id_no === null ? null : row.kind === 'company' ? row.id_no : maskIdNumber(row.id_no),
        address: addresses.get(row.id) ?? null,
        isDeceased: row.deceased_on !== null,
        guarantee:
          role === 'guarantor'
            ? {
                kind: row.guarantee_kind ?? ('unclear' as const),
                periodEndsOn: ends.get(row.id) ?? optionalDate(row.guarantee_period_ends_on),
              }
            : null,
      })),
  );
}

/** The end of each guarantor's period as the clocks have it: the agreed end, else the law's months (R3.9). */
function guaranteeEnds(clocks: readonly RightClock[]): Map<string, LocalDate> {
  const ends = new Map<string, LocalDate>();
  for (const clock of clocks) {
    if (clock.kind === 'guarantee' && clock.personId !== null && clock.deadline !== null) {
      ends.set(clock.personId, clock.deadline.legalEnd);
    }
  }
  return ends;
}

/** Agreed delivery address first, then ID-card, household, registered: the order in which returned mail counts (3.3). */
const ADDRESS_ORDER = ['id-card', 'household', 'registered', 'residence', 'work', 'other'];

/** R3.19: whether the contract's delivery clause is on record. */
export async function isDeliveryAgreed(db: ReadDb, loanId: LoanId): Promise<boolean> {
  const clause = await db
    .selectFrom('loan_clause')
    .select('clause_no')
    .where('loan_id', '=', loanId)
    .where('kind', '=', 'delivery-address')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return clause !== undefined;
}

/** Where a letter to each person goes. */
export async function bestAddresses(
  db: ReadDb,
  personIds: readonly string[],
  days: { readonly asOf: LocalDate; readonly hasDeliveryClause: boolean },
): Promise<Map<string, NonNullable<LetterCandidate['address']>>> {
  const best = new Map<string, NonNullable<LetterCandidate['address']>>();
  if (personIds.length === 0) return best;
  const rows = await db
    .selectFrom('person_address')
    .selectAll()
    .where('person_id', 'in', personIds)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', days.asOf)]))
    .orderBy('id')
    .execute();
  const rank = (row: (typeof rows)[number]): number =>
    row.is_agreed_delivery === 1 ? -1 : ADDRESS_ORDER.indexOf(row.kind);
  for (const row of rows.toSorted((a, b) => rank(a) - rank(b))) {
    if (best.has(row.person_id)) continue;
    best.set(row.person_id, {
      text: row.address,
      kind: row.kind,
      source: row.source,
      // R3.19: an address is an agreed one by a clause of the contract; a ledger's mark alone proves nothing (level C)
      isAgreedDelivery: row.is_agreed_delivery === 1 && days.hasDeliveryClause,
      lacksClause: row.is_agreed_delivery === 1 && !days.hasDeliveryClause,
    });
  }
  return best;
}
