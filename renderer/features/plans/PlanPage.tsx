import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useGo, usePathParam } from '../../app/navigation.ts';
import type { Output } from '../../bridge/desk.ts';
import { type DeskError, toDeskError } from '../../bridge/desk-error.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { shell } from '../../bridge/shell.ts';
import { type Translate, useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import './plans.css';
import { PLAN_TONES, warningText } from './plan-words.ts';

const PdfView = lazy(() => import('../../ui/PdfView.tsx').then((module) => ({ default: module.PdfView })));
type Plan = Output<'plans.get'>;
const PART_TONES: Readonly<Record<Plan['instalments'][number]['state'], Tone>> = {
  open: 'neutral',
  kept: 'green',
  late: 'amber',
  missed: 'red',
};

/** An agreed plan: its parts against the receipts, and the agreement on paper. */
export function PlanPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const planId = usePathParam('planId');
  const answer = useDeskQuery('plans.get', { planId });
  const [isEnding, setIsEnding] = useState(false);
  if (answer.error) return <ErrorView error={answer.error} />;
  if (!answer.data) return <div className="desk-late desk-soft">{t('ui.loading')}</div>;
  const plan = answer.data;
  const canEnd = plan.status === 'active' || plan.status === 'breached';
  return (
    <div className="plan-editor" data-testid="plan-page">
      <PageHeader
        title={`${plan.agreementNo} · ${plan.borrowerName}`}
        beside={
          <>
            <StatusTag tone={PLAN_TONES[plan.status]}>{t(`plans.status.${plan.status}`)}</StatusTag>
            <span className="desk-soft">{t('plans.page.since', { date: plan.statusOn })}</span>
            <span className="desk-soft">{plan.contractNo}</span>
          </>
        }
        actions={
          <>
            <Button onClick={() => go(`/cases/${plan.loanId}`)}>{t('plans.page.openCase')}</Button>
            <PaperButtons plan={plan} />
            {canEnd ? (
              <Button danger onClick={() => setIsEnding(true)}>
                {t('plans.page.end')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="plan-body">
        <Parts plan={plan} />
        <div className="plan-right">
          {plan.documentSha256 ? (
            <Agreement sha256={plan.documentSha256} />
          ) : (
            <EmptyState
              title={t('plans.page.noDocument')}
              body={[noPaperReason(t, plan), t('plans.page.noDocumentHint')].join(' ')}
            />
          )}
        </div>
      </div>
      {isEnding ? <EndPlan plan={plan} onClose={() => setIsEnding(false)} /> : null}
    </div>
  );
}

function noPaperReason(t: Translate, plan: Plan): string {
  const warning = plan.warnings.find((one) => one.code === 'plan.noPaper');
  return warning ? warningText(t, warning) : '';
}

function Parts({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useT();
  return (
    <section className="desk-panel plan-proposal">
      <div className="plan-total desk-figures">
        {t('plans.editor.total')} <strong>{formatMoney(plan.totalFen)}</strong> · {t('plans.page.paid')}{' '}
        <strong className="desk-green">{formatMoney(plan.paidFen)}</strong>
        {plan.missedFen > 0 ? (
          <span className="desk-red">
            {' '}
            · ✗ {t('plans.page.missed')} {formatMoney(plan.missedFen)}
          </span>
        ) : null}
      </div>
      <div className="desk-soft desk-small">
        {t('plans.page.tolerance', { count: plan.toleranceDays })} ·{' '}
        {t('plans.page.actor', { name: plan.actorName })}
        {plan.endReason ? ` · ${t('plans.page.endReason', { reason: plan.endReason })}` : ''}
      </div>
      <table className="plan-parts">
        <thead>
          <tr>
            <th>{t('plans.editor.no')}</th>
            <th>{t('plans.editor.dueOn')}</th>
            <th className="desk-right">{t('plans.editor.amount')}</th>
            <th className="desk-right">{t('plans.page.paid')}</th>
            <th>{t('plans.page.state')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.instalments.map((part) => (
            <tr key={part.no}>
              <td>{part.no}</td>
              <td>
                <DateText date={part.dueOn} />
              </td>
              <td className="desk-right">
                <MoneyText fen={part.amountFen} />
              </td>
              <td className="desk-right">
                <MoneyText fen={part.paidFen} />
              </td>
              <td>
                <StatusTag tone={PART_TONES[part.state]}>{t(`plans.part.${part.state}`)}</StatusTag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Agreement({ sha256 }: { readonly sha256: string }): ReactNode {
  const t = useT();
  const paper = useDeskQuery('documents.pdf', { sha256 });
  if (paper.error) return <ErrorView error={paper.error} />;
  return (
    <Suspense fallback={<div className="desk-late desk-soft">{t('ui.loading')}</div>}>
      <PdfView bytes={paper.data?.pdf} label={t('plans.page.document')} />
    </Suspense>
  );
}

/** Print and save through the shell: the page holds a token, never a path. */
function PaperButtons({ plan }: { readonly plan: Plan }): ReactNode {
  const t = useT();
  const offer = useDeskCommand('documents.saveToken');
  const [note, setNote] = useState('');
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const sha256 = plan.documentSha256;
  if (!sha256) return null;
  const run = async (purpose: 'print' | 'save'): Promise<void> => {
    setError(undefined);
    try {
      // no person's name: everybody who looks at the folder sees it
      const wished = `${plan.agreementNo}_${plan.contractNo}.pdf`.replace(/[\\/:*?"<>|\s]/g, '-');
      const { fileToken, suggestedName } = await offer.mutateAsync({
        sha256,
        purpose,
        suggestedName: wished,
      });
      if (purpose === 'print') {
        const { isOpened } = await shell.call('shell.printPdf', { fileToken });
        setNote(t(isOpened ? 'plans.page.printed' : 'plans.page.notOpened'));
      } else {
        const saved = await shell.call('shell.saveFile', { fileToken, suggestedName });
        setNote(t(saved.isSaved ? 'plans.page.saved' : 'plans.page.notSaved', { name: saved.name }));
      }
    } catch (thrown) {
      setError(toDeskError(thrown));
    }
  };
  return (
    <>
      {error ? <ErrorView error={error} isInline /> : <span role="status">{note}</span>}
      <Button type="primary" onClick={() => void run('print')}>
        {t('plans.page.print')}
      </Button>
      <Button onClick={() => void run('save')}>{t('plans.page.save')}</Button>
    </>
  );
}

function EndPlan({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const end = useDeskCommand('plans.end');
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('plans.page.endTitle', { no: plan.agreementNo })}
      okText={t('plans.page.end')}
      isBusy={end.isPending}
      error={end.error}
      onOk={() => end.mutate({ planId: plan.planId, reason }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{t('plans.page.endBody')}</p>
      <Field label={t('plans.page.reason')} isRequired>
        {(control) => <ImeInput {...control} value={reason} onChange={setReason} />}
      </Field>
    </ConfirmDialog>
  );
}
