import { App, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type LocalDate, parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useDraft } from '../../app/drafts.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ClauseRow } from '../../ui/clauses/ClauseRow.tsx';
import {
  type ClauseForm,
  type ClauseKind,
  type ClauseRecord,
  clauseInputOf,
  clauseProblem,
  newClause,
} from '../../ui/clauses/clause-form.ts';
import { onCtrlEnter } from '../../ui/collection/on-ctrl-enter.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useToday } from '../../ui/today.ts';
import type { Loan } from './loan.ts';

interface Form {
  readonly clause: ClauseForm;
  readonly paperOn: string;
  /** the clause that this one takes the place of; null: it stands beside the others */
  readonly replacesId: number | null;
}

function isForm(draft: unknown): draft is Form {
  return typeof draft === 'object' && draft !== null && 'clause' in draft && 'replacesId' in draft;
}

function sameKind(clauses: readonly ClauseRecord[], kind: ClauseKind): readonly ClauseRecord[] {
  return clauses.filter((one) => one.ended === null && one.kind === kind);
}

/** One clause of a loan that exists already, with the paper it stands in; it may take the place of a recorded one. */
export function AddClause(props: {
  readonly loan: Loan;
  readonly kind: ClauseKind;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const today = useToday();
  const { message } = App.useApp();
  const { loan } = props;
  const [isAsked, setIsAsked] = useState(false);
  const add = useDeskCommand('loans.addClause');
  const initial: Form = {
    clause: newClause(t, props.kind),
    paperOn: loan.terms.signedOn,
    replacesId: sameKind(loan.clauses, props.kind)[0]?.clauseId ?? null,
  };
  const draft = useDraft<Form>(`clause:${loan.loanId}:${props.kind}`, initial, (stored) =>
    isForm(stored) ? stored : undefined,
  );
  const { form, setForm } = draft;
  const twins = sameKind(loan.clauses, form.clause.kind);
  const replacesId = twins.some((one) => one.clauseId === form.replacesId) ? form.replacesId : null;
  const paperOn = dayOrNone(form.paperOn);
  const paperProblem =
    paperOn === undefined
      ? t('loanForm.problem.required')
      : paperOn > today
        ? t('records.clause.paperFuture')
        : undefined;
  const save = (): void => {
    setIsAsked(true);
    if (clauseProblem(form.clause) !== undefined || paperOn === undefined || paperProblem) return;
    add.mutate(
      { loanId: loan.loanId, clause: clauseInputOf(form.clause), paperOn, replacesId },
      {
        onSuccess: () => {
          draft.clear();
          void message.success(t('loans.amend.saved'));
          props.onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      width={640}
      title={t('records.clause.title', { contractNo: loan.contractNo })}
      okText={t('records.clause.add')}
      cancelText={t('ui.cancel')}
      confirmLoading={add.isPending}
      onOk={save}
      onCancel={props.onClose}
    >
      <fieldset className="desk-plain-group" onKeyDown={onCtrlEnter(save)} data-testid="add-clause">
        <p className="desk-soft">{t('loanForm.clauses.help')}</p>
        <ClauseRow
          clause={form.clause}
          areProblemsShown={isAsked}
          onChange={(clause) => setForm(withKind(t, form, { clause, clauses: loan.clauses }))}
        />
        <Field
          label={t('records.clause.paperOn')}
          isRequired
          help={t('records.clause.paperHelp')}
          error={isAsked || (paperOn !== undefined && paperOn > today) ? paperProblem : undefined}
        >
          {(control) => (
            <DateField
              {...control}
              value={paperOn}
              onChange={(next) => setForm({ ...form, paperOn: next ?? '' })}
            />
          )}
        </Field>
        <Replaces
          twins={twins}
          replacesId={replacesId}
          onChange={(chosen) => setForm({ ...form, replacesId: chosen })}
        />
        {add.error ? <ErrorView error={add.error} isInline /> : null}
      </fieldset>
    </FormDialog>
  );
}

/** Which recorded clause of the same kind this one takes the place of; asked only where there is one. */
function Replaces(props: {
  readonly twins: readonly ClauseRecord[];
  readonly replacesId: number | null;
  readonly onChange: (clauseId: number | null) => void;
}): ReactNode {
  const t = useT();
  if (props.twins.length === 0) return null;
  return (
    <Field label={t('records.clause.replaces')} help={t('records.clause.replacesHelp')}>
      {(control) => (
        <Select
          {...control}
          value={props.replacesId ?? 0}
          onChange={(chosen) => props.onChange(chosen === 0 ? null : chosen)}
          options={[
            ...props.twins.map((one) => ({
              value: one.clauseId,
              label: t('loans.contract.clauseNo', { no: one.clauseNo }),
            })),
            { value: 0, label: t('records.clause.replacesNone') },
          ]}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  );
}

/** Another kind brings its usual wording while nobody typed one, and the recorded clause it would replace. */
function withKind(
  t: ReturnType<typeof useT>,
  form: Form,
  next: { readonly clause: ClauseForm; readonly clauses: readonly ClauseRecord[] },
): Form {
  const { clause, clauses } = next;
  if (clause.kind === form.clause.kind) return { ...form, clause };
  const isUntouched = clause.wording === newClause(t, form.clause.kind).wording;
  const wording = isUntouched ? newClause(t, clause.kind).wording : clause.wording;
  return {
    ...form,
    clause: { ...clause, wording },
    replacesId: sameKind(clauses, clause.kind)[0]?.clauseId ?? null,
  };
}

function dayOrNone(text: string): LocalDate | undefined {
  return text === '' ? undefined : parseLocalDate(text);
}
