import type { z } from 'zod';
import type { partyInput, personInput, vehicleInput } from '../../../shared/contract/loans.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { id, type LoanId, type PersonId, type VehicleId } from '../../../shared/kernel/ids.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { bulkInsert } from '../db/bulk-insert.ts';
import type { WriteTx } from '../db/handles.ts';
import { partyValues } from '../loans/store-loans.ts';
import type { CommandContext } from '../rpc/context.ts';
import { checkIdentifier, type IdentifierKind } from './check-identity.ts';
import { pinyinOf } from './pinyin.ts';
import { refreshSearchOfPerson, refreshSearchOfVehicle } from './refresh-search.ts';
import {
  type NumberCheck,
  storeAddresses,
  storePersons,
  storePhones,
  storeVehicles,
} from './store-parties.ts';

export type PersonInput = z.output<typeof personInput>;
export type VehicleInput = z.output<typeof vehicleInput>;
export type PartyInput = z.output<typeof partyInput>;

type IdentityError = DomainError<'identity.checkFailed'>;

interface CheckedNumber {
  readonly value: string | null;
  readonly check: NumberCheck;
  readonly reason: string | null;
}

/** A number as it is stored: passed, or kept by the clerk against the check's reason and marked so. */
export function checkedNumber(
  kind: IdentifierKind,
  typed: { readonly text: string | null; readonly isKept: boolean },
  today: LocalDate,
): Result<CheckedNumber, IdentityError> {
  if (typed.text === null || typed.text === '') return ok({ value: null, check: 'unchecked', reason: null });
  const checked = checkIdentifier(kind, typed.text, today);
  if (checked.isValid) return ok({ value: checked.normalised, check: 'passed', reason: null });
  if (!typed.isKept) {
    return err(domainError('identity.checkFailed', { field: kind, reason: checked.reasonCode ?? '' }));
  }
  return ok({ value: checked.normalised, check: 'kept', reason: checked.reasonCode });
}

function idNumber(person: PersonInput, today: LocalDate): Result<CheckedNumber, IdentityError> {
  if (person.idType === 'resident-id' || person.idType === 'credit-code') {
    return checkedNumber(person.idType, { text: person.idNo, isKept: person.isIdKept }, today);
  }
  return ok({ value: person.idNo === '' ? null : person.idNo, check: 'unchecked', reason: null });
}

/**
 * Stores a person, or amends the one that is meant: by record, or by the same ID number (the same person is never kept
 * twice). An old name, number or address keeps its end day.
 */
export async function savePerson(
  ctx: CommandContext,
  person: PersonInput,
  change: { readonly effectiveOn: LocalDate; readonly evidence: string },
): Promise<Result<PersonId, IdentityError>> {
  const number = idNumber(person, ctx.today);
  if (!number.ok) return number;
  const known = person.personId ?? (await personWithNumber(ctx.tx, person.idType, number.value.value));
  if (known === undefined) return ok(await addPerson(ctx, person, number.value));
  await amendPerson(ctx, { ...change, person, personId: known, number: number.value });
  await addContacts(ctx, known, person);
  await refreshSearchOfPerson(ctx.tx, known);
  return ok(known);
}

async function personWithNumber(
  tx: WriteTx,
  idType: PersonInput['idType'],
  idNo: string | null,
): Promise<PersonId | undefined> {
  if (idNo === null) return undefined;
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('id_type', '=', idType)
    .where('id_no', '=', idNo)
    .executeTakeFirst();
  return row === undefined ? undefined : id<'person'>(row.id);
}

async function addPerson(ctx: CommandContext, person: PersonInput, number: CheckedNumber): Promise<PersonId> {
  const personId = ctx.newId<'person'>();
  const told =
    person.idType === 'resident-id' && number.value !== null
      ? checkIdentifier('resident-id', number.value, ctx.today)
      : undefined;
  await storePersons(
    ctx.tx,
    [
      {
        personId,
        kind: person.kind,
        name: person.name,
        idType: person.idType,
        idNo: number.value,
        idCheck: number.check,
        idCheckReason: number.reason,
        sex: told?.sex ?? null,
        birthOn: told?.birthOn ?? null,
        employer: person.employer,
        monthlyIncomeFen: person.monthlyIncomeFen,
        phones: [],
        addresses: [],
      },
    ],
    { recordedAt: ctx.now, validFrom: ctx.today },
  );
  await addContacts(ctx, personId, person);
  ctx.audit({ action: 'parties.add', subjectKind: 'person', subjectId: personId });
  return personId;
}

