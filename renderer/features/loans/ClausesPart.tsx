import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type UrlState, useUrlState } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useT } from '../../i18n/words.ts';
import { ApplyClauses, type ScopeChoice } from '../../ui/clauses/ApplyClauses.tsx';
import {
  CLAUSE_KINDS,
  type ClauseKind,
  type ClauseRecord,
  USUAL_KINDS,
} from '../../ui/clauses/clause-form.ts';
import { InstantText } from '../../ui/InstantText.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { oneOf } from '../../ui/one-of.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import '../../ui/clauses/clauses.css';
import { AddClause } from './AddClause.tsx';
import type { Loan } from './loan.ts';
import { StrikeClause } from './StrikeClause.tsx';

function readClause(search: UrlState): { readonly clause: ClauseKind | undefined } {
  const { clause } = search;
  return { clause: typeof clause === 'string' ? oneOf(CLAUSE_KINDS, clause) : undefined };
}

/** The contract's clauses: recorded ones, what lacks and which paper needs it, replaced ones; a refused letter opens it. */
export function ClausesPart({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const [{ clause: wanted }, setUrl] = useUrlState(readClause);
  const [added, setAdded] = useState<ClauseKind | undefined>(undefined);
  const [struck, setStruck] = useState<ClauseRecord | undefined>(undefined);
  const [isForMany, setIsForMany] = useState(false);
  useShortcut('K', 'records.clause.add', () => setAdded('other'));
  const adding = added ?? wanted;
  const inForce = loan.clauses.filter((one) => one.ended === null);
  const ended = loan.clauses.filter((one) => one.ended !== null);
  const close = (): void => {
    setAdded(undefined);
    if (wanted) setUrl({ clause: undefined });
  };
  return (
    <div data-testid="loan-clauses">
      <h3>{t('loans.section.clauses')}</h3>
      {inForce.length === 0 ? <p className="desk-amber">⚠ {t('records.clause.none')}</p> : null}
      <ul className="clause-list">
        {inForce.map((clause) => (
          <InForce key={clause.clauseId} clause={clause} onStrike={() => setStruck(clause)} />
        ))}
        <Missing inForce={inForce} onAdd={setAdded} />
      </ul>
      {ended.length > 0 ? <Ended clauses={ended} /> : null}
      <div className="desk-form-foot">
        <Button size="small" onClick={() => setAdded('other')}>
          {t('records.clause.add')} <KeyHint keys="K" />
        </Button>
        <Button size="small" onClick={() => setIsForMany(true)}>
          {t('records.apply.open')}
        </Button>
      </div>
      {adding ? <AddClause loan={loan} kind={adding} onClose={close} /> : null}
      {struck ? <StrikeClause clause={struck} onClose={() => setStruck(undefined)} /> : null}
      {isForMany ? (
        <ApplyClauses
          choices={scopesOf(loan, t)}
          {...(inForce.length > 0 ? { start: inForce.map(typedAgain) } : {})}
          onClose={() => setIsForMany(false)}
        />
      ) : null}
    </div>
  );
}

function typedAgain({ kind, clauseNo, wording }: ClauseRecord) {
  return { key: crypto.randomUUID(), kind, clauseNo, wording };
}

function scopesOf(loan: Loan, t: ReturnType<typeof useT>): readonly ScopeChoice[] {
  const { lenderId, name } = loan.lender;
  const choices: ScopeChoice[] = [];
  if (loan.importId !== null) {
    choices.push({
      scope: { kind: 'import', importId: loan.importId },
      label: t('records.apply.ofImport', { file: loan.opening?.sourceFile ?? '' }),
    });
  }
  if (loan.product !== '') {
    choices.push({
      scope: { kind: 'lender', lenderId, product: loan.product },
      label: t('records.apply.ofProduct', { lender: name, product: loan.product }),
    });
  }
  return [
    ...choices,
    {
      scope: { kind: 'lender', lenderId, product: null },
      label: t('records.apply.ofLender', { lender: name }),
    },
  ];
}

function InForce(props: { readonly clause: ClauseRecord; readonly onStrike: () => void }): ReactNode {
  const t = useT();
  const { clause } = props;
  return (
    <li>
      <details>
        <summary>
          {t('loans.contract.clauseNo', { no: clause.clauseNo })} · {t(`loans.clause.${clause.kind}`)}
        </summary>
        <p className="desk-wrap">{clause.wording}</p>
        <div className="desk-soft desk-small">
          {t('records.clause.paper', { date: clause.paperOn })} ·{' '}
          {clause.recordedBy === null ? '' : t('records.clause.recordedBy', { name: clause.recordedBy })}{' '}
          <InstantText at={clause.recordedAt} />{' '}
          <Button size="small" type="link" onClick={props.onStrike}>
            {t('records.clause.strike')}
          </Button>
        </div>
      </details>
    </li>
  );
}

/** Each kind that is not recorded, with the paper that needs it. */
function Missing(props: {
  readonly inForce: readonly ClauseRecord[];
  readonly onAdd: (kind: ClauseKind) => void;
}): ReactNode {
  const t = useT();
  const missing = USUAL_KINDS.filter((kind) => !props.inForce.some((one) => one.kind === kind));
  return missing.map((kind) => (
    <li key={kind} className="clause-missing">
      <StatusTag tone="neutral">{t(`loans.clause.${kind}`)}</StatusTag>
      <span className="desk-soft desk-small">{t(`records.need.${kind}`)}</span>
      <Button
        size="small"
        type="link"
        aria-label={`${t('records.clause.add')} ${t(`loans.clause.${kind}`)}`}
        onClick={() => props.onAdd(kind)}
      >
        {t('records.clause.record')}
      </Button>
    </li>
  ));
}

function Ended({ clauses }: { readonly clauses: readonly ClauseRecord[] }): ReactNode {
  const t = useT();
  return (
    <details>
      <summary className="desk-soft">{t('records.clause.endedOnes', { count: clauses.length })}</summary>
      {clauses.map((clause) => (
        <div key={clause.clauseId} className="desk-soft desk-small">
          {t('loans.contract.clauseNo', { no: clause.clauseNo })} · {t(`loans.clause.${clause.kind}`)} ·{' '}
          {clause.ended?.reason
            ? t('records.clause.struckBy', { name: clause.ended.by, reason: clause.ended.reason })
            : t('records.clause.replacedBy', { name: clause.ended?.by ?? '' })}{' '}
          <InstantText at={clause.ended?.at ?? null} />
          <p className="desk-wrap">{clause.wording}</p>
        </div>
      ))}
    </details>
  );
}
