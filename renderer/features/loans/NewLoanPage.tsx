import { App, Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useDraft } from '../../app/drafts.ts';
import { useGo } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import type { Output } from '../../bridge/desk.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { ClauseFields } from './ClauseFields.tsx';
import { ContractFields } from './ContractFields.tsx';
import './loans.css';
import {
  emptyNewLoan,
  loanInputOf,
  type NewLoanForm,
  newLoanProblems,
  readNewLoanDraft,
} from './new-loan-form.ts';
import { PayoutFields } from './PayoutFields.tsx';
import { PeopleFields } from './PeopleFields.tsx';
import { SchedulePreview } from './SchedulePreview.tsx';
import { TermsFields } from './TermsFields.tsx';
import { VehicleSection } from './VehicleSection.tsx';

const DRAFT = 'loan:new';

/** The guided form of a new loan: seven parts in the order of the paper file, ending in the pay-out. */
export function NewLoanPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const today = useToday();
  const { message } = App.useApp();
  const page = useRef<HTMLDivElement>(null);
  const { form, setForm, clear, isTouched } = useDraft(DRAFT, emptyNewLoan(today), readNewLoanDraft);
  const [isAsked, setIsAsked] = useState(false);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const create = useDeskCommand('loans.create');
  const problems = newLoanProblems(form, today);
  const shown = isAsked ? problems : new Set<string>();

  const active = useOnlyLender(form, setForm);
  const save = (): void => {
    setIsAsked(true);
    const input = loanInputOf(form);
    if (problems.size > 0 || !input || create.isPending) {
      setTimeout(() => focusFirstProblem(page.current), 0);
      return;
    }
    create.mutate(input, {
      onSuccess: ({ loanId }) => {
        void message.success(t('loanForm.saved', { contractNo: input.contractNo }), 6);
        clear();
        go(`/loans/${loanId}`);
      },
    });
  };
  useShortcut('Ctrl+Enter', 'loanForm.save', save);
  const part = { form, onChange: setForm, problems: shown };
  return (
    <div data-testid="new-loan" ref={page}>
      <PageHeader
        title={t('loanForm.title')}
        beside={<span className="desk-soft">{t('loanForm.draftKept')}</span>}
        actions={
          <>
            <Button disabled={!isTouched} onClick={() => setIsDiscarding(true)}>
              {t('loanForm.discard')}
            </Button>
            <Button type="primary" loading={create.isPending} onClick={save}>
              {t('loanForm.save')} <KeyHint keys="Ctrl+Enter" />
            </Button>
          </>
        }
      />
      <div className="loan-form-page">
        <div>
          <ContractFields {...part} lenders={active} />
          <PeopleFields {...part} />
          <VehicleSection {...part} />
          <TermsFields {...part} />
          <ClauseFields {...part} />
          <PayoutFields {...part} />
        </div>
        <div className="loan-form-side">
          {isAsked && problems.size > 0 ? (
            <div className="desk-error" role="alert">
              <strong className="desk-red">
                ✗ {t('loanForm.problem.summary', { count: problems.size })}
              </strong>
            </div>
          ) : null}
          {create.error ? <ErrorView error={create.error} record={form.contractNo} /> : null}
          <SchedulePreview form={form} />
        </div>
      </div>
      <ConfirmDialog
        isOpen={isDiscarding}
        isDanger
        title={t('loanForm.discard')}
        okText={t('loanForm.discard')}
        onCancel={() => setIsDiscarding(false)}
        onOk={() => {
          clear();
          create.reset();
          setIsAsked(false);
          setIsDiscarding(false);
        }}
      >
        {t('loanForm.discardAsk')}
      </ConfirmDialog>
    </div>
  );
}

function focusFirstProblem(page: HTMLElement | null): void {
  const field = page?.querySelector('.desk-field-wrong input, .desk-field-wrong textarea');
  if (field instanceof HTMLElement) field.focus();
}

/** The active lenders; a book with one lender has nothing to choose. */
function useOnlyLender(form: NewLoanForm, setForm: (form: NewLoanForm) => void): Output<'lenders.list'> {
  const lenders = useDeskQuery('lenders.list', {});
  const latest = useRef({ form, setForm });
  latest.current = { form, setForm };
  const active = (lenders.data ?? []).filter((lender) => lender.isActive);
  const onlyLender = active.length === 1 ? active[0]?.id : undefined;
  useEffect(() => {
    const now = latest.current;
    if (onlyLender !== undefined && now.form.lenderId === '') {
      now.setForm({ ...now.form, lenderId: onlyLender });
    }
  }, [onlyLender]);
  return active;
}
