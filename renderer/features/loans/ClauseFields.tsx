import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { type Translate, useT } from '../../i18n/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { ImeTextArea } from '../../ui/ImeTextArea.tsx';
import { CLAUSE_KINDS } from './codes.ts';
import type { FormPart } from './form-part.ts';
import type { NewLoanForm } from './new-loan-form.ts';

type Clause = NewLoanForm['clauses'][number];
const USUAL_KINDS = [
  'penalty',
  'acceleration',
  'costs',
  'allocation',
  'sale',
  'delivery-address',
  'jurisdiction',
] as const;

/** Our own neutral wording of a clause, for the clerk to hold against the paper. */
function wordingOf(t: Translate, kind: Clause['kind']): string {
  if (kind === 'other') return '';
  return t(`loanForm.wording.${kind === 'delivery-address' ? 'deliveryAddress' : kind}`);
}

function newClause(t: Translate, kind: Clause['kind']): Clause {
  return { key: crypto.randomUUID(), kind, clauseNo: '', wording: wordingOf(t, kind) };
}

/** Part 6: the clauses that letters will rest on, with number and wording of the contract. */
export function ClauseFields({ form, onChange, problems }: FormPart): ReactNode {
  const t = useT();
  const setClauses = (clauses: readonly Clause[]): void => onChange({ ...form, clauses });
  return (
    <section className="loan-form-section">
      <h2>{t('loanForm.section.clauses')}</h2>
      <p className="loan-wide desk-soft">{t('loanForm.clauses.help')}</p>
      {form.clauses.map((clause) => (
        <ClauseRow
          key={clause.key}
          clause={clause}
          isWrong={problems.has(`clause.${clause.key}`)}
          onChange={(next) =>
            setClauses(form.clauses.flatMap((one) => (one.key === clause.key ? (next ? [next] : []) : [one])))
          }
        />
      ))}
      <div className="loan-wide desk-form-foot">
        {form.clauses.length === 0 ? (
          <Button onClick={() => setClauses(USUAL_KINDS.map((kind) => newClause(t, kind)))}>
            {t('loanForm.clauses.ours')}
          </Button>
        ) : null}
        <Button
          disabled={form.clauses.length >= 20}
          onClick={() => setClauses([...form.clauses, newClause(t, 'other')])}
        >
          + {t('loanForm.clauses.add')}
        </Button>
      </div>
    </section>
  );
}

function ClauseRow(props: {
  readonly clause: Clause;
  readonly isWrong: boolean;
  readonly onChange: (clause: Clause | undefined) => void;
}): ReactNode {
  const t = useT();
  const { clause, onChange } = props;
  return (
    <fieldset className="loan-group" aria-label={t(`loans.clause.${clause.kind}`)}>
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
        error={props.isWrong ? t('loanForm.problem.clause') : undefined}
      >
        {(control) => (
          <ImeInput
            {...control}
            value={clause.clauseNo}
            placeholder="12.3"
            onChange={(clauseNo) => onChange({ ...clause, clauseNo })}
            maxLength={20}
          />
        )}
      </Field>
      <div className="loan-wide">
        <Field label={t('loanForm.clauses.wording')} isRequired>
          {(control) => (
            <ImeTextArea
              {...control}
              value={clause.wording}
              onChange={(wording) => onChange({ ...clause, wording })}
              maxLength={2000}
            />
          )}
        </Field>
      </div>
      <Button size="small" onClick={() => onChange(undefined)}>
        {t('loanForm.clauses.remove')}
      </Button>
    </fieldset>
  );
}
