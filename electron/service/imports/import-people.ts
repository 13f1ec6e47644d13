import { checkResidentId } from '../../../shared/domain/identity/resident-id.ts';
import type {
  ImportedLoan,
  ImportedPerson,
  ImportedVehicle,
} from '../../../shared/domain/import/imported-loan.ts';
import { personKey } from '../../../shared/domain/import/ledger-reader.ts';
import { type ImportId, id, type PersonId, type VehicleId } from '../../../shared/kernel/ids.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { bulkInsert, type SqlValue } from '../db/bulk-insert.ts';
import type { WriteTx } from '../db/handles.ts';
import type { StoreStamp } from '../loans/store-loans.ts';
import {
  type AddressToStore,
  type PersonToStore,
  type PhoneToStore,
  storeAddresses,
  storePersons,
  storePhones,
  storeVehicles,
  type VehicleToStore,
} from '../parties/store-parties.ts';
import { personsByNumber, vehiclesByVin } from './book-index.ts';
import { personsOf } from './plan-import.ts';

interface KnownPerson {
  readonly personId: PersonId;
  /** telephones, addresses and cards that the person has already */
  readonly has: Set<string>;
}

export interface PeopleStamp extends StoreStamp {
  readonly importId: ImportId;
  readonly today: LocalDate;
}

/**
 * Persons and vehicles of one import: one person by identity number, in the book or in the file; without a
 * number one by name and telephone within the file alone. The book's names and vehicle records stay; telephones,
 * addresses and cards that it lacks are added. Every id begins with the import's, so that undoing it finds them.
 */
export class ImportPeople {
  readonly #stamp: PeopleStamp;
  /** of the present chunk */
  readonly #persons = new Map<string, KnownPerson>();
  readonly #vehicles = new Map<string, VehicleId>();
  /** of the whole file: without a number the book can't be asked for them */
  readonly #namedPersons = new Map<string, PersonId>();
  #newPersons: PersonToStore[] = [];
  #newPhones: { personId: PersonId; phones: PhoneToStore[] }[] = [];
  #newAddresses: { personId: PersonId; addresses: AddressToStore[] }[] = [];
  #newCards: SqlValue[][] = [];
  #newVehicles: VehicleToStore[] = [];
  #last = { person: 0, vehicle: 0, phone: 0, address: 0, card: 0 };

  constructor(stamp: PeopleStamp) {
    this.#stamp = stamp;
  }

  /**
   * Learns which persons and vehicles of these loans the book has, those of earlier chunks included, and forgets the
   * rest: a ledger of 100,000 rows is not held in memory. Call it before the loans are made.
   */
  async lookUp(tx: WriteTx, loans: readonly ImportedLoan[]): Promise<void> {
    const people = loans.flatMap(personsOf);
    const numbers = new Set(people.flatMap((person) => person.identity.idNumber ?? []));
    const named = new Set(people.filter((person) => person.identity.idNumber === null).map(personKey));
    const keyed = (await personsByNumber(tx, [...numbers])).map((person) => ({
      key: `id:${person.idNo}`,
      personId: person.personId,
    }));
    const found = [...keyed, ...this.#withoutNumber(named)];
    const has = await contactsOf(
      tx,
      found.map((person) => person.personId),
    );
    this.#persons.clear();
    for (const { key, personId } of found) {
      const known = { personId: id<'person'>(personId), has: has.get(personId) ?? new Set<string>() };
      this.#persons.set(key, known);
    }
    const vins = new Set(loans.flatMap((loan) => loan.vehicle?.vin ?? []));
    this.#vehicles.clear();
    for (const [vin, vehicleId] of await vehiclesByVin(tx, [...vins]))
      this.#vehicles.set(vin, id<'vehicle'>(vehicleId));
  }

  #withoutNumber(keys: ReadonlySet<string>): { readonly key: string; readonly personId: PersonId }[] {
    return [...keys].flatMap((key) => {
      const personId = this.#namedPersons.get(key);
      return personId === undefined ? [] : [{ key, personId }];
    });
  }

  personId(person: ImportedPerson): PersonId {
    const key = personKey(person);
    // two people of one name without number and telephone are not known to be one
    const isKeyed = person.identity.idNumber !== null || person.phones.length > 0;
    const known = isKeyed ? this.#persons.get(key) : undefined;
    if (known === undefined) {
      this.#last.person += 1;
      const personId = id<'person'>(`${this.#stamp.importId}-p${this.#last.person}`);
      const added = { personId, has: new Set<string>() };
      if (isKeyed) this.#persons.set(key, added);
      if (isKeyed && person.identity.idNumber === null) this.#namedPersons.set(key, personId);
      this.#newPersons.push({ ...this.#facts(person), personId, ...this.#contacts(person, added.has, true) });
      return personId;
    }
    const { phones, addresses } = this.#contacts(person, known.has, false);
    if (phones.length > 0) this.#newPhones.push({ personId: known.personId, phones });
    if (addresses.length > 0) this.#newAddresses.push({ personId: known.personId, addresses });
    return known.personId;
  }

  /** A person of whom the ledger knows the name alone: a mortgagor or registered owner apart from the parties. */
  namedPerson(name: string): PersonId {
    return this.personId({
      kind: /公司|厂|店|中心|合作社/.test(name) ? 'company' : 'natural',
      name,
      identity: { idType: 'none', idNumber: null, check: 'unchecked' },
      phones: [],
      addresses: [],
      employer: null,
    });
  }

