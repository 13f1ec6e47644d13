import type { ReactNode } from 'react';
import type { Input } from '../bridge/desk.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { type Translate, useT } from '../i18n/words.ts';
import { ErrorView } from './ErrorView.tsx';
import { MoneyText, type MoneyTextProps } from './MoneyText.tsx';
import { TracePanel } from './TracePanel.tsx';
import { traceRows } from './trace-rows.ts';

export type TracedAmount = Input<'loans.trace'>['amount'];

function amountName(t: Translate, amount: TracedAmount): string {
  switch (amount.kind) {
    case 'overdue':
      return t('loans.trace.overdueOf', { component: t(`loans.component.${amount.component}`) });
    case 'overdue-total':
      return t('loans.trace.overdueTotal');
    case 'due-today':
      return t('loans.trace.dueToday');
    case 'outstanding-principal':
      return t('loans.trace.outstandingPrincipal');
    case 'accrued-interest':
      return t('loans.trace.accruedInterest');
    case 'credit':
      return t('loans.trace.credit');
    case 'cure-today':
      return t('loans.trace.cureToday');
    case 'settle-today':
      return t('loans.trace.settleToday');
  }
}

/** 计算清单 of one amount of a loan as of a day; asked from the service when it is opened. */
export function LoanTrace(props: {
  readonly loanId: string;
  readonly amount: TracedAmount;
  readonly asOf?: string | undefined;
}): ReactNode {
  const t = useT();
  const { loanId, amount, asOf } = props;
  const answer = useDeskQuery('loans.trace', { loanId, amount, ...(asOf ? { asOf } : {}) });
  if (answer.error) return <ErrorView error={answer.error} isInline />;
  if (!answer.data) return <span className="desk-late desk-soft">{t('ui.loading')}</span>;
  const { trace, engineVersion } = answer.data;
  const rows = traceRows(t, trace);
  return (
    <TracePanel
      title={t('loans.trace.title', { what: amountName(t, amount), date: answer.data.asOf })}
      rows={rows}
      totalFen={trace.amountFen}
      note={
        <>
          {rows.length === 0 ? `${t('loans.trace.empty')} ` : ''}
          {t('loans.trace.engine', { version: engineVersion })}
        </>
      }
    />
  );
}

/** An amount of a loan that opens its 计算清单. */
export function TracedMoney(
  props: Omit<MoneyTextProps, 'trace'> & {
    readonly loanId: string;
    readonly amount: TracedAmount;
    readonly asOf?: string | undefined;
  },
): ReactNode {
  const { loanId, amount, asOf, ...rest } = props;
  return <MoneyText {...rest} trace={() => <LoanTrace loanId={loanId} amount={amount} asOf={asOf} />} />;
}
