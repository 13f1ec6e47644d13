import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useGo } from '../../app/navigation.ts';
import { useT } from '../../i18n/words.ts';
import { CLAUSE_KINDS, type ClauseKind } from '../../ui/clauses/clause-form.ts';
import { oneOf } from '../../ui/one-of.ts';
import type { LetterCheck } from './codes.ts';

/** The clause that a check misses: the one that the letter rests on, or the one that would make an address an agreed one. */
function missingClause({ code, state, params }: LetterCheck): ClauseKind | undefined {
  if (code === 'clause' && state === 'fail') return oneOf(CLAUSE_KINDS, params.kind);
  return code === 'address' && params.lacksClause === true ? 'delivery-address' : undefined;
}

/** From a refusal to its cure: the form of the absent clause on the loan's page. */
export function ClauseLink(props: { readonly check: LetterCheck; readonly loanId: string }): ReactNode {
  const t = useT();
  const go = useGo();
  const clause = missingClause(props.check);
  if (clause === undefined) return null;
  return (
    <Button
      size="small"
      type="link"
      data-testid="record-clause"
      onClick={() => go(`/loans/${props.loanId}`, { clause })}
    >
      {t('records.clause.recordKind', { kind: t(`loans.clause.${clause}`) })}
    </Button>
  );
}
