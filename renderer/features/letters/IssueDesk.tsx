import { Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGo } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import type { Input, Output } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { KeyHint, WithKey } from '../../ui/KeyHint.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CheckList, ChecksSummary } from './CheckList.tsx';
import type { LetterRow } from './codes.ts';
import { DraftPages } from './DraftPages.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { IssuedPanel } from './IssuedPanel.tsx';
import type { WishState } from './letter-wish.ts';
import { type FilePurpose, useLetterFile } from './use-letter-file.ts';
import { WishForm } from './WishForm.tsx';

export interface IssueDeskProps {
  readonly wish: Input<'letters.check'>;
  readonly check: Output<'letters.check'>;
  /** the checks are those of what stands in the form */
  readonly isFresh: boolean;
  readonly state: WishState;
  readonly onChange: (next: Partial<WishState>) => void;
  readonly reason: string;
  readonly onReason: (text: string) => void;
  readonly onIssued: () => void;
}

/** The form, its checks and figures, the draft beside them, and the two ways to issue. */
export function IssueDesk(props: IssueDeskProps): ReactNode {
  const t = useT();
  const { check } = props;
  const [purpose, setPurpose] = useState<FilePurpose | undefined>(undefined);
  const [issued, setIssued] = useState<Output<'letters.issue'> | undefined>(undefined);
  const [isDraftOnly, setIsDraftOnly] = useState(false);
  const file = useLetterFile();
  const loan = useDeskQuery('loans.get', { loanId: props.wish.loanId });
  const earlier = useDeskQuery('letters.list', { loanId: props.wish.loanId, limit: 50 });
  const same = earlier.data?.rows.find((row) => isSame(row, check));
  const reason = useWhyNot(props, same);
  const title = [t(`letters.issue.titleOf.${check.kind}`), loan.data?.borrowerName, loan.data?.contractNo];
  if (issued !== undefined) return <IssuedPanel issued={issued} file={file} />;
  return (
    <>
      <PageHeader
        title={title.filter(Boolean).join(' · ')}
        beside={<Beside loanId={props.wish.loanId} count={earlier.data?.total ?? 0} />}
        actions={
          <Actions
            whyNot={reason}
            isDraftOnly={isDraftOnly}
            onDraftOnly={() => setIsDraftOnly((old) => !old)}
            onIssue={setPurpose}
          />
        }
      />
      {same ? <SameExists same={same} /> : null}
      <div className={isDraftOnly ? 'letter-desk letter-desk-draft' : 'letter-desk'}>
        {isDraftOnly ? null : <LeftColumn {...props} />}
        <DraftPages wish={props.wish} isPossible={check.figures !== null} />
      </div>
      {purpose !== undefined && check.figures !== null ? (
        <IssueDialog
          wish={props.wish}
          check={check}
          claimedFen={check.figures.claimedFen}
          purpose={purpose}
          onCancel={() => setPurpose(undefined)}
          onIssued={(letter) => {
            setPurpose(undefined);
            setIssued(letter);
            props.onIssued();
            void file.output(letter.letterId, purpose);
          }}
        />
      ) : null}
    </>
  );
}

function LeftColumn(props: IssueDeskProps): ReactNode {
  const t = useT();
  const { check } = props;
  return (
    <div className="letter-left">
      <section className="desk-panel">
        <WishForm {...props} />
      </section>
      <section className="desk-panel" aria-busy={!props.isFresh}>
        <h2 className="letter-panel-head">
          {t('letters.issue.checks')} <ChecksSummary checks={check.checks} />
        </h2>
        <CheckList checks={check.checks} loanId={props.wish.loanId} />
      </section>
      {check.figures ? (
        <section className="desk-panel">
          <h2 className="letter-panel-head">{t('letters.issue.figures', { date: check.asOf })}</h2>
          <FiguresTable figures={check.figures} />
          <div className="desk-soft desk-small">
            {t('letters.issue.templateLine', { id: check.templateId, version: check.templateVersion })}
          </div>
        </section>
      ) : null}
    </div>
  );
}

