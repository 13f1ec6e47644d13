import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGo } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { WithKey } from '../../ui/KeyHint.tsx';
import { type TracedAmount, TracedMoney } from '../../ui/LoanTrace.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Loan } from './loan.ts';
import { STATUS_TONES } from './loan-columns.tsx';
import { MoneyEventDialog } from './MoneyEventDialog.tsx';

interface HeadProps {
  readonly loan: Loan;
  readonly isToday: boolean;
  readonly onAsOf: (day: string | undefined) => void;
}

/** Who, which car, which contract, how late; the four figures; the day they are computed to. */
export function LoanHead({ loan, isToday, onAsOf }: HeadProps): ReactNode {
  const t = useT();
  const { position } = loan;
  return (
    <>
      <PageHeader
        title={[loan.borrowerName, loan.vehicle?.plate, loan.contractNo].filter(Boolean).join(' · ')}
        beside={<StateTags loan={loan} />}
        actions={<Actions loan={loan} />}
      />
      {isToday ? null : (
        <output className="loan-notice" style={{ display: 'block' }}>
          ⚠ {t('loans.page.asOfNotToday', { date: position.asOf })}{' '}
          <Button size="small" onClick={() => onAsOf(undefined)}>
            {t('loans.page.backToToday')}
          </Button>
        </output>
      )}
      {loan.stopFlag ? (
        <div className="loan-notice">
          ⚠ {t('loans.page.stopFlag', { reason: loan.stopFlag.reason, date: loan.stopFlag.since })}
        </div>
      ) : null}
      <Figures loan={loan} isToday={isToday} />
      <div className="desk-toolbar">
        <span className="loan-as-of">
          <label htmlFor="loan-as-of">{t('loans.page.asOf')}</label>
          <DateField
            id="loan-as-of"
            value={position.asOf}
            onChange={(day) => {
              if (day !== undefined && day !== position.asOf) onAsOf(day);
            }}
          />
        </span>
        <span className="desk-soft">
          {[
            position.nextDue
              ? t('loans.page.next', {
                  date: position.nextDue.on,
                  amount: formatMoney(position.nextDue.amountFen),
                })
              : t('loans.page.noNext'),
            position.accruedInterestFen > 0
              ? t('loans.page.accrued', { amount: formatMoney(position.accruedInterestFen) })
              : '',
            position.creditFen > 0 ? t('loans.page.credit', { amount: formatMoney(position.creditFen) }) : '',
          ]
            .filter((text) => text !== '')
            .join(' · ')}
        </span>
      </div>
    </>
  );
}

function StateTags({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const { position } = loan;
  return (
    <>
      <StatusTag tone={STATUS_TONES[position.status]}>{t(`loans.status.${position.status}`)}</StatusTag>
      {position.daysPastDue > 0 ? (
        <span className="desk-red">
          {t('loans.page.bucketDays', { bucket: position.bucket, count: position.daysPastDue })}
        </span>
      ) : (
        <span className="desk-soft">{t('loans.page.notOverdue')}</span>
      )}
      {position.oldestUnpaidDueOn && position.daysPastDue > 0 ? (
        <span className="desk-soft">{t('loans.page.oldest', { date: position.oldestUnpaidDueOn })}</span>
      ) : null}
      {loan.opening && loan.opening.confirmedAt === null ? (
        <StatusTag tone="amber">{t('loans.mark.openingUnconfirmed')}</StatusTag>
      ) : null}
    </>
  );
}

function Figures({ loan, isToday }: Pick<HeadProps, 'loan' | 'isToday'>): ReactNode {
  const t = useT();
  const { position } = loan;
  const figure = (
    label: string,
    shown: {
      readonly amount: TracedAmount;
      readonly fen: number;
      readonly help: string;
      readonly isRed?: boolean;
    },
  ): ReactNode => (
    <div className="loan-figure">
      <div className="desk-soft">{label}</div>
      <TracedMoney
        loanId={loan.loanId}
        asOf={position.asOf}
        amount={shown.amount}
        fen={shown.fen}
        label={label}
        isStrong
        {...(shown.isRed ? { tone: 'red' as const } : {})}
      />
      <div className="desk-soft desk-small">{shown.help}</div>
    </div>
  );
  const { overdue } = position;
  const parts = (['principal', 'interest', 'penalty', 'fee', 'cost'] as const)
    .filter((part) => overdue[`${part}Fen`] > 0)
    .map((part) => `${t(`loans.component.${part}`)} ${formatMoney(overdue[`${part}Fen`])}`);
  return (
    <div className="loan-figures" data-testid="loan-figures">
      {figure(t('loans.page.overdue'), {
        amount: { kind: 'overdue-total' },
        fen: overdue.totalFen,
        help: parts.length > 0 ? parts.join(' + ') : t('loans.page.notOverdue'),
        isRed: overdue.totalFen > 0,
      })}
      {figure(t('loans.page.outstanding'), {
        amount: { kind: 'outstanding-principal' },
        fen: position.outstandingPrincipalFen,
        help:
          position.writeOff === null
            ? `/ ${formatMoney(loan.terms.principalFen)}`
            : t('loans.event.writtenOff', {
                amount: formatMoney(position.writeOff.amountFen),
                recovered: formatMoney(position.writeOff.recoveredFen),
              }),
      })}
      {figure(t(isToday ? 'loans.page.cure' : 'loans.page.cureAsOf'), {
        amount: { kind: 'cure-today' },
        fen: position.cureTodayFen,
        help: t('loans.page.cureHelp'),
      })}
      {figure(t(isToday ? 'loans.page.settle' : 'loans.page.settleAsOf'), {
        amount: { kind: 'settle-today' },
        fen: position.settleTodayFen,
        help: t('loans.page.settleHelp'),
      })}
    </div>
  );
}

function Actions({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const go = useGo();
  const [isEventOpen, setIsEventOpen] = useState(false);
  const receipt = (): void => go('/receipts', { loanId: loan.loanId, new: '1' });
  const openCase = (): void => {
    if (loan.caseId) go(`/cases/${loan.loanId}`);
  };
  const letter = (): void => go('/letters/new', { loanId: loan.loanId });
  useShortcut('R', 'loans.action.receipt', receipt);
  useShortcut('C', 'loans.action.case', openCase, { isEnabled: loan.caseId !== null });
  useShortcut('L', 'loans.action.letter', letter);
  return (
    <>
      <WithKey keys="R" label={t('loans.action.receipt')}>
        <Button type="primary" onClick={receipt}>
          {t('loans.action.receipt')}
        </Button>
      </WithKey>
      <WithKey keys="C" label={loan.caseId ? t('loans.action.case') : t('loans.page.notCase')}>
        <Button disabled={loan.caseId === null} onClick={openCase}>
          {t('loans.action.case')}
        </Button>
      </WithKey>
      <WithKey keys="L" label={t('loans.action.letter')}>
        <Button onClick={letter}>{t('loans.action.letter')}</Button>
      </WithKey>
      <Button onClick={() => setIsEventOpen(true)} data-testid="loan-event">
        {t('loans.action.event')}
      </Button>
      {isEventOpen ? <MoneyEventDialog loan={loan} onClose={() => setIsEventOpen(false)} /> : null}
    </>
  );
}
