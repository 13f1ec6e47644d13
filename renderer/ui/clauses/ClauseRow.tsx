import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import { Field } from '../Field.tsx';
import { ImeInput } from '../ImeInput.tsx';
import { ImeTextArea } from '../ImeTextArea.tsx';
import {
  CLAUSE_KINDS,
  type ClauseForm,
  clauseProblem,
  LONGEST_NUMBER,
  LONGEST_WORDING,
  newClause,
  USUAL_KINDS,
} from './clause-form.ts';
import './clauses.css';

/** Kind, number and wording of one clause. Without `onRemove` it is the only one of its form. */
export function ClauseRow(props: {
  readonly clause: ClauseForm;
  readonly areProblemsShown: boolean;
  readonly onChange: (clause: ClauseForm) => void;
  readonly onRemove?: () => void;
}): ReactNode {
  const t = useT();
  const { clause, onChange } = props;
  const problem = clauseProblem(clause);
  const isShown = props.areProblemsShown || problem === 'wording' || problem === 'number';
  const counts = { length: clause.wording.length, max: LONGEST_WORDING };
  return (
    <fieldset className="clause-row" aria-label={t(`loans.clause.${clause.kind}`)} data-testid="clause-row">
      <Field label={t('loanForm.clauses.kind')}>
        {(control) => (
          <Select
            {...control}
            value={clause.kind}
            onChange={(kind) => onChange({ ...clause, kind })}
            options={CLAUSE_KINDS.map((value) => ({ value, label: t(`loans.clause.${value}`) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field
        label={t('loanForm.clauses.no')}
        isRequired
        error={
          isShown && problem === 'missing'
            ? t('loanForm.problem.clause')
            : isShown && problem === 'number'
              ? t('records.clause.numberTooLong', { max: LONGEST_NUMBER })
              : undefined
        }
      >
        {(control) => (
          <ImeInput
            {...control}
            value={clause.clauseNo}
            placeholder="12.3"
            onChange={(clauseNo) => onChange({ ...clause, clauseNo })}
            autoComplete="off"
          />
        )}
      </Field>
      <div className="clause-wide">
        <Field
          label={t('loanForm.clauses.wording')}
          isRequired
          error={isShown && problem === 'wording' ? t('records.clause.tooLong', counts) : undefined}
        >
          {(control) => (
            <ImeTextArea
              {...control}
              value={clause.wording}
              onChange={(wording) => onChange({ ...clause, wording })}
            />
          )}
        </Field>
      </div>
      {props.onRemove ? (
        <Button size="small" onClick={props.onRemove}>
          {t('loanForm.clauses.remove')}
        </Button>
      ) : null}
    </fieldset>
  );
}

const MOST_CLAUSES = 20;

/** The clauses of a contract form, with our wording to start from. */
export function ClauseRows(props: {
  readonly clauses: readonly ClauseForm[];
  readonly areProblemsShown: boolean;
  readonly onChange: (clauses: readonly ClauseForm[]) => void;
}): ReactNode {
  const t = useT();
  const { clauses, onChange } = props;
  return (
    <>
      {clauses.map((clause) => (
        <ClauseRow
          key={clause.key}
          clause={clause}
          areProblemsShown={props.areProblemsShown}
          onChange={(next) => onChange(clauses.map((one) => (one.key === clause.key ? next : one)))}
          onRemove={() => onChange(clauses.filter((one) => one.key !== clause.key))}
        />
      ))}
      <div className="clause-wide desk-form-foot">
        {clauses.length === 0 ? (
          <Button onClick={() => onChange(USUAL_KINDS.map((kind) => newClause(t, kind)))}>
            {t('loanForm.clauses.ours')}
          </Button>
        ) : null}
        <Button
          disabled={clauses.length >= MOST_CLAUSES}
          onClick={() => onChange([...clauses, newClause(t, 'other')])}
        >
          + {t('loanForm.clauses.add')}
        </Button>
      </div>
    </>
  );
}