function isSame(row: LetterRow, check: Output<'letters.check'>): boolean {
  const addressee = check.addressees.find((one) => one.personId === check.addresseeId);
  return (
    row.status !== 'cancelled' &&
    row.kind === check.kind &&
    row.asOf === check.asOf &&
    row.addresseeName === addressee?.name &&
    row.addresseeRole === addressee.role
  );
}

/** Why the letter cannot be issued now, in words; '' when it can. */
function useWhyNot(props: IssueDeskProps, same: LetterRow | undefined): string {
  const t = useT();
  if (!props.isFresh) return t('letters.issue.whyChecking');
  const failed = props.check.checks.filter((one) => one.state === 'fail').length;
  if (failed > 0 || props.check.figures === null) return t('letters.issue.whyFailed', { count: failed });
  if (same) return t('letters.issue.sameExists', { letterNo: same.letterNo });
  return '';
}

function SameExists({ same }: { readonly same: LetterRow }): ReactNode {
  const t = useT();
  const go = useGo();
  return (
    <div className="letter-notice" role="status">
      ⚠ {t('letters.issue.sameExists', { letterNo: same.letterNo })}{' '}
      <Button size="small" onClick={() => go(`/letters/${same.letterId}`)}>
        {t('letters.issue.openSame')}
      </Button>
    </div>
  );
}

function Beside(props: { readonly loanId: string; readonly count: number }): ReactNode {
  const t = useT();
  const go = useGo();
  return (
    <>
      <Button size="small" onClick={() => go('/letters/new')}>
        {t('letters.issue.changeLoan')}
      </Button>
      <Button size="small" onClick={() => go(`/loans/${props.loanId}`)}>
        {t('letters.openLoan')}
      </Button>
      {props.count > 0 ? (
        <Button size="small" type="link" onClick={() => go('/letters', { loanId: props.loanId })}>
          {t('letters.issue.earlier', { count: props.count })}
        </Button>
      ) : null}
    </>
  );
}

interface ActionsProps {
  readonly whyNot: string;
  readonly isDraftOnly: boolean;
  readonly onDraftOnly: () => void;
  readonly onIssue: (purpose: FilePurpose) => void;
}

function Actions({ whyNot, isDraftOnly, onDraftOnly, onIssue }: ActionsProps): ReactNode {
  const t = useT();
  const canIssue = whyNot === '';
  useShortcut('Ctrl+Enter', 'letters.issue.issuePrint', () => onIssue('print'), { isEnabled: canIssue });
  useShortcut('Ctrl+S', 'letters.issue.issueSave', () => onIssue('save'), { isEnabled: canIssue });
  useShortcut('D', 'letters.issue.draftOnly', onDraftOnly);
  const draftWord = t(isDraftOnly ? 'letters.issue.draftBack' : 'letters.issue.draftOnly');
  const hint = (keys: string, label: string): ReactNode =>
    canIssue ? (
      <>
        {label} <KeyHint keys={keys} />
      </>
    ) : (
      whyNot
    );
  return (
    <>
      {canIssue ? null : (
        <span className="desk-amber letter-why" id="letter-why-not">
          ⚠ {whyNot}
        </span>
      )}
      <WithKey keys="D" label={draftWord}>
        <Button onClick={onDraftOnly} aria-pressed={isDraftOnly}>
          {draftWord}
        </Button>
      </WithKey>
      <Tooltip title={hint('Ctrl+S', t('letters.issue.issueSave'))}>
        <Button
          disabled={!canIssue}
          onClick={() => onIssue('save')}
          aria-describedby="letter-why-not"
          data-testid="letter-issue-save"
        >
          {t('letters.issue.issueSave')}
        </Button>
      </Tooltip>
      <Tooltip title={hint('Ctrl+Enter', t('letters.issue.issuePrint'))}>
        <Button
          type="primary"
          disabled={!canIssue}
          onClick={() => onIssue('print')}
          aria-describedby="letter-why-not"
          data-testid="letter-issue-print"
        >
          {t('letters.issue.issuePrint')}
        </Button>
      </Tooltip>
    </>
  );
}
