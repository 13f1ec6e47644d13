import type { z } from 'zod';
import type { vehicleInput } from '../../../shared/contract/parties.ts';
import type { PersonId, VehicleId } from '../../../shared/kernel/ids.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { CommandContext } from '../rpc/context.ts';
import { type CheckedNumber, checkedNumber, type IdentityError } from './checked-number.ts';
import { refreshSearchOfVehicle } from './refresh-search.ts';
import { storeVehicles } from './store-parties.ts';

export type VehicleInput = z.output<typeof vehicleInput>;

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
