import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import { DateText } from '../DateText.tsx';
import { type TracedAmount, TracedMoney } from '../LoanTrace.tsx';
import { formatMoney } from '../money-text.ts';
import { StatusTag } from '../StatusTag.tsx';
import type { CasePage } from './collection-words.ts';
import { PromiseNote } from './PromiseNote.tsx';

interface Line {
  readonly label: string;
  readonly fen: number;
  readonly amount: TracedAmount;
}

/** 欠款: each component, 今日补齐 and 今日结清, every amount opening its trace; what rolls, what was promised. */
export function DebtPanel({ page }: { readonly page: CasePage }): ReactNode {
  const t = useT();
  const { balances } = page;
  const { overdue } = balances;
  const components: readonly Line[] = [
    {
      label: t('cases.debt.principal'),
      fen: overdue.principalFen,
      amount: { kind: 'overdue', component: 'principal' },
    },
    {
      label: t('cases.debt.interest'),
      fen: overdue.interestFen,
      amount: { kind: 'overdue', component: 'interest' },
    },
    {
      label: t('cases.debt.penalty'),
      fen: overdue.penaltyFen,
      amount: { kind: 'overdue', component: 'penalty' },
    },
    { label: t('cases.debt.fee'), fen: overdue.feeFen, amount: { kind: 'overdue', component: 'fee' } },
    { label: t('cases.debt.cost'), fen: overdue.costFen, amount: { kind: 'overdue', component: 'cost' } },
  ];
  const rest: readonly Line[] = [
    {
      label: t('cases.debt.outstanding'),
      fen: balances.outstandingPrincipalFen,
      amount: { kind: 'outstanding-principal' },
    },
    { label: t('cases.debt.credit'), fen: balances.creditFen, amount: { kind: 'credit' } },
  ];
  // principal and interest always stand; a fee, cost or credit of nothing is left out
  const shown = [...components.filter((line, at) => at < 3 || line.fen !== 0)];
  const strong: readonly Line[] = [
    { label: t('cases.debt.cure'), fen: balances.cureTodayFen, amount: { kind: 'cure-today' } },
    { label: t('cases.debt.settle'), fen: balances.settleTodayFen, amount: { kind: 'settle-today' } },
  ];
  return (
    <section
      className="case-panel"
      aria-label={t('cases.debt.title', { date: page.asOf })}
      data-testid="case-debt"
    >
      <h2>{t('cases.debt.title', { date: page.asOf })}</h2>
      <dl className="case-sums">
        {shown.map((line) => (
          <SumLine key={line.label} page={page} line={line} />
        ))}
        {strong.map((line) => (
          <SumLine key={line.label} page={page} line={line} isStrong />
        ))}
        {rest
          .filter((line) => line.fen !== 0)
          .map((line) => (
            <SumLine key={line.label} page={page} line={line} />
          ))}
      </dl>
      <DebtNotes page={page} />
    </section>
  );
}

function SumLine(props: {
  readonly page: CasePage;
  readonly line: Line;
  readonly isStrong?: boolean;
}): ReactNode {
  const { line, page, isStrong } = props;
  return (
    <div className={isStrong ? 'case-sum desk-strong' : 'case-sum'}>
      <dt>{line.label}</dt>
      <dd>
        <TracedMoney
          loanId={page.loan.loanId}
          amount={line.amount}
          fen={line.fen}
          label={line.label}
          isStrong={isStrong ?? false}
        />
      </dd>
    </div>
  );
}

function DebtNotes({ page }: { readonly page: CasePage }): ReactNode {
  const t = useT();
  const { roll, nextDue } = page.balances;
  const { openPromise, plan } = page;
  return (
    <div className="case-notes desk-small">
      {roll ? (
        <div className="desk-amber">
          !{' '}
          {t('cases.debt.roll', {
            days: roll.days,
            date: roll.rollsOn,
            bucket: roll.nextBucket,
            amount: formatMoney(roll.stopFen),
          })}
        </div>
      ) : null}
      {openPromise ? <PromiseNote promise={openPromise} asOf={page.asOf} /> : null}
      {plan ? (
        <div>
          {t('cases.debt.plan', { no: plan.agreementNo })}{' '}
          <StatusTag tone={plan.status === 'breached' ? 'red' : plan.status === 'kept' ? 'green' : 'blue'}>
            {t(`plans.status.${plan.status}`)}
          </StatusTag>{' '}
          {plan.nextDue
            ? t('cases.debt.planNext', { date: plan.nextDue.on, amount: formatMoney(plan.nextDue.amountFen) })
            : ''}
        </div>
      ) : null}
      {nextDue ? (
        <div className="desk-soft">
          {t('cases.debt.next', { date: nextDue.on })} {formatMoney(nextDue.amountFen)}
        </div>
      ) : null}
      {page.loan.oldestUnpaidDueOn ? (
        <div className="desk-soft">
          {t('cases.debt.oldest', { date: '' })}
          <DateText date={page.loan.oldestUnpaidDueOn} isPlain />
        </div>
      ) : null}
    </div>
  );
}