  card(personId: PersonId, loan: ImportedLoan): void {
    if (loan.bankCardNumber === null) return;
    const has = this.#persons.get(personKey(loan.borrower))?.has;
    if (has?.has(`card:${loan.bankCardNumber}`)) return;
    has?.add(`card:${loan.bankCardNumber}`);
    this.#last.card += 1;
    const cardId = `${this.#stamp.importId}-k${this.#last.card}`;
    this.#newCards.push([
      cardId,
      personId,
      loan.bankCardNumber,
      '',
      'repayment',
      loan.bankCardCheck,
      this.#stamp.today,
    ]);
  }

  vehicleId(vehicle: ImportedVehicle, registeredOwnerId: PersonId | null): VehicleId {
    const known = vehicle.vin === null ? undefined : this.#vehicles.get(vehicle.vin);
    if (known !== undefined) return known;
    this.#last.vehicle += 1;
    const vehicleId = id<'vehicle'>(`${this.#stamp.importId}-v${this.#last.vehicle}`);
    if (vehicle.vin !== null) this.#vehicles.set(vehicle.vin, vehicleId);
    this.#newVehicles.push(vehicleToStore(vehicle, { vehicleId, registeredOwnerId }));
    return vehicleId;
  }

  /** Stores what has gathered since the last call. */
  async store(tx: WriteTx): Promise<void> {
    const stamp = { recordedAt: this.#stamp.recordedAt, validFrom: this.#stamp.today };
    await storePersons(tx, this.#newPersons, stamp);
    await storePhones(tx, this.#newPhones, stamp);
    await storeAddresses(tx, this.#newAddresses, stamp);
    await bulkInsert(tx, {
      into: 'person_bank_card',
      columns: ['id', 'person_id', 'card_no', 'bank_name', 'purpose', 'number_check', 'valid_from'],
      rows: this.#newCards,
    });
    await storeVehicles(tx, this.#newVehicles, this.#stamp.recordedAt);
    this.#newPersons = [];
    this.#newPhones = [];
    this.#newAddresses = [];
    this.#newCards = [];
    this.#newVehicles = [];
  }

  #facts(person: ImportedPerson): Omit<PersonToStore, 'personId' | 'phones' | 'addresses'> {
    const { idType, idNumber, check } = person.identity;
    const resident =
      idType === 'resident-id' && idNumber !== null
        ? checkResidentId(idNumber, this.#stamp.today)
        : undefined;
    const facts = resident?.ok ? resident.facts : undefined;
    return {
      kind: person.kind,
      name: person.name,
      idType,
      idNo: idNumber,
      idCheck: check,
      idCheckReason: resident?.ok === false ? resident.reason : null,
      sex: facts?.sex ?? null,
      birthOn: facts?.birthDate ?? null,
      employer: person.employer,
      monthlyIncomeFen: null,
    };
  }

  #contacts(
    person: ImportedPerson,
    has: Set<string>,
    isNew: boolean,
  ): { phones: PhoneToStore[]; addresses: AddressToStore[] } {
    const phones: PhoneToStore[] = [];
    for (const { number, kind, check } of person.phones) {
      if (has.has(`tel:${number}`)) continue;
      has.add(`tel:${number}`);
      this.#last.phone += 1;
      const phoneId = `${this.#stamp.importId}-t${this.#last.phone}`;
      phones.push({
        phoneId,
        number,
        kind,
        source: 'import',
        check,
        isPrimary: isNew && phones.length === 0,
      });
    }
    const addresses: AddressToStore[] = [];
    for (const { kind, address, isAgreedDelivery } of person.addresses) {
      if (has.has(`at:${kind}:${address}`)) continue;
      has.add(`at:${kind}:${address}`);
      this.#last.address += 1;
      const addressId = `${this.#stamp.importId}-a${this.#last.address}`;
      addresses.push({ addressId, kind, address, source: 'import', isAgreedDelivery });
    }
    return { phones, addresses };
  }
}

async function contactsOf(tx: WriteTx, personIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const has = new Map(personIds.map((personId): [string, Set<string>] => [personId, new Set()]));
  if (personIds.length === 0) return has;
  const phones = await tx
    .selectFrom('person_phone')
    .select(['person_id', 'number'])
    .where('person_id', 'in', personIds)
    .execute();
  for (const phone of phones) has.get(phone.person_id)?.add(`tel:${phone.number}`);
  const addresses = await tx
    .selectFrom('person_address')
    .select(['person_id', 'kind', 'address'])
    .where('person_id', 'in', personIds)
    .execute();
  for (const one of addresses) has.get(one.person_id)?.add(`at:${one.kind}:${one.address}`);
  const cards = await tx
    .selectFrom('person_bank_card')
    .select(['person_id', 'card_no'])
    .where('person_id', 'in', personIds)
    .execute();
  for (const card of cards) has.get(card.person_id)?.add(`card:${card.card_no}`);
  return has;
}

function vehicleToStore(
  vehicle: ImportedVehicle,
  ids: { readonly vehicleId: VehicleId; readonly registeredOwnerId: PersonId | null },
): VehicleToStore {
  return {
    ...ids,
    plate: vehicle.plate,
    plateCheck: vehicle.plateCheck,
    vin: vehicle.vin,
    vinCheck: vehicle.vinCheck,
    engineNo: vehicle.engineNo,
    brandModel: vehicle.brandModel,
    colour: null,
    isNew: null,
    registrationCertificateNo: null,
    mortgageContractNo: null,
    mortgageRegisteredOn: vehicle.mortgageRegisteredOn,
    mortgageRegisterNo: vehicle.mortgageCertificateNo,
    gpsDeviceNo: vehicle.gpsNo,
    insurer: null,
    insurancePolicyNo: null,
    insuranceEndsOn: vehicle.insuranceEndsOn,
    valuationFen: null,
    valuedOn: null,
    priceFen: vehicle.priceFen,
  };
}
