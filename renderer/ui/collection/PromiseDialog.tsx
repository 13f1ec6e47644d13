import { type ReactNode, useState } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../ErrorView.tsx';
import { Field } from '../Field.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { ImeInput } from '../ImeInput.tsx';
import { formatMoney } from '../money-text.ts';
import type { CasePage } from './collection-words.ts';
import type { FormState } from './contact-form.ts';
import { onCtrlEnter } from './on-ctrl-enter.ts';
import { PromiseFields, type PromiseParts } from './PromiseFields.tsx';

export interface PromiseForm extends PromiseParts {
  readonly madeBy: string;
  readonly remarks: string;
}

export function emptyPromise(page: CasePage | undefined): PromiseForm {
  return { amountFen: null, dueOn: null, madeBy: page?.borrowerName ?? '', remarks: '' };
}

function isPromiseForm(value: unknown): value is PromiseForm {
  return typeof value === 'object' && value !== null && 'madeBy' in value && 'amountFen' in value;
}

export function readPromise(draft: unknown): PromiseForm | undefined {
  return isPromiseForm(draft) ? draft : undefined;
}

/** 登记承诺 outside a call: amount, day, who; Ctrl+Enter saves. */
export function PromiseDialog(props: {
  readonly page: CasePage;
  readonly draft: FormState<PromiseForm>;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}): ReactNode {
  const t = useT();
  const { page, draft } = props;
  const { form, setForm } = draft;
  const make = useDeskCommand('promises.make');
  const [problem, setProblem] = useState('');
  const patch = (part: Partial<PromiseForm>): void => setForm({ ...form, ...part });
  const save = (): void => {
    const wrong =
      form.amountFen === null
        ? t('cases.promise.amountMissing')
        : form.dueOn === null
          ? t('cases.promise.dateMissing')
          : form.madeBy.trim() === ''
            ? t('cases.promise.madeByMissing')
            : '';
    setProblem(wrong);
    if (wrong !== '' || form.amountFen === null || form.dueOn === null) return;
    make.mutate(
      {
        loanId: page.loan.loanId,
        amountFen: form.amountFen,
        dueOn: form.dueOn,
        madeBy: form.madeBy,
        remarks: form.remarks,
      },
      {
        onSuccess: () => {
          draft.clear();
          props.onSaved();
        },
      },
    );
  };
  return (
    <FormDialog
      width={600}
      title={t('cases.promise.title', { name: page.borrowerName })}
      okText={
        <>
          {t('cases.promise.save')} <kbd className="desk-key">Ctrl+Enter</kbd>
        </>
      }
      confirmLoading={make.isPending}
      onOk={save}
      onCancel={props.onClose}
    >
      <fieldset className="case-contact" data-testid="promise-form" onKeyDown={onCtrlEnter(save)}>
        {page.openPromise ? (
          <p className="desk-amber">
            !{' '}
            {t('cases.promise.replaces', {
              amount: formatMoney(page.openPromise.amountFen),
              date: page.openPromise.dueOn,
            })}
          </p>
        ) : null}
        <PromiseFields page={page} form={form} onChange={patch} isFirst />
        <div className="case-row">
          <Field label={t('cases.promise.madeBy')} isRequired>
            {(control) => (
              <ImeInput {...control} value={form.madeBy} onChange={(madeBy) => patch({ madeBy })} />
            )}
          </Field>
          <Field label={t('cases.promise.remarks')}>
            {(control) => (
              <ImeInput {...control} value={form.remarks} onChange={(remarks) => patch({ remarks })} />
            )}
          </Field>
        </div>
        {problem ? (
          <p className="desk-red" role="alert">
            ✗ {problem}
          </p>
        ) : null}
        {make.error ? <ErrorView error={make.error} isInline /> : null}
      </fieldset>
    </FormDialog>
  );
}
