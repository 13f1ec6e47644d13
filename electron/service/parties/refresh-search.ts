import { bulkInsert } from '../db/bulk-insert.ts';
import type { WriteTx } from '../db/handles.ts';
import { searchWordsOf } from './search-words.ts';

/** What the search box finds a loan by follows its people and its vehicle. */
export async function refreshSearchOfPerson(tx: WriteTx, personId: string): Promise<void> {
  const loans = await tx
    .selectFrom('loan_party')
    .select('loan_id')
    .distinct()
    .where('person_id', '=', personId)
    .execute();
  for (const { loan_id } of loans) await refreshSearch(tx, loan_id);
}

export async function refreshSearchOfVehicle(tx: WriteTx, vehicleId: string): Promise<void> {
  const loans = await tx.selectFrom('loan').select('id').where('vehicle_id', '=', vehicleId).execute();
  for (const loan of loans) await refreshSearch(tx, loan.id);
}

export async function refreshSearch(tx: WriteTx, loanId: string): Promise<void> {
  const loan = await tx
    .selectFrom('loan')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .select([
      'person.pinyin_full as borrower_pinyin',
      'loan.contract_no',
      'loan.loan_note_no',
      'vehicle.plate',
      'vehicle.vin',
    ])
    .where('loan.id', '=', loanId)
    .executeTakeFirstOrThrow();
  const people = await tx
    .selectFrom('loan_party')
    .innerJoin('person', 'person.id', 'loan_party.person_id')
    .select(['person.id', 'person.name', 'person.pinyin_full', 'person.pinyin_initials', 'person.id_no'])
    .where('loan_party.loan_id', '=', loanId)
    .execute();
  const phones = await tx
    .selectFrom('person_phone')
    .innerJoin('loan_party', 'loan_party.person_id', 'person_phone.person_id')
    .select(['person_phone.person_id', 'person_phone.number'])
    .where('loan_party.loan_id', '=', loanId)
    .execute();
  const words = searchWordsOf({
    contractNo: loan.contract_no,
    loanNoteNo: loan.loan_note_no,
    plate: loan.plate,
    vin: loan.vin,
    people: people.map((person) => ({
      name: person.name,
      pinyinFull: person.pinyin_full,
      pinyinInitials: person.pinyin_initials,
      idNo: person.id_no,
      phones: phones.filter((phone) => phone.person_id === person.id).map((phone) => phone.number),
    })),
  });
  await bulkInsert(tx, {
    into: 'loan_search',
    columns: ['loan_id', 'words', 'borrower_sort'],
    rows: [[loanId, words, loan.borrower_pinyin]],
    isReplacing: true,
  });
}
