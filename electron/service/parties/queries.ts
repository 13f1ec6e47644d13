import { maskIdNumber, maskPhone, maskVin } from '../../../shared/domain/identity/masking.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { type Fen, fen } from '../../../shared/kernel/money.ts';
import type { ReadDb } from '../db/handles.ts';
import { factsOfRow } from './person-facts.ts';

const ROLE_ORDER = ['borrower', 'co-borrower', 'guarantor', 'mortgagor', 'registered-owner', 'spouse'];

/** Everybody on a loan, the borrower first, numbers masked; ended phones and addresses come last with their day. */
export async function partiesOfLoan(db: ReadDb, loanId: string) {
  const rows = await db
    .selectFrom('loan_party')
    .innerJoin('person', 'person.id', 'loan_party.person_id')
    .selectAll('person')
    .select([
      'loan_party.role',
      'loan_party.has_signed',
      'loan_party.relation',
      'loan_party.guarantee_kind',
      'loan_party.guarantee_contract_no',
      'loan_party.guarantee_amount_fen',
      'loan_party.guarantee_period_ends_on',
    ])
    .where('loan_party.loan_id', '=', loanId)
    .execute();
  const ids = rows.map((row) => row.id);
  const phones = await phonesOf(db, ids);
  const addresses = await addressesOf(db, ids);
  return rows
    .toSorted((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role))
    .map((row) => ({
      personId: id<'person'>(row.id),
      kind: row.kind,
      name: row.name,
      role: row.role,
      relation: row.relation,
      idType: row.id_type,
      idNo: row.id_no === null ? null : maskIdNumber(row.id_no),
      idCheck: row.id_check,
      sex: row.sex,
      birthOn: optionalDate(row.birth_on),
      employer: row.employer,
      facts: factsOfRow(row),
      hasSigned: optionalFlag(row.has_signed),
      guaranteeKind: row.guarantee_kind,
      guaranteeContractNo: row.guarantee_contract_no,
      guaranteeAmountFen: optionalFen(row.guarantee_amount_fen),
      guaranteePeriodEndsOn: optionalDate(row.guarantee_period_ends_on),
      phones: phones.filter((phone) => phone.personId === row.id).map(({ personId: _, ...phone }) => phone),
      addresses: addresses.filter((one) => one.personId === row.id).map(({ personId: _, ...one }) => one),
    }));
}

async function phonesOf(db: ReadDb, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('person_phone')
    .selectAll()
    .where('person_id', 'in', personIds)
    .orderBy('valid_to', (order) => order.asc().nullsFirst())
    .orderBy('is_primary', 'desc')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    phoneId: row.id,
    number: maskPhone(row.number),
    kind: row.kind,
    source: row.source,
    isPrimary: row.is_primary === 1,
    lastResult: row.last_result,
    lastResultAt: optionalInstant(row.last_result_at),
    validTo: optionalDate(row.valid_to),
    endReason: row.end_reason,
  }));
}

async function addressesOf(db: ReadDb, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('person_address')
    .selectAll()
    .where('person_id', 'in', personIds)
    .orderBy('valid_to', (order) => order.asc().nullsFirst())
    .orderBy('is_agreed_delivery', 'desc')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    addressId: row.id,
    kind: row.kind,
    address: row.address,
    source: row.source,
    isAgreedDelivery: row.is_agreed_delivery === 1,
    validTo: optionalDate(row.valid_to),
    endReason: row.end_reason,
  }));
}

/** The vehicle of a loan with its papers, VIN masked. */
export async function vehicleOfLoan(db: ReadDb, vehicleId: string | null) {
  if (vehicleId === null) return null;
  const row = await db
    .selectFrom('vehicle')
    .leftJoin('person', 'person.id', 'vehicle.registered_owner_id')
    .selectAll('vehicle')
    .select('person.name as owner_name')
    .where('vehicle.id', '=', vehicleId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    vehicleId: id<'vehicle'>(row.id),
    plate: row.plate,
    plateCheck: row.plate_check,
    vin: row.vin === null ? null : maskVin(row.vin),
    vinCheck: row.vin_check,
    engineNo: row.engine_no,
    brandModel: row.brand_model,
    colour: row.colour,
    isNew: optionalFlag(row.is_new),
    registeredOwnerName: row.owner_name,
    registrationCertificateNo: row.registration_certificate_no,
    mortgageRegisteredOn: optionalDate(row.mortgage_registered_on),
    mortgageRegisterNo: row.mortgage_register_no,
    mortgageReleasedOn: optionalDate(row.mortgage_released_on),
    mortgageContractNo: row.mortgage_contract_no,
    gpsDeviceNo: row.gps_device_no,
    gpsLastSignalAt: optionalInstant(row.gps_last_signal_at),
    gpsSource: row.gps_source,
    insurer: row.insurer,
    insurancePolicyNo: row.insurance_policy_no,
    insuranceEndsOn: optionalDate(row.insurance_ends_on),
    valuationFen: optionalFen(row.valuation_fen),
    valuedOn: optionalDate(row.valued_on),
  };
}

export function optionalDate(text: string | null): LocalDate | null {
  return text === null ? null : localDate(text);
}

export function optionalInstant(text: string | null): Instant | null {
  return text === null ? null : instant(text);
}

export function optionalFen(amount: number | null): Fen | null {
  return amount === null ? null : fen(amount);
}

function optionalFlag(flag: 0 | 1 | null): boolean | null {
  return flag === null ? null : flag === 1;
}
