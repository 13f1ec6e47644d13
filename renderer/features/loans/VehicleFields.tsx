import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { checkVin } from '../../../shared/domain/identity/vehicle.ts';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { PlateField } from '../../ui/IdentityFields.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { isVehicleWrong, type VehicleForm } from './vehicle-form.ts';

interface VehicleProps {
  readonly vehicle: VehicleForm;
  readonly onChange: (vehicle: VehicleForm) => void;
  readonly areProblemsShown: boolean;
  /** said under the VIN of a vehicle on record */
  readonly vinHelp?: string;
}

type PlainName =
  | 'brandModel'
  | 'colour'
  | 'engineNo'
  | 'registrationCertificateNo'
  | 'mortgageContractNo'
  | 'mortgageRegisterNo'
  | 'gpsDeviceNo'
  | 'insurer'
  | 'insurancePolicyNo';

/** The car: plate and VIN check themselves; mortgage, GPS, insurance and value. */
export function VehicleFields(props: VehicleProps): ReactNode {
  const t = useT();
  const { vehicle, onChange } = props;
  const set = (next: Partial<VehicleForm>): void => onChange({ ...vehicle, ...next });
  const text = (name: PlainName, label: string): ReactNode => (
    <Field label={label}>
      {(control) => (
        <ImeInput
          {...control}
          value={vehicle[name]}
          onChange={(next) => set({ [name]: next })}
          maxLength={name === 'brandModel' ? 80 : name === 'colour' ? 20 : 40}
        />
      )}
    </Field>
  );
  const day = (
    name: 'mortgageRegisteredOn' | 'insuranceEndsOn' | 'valuedOn',
    label: string,
    help?: string,
  ): ReactNode => (
    <Field label={label} help={help}>
      {(control) => (
        <DateField
          {...control}
          value={parseLocalDate(vehicle[name] ?? '')}
          onChange={(next) => set({ [name]: next ?? null })}
        />
      )}
    </Field>
  );
  return (
    <>
      <NumberFields {...props} />
      {text('brandModel', t('loanForm.vehicle.brandModel'))}
      {text('colour', t('loanForm.vehicle.colour'))}
      <ConditionField vehicle={vehicle} onChange={onChange} />
      {text('engineNo', t('loanForm.vehicle.engineNo'))}
      {text('registrationCertificateNo', t('loanForm.vehicle.certificateNo'))}
      {text('mortgageContractNo', t('loanForm.vehicle.mortgageContractNo'))}
      {day(
        'mortgageRegisteredOn',
        t('loanForm.vehicle.mortgageRegisteredOn'),
        t('loanForm.vehicle.mortgageRegisteredHelp'),
      )}
      {text('mortgageRegisterNo', t('loanForm.vehicle.mortgageRegisterNo'))}
      {text('gpsDeviceNo', t('loanForm.vehicle.gpsDeviceNo'))}
      {text('insurer', t('loanForm.vehicle.insurer'))}
      {text('insurancePolicyNo', t('loanForm.vehicle.insurancePolicyNo'))}
      {day('insuranceEndsOn', t('loanForm.vehicle.insuranceEndsOn'))}
      <Field label={t('loanForm.vehicle.valuation')}>
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={vehicle.valuationFen ?? undefined}
            onChange={(fen) => set({ valuationFen: fen ?? null })}
          />
        )}
      </Field>
      {day('valuedOn', t('loanForm.vehicle.valuedOn'))}
    </>
  );
}

function NumberFields({ vehicle, onChange, areProblemsShown, vinHelp }: VehicleProps): ReactNode {
  const t = useT();
  const set = (next: Partial<VehicleForm>): void => onChange({ ...vehicle, ...next });
  const vin = checkVin(vehicle.vin);
  const isComplete = vehicle.vin.trim().length >= 17;
  const vinWarning =
    vehicle.vin.trim() === '' || vin.ok || (!isComplete && !areProblemsShown)
      ? undefined
      : t(vin.reason === 'vin.checkDigit' ? 'loanForm.vehicle.vinCheck' : 'loanForm.vehicle.vinWrong');
  const isWrong = isVehicleWrong(vehicle);
  return (
    <>
      <Field label={t('loanForm.vehicle.plate')}>
        {(control) => (
          <PlateField
            {...control}
            value={vehicle.plate}
            onChange={(plate) => {
              if (plate !== vehicle.plate) set({ plate });
            }}
          />
        )}
      </Field>
      <Field label={t('loanForm.vehicle.vin')} help={vinHelp} warning={vinWarning}>
        {(control) => (
          <ImeInput
            {...control}
            value={vehicle.vin}
            maxLength={20}
            autoComplete="off"
            onChange={(next) => set({ vin: next.toUpperCase() })}
          />
        )}
      </Field>
      {isWrong || vehicle.isCheckKept ? (
        <div className="loan-wide">
          <Checkbox
            checked={vehicle.isCheckKept}
            onChange={(event) => set({ isCheckKept: event.target.checked })}
          >
            {t('loanForm.vehicle.keep')}
          </Checkbox>
          {areProblemsShown && isWrong && !vehicle.isCheckKept ? (
            <div className="desk-red desk-small" role="alert">
              ✗ {t('loanForm.problem.idKept')}
            </div>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

function ConditionField({ vehicle, onChange }: Pick<VehicleProps, 'vehicle' | 'onChange'>): ReactNode {
  const t = useT();
  return (
    <Field label={t('loanForm.vehicle.condition')}>
      {(control) => (
        <Select
          {...control}
          value={vehicle.isNew === null ? 'unknown' : vehicle.isNew ? 'new' : 'used'}
          onChange={(value: string) =>
            onChange({ ...vehicle, isNew: value === 'unknown' ? null : value === 'new' })
          }
          options={[
            { value: 'unknown', label: t('loanForm.vehicle.unknown') },
            { value: 'new', label: t('loans.vehicle.isNew') },
            { value: 'used', label: t('loans.vehicle.isUsed') },
          ]}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  );
}