interface Amendment {
  readonly person: PersonInput;
  readonly personId: PersonId;
  readonly number: CheckedNumber;
  readonly effectiveOn: LocalDate;
  readonly evidence: string;
}

async function amendPerson(ctx: CommandContext, amendment: Amendment): Promise<void> {
  const { person, personId, number } = amendment;
  const old = await ctx.tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  if (old.name !== person.name) {
    await ctx.tx
      .insertInto('person_name_history')
      .values({
        person_id: personId,
        name: old.name,
        used_until: amendment.effectiveOn,
        evidence: amendment.evidence,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const sound = pinyinOf(person.name);
  await ctx.tx
    .updateTable('person')
    .set({
      name: person.name,
      pinyin_full: sound.full,
      pinyin_initials: sound.initials,
      ...(number.value === null
        ? {}
        : { id_no: number.value, id_check: number.check, id_check_reason: number.reason }),
      ...(person.employer === null ? {} : { employer: person.employer }),
      ...(person.monthlyIncomeFen === null ? {} : { monthly_income_fen: person.monthlyIncomeFen }),
      updated_at: ctx.now,
    })
    .where('id', '=', personId)
    .execute();
  ctx.audit({
    action: 'parties.amend',
    subjectKind: 'person',
    subjectId: personId,
    detail: { isRenamed: old.name !== person.name, effectiveOn: amendment.effectiveOn },
  });
}

/** Adds the numbers and addresses that are not on record yet; none is taken away here. */
async function addContacts(ctx: CommandContext, personId: PersonId, person: PersonInput): Promise<void> {
  const phones = await ctx.tx
    .selectFrom('person_phone')
    .select('number')
    .where('person_id', '=', personId)
    .execute();
  const addresses = await ctx.tx
    .selectFrom('person_address')
    .select('address')
    .where('person_id', '=', personId)
    .execute();
  const knownPhones = new Set(phones.map((row) => row.number));
  const knownAddresses = new Set(addresses.map((row) => row.address));
  const checked = person.phones.map((phone) => {
    const kind = phone.kind === 'mobile' ? 'mobile' : 'landline';
    return { phone, result: checkIdentifier(kind, phone.number, ctx.today) };
  });
  const fresh = checked.filter(({ result }) => !knownPhones.has(result.normalised));
  const stamp = { recordedAt: ctx.now, validFrom: ctx.today };
  await storePhones(
    ctx.tx,
    [
      {
        personId,
        phones: fresh.map(({ phone, result }, index) => ({
          phoneId: ctx.newId<'phone'>(),
          number: result.normalised,
          kind: phone.kind,
          source: phone.source,
          check: result.isValid ? 'passed' : 'kept',
          isPrimary: knownPhones.size === 0 && index === 0,
        })),
      },
    ],
    stamp,
  );
  await storeAddresses(
    ctx.tx,
    [
      {
        personId,
        addresses: person.addresses
          .filter((one) => !knownAddresses.has(one.address))
          .map((one) => ({ ...one, addressId: ctx.newId<'address'>() })),
      },
    ],
    stamp,
  );
}

/** A new vehicle, or the amendment of a known one; an old plate keeps its end day. */
export async function saveVehicle(
  ctx: CommandContext,
  vehicle: VehicleInput,
  ownerId: PersonId | null,
): Promise<Result<VehicleId, IdentityError>> {
  const plate = checkedNumber('plate', { text: vehicle.plate, isKept: vehicle.isCheckKept }, ctx.today);
  if (!plate.ok) return plate;
  const vin = checkedNumber('vin', { text: vehicle.vin, isKept: vehicle.isCheckKept }, ctx.today);
  if (!vin.ok) return vin;
  if (vehicle.vehicleId !== undefined) {
    await amendVehicle(ctx, vehicle, { vehicleId: vehicle.vehicleId, plate: plate.value, vin: vin.value });
    return ok(vehicle.vehicleId);
  }
  const vehicleId = ctx.newId<'vehicle'>();
  const { isCheckKept: _kept, vehicleId: _none, ...facts } = vehicle;
  await storeVehicles(
    ctx.tx,
    [
      {
        ...facts,
        vehicleId,
        plate: plate.value.value,
        plateCheck: plate.value.check,
        vin: vin.value.value,
        vinCheck: vin.value.check,
        registeredOwnerId: ownerId,
      },
    ],
    ctx.now,
  );
  ctx.audit({ action: 'vehicles.add', subjectKind: 'vehicle', subjectId: vehicleId });
  return ok(vehicleId);
}

async function amendVehicle(
  ctx: CommandContext,
  vehicle: VehicleInput,
  known: { readonly vehicleId: VehicleId; readonly plate: CheckedNumber; readonly vin: CheckedNumber },
): Promise<void> {
  const { vehicleId, plate, vin } = known;
  const old = await ctx.tx
    .selectFrom('vehicle')
    .select('plate')
    .where('id', '=', vehicleId)
    .executeTakeFirstOrThrow();
  if (old.plate !== null && old.plate !== plate.value) {
    await ctx.tx
      .insertInto('vehicle_plate_history')
      .values({ vehicle_id: vehicleId, plate: old.plate, used_until: ctx.today })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await ctx.tx
    .updateTable('vehicle')
    .set({
      plate: plate.value,
      plate_check: plate.check,
      // the form shows a VIN masked: an empty field leaves it as it is
      ...(vin.value === null ? {} : { vin: vin.value, vin_check: vin.check }),
      engine_no: vehicle.engineNo,
      brand_model: vehicle.brandModel,
      colour: vehicle.colour,
      is_new: vehicle.isNew === null ? null : vehicle.isNew ? 1 : 0,
      registration_certificate_no: vehicle.registrationCertificateNo,
      mortgage_contract_no: vehicle.mortgageContractNo,
      mortgage_registered_on: vehicle.mortgageRegisteredOn,
      mortgage_register_no: vehicle.mortgageRegisterNo,
      gps_device_no: vehicle.gpsDeviceNo,
      insurer: vehicle.insurer,
      insurance_policy_no: vehicle.insurancePolicyNo,
      insurance_ends_on: vehicle.insuranceEndsOn,
      valuation_fen: vehicle.valuationFen,
      valued_on: vehicle.valuedOn,
      updated_at: ctx.now,
    })
    .where('id', '=', vehicleId)
    .execute();
  await refreshSearchOfVehicle(ctx.tx, vehicleId);
  ctx.audit({
    action: 'vehicles.amend',
    subjectKind: 'vehicle',
    subjectId: vehicleId,
    detail: { isPlateChanged: old.plate !== plate.value },
  });
}

/** Puts a person on a loan in a role. */
export async function addParty(
  ctx: CommandContext,
  loanId: LoanId,
  party: PartyInput,
): Promise<Result<PersonId, DomainError<'identity.checkFailed' | 'party.alreadyOnLoan'>>> {
  const person = await savePerson(ctx, party.person, { effectiveOn: ctx.today, evidence: '' });
  if (!person.ok) return person;
  const twin = await ctx.tx
    .selectFrom('loan_party')
    .select('role')
    .where('loan_id', '=', loanId)
    .where('person_id', '=', person.value)
    .where('role', '=', party.role)
    .executeTakeFirst();
  if (twin !== undefined) return err(domainError('party.alreadyOnLoan', { loanId, role: party.role }));
  await bulkInsert(ctx.tx, {
    into: 'loan_party',
    columns: [
      'loan_id',
      'person_id',
      'role',
      'has_signed',
      'relation',
      'guarantee_kind',
      'guarantee_contract_no',
      'guarantee_amount_fen',
      'guarantee_period_ends_on',
    ],
    rows: [partyValues(loanId, { ...party, personId: person.value })],
  });
  await refreshSearchOfPerson(ctx.tx, person.value);
  ctx.audit({
    action: 'parties.addToLoan',
    subjectKind: 'loan',
    subjectId: loanId,
    detail: { personId: person.value, role: party.role },
  });
  return ok(person.value);
}
