import { App, Checkbox, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { type LocalDate, parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useDraft } from '../../app/drafts.ts';
import type { Input, Output } from '../../bridge/desk.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { onCtrlEnter } from '../collection/on-ctrl-enter.ts';
import { DateField } from '../DateField.tsx';
import { ErrorView } from '../ErrorView.tsx';
import { Field } from '../Field.tsx';
import { FormDialog } from '../FormDialog.tsx';
import { oneOf } from '../one-of.ts';
import { useToday } from '../today.ts';
import { ClauseRows } from './ClauseRow.tsx';
import {
  CLAUSE_KINDS,
  type ClauseForm,
  clauseInputOf,
  clauseProblem,
  newClause,
  repeatedClause,
  USUAL_KINDS,
} from './clause-form.ts';

type Wish = Input<'loans.applyClauses'>;
type Coverage = Output<'loans.clauseCoverage'>;

/** A choice of loans, with what it is called on screen. */
export interface ScopeChoice {
  readonly scope: Wish['scope'];
  readonly label: string;
}

interface Form {
  readonly clauses: readonly ClauseForm[];
  readonly isPaperDayOne: boolean;
  readonly paperOn: string;
}

function readForm(draft: unknown): Form | undefined {
  return isForm(draft) ? draft : undefined;
}

function isForm(draft: unknown): draft is Form {
  return (
    typeof draft === 'object' &&
    draft !== null &&
    'clauses' in draft &&
    Array.isArray(draft.clauses) &&
    'isPaperDayOne' in draft &&
    'paperOn' in draft
  );
}

/** One contract form's clauses on many loans at once: which loans, how many lack them, the clauses, then one command. */
export function ApplyClauses(props: {
  readonly choices: readonly ScopeChoice[];
  /** what the first loan has already: nobody types it twice */
  readonly start?: readonly ClauseForm[];
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const today = useToday();
  const { message } = App.useApp();
  const [at, setAt] = useState(0);
  const [onto, setOnto] = useState<Wish['onto']>('without-clauses');
  const [isAsked, setIsAsked] = useState(false);
  const initial = {
    clauses: props.start ?? USUAL_KINDS.map((kind) => newClause(t, kind)),
    isPaperDayOne: false,
    paperOn: '',
  };
  const draft = useDraft<Form>('contract-clauses', initial, readForm);
  const choice = props.choices[at] ?? props.choices[0];
  const coverage = useDeskQuery('loans.clauseCoverage', choice ? { scope: choice.scope } : undefined);
  const apply = useDeskCommand('loans.applyClauses');
  if (!choice) return null;
  const { form, setForm } = draft;
  const problem = problemOf(form, today);
  const hasTarget = targetOf(coverage.data, onto, form.clauses) !== 0;
  const save = (): void => {
    setIsAsked(true);
    if (problem !== undefined || !hasTarget) return;
    const paperOn = form.isPaperDayOne ? form.paperOn : null;
    apply.mutate(
      { scope: choice.scope, onto, paperOn, clauses: form.clauses.map(clauseInputOf) },
      {
        onSuccess: (done) => {
          draft.clear();
          void message.success(t('records.apply.done', { count: done.loanCount, clauses: done.clauseCount }));
          props.onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      width={760}
      title={t('records.apply.title')}
      okText={t('records.apply.ok')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !hasTarget }}
      confirmLoading={apply.isPending}
      onOk={save}
      onCancel={props.onClose}
    >
      <fieldset
        className="desk-plain-group clause-apply"
        onKeyDown={onCtrlEnter(save)}
        data-testid="apply-clauses"
      >
        <p>{t('records.apply.body')}</p>
        <ScopeFields
          {...{ choices: props.choices, at, onto, coverage: coverage.data, clauses: form.clauses }}
          onAt={setAt}
          onOnto={setOnto}
        />
        {hasTarget ? null : (
          <p className="desk-amber" role="status">
            ! {t('records.apply.nobody')}
          </p>
        )}
        <PaperDay form={form} onChange={setForm} />
        <ClauseRows
          clauses={form.clauses}
          areProblemsShown={isAsked}
          onChange={(clauses) => setForm({ ...form, clauses })}
        />
        {isAsked && problem ? (
          <p className="desk-red" role="alert">
            ✗ {t(`records.apply.problem.${problem}`)}
          </p>
        ) : null}
        {apply.error ? <ErrorView error={apply.error} isInline /> : null}
      </fieldset>
    </FormDialog>
  );
}

type FormProblem = 'none' | 'clause' | 'repeated' | 'paper' | 'future';

function problemOf(form: Form, today: LocalDate): FormProblem | undefined {
  if (form.clauses.length === 0) return 'none';
  if (form.clauses.some((clause) => clauseProblem(clause) !== undefined)) return 'clause';
  if (repeatedClause(form.clauses)) return 'repeated';
  if (!form.isPaperDayOne) return undefined;
  if (form.paperOn === '') return 'paper';
  return form.paperOn > today ? 'future' : undefined;
}

/** How many loans would get a clause; of several kinds the one that most loans lack. */
function targetOf(
  coverage: Coverage | undefined,
  onto: Wish['onto'],
  clauses: readonly ClauseForm[],
): number | undefined {
  if (!coverage) return undefined;
  if (onto === 'without-clauses') return coverage.withoutClauses;
  const kinds = new Set(clauses.map((clause) => clause.kind));
  return Math.max(
    0,
    ...coverage.missing.filter((one) => oneOf([...kinds], one.kind)).map((one) => one.loanCount),
  );
}

function ScopeFields(props: {
  readonly choices: readonly ScopeChoice[];
  readonly at: number;
  readonly onto: Wish['onto'];
  readonly coverage: Coverage | undefined;
  readonly clauses: readonly ClauseForm[];
  readonly onAt: (at: number) => void;
  readonly onOnto: (onto: Wish['onto']) => void;
}): ReactNode {
  const t = useT();
  const { coverage } = props;
  const counted = (label: string, count: number | undefined): string =>
    count === undefined ? label : `${label} · ${t('records.apply.loans', { count })}`;
  const missing = CLAUSE_KINDS.flatMap((kind) => {
    const count = coverage?.missing.find((one) => one.kind === kind)?.loanCount ?? 0;
    const isTyped = props.clauses.some((clause) => clause.kind === kind);
    return isTyped && count > 0 ? [`${t(`loans.clause.${kind}`)} ${count}`] : [];
  });
  return (
    <>
      {props.choices.length > 1 ? (
        <Radio.Group
          aria-label={t('records.apply.scope')}
          className="clause-radios"
          value={props.at}
          onChange={(event) => props.onAt(Number(event.target.value))}
          options={props.choices.map((one, value) => ({ value, label: one.label }))}
        />
      ) : (
        <p>
          <strong>{props.choices[0]?.label}</strong>
        </p>
      )}
      <Radio.Group
        aria-label={t('records.apply.onto')}
        className="clause-radios"
        value={props.onto}
        onChange={(event) =>
          props.onOnto(event.target.value === 'missing-kind' ? 'missing-kind' : 'without-clauses')
        }
        options={[
          {
            value: 'without-clauses',
            label: counted(t('records.apply.withoutClauses'), coverage?.withoutClauses),
          },
          {
            value: 'missing-kind',
            label: counted(t('records.apply.missingKind'), targetOf(coverage, 'missing-kind', props.clauses)),
          },
        ]}
      />
      {coverage ? (
        <p className="desk-soft" role="status">
          {t('records.apply.coverage', { count: coverage.loanCount })}
          {missing.length > 0 ? ` ${t('records.apply.lacking', { list: missing.join(' · ') })}` : ''}
        </p>
      ) : null}
    </>
  );
}

function PaperDay({
  form,
  onChange,
}: {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}): ReactNode {
  const t = useT();
  return (
    <div className="clause-paper">
      <Checkbox
        checked={form.isPaperDayOne}
        onChange={(event) => onChange({ ...form, isPaperDayOne: event.target.checked })}
      >
        {t('records.apply.onePaper')}
      </Checkbox>
      {form.isPaperDayOne ? (
        <Field label={t('records.clause.paperOn')} isRequired help={t('records.apply.onePaperHelp')}>
          {(control) => (
            <DateField
              {...control}
              value={dayOrNone(form.paperOn)}
              onChange={(paperOn) => onChange({ ...form, paperOn: paperOn ?? '' })}
            />
          )}
        </Field>
      ) : (
        <span className="desk-soft">{t('records.apply.ownPaper')}</span>
      )}
    </div>
  );
}

function dayOrNone(text: string): LocalDate | undefined {
  return text === '' ? undefined : parseLocalDate(text);
}
