import { type ReactNode, useState } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { formatMoney } from '../money-text.ts';
import { ReasonDialog } from '../ReasonDialog.tsx';
import type { CasePage } from './collection-words.ts';

type OpenPromise = NonNullable<CasePage['openPromise']>;

/** The promise that stands: what, when, how much of it came; withdrawn with a reason when it was taken by mistake. */
export function PromiseNote(props: { readonly promise: OpenPromise; readonly asOf: string }): ReactNode {
  const t = useT();
  const { promise } = props;
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  return (
    <div className={promise.dueOn <= props.asOf ? 'desk-amber' : ''}>
      {t('cases.debt.promise', { amount: formatMoney(promise.amountFen), date: promise.dueOn })}
      {promise.paidFen > 0 ? ` · ${t('cases.debt.promisePaid', { paid: formatMoney(promise.paidFen) })}` : ''}{' '}
      <button type="button" className="desk-link" onClick={() => setIsWithdrawing(true)}>
        {t('cases.promise.withdraw')}
      </button>
      {isWithdrawing ? <Withdraw promise={promise} onClose={() => setIsWithdrawing(false)} /> : null}
    </div>
  );
}

function Withdraw(props: { readonly promise: OpenPromise; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const { promise, onClose } = props;
  const withdraw = useDeskCommand('promises.withdraw');
  const [reason, setReason] = useState('');
  return (
    <ReasonDialog
      title={t('cases.promise.withdrawTitle', { amount: formatMoney(promise.amountFen) })}
      body={t('cases.promise.withdrawBody')}
      okText={t('cases.promise.withdraw')}
      reason={reason}
      onReason={setReason}
      isBusy={withdraw.isPending}
      error={withdraw.error}
      onOk={() =>
        withdraw.mutate({ promiseId: promise.promiseId, reason: reason.trim() }, { onSuccess: onClose })
      }
      onCancel={onClose}
    />
  );
}
