import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import type { FormPart } from './form-part.ts';
import { VehicleFields } from './VehicleFields.tsx';

/** Part 4: the car, if the loan has one. */
export function VehicleSection({ form, onChange, problems }: FormPart): ReactNode {
  const t = useT();
  return (
    <section className="loan-form-section">
      <h2>{t('loanForm.section.vehicle')}</h2>
      <Checkbox
        className="loan-wide"
        checked={form.hasVehicle}
        onChange={(event) => onChange({ ...form, hasVehicle: event.target.checked })}
      >
        {t('loanForm.vehicle.has')}
      </Checkbox>
      {form.hasVehicle ? (
        <VehicleFields
          vehicle={form.vehicle}
          onChange={(vehicle) => onChange({ ...form, vehicle })}
          areProblemsShown={problems.has('vehicle')}
        />
      ) : null}
    </section>
  );
}
