import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { addDays } from '../../../shared/kernel/local-date.ts';
import { useDraft } from '../../app/drafts.ts';
import { useGo, useUrlState } from '../../app/navigation.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { LoanChoice } from '../../ui/LoanChoice.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { Composer } from './Composer.tsx';
import { PlanFields } from './PlanFields.tsx';
import './plans.css';
import { ProposalTable } from './ProposalTable.tsx';
import { emptyPlan, type PlanForm, readPlan } from './plan-form.ts';
import type { Proposal } from './plan-words.ts';

/** 还款方案 of a loan named in the URL. */
export function PlanEditor(): ReactNode {
  const t = useT();
  const [{ loanId }, setUrl] = useUrlState((search) => ({
    loanId: typeof search.loanId === 'string' ? search.loanId : '',
  }));
  if (loanId === '') {
    return (
      <>
        <PageHeader title={t('plans.editor.newTitle')} />
        <LoanChoice
          label={t('plans.editor.chooseLoan')}
          help={t('ui.chooseLoanHelp')}
          onChoose={(chosen) => setUrl({ loanId: chosen })}
        />
      </>
    );
  }
  return <Editor key={loanId} loanId={loanId} />;
}

function Editor({ loanId }: { readonly loanId: string }): ReactNode {
  const t = useT();
  const go = useGo();
  const today = useToday();
  const draft = useDraft(`plan:${loanId}`, emptyPlan(loanId, addDays(today, 7)), readPlan);
  const { form, setForm } = draft;
  const patch = (part: Partial<PlanForm>): void => setForm({ ...form, ...part });
  const page = useDeskQuery('cases.get', { loanId });
  const wish =
    form.firstOn === null
      ? undefined
      : {
          loanId,
          count: form.count,
          firstOn: form.firstOn,
          every: form.every,
          waivedPenaltyFen: form.waivedPenaltyFen ?? 0,
        };
  const proposal = useDeskQuery('plans.propose', wish, { keepPrevious: true });
  const [isAsking, setIsAsking] = useState(false);
  const shown = proposal.error ? undefined : proposal.data;
  const { create, agree } = useAgree(form, draft.clear);
  return (
    <div className="plan-editor" data-testid="plan-editor">
      <PageHeader
        title={t('plans.editor.title', { name: page.data?.borrowerName ?? '' })}
        beside={<span className="desk-soft">{page.data?.loan.contractNo}</span>}
        actions={
          <>
            <Button onClick={() => go(`/cases/${loanId}`)}>{t('plans.editor.back')}</Button>
            <Button
              type="primary"
              disabled={!shown}
              data-testid="plan-agree"
              onClick={() => setIsAsking(true)}
            >
              {t('plans.editor.agree')}
            </Button>
          </>
        }
      />
      <div className="plan-body">
        <div className="plan-left">
          <PlanFields form={form} onChange={patch} penaltyFen={page.data?.balances.overdue.penaltyFen ?? 0} />
          <Composer form={form} onChange={patch} onChoose={(option) => patch(fromOption(option))} />
        </div>
        <div className="plan-right">
          {proposal.error ? <ErrorView error={proposal.error} /> : null}
          {wish === undefined ? <EmptyState title={t('plans.editor.fillTerms')} /> : null}
          {shown ? (
            <>
              <ProposalTable proposal={shown} />
              <Consents proposal={shown} form={form} onChange={patch} />
            </>
          ) : null}
        </div>
      </div>
      {shown ? (
        <ConfirmDialog
          isOpen={isAsking}
          title={t('plans.editor.agreeTitle', {
            count: shown.instalments.length,
            amount: formatMoney(shown.totalFen),
          })}
          okText={t('plans.editor.agree')}
          isBusy={create.isPending}
          error={create.error}
          onOk={() => wish && agree(wish, shown.totalFen)}
          onCancel={() => setIsAsking(false)}
        >
          <p>{t('plans.editor.agreeBody')}</p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

interface Wish {
  readonly loanId: string;
  readonly count: number;
  readonly firstOn: string;
  readonly every: PlanForm['every'];
  readonly waivedPenaltyFen: number;
}

/** Agrees what is shown: another total than the one seen is refused by the service. */
function useAgree(form: PlanForm, clear: () => void) {
  const go = useGo();
  const today = useToday();
  const create = useDeskCommand('plans.create');
  const { incomeFen, burdenFen, payDay } = form;
  const affordability =
    incomeFen === null ? null : { monthlyIncomeFen: incomeFen, monthlyBurdenFen: burdenFen ?? 0, payDay };
  const agree = (wish: Wish, expectedTotalFen: number): void =>
    create.mutate(
      {
        ...wish,
        expectedTotalFen,
        affordability,
        agreedOn: today,
        toleranceDays: form.toleranceDays,
        consentedGuarantorIds: [...form.consentedIds],
        remarks: form.remarks,
      },
      {
        onSuccess: ({ planId }) => {
          clear();
          go(`/plans/${planId}`);
        },
      },
    );
  return { create, agree };
}

/** A composed option as the form's terms: monthly, from its first day. */
function fromOption(option: Proposal): Partial<PlanForm> {
  return {
    count: option.instalments.length,
    firstOn: option.instalments[0]?.dueOn ?? null,
    every: 'month',
    waivedPenaltyFen: null,
  };
}

/** CC 695: who consented in writing is bound; the others are named in the warnings. */
function Consents(props: {
  readonly proposal: Proposal;
  readonly form: PlanForm;
  readonly onChange: (part: Partial<PlanForm>) => void;
}): ReactNode {
  const t = useT();
  const { form, onChange } = props;
  const guarantors = props.proposal.warnings.filter((one) => one.code === 'plan.guarantorNotBound');
  if (guarantors.length === 0) return null;
  return (
    <section className="desk-panel">
      {guarantors.map(({ params }) => {
        const personId = String(params.personId);
        return (
          <Checkbox
            key={personId}
            checked={form.consentedIds.includes(personId)}
            onChange={(event) => {
              const others = form.consentedIds.filter((one) => one !== personId);
              onChange({ consentedIds: event.target.checked ? [...others, personId] : others });
            }}
          >
            {t('plans.editor.consent', { name: params.personName })}
          </Checkbox>
        );
      })}
      <p className="desk-soft desk-small">{t('plans.editor.consentNote')}</p>
    </section>
  );
}
