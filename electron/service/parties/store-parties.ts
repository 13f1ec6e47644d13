import type { PersonId, VehicleId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { bulkInsert, type SqlValue } from '../db/bulk-insert.ts';
import type { WriteTx } from '../db/handles.ts';
import { pinyinOf } from './pinyin.ts';

export type NumberCheck = 'passed' | 'kept' | 'unchecked';

export interface PhoneToStore {
  readonly phoneId: string;
  readonly number: string;
  readonly kind: 'mobile' | 'landline' | 'work' | 'other';
  readonly source: string;
  readonly check: NumberCheck;
  readonly isPrimary: boolean;
}

export interface AddressToStore {
  readonly addressId: string;
  readonly kind: 'residence' | 'household' | 'id-card' | 'registered' | 'work' | 'other';
  readonly address: string;
  readonly source: string;
  readonly isAgreedDelivery: boolean;
}

export interface PersonToStore {
  readonly personId: PersonId;
  readonly kind: 'natural' | 'company';
  readonly name: string;
  readonly idType: string;
  readonly idNo: string | null;
  readonly idCheck: NumberCheck;
  readonly idCheckReason: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly birthOn: LocalDate | null;
  readonly employer: string | null;
  readonly monthlyIncomeFen: number | null;
  readonly phones: readonly PhoneToStore[];
  readonly addresses: readonly AddressToStore[];
}

export interface VehicleToStore {
  readonly vehicleId: VehicleId;
  readonly plate: string | null;
  readonly plateCheck: NumberCheck;
  readonly vin: string | null;
  readonly vinCheck: NumberCheck;
  readonly engineNo: string | null;
  readonly brandModel: string;
  readonly colour: string | null;
  readonly isNew: boolean | null;
  readonly registeredOwnerId: PersonId | null;
  readonly registrationCertificateNo: string | null;
  readonly mortgageContractNo: string | null;
  readonly mortgageRegisteredOn: LocalDate | null;
  readonly mortgageRegisterNo: string | null;
  readonly gpsDeviceNo: string | null;
  readonly insurer: string | null;
  readonly insurancePolicyNo: string | null;
  readonly insuranceEndsOn: LocalDate | null;
  readonly valuationFen: number | null;
  readonly valuedOn: LocalDate | null;
  readonly priceFen?: number | null;
}

interface Stamp {
  readonly recordedAt: Instant;
  readonly validFrom: LocalDate;
}

export async function storePersons(
  tx: WriteTx,
  people: readonly PersonToStore[],
  stamp: Stamp,
): Promise<void> {
  await bulkInsert(tx, {
    into: 'person',
    columns: [
      'id',
      'kind',
      'name',
      'pinyin_full',
      'pinyin_initials',
      'id_type',
      'id_no',
      'id_check',
      'id_check_reason',
      'sex',
      'birth_on',
      'employer',
      'monthly_income_fen',
      'created_at',
      'updated_at',
    ],
    rows: people.map((person) => personValues(person, stamp.recordedAt)),
  });
  await storePhones(tx, people, stamp);
  await storeAddresses(tx, people, stamp);
}

function personValues(person: PersonToStore, recordedAt: Instant): SqlValue[] {
  const sound = pinyinOf(person.name);
  return [
    person.personId,
    person.kind,
    person.name,
    sound.full,
    sound.initials,
    person.idType,
    person.idNo,
    person.idCheck,
    person.idCheckReason,
    person.sex,
    person.birthOn,
    person.employer,
    person.monthlyIncomeFen,
    recordedAt,
    recordedAt,
  ];
}

type WithPhones = Pick<PersonToStore, 'personId' | 'phones'>;

export async function storePhones(tx: WriteTx, people: readonly WithPhones[], stamp: Stamp): Promise<void> {
  await bulkInsert(tx, {
    into: 'person_phone',
    columns: ['id', 'person_id', 'number', 'kind', 'source', 'number_check', 'is_primary', 'valid_from'],
    rows: people.flatMap((person) =>
      person.phones.map((phone) => [
        phone.phoneId,
        person.personId,
        phone.number,
        phone.kind,
        phone.source,
        phone.check,
        Number(phone.isPrimary),
        stamp.validFrom,
      ]),
    ),
  });
}

type WithAddresses = Pick<PersonToStore, 'personId' | 'addresses'>;

export async function storeAddresses(
  tx: WriteTx,
  people: readonly WithAddresses[],
  stamp: Stamp,
): Promise<void> {
  await bulkInsert(tx, {
    into: 'person_address',
    columns: ['id', 'person_id', 'kind', 'address', 'source', 'is_agreed_delivery', 'valid_from'],
    rows: people.flatMap((person) =>
      person.addresses.map((one) => [
        one.addressId,
        person.personId,
        one.kind,
        one.address,
        one.source,
        Number(one.isAgreedDelivery),
        stamp.validFrom,
      ]),
    ),
  });
}

export async function storeVehicles(
  tx: WriteTx,
  vehicles: readonly VehicleToStore[],
  recordedAt: Instant,
): Promise<void> {
  await bulkInsert(tx, {
    into: 'vehicle',
    columns: [
      'id',
      'plate',
      'plate_check',
      'vin',
      'vin_check',
      'engine_no',
      'brand_model',
      'colour',
      'is_new',
      'registered_owner_id',
      'registration_certificate_no',
      'mortgage_contract_no',
      'mortgage_registered_on',
      'mortgage_register_no',
      'gps_device_no',
      'insurer',
      'insurance_policy_no',
      'insurance_ends_on',
      'valuation_fen',
      'valued_on',
      'price_fen',
      'created_at',
      'updated_at',
    ],
    rows: vehicles.map((vehicle) => vehicleValues(vehicle, recordedAt)),
  });
}

function vehicleValues(vehicle: VehicleToStore, recordedAt: Instant): SqlValue[] {
  return [
    vehicle.vehicleId,
    vehicle.plate,
    vehicle.plateCheck,
    vehicle.vin,
    vehicle.vinCheck,
    vehicle.engineNo,
    vehicle.brandModel,
    vehicle.colour,
    vehicle.isNew === null ? null : Number(vehicle.isNew),
    vehicle.registeredOwnerId,
    vehicle.registrationCertificateNo,
    vehicle.mortgageContractNo,
    vehicle.mortgageRegisteredOn,
    vehicle.mortgageRegisterNo,
    vehicle.gpsDeviceNo,
    vehicle.insurer,
    vehicle.insurancePolicyNo,
    vehicle.insuranceEndsOn,
    vehicle.valuationFen,
    vehicle.valuedOn,
    vehicle.priceFen ?? null,
    recordedAt,
    recordedAt,
  ];
}
