import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useShortcut } from '../../app/shortcuts.ts';
import { desk } from '../../bridge/desk.ts';
import { useT } from '../../i18n/words.ts';
import { InstantText } from '../../ui/InstantText.tsx';
import { WithKey } from '../../ui/KeyHint.tsx';
import { MaskedText } from '../../ui/MaskedText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useToday } from '../../ui/today.ts';
import { AmendVehicle } from './AmendVehicle.tsx';
import type { Loan } from './loan.ts';
import { Facts, Section } from './Section.tsx';

type Vehicle = NonNullable<Loan['vehicle']>;

/** The car: registration of the mortgage, insurance, GPS, valuation; what is not known is said so. */
export function VehiclePanel({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const [isAmending, setIsAmending] = useState(false);
  const { vehicle } = loan;
  useShortcut('V', 'loans.action.amendVehicle', () => setIsAmending(true));
  return (
    <Section
      title={t('loans.section.vehicle')}
      tools={
        <WithKey keys="V" label={t('loans.action.amendVehicle')}>
          <Button size="small" onClick={() => setIsAmending(true)}>
            {t('loans.action.amendVehicle')}
          </Button>
        </WithKey>
      }
    >
      {vehicle ? (
        <VehicleFacts vehicle={vehicle} />
      ) : (
        <span className="desk-soft">{t('loans.vehicle.none')}</span>
      )}
      {isAmending ? <AmendVehicle loan={loan} onClose={() => setIsAmending(false)} /> : null}
    </Section>
  );
}

function VehicleFacts({ vehicle }: { readonly vehicle: Vehicle }): ReactNode {
  const t = useT();
  const kept = (check: Vehicle['vinCheck']): ReactNode =>
    check === 'kept' ? <StatusTag tone="amber">{t('loans.vehicle.kept')}</StatusTag> : null;
  const model = [
    vehicle.brandModel,
    vehicle.colour,
    vehicle.isNew === null ? '' : t(vehicle.isNew ? 'loans.vehicle.isNew' : 'loans.vehicle.isUsed'),
  ].filter(Boolean);
  const reveal = (): Promise<string> =>
    desk
      .call('parties.unmask', { subject: 'vin', recordId: vehicle.vehicleId })
      .then((answer) => answer.value);
  return (
    <Facts
      facts={[
        [
          t('loans.vehicle.plate'),
          <span key="plate">
            {vehicle.plate ?? '—'} {kept(vehicle.plateCheck)}
          </span>,
        ],
        [t('loans.vehicle.brandModel'), model.join(' · ')],
        [
          t('loans.vehicle.vin'),
          vehicle.vin ? (
            <span key="vin">
              <MaskedText masked={vehicle.vin} label={t('loans.vehicle.vin')} reveal={reveal} />{' '}
              {kept(vehicle.vinCheck)}
            </span>
          ) : (
            '—'
          ),
        ],
        [t('loans.vehicle.engineNo'), vehicle.engineNo],
        [t('loans.vehicle.owner'), vehicle.registeredOwnerName],
        [t('loans.vehicle.certificateNo'), vehicle.registrationCertificateNo],
        [t('loans.vehicle.mortgage'), <MortgageState key="m" vehicle={vehicle} />],
        [t('loans.vehicle.insurance'), <InsuranceState key="i" vehicle={vehicle} />],
        [t('loans.vehicle.gps'), <GpsState key="g" vehicle={vehicle} />],
        [
          t('loans.vehicle.valuation'),
          vehicle.valuationFen === null ? null : (
            <span key="v">
              <MoneyText fen={vehicle.valuationFen} />{' '}
              {vehicle.valuedOn ? (
                <span className="desk-soft">{t('loans.vehicle.valuedOn', { date: vehicle.valuedOn })}</span>
              ) : null}
            </span>
          ),
        ],
      ]}
    />
  );
}

function MortgageState({ vehicle }: { readonly vehicle: Vehicle }): ReactNode {
  const t = useT();
  if (vehicle.mortgageReleasedOn) {
    return t('loans.vehicle.released', { date: vehicle.mortgageReleasedOn });
  }
  if (!vehicle.mortgageRegisteredOn) {
    return <StatusTag tone="red">{t('loans.vehicle.unregistered')}</StatusTag>;
  }
  return (
    <>
      <StatusTag tone="green">
        {t('loans.vehicle.registered', { date: vehicle.mortgageRegisteredOn })}
      </StatusTag>{' '}
      {vehicle.mortgageRegisterNo ? t('loans.vehicle.registerNo', { no: vehicle.mortgageRegisterNo }) : ''}
    </>
  );
}

function InsuranceState({ vehicle }: { readonly vehicle: Vehicle }): ReactNode {
  const t = useT();
  const today = useToday();
  const ends = vehicle.insuranceEndsOn;
  if (!ends) return <span className="desk-soft">{t('loans.vehicle.noInsurance')}</span>;
  const isLapsed = ends < today;
  return (
    <>
      <StatusTag tone={isLapsed ? 'red' : 'neutral'}>
        {t(isLapsed ? 'loans.vehicle.lapsed' : 'loans.vehicle.insured', { date: ends })}
      </StatusTag>{' '}
      {[vehicle.insurer, vehicle.insurancePolicyNo].filter(Boolean).join(' ')}
    </>
  );
}

/** 无数据: a device without a source never looks as if it were seen. */
function GpsState({ vehicle }: { readonly vehicle: Vehicle }): ReactNode {
  const t = useT();
  if (!vehicle.gpsDeviceNo) return <span className="desk-soft">{t('loans.vehicle.gpsNoDevice')}</span>;
  return (
    <>
      {vehicle.gpsDeviceNo}{' '}
      {vehicle.gpsSource && vehicle.gpsLastSignalAt ? (
        <InstantText at={vehicle.gpsLastSignalAt} />
      ) : (
        <StatusTag tone="neutral">{t('loans.vehicle.gpsNoData')}</StatusTag>
      )}
    </>
  );
}
