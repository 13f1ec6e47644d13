import { Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { chinaTimeOf } from '../../../shared/kernel/instant.ts';
import type { Output } from '../../bridge/desk.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { type Translate, useT } from '../../i18n/words.ts';
import { ErrorView } from '../ErrorView.tsx';
import { Field } from '../Field.tsx';
import { ImeInput } from '../ImeInput.tsx';
import { formatMoney } from '../money-text.ts';
import { ContactFields } from './ContactFields.tsx';
import { ContactTarget } from './ContactTarget.tsx';
import type { CasePage, NextAction } from './collection-words.ts';
import { type ContactForm, type FormState, startOf, targetOf } from './contact-form.ts';
import { useContactKeys } from './contact-keys.ts';
import { GateNotice } from './GateNotice.tsx';
import { NextStepFields } from './NextStepFields.tsx';
import { PromiseFields } from './PromiseFields.tsx';
import { type CallClock, useCallClock } from './use-call-clock.ts';
import { useGate } from './use-gate.ts';

export interface ContactDialogProps {
  readonly page: CasePage;
  readonly draft: FormState<ContactForm>;
  readonly onClose: () => void;
  readonly onSaved: (result: Output<'contacts.log'>) => void;
}

/** 记录联系: the gate speaks first, the clock runs, one digit gives the outcome, Ctrl+Enter saves and goes on. */
export function ContactDialog(props: ContactDialogProps): ReactNode {
  const t = useT();
  const { page, draft } = props;
  const { form, setForm } = draft;
  const target = targetOf(form, page.loan.loanId);
  const state = useGate(target);
  const clock = useCallClock(state);
  const box = useRef<HTMLFieldSetElement>(null);
  const step = useProposedStep(page.loan.loanId, form);
  const isBlocked = state.gate?.allowed === false && form.direction === 'out';
  const patch = (part: Partial<ContactForm>): void => setForm({ ...form, ...part });
  const { save, problem, log } = useSaveContact(props, { target, clock, step, isBlocked });
  useContactKeys({ patch, save });
  return (
    <Modal
      open
      width={860}
      style={{ top: 24 }}
      title={t('cases.call.title', { name: page.borrowerName })}
      okText={
        <>
          {t('cases.call.save')} <kbd className="desk-key">Ctrl+Enter</kbd>
        </>
      }
      cancelText={t('ui.close')}
      confirmLoading={log.isPending}
      afterOpenChange={(isShown) => isShown && box.current?.focus()}
      onOk={save}
      onCancel={props.onClose}
    >
      <fieldset ref={box} className="case-contact" data-testid="contact-form" tabIndex={-1}>
        <div className="case-contact-head desk-figures">
          <span>
            {t('cases.debt.cure')} <strong>{formatMoney(page.balances.cureTodayFen)}</strong>
          </span>
          <span>
            {t('cases.debt.settle')} <strong>{formatMoney(page.balances.settleTodayFen)}</strong>
          </span>
          <span className="case-clock" data-testid="contact-clock">
            {clock.startedAt
              ? t('cases.call.startedAt', { at: chinaTimeOf(clock.startedAt).slice(0, 5) })
              : ''}{' '}
            <strong>{clock.text}</strong>
          </span>
        </div>
        <ContactTarget page={page} form={form} onChange={patch} />
        <GateNotice state={state} />
        <ContactFields form={form} onChange={patch} />
        {form.outcome === 'promise' ? <PromiseFields page={page} form={form} onChange={patch} /> : null}
        <NextStepFields
          step={step}
          onChange={(next) => patch({ nextAction: next.action, nextOn: next.on })}
          isProposed={form.nextAction === null}
        />
        {isBlocked ? (
          <Field label={t('cases.call.overrideReason')} isRequired help={t('cases.call.overrideHelp')}>
            {(control) => (
              <ImeInput
                {...control}
                value={form.overrideReason}
                onChange={(overrideReason) => patch({ overrideReason })}
              />
            )}
          </Field>
        ) : null}
        {problem ? (
          <p className="desk-red" role="alert">
            ✗ {problem}
          </p>
        ) : null}
        {log.error ? <ErrorView error={log.error} isInline /> : null}
      </fieldset>
    </Modal>
  );
}

/** The step the service proposes for the outcome, unless the clerk chose another. */
function useProposedStep(
  loanId: string,
  form: ContactForm,
): { readonly action: NextAction; readonly on: string } | null {
  const proposed = useDeskQuery(
    'contacts.proposeNextStep',
    form.outcome === null
      ? undefined
      : { loanId, outcome: form.outcome, promiseDueOn: form.outcome === 'promise' ? form.dueOn : null },
    { keepPrevious: true },
  );
  if (form.outcome === null) return null;
  const action = form.nextAction ?? proposed.data?.action;
  const on = form.nextOn ?? proposed.data?.on;
  return action && on ? { action, on } : null;
}

interface Saving {
  readonly target: ReturnType<typeof targetOf>;
  readonly clock: CallClock;
  readonly step: { readonly action: NextAction; readonly on: string } | null;
  readonly isBlocked: boolean;
}

/** Checks the form in words, then books the contact; the gate is asked again by the service. */
function useSaveContact(props: ContactDialogProps, saving: Saving) {
  const t = useT();
  const { draft } = props;
  const { form } = draft;
  const { target, clock, step, isBlocked } = saving;
  const log = useDeskCommand('contacts.log');
  const [problem, setProblem] = useState('');
  const save = (): void => {
    const now = clock.now();
    const isLate = form.startTime.trim() !== '';
    const startedAt = isLate && now ? startOf(form.startTime, now) : clock.startedAt;
    const wrong = missingOf(t, form, isBlocked) || (startedAt && now ? '' : t('cases.call.startTimeWrong'));
    setProblem(wrong);
    if (wrong !== '' || form.outcome === null || startedAt === undefined || now === undefined) return;
    const { outcome, amountFen, dueOn, willingness, defaultReason, summary } = form;
    const isPromise = outcome === 'promise' && amountFen !== null && dueOn !== null;
    log.mutate(
      {
        ...target,
        startedAt,
        endedAt: isLate ? null : now,
        outcome,
        willingness,
        defaultReason,
        summary,
        place: form.place.trim() === '' ? null : form.place,
        nextStep: step,
        promise: isPromise ? { amountFen, dueOn } : null,
        override: isBlocked ? { reason: form.overrideReason } : null,
      },
      {
        onSuccess: (result) => {
          draft.clear();
          props.onSaved(result);
        },
      },
    );
  };
  return { save, problem, log };
}

/** What is still to be filled in, in words; '' when nothing is. */
function missingOf(t: Translate, form: ContactForm, isBlocked: boolean): string {
  if (form.personId === null && form.personLabel.trim() === '') return t('cases.call.nameMissing');
  if (form.outcome === null) return t('cases.call.outcomeMissing');
  if (form.outcome === 'promise' && form.amountFen === null) return t('cases.promise.amountMissing');
  if (form.outcome === 'promise' && form.dueOn === null) return t('cases.promise.dateMissing');
  if (isBlocked && form.overrideReason.trim() === '') return t('cases.call.overrideReason');
  return '';
}
