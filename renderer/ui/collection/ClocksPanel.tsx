import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { type Translate, useT } from '../../i18n/words.ts';
import { DateText } from '../DateText.tsx';
import { formatMoney } from '../money-text.ts';
import { oneOf } from '../one-of.ts';
import { StatusTag, type Tone } from '../StatusTag.tsx';
import type { CasePage } from './collection-words.ts';

type Clock = CasePage['rights'][number];

const TONES: Readonly<Record<Clock['state'], Tone>> = {
  'not-started': 'neutral',
  running: 'neutral',
  near: 'amber',
  urgent: 'red',
  passed: 'red',
  preserved: 'green',
  none: 'neutral',
};

const RIGHTS = [
  'limitation.notStarted',
  'limitation.running',
  'limitation.interrupted',
  'limitation.accelerated',
  'guarantee.agreed',
  'guarantee.default',
  'guarantee.acceleratedEarlier',
  'guarantee.demanded',
  'guarantee.suitNeeded',
  'guarantee.suedInTime',
  'guarantee.released',
  'mortgage.registered',
  'mortgage.unregistered',
  'mortgage.released',
  'mortgage.none',
] as const;
const WHYS = ['no-proof', 'weak-proof', 'payer-not-debtor', 'letter-not-enough', 'after-end'] as const;

export function clockName(t: Translate, clock: Clock): string {
  if (clock.kind !== 'guarantee') return t(`cases.clock.${clock.kind}`);
  return clock.personName
    ? t('cases.clock.guarantee', { name: clock.personName })
    : t('cases.clock.guaranteeNoName');
}

/** 权利时效: each right with its state in words, its last safe day and why; `isUrgentOnly` for the preview. */
export function ClockList(props: { readonly page: CasePage; readonly isUrgentOnly?: boolean }): ReactNode {
  const clocks = props.isUrgentOnly
    ? props.page.rights.filter((clock) => ['near', 'urgent', 'passed'].includes(clock.state))
    : props.page.rights;
  return (
    <ul className="case-clocks">
      {clocks.map((clock) => (
        <li key={`${clock.kind}-${clock.personId ?? ''}`}>
          <ClockLine clock={clock} />
        </li>
      ))}
    </ul>
  );
}

function ClockLine({ clock }: { readonly clock: Clock }): ReactNode {
  const t = useT();
  const reason = oneOf(RIGHTS, clock.reasonCode);
  const why = reason ? t(`cases.rights.${reason}`, { startsOn: clock.startsOn ?? '—' }) : clock.reasonCode;
  return (
    <>
      <div className="case-clock-head">
        <span>{clockName(t, clock)}</span>
        <Tooltip title={clock.rule}>
          <span>
            <StatusTag tone={TONES[clock.state]}>
              {t(`cases.clock.${clock.state}`, { days: clock.daysLeft ?? 0 })}
            </StatusTag>
          </span>
        </Tooltip>
      </div>
      <div className="desk-soft desk-small">
        {why}
        {clock.legalEndOn && clock.lastSafeOn
          ? ` · ${t('cases.clock.until', { date: clock.legalEndOn, safe: clock.lastSafeOn })}`
          : ''}
        {clock.isProvisional ? ` · ${t('cases.clock.provisional')}` : ''}
      </div>
      {clock.notCounted.map((event) => {
        const code = oneOf(WHYS, event.why);
        return (
          <div className="desk-amber desk-small" key={`${event.kind}-${event.on}`}>
            !{' '}
            {t('cases.clock.notCounted', {
              date: event.on,
              why: code ? t(`cases.notCounted.${code}`) : event.why,
            })}
          </div>
        );
      })}
    </>
  );
}

/** Rights, the vehicle's insurance and GPS, and the debtors' other loans. */
export function ClocksPanel(props: {
  readonly page: CasePage;
  readonly onOpenLoan: (loanId: string) => void;
}): ReactNode {
  const t = useT();
  const { vehicle } = props.page;
  const others = props.page.debtors.flatMap((person) =>
    person.otherLoans.map((loan) => ({ ...loan, name: person.name })),
  );
  return (
    <section className="case-panel" aria-label={t('cases.clock.title')} data-testid="case-rights">
      <h2>{t('cases.clock.title')}</h2>
      <ClockList page={props.page} />
      {vehicle ? (
        <div className="case-vehicle desk-small">
          <div>
            {t('cases.clock.insurance')} <DateText date={vehicle.insuranceEndsOn} />{' '}
            <StatusTag tone={INSURANCE_TONES[vehicle.insuranceState]}>
              {t(`cases.clock.insuranceState.${vehicle.insuranceState}`)}
            </StatusTag>{' '}
            {t('cases.clock.gps')}{' '}
            <StatusTag tone={vehicle.gpsState === 'no-data' ? 'amber' : 'neutral'}>
              {t(`cases.clock.gpsState.${vehicle.gpsState}`)}
            </StatusTag>
          </div>
          {vehicle.valuationFen !== null ? (
            <div className="desk-soft">
              {vehicle.brandModel}{' '}
              {t('cases.clock.valuation', {
                amount: formatMoney(vehicle.valuationFen),
                date: vehicle.valuedOn ?? '—',
              })}
            </div>
          ) : null}
        </div>
      ) : null}
      <div className="desk-small">
        {t('cases.clock.otherLoans')}{' '}
        {others.length === 0 ? <span className="desk-soft">{t('cases.clock.noOther')}</span> : null}
      </div>
      {others.map((loan) => (
        <div className="desk-small" key={`${loan.loanId}-${loan.name}`}>
          <button type="button" className="desk-link" onClick={() => props.onOpenLoan(loan.loanId)}>
            {t('cases.clock.otherLoan', {
              contractNo: loan.contractNo,
              role: t(`loans.role.${loan.role}`),
              name: loan.name,
            })}
          </button>{' '}
          {loan.overdueFen > 0 ? (
            <span className="desk-red">
              {t('morning.row.days', { count: loan.daysPastDue })} {formatMoney(loan.overdueFen)}
            </span>
          ) : (
            <span className="desk-soft">{t(`loans.status.${loan.status}`)}</span>
          )}
        </div>
      ))}
    </section>
  );
}

const INSURANCE_TONES: Readonly<Record<NonNullable<CasePage['vehicle']>['insuranceState'], Tone>> = {
  'in-force': 'neutral',
  lapsing: 'amber',
  lapsed: 'red',
  unknown: 'neutral',
};
