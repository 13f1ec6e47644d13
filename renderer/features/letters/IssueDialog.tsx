import type { ReactNode } from 'react';
import type { Input, Output } from '../../bridge/desk.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { queryCache } from '../../bridge/query-cache.ts';
import { useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import type { FilePurpose } from './use-letter-file.ts';

interface IssueDialogProps {
  readonly wish: Input<'letters.check'>;
  readonly check: Output<'letters.check'>;
  readonly claimedFen: number;
  readonly purpose: FilePurpose;
  readonly onCancel: () => void;
  readonly onIssued: (letter: Output<'letters.issue'>) => void;
}

/** Asks once: the number is taken, the figures frozen, nothing can be undone. */
export function IssueDialog(props: IssueDialogProps): ReactNode {
  const t = useT();
  const { check, claimedFen } = props;
  const issue = useDeskCommand('letters.issue');
  const warnCount = check.checks.filter((one) => one.state === 'warn').length;
  const addressee = check.addressees.find((one) => one.personId === check.addresseeId);
  const run = (): void => {
    if (check.addresseeId === null) return;
    issue.mutate(
      {
        ...props.wish,
        kind: check.kind,
        addresseeId: check.addresseeId,
        asOf: check.asOf,
        deadlineOn: check.deadlineOn,
        expectedClaimedFen: claimedFen,
      },
      {
        onSuccess: props.onIssued,
        // what changed meanwhile is shown behind the dialog
        onError: () => {
          void queryCache.invalidateQueries({ queryKey: ['letters.check'] });
          void queryCache.invalidateQueries({ queryKey: ['letters.preview'] });
        },
      },
    );
  };
  return (
    <ConfirmDialog
      isOpen
      title={t(`letters.issue.confirmTitle.${check.kind}`)}
      okText={t(props.purpose === 'print' ? 'letters.issue.issuePrint' : 'letters.issue.issueSave')}
      isBusy={issue.isPending}
      error={issue.error}
      onOk={run}
      onCancel={props.onCancel}
    >
      <p>
        {t('letters.issue.confirmWhat', {
          name: addressee?.name ?? '',
          amount: formatMoney(claimedFen),
          asOf: check.asOf,
          deadline: check.deadlineOn,
        })}
      </p>
      <p>
        <strong>{t('letters.issue.confirmNumber')}</strong> {t('letters.issue.confirmCancel')}
      </p>
      {warnCount > 0 ? (
        <p className="desk-amber">⚠ {t('letters.issue.confirmWarn', { count: warnCount })}</p>
      ) : null}
    </ConfirmDialog>
  );
}
