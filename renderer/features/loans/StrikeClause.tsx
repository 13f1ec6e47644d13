import { type ReactNode, useState } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import type { ClauseRecord } from '../../ui/clauses/clause-form.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';

/** A clause that does not stand in the paper: struck with the reason, readable afterwards. */
export function StrikeClause(props: {
  readonly clause: ClauseRecord;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const end = useDeskCommand('loans.endClause');
  const [reason, setReason] = useState('');
  const { clause, onClose } = props;
  return (
    <ReasonDialog
      title={t('records.clause.strikeTitle', {
        no: clause.clauseNo,
        kind: t(`loans.clause.${clause.kind}`),
      })}
      body={t('records.clause.strikeBody')}
      okText={t('records.clause.strike')}
      reason={reason}
      onReason={setReason}
      isBusy={end.isPending}
      error={end.error}
      onOk={() => end.mutate({ clauseId: clause.clauseId, reason: reason.trim() }, { onSuccess: onClose })}
      onCancel={onClose}
    />
  );
}
