import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '../../bridge/desk.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { EmptyBook } from '../../ui/EmptyBook.tsx';
import { formatMoney } from '../../ui/money-text.ts';

const ONE_LOAN = { filter: {}, sort: { by: 'contractNo', direction: 'asc' }, offset: 0, limit: 1 } as const;

/** An empty sheet: the day is done, or the book has no loan yet and begins with an import. */
export function NothingToDo({ sheet }: { readonly sheet: Output<'morning.sheet'> }): ReactNode {
  const loans = useDeskQuery('loans.list', ONE_LOAN);
  if (loans.isPending) return null;
  return loans.data?.total === 0 ? <EmptyBook /> : <DayDone sheet={sheet} />;
}

/** Nothing left: what was done today, what comes tomorrow, and the marks that can be taken back. */
function DayDone({ sheet }: { readonly sheet: Output<'morning.sheet'> }): ReactNode {
  const t = useT();
  const marks = useDeskQuery('morning.marks', {});
  const unmark = useDeskCommand('morning.unmark');
  const { doneToday, dueTomorrow } = sheet;
  return (
    <div className="morning-empty desk-panel" data-testid="morning-empty">
      <strong>✓ {t('morning.empty.title')}</strong>
      <h2>{t('morning.empty.doneToday')}</h2>
      <div>{t('morning.empty.marks', { done: doneToday.count, snoozed: doneToday.snoozedCount })}</div>
      <div>
        {t('morning.empty.contacts', { contacts: doneToday.contactCount, promises: doneToday.promiseCount })}
      </div>
      <div>
        {t('morning.empty.receipts', {
          count: doneToday.receiptCount,
          amount: formatMoney(doneToday.receiptFen),
        })}
      </div>
      <h2>{t('morning.empty.dueTomorrow', { date: dueTomorrow.on })}</h2>
      <div>
        {t('morning.empty.promises', {
          count: dueTomorrow.promiseCount,
          amount: formatMoney(dueTomorrow.promiseFen),
        })}
      </div>
      <div>{t('morning.empty.steps', { count: dueTomorrow.nextActionCount })}</div>
      <div>{t('morning.empty.instalments', { count: dueTomorrow.instalmentCount })}</div>
      {(marks.data?.rows ?? []).slice(0, 20).map((mark) => (
        <div key={mark.markId}>
          {mark.borrowerName} {mark.contractNo} {mark.reason}{' '}
          <Button size="small" onClick={() => unmark.mutate({ markId: mark.markId })}>
            {t('morning.empty.takeBack')}
          </Button>
        </div>
      ))}
    </div>
  );
}
