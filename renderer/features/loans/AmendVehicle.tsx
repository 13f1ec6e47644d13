import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import type { Loan } from './loan.ts';
import { VehicleFields } from './VehicleFields.tsx';
import { isVehicleWrong, vehicleFormOf, vehicleInputOf } from './vehicle-form.ts';

/** Corrects or completes the car; an old plate stays readable with its end day. */
export function AmendVehicle(props: { readonly loan: Loan; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const { message } = App.useApp();
  const [vehicle, setVehicle] = useState(() => vehicleFormOf(props.loan.vehicle));
  const [isAsked, setIsAsked] = useState(false);
  const amend = useDeskCommand('vehicles.save');
  const save = (): void => {
    setIsAsked(true);
    if (isVehicleWrong(vehicle) && !vehicle.isCheckKept) return;
    amend.mutate(
      { loanId: props.loan.loanId, vehicle: vehicleInputOf(vehicle) },
      {
        onSuccess: () => {
          void message.success(t('loans.amend.saved'));
          props.onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('loans.amend.vehicleTitle')}
      okText={t('ui.save')}
      cancelText={t('ui.cancel')}
      confirmLoading={amend.isPending}
      onOk={save}
      onCancel={props.onClose}
      width={720}
    >
      <div className="loan-group">
        <VehicleFields
          vehicle={vehicle}
          onChange={setVehicle}
          areProblemsShown={isAsked}
          {...(props.loan.vehicle?.vin ? { vinHelp: t('loans.amend.vinNote') } : {})}
        />
      </div>
      {amend.error ? <ErrorView error={amend.error} isInline /> : null}
    </FormDialog>
  );
}
