import { checkPlate, checkVin } from '../../../shared/domain/identity/vehicle.ts';
import type { Input } from '../../bridge/desk.ts';
import type { Loan } from './loan.ts';

export type VehicleInput = Input<'vehicles.save'>['vehicle'];
type TextName =
  | 'plate'
  | 'vin'
  | 'engineNo'
  | 'colour'
  | 'registrationCertificateNo'
  | 'mortgageContractNo'
  | 'mortgageRegisterNo'
  | 'gpsDeviceNo'
  | 'insurer'
  | 'insurancePolicyNo';

/** A vehicle as typed: texts are never null in a form. */
export type VehicleForm = Omit<VehicleInput, TextName> & { readonly [Name in TextName]: string };

export function emptyVehicle(): VehicleForm {
  return {
    plate: '',
    vin: '',
    isCheckKept: false,
    engineNo: '',
    brandModel: '',
    colour: '',
    isNew: null,
    registrationCertificateNo: '',
    mortgageContractNo: '',
    mortgageRegisteredOn: null,
    mortgageRegisterNo: '',
    gpsDeviceNo: '',
    insurer: '',
    insurancePolicyNo: '',
    insuranceEndsOn: null,
    valuationFen: null,
    valuedOn: null,
  };
}

/** The vehicle of the book for its amendment; the masked VIN stays empty, which keeps it. */
export function vehicleFormOf(vehicle: Loan['vehicle']): VehicleForm {
  if (vehicle === null) return emptyVehicle();
  return {
    ...emptyVehicle(),
    vehicleId: vehicle.vehicleId,
    plate: vehicle.plate ?? '',
    isCheckKept: vehicle.plateCheck === 'kept' || vehicle.vinCheck === 'kept',
    engineNo: vehicle.engineNo ?? '',
    brandModel: vehicle.brandModel,
    colour: vehicle.colour ?? '',
    isNew: vehicle.isNew,
    registrationCertificateNo: vehicle.registrationCertificateNo ?? '',
    mortgageContractNo: vehicle.mortgageContractNo ?? '',
    mortgageRegisteredOn: vehicle.mortgageRegisteredOn,
    mortgageRegisterNo: vehicle.mortgageRegisterNo ?? '',
    gpsDeviceNo: vehicle.gpsDeviceNo ?? '',
    insurer: vehicle.insurer ?? '',
    insurancePolicyNo: vehicle.insurancePolicyNo ?? '',
    insuranceEndsOn: vehicle.insuranceEndsOn,
    valuationFen: vehicle.valuationFen,
    valuedOn: vehicle.valuedOn,
  };
}

/** Whether the plate or the VIN fails its check: it is corrected, or kept knowingly. */
export function isVehicleWrong(vehicle: VehicleForm): boolean {
  const isPlateWrong = vehicle.plate.trim() !== '' && !checkPlate(vehicle.plate).ok;
  const isVinWrong = vehicle.vin.trim() !== '' && !checkVin(vehicle.vin).ok;
  return isPlateWrong || isVinWrong;
}

export function vehicleInputOf(vehicle: VehicleForm): VehicleInput {
  const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  return {
    ...vehicle,
    plate: text(vehicle.plate),
    vin: text(vehicle.vin),
    engineNo: text(vehicle.engineNo),
    colour: text(vehicle.colour),
    registrationCertificateNo: text(vehicle.registrationCertificateNo),
    mortgageContractNo: text(vehicle.mortgageContractNo),
    mortgageRegisterNo: text(vehicle.mortgageRegisterNo),
    gpsDeviceNo: text(vehicle.gpsDeviceNo),
    insurer: text(vehicle.insurer),
    insurancePolicyNo: text(vehicle.insurancePolicyNo),
  };
}
