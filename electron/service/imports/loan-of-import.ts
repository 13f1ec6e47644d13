import type { ImportedLoan, ImportedPerson } from '../../../shared/domain/import/imported-loan.ts';
import {
  type CompleteOpening,
  completeOpening,
  loanTermsOf,
} from '../../../shared/domain/import/loan-of-row.ts';
import { buildSchedule } from '../../../shared/domain/schedule/build-schedule.ts';
import { invariant } from '../../../shared/kernel/assert.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { type ImportId, id, type PersonId } from '../../../shared/kernel/ids.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { EntryToStore } from '../loans/rows.ts';
import type { LoanToStore, OpeningToStore, PartyToStore } from '../loans/store-loans.ts';
import { pinyinOf } from '../parties/pinyin.ts';
import { searchWordsOf } from '../parties/search-words.ts';
import type { ImportPeople } from './import-people.ts';
import { type NewRow, personsOf } from './plan-import.ts';

/**
 * A good row as the book takes it. The pay-out starts every ledger; a running loan goes on with its opening entry,
 * which replaces everything before the cut-over day.
 */
export function loanToStore(
  loan: ImportedLoan,
  place: {
    readonly importId: ImportId;
    readonly row: NewRow;
    readonly people: ImportPeople;
    readonly calendar: WorkCalendar;
  },
): LoanToStore {
  const { importId, row, people } = place;
  const key = `${importId}-l${row.row}`;
  const terms = loanTermsOf(loan.terms);
  const built = buildSchedule(terms, place.calendar);
  invariant(built.ok, 'a planned row makes a schedule');
  const opening =
    loan.opening === null ? null : openingToStore(completeOpening(loan.opening, built.value), loan);
  const { parties, borrowerId, registeredOwnerId } = partiesOf(loan, people);
  people.card(borrowerId, loan);
  const vehicleId = loan.vehicle === null ? null : people.vehicleId(loan.vehicle, registeredOwnerId);
  const payout: EntryToStore = {
    id: id<'ledger-entry'>(`${key}-d`),
    kind: 'disbursement',
    businessOn: terms.disbursedOn,
    amountFen: terms.principalFen,
    detail: { voucher: '', account: '', file: loan.source.file, row: loan.source.row },
  };
  return {
    loanId: id<'loan'>(key),
    lenderId: id<'lender'>(row.lenderId),
    contractNo: loan.contractNo,
    product: loan.productName,
    legalForm: loan.legalForm,
    borrowerId,
    vehicleId,
    terms,
    schedule: built.value,
    entries: opening === null ? [payout] : [payout, openingEntry(opening, key)],
    parties,
    clauses: [],
    opening,
    origin: { importId, row: row.row },
    extra: { loanNoteNo: loan.loanNo },
    remarks: loan.remarks,
    borrowerSort: pinyinOf(loan.borrower.name).full,
    searchWords: searchWordsOf({
      contractNo: loan.contractNo,
      loanNoteNo: loan.loanNo,
      plate: loan.vehicle?.plate ?? null,
      vin: loan.vehicle?.vin ?? null,
      people: personsOf(loan).map(searchable),
    }),
  };
}

function searchable(person: ImportedPerson) {
  const sound = pinyinOf(person.name);
  return {
    name: person.name,
    pinyinFull: sound.full,
    pinyinInitials: sound.initials,
    idNo: person.identity.idNumber,
    phones: person.phones.map((phone) => phone.number),
  };
}

function openingToStore(opening: CompleteOpening, loan: ImportedLoan): OpeningToStore {
  return {
    cutOverOn: opening.cutoverOn,
    principalFen: opening.principalFen,
    interestFen: opening.interestFen,
    penaltyFen: opening.penaltyFen,
    feeFen: opening.feeFen,
    instalmentsMet: opening.instalmentsMet,
    lastDemandOn: opening.lastDemandOn,
    sourceFile: loan.source.file,
    sourceRow: loan.source.row,
    confirmedBy: null,
  };
}

function openingEntry(opening: OpeningToStore, key: string): EntryToStore {
  const { principalFen, interestFen, penaltyFen, feeFen } = opening;
  return {
    id: id<'ledger-entry'>(`${key}-o`),
    kind: 'opening',
    businessOn: opening.cutOverOn,
    amountFen: fen(principalFen + interestFen + penaltyFen + feeFen),
    principalFen: fen(principalFen),
    interestFen: fen(interestFen),
    penaltyFen: fen(penaltyFen),
    feeFen: fen(feeFen),
    detail: { instalmentsMet: opening.instalmentsMet, file: opening.sourceFile, row: opening.sourceRow },
  };
}

interface Parties {
  readonly parties: readonly PartyToStore[];
  readonly borrowerId: PersonId;
  readonly registeredOwnerId: PersonId | null;
}

function partiesOf(loan: ImportedLoan, people: ImportPeople): Parties {
  const list = new PartyList();
  const idOfName = new Map<string, PersonId>();
  const enter = (person: ImportedPerson): PersonId => {
    const personId = people.personId(person);
    if (!idOfName.has(person.name)) idOfName.set(person.name, personId);
    return personId;
  };
  const borrowerId = enter(loan.borrower);
  list.add(borrowerId, 'borrower', { hasSigned: true });
  if (loan.spouse !== null) list.add(enter(loan.spouse), 'spouse', { hasSigned: loan.spouseSigned });
  for (const person of loan.coBorrowers) list.add(enter(person), 'co-borrower', {});
  for (const { person, guaranteeKind } of loan.guarantors)
    list.add(enter(person), 'guarantor', { guaranteeKind });
  const named = (name: string | null | undefined): PersonId | null =>
    name === null || name === undefined ? null : (idOfName.get(name) ?? people.namedPerson(name));
  const mortgagorId = named(loan.vehicle?.mortgagorName);
  if (mortgagorId !== null) list.add(mortgagorId, 'mortgagor', {});
  const registeredOwnerId = named(loan.vehicle?.registeredOwnerName);
  if (registeredOwnerId !== null) list.add(registeredOwnerId, 'registered-owner', {});
  return { parties: list.parties, borrowerId, registeredOwnerId };
}

/** One person has one role once: a ledger that names a guarantor twice means one guarantor. */
class PartyList {
  readonly parties: PartyToStore[] = [];

  add(
    personId: PersonId,
    role: PartyToStore['role'],
    facts: Partial<Pick<PartyToStore, 'hasSigned' | 'guaranteeKind'>>,
  ): void {
    if (this.parties.some((party) => party.personId === personId && party.role === role)) return;
    this.parties.push({
      personId,
      role,
      hasSigned: null,
      relation: null,
      guaranteeKind: null,
      guaranteeContractNo: null,
      guaranteeAmountFen: null,
      guaranteePeriodEndsOn: null,
      ...facts,
    });
  }
}
