import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import { ClauseRows } from '../../ui/clauses/ClauseRow.tsx';
import type { FormPart } from './form-part.ts';

/** Part 6: the clauses that letters will rest on, with number and wording of the contract. */
export function ClauseFields({ form, onChange, problems }: FormPart): ReactNode {
  const t = useT();
  return (
    <section className="loan-form-section">
      <h2>{t('loanForm.section.clauses')}</h2>
      <p className="loan-wide desk-soft">{t('loanForm.clauses.help')}</p>
      <ClauseRows
        clauses={form.clauses}
        areProblemsShown={problems.size > 0}
        onChange={(clauses) => onChange({ ...form, clauses })}
      />
    </section>
  );
}
