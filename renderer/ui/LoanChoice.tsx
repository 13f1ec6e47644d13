import { type KeyboardEvent, type ReactNode, useDeferredValue, useId, useState } from 'react';
import { useDeskQuery } from '../bridge/hooks.ts';
import { useT } from '../i18n/words.ts';
import { ErrorView } from './ErrorView.tsx';
import { Field } from './Field.tsx';
import { ImeInput } from './ImeInput.tsx';
import { formatMoney } from './money-text.ts';

const LIMIT = 12;

/** The loan that a letter or a plan is for: the global search's words, the choice instead of a jump. */
export function LoanChoice(props: {
  readonly label: string;
  readonly help: string;
  readonly onChoose: (loanId: string) => void;
}): ReactNode {
  const { label, help, onChoose } = props;
  const t = useT();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const found = useDeskQuery('loans.search', asked === '' ? undefined : { text: asked, limit: LIMIT }, {
    keepPrevious: true,
  });
  const rows = asked === '' ? [] : (found.data?.rows ?? []);
  const chosen = rows[at];
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setAt((old) => Math.min(Math.max(old + step, 0), Math.max(rows.length - 1, 0)));
  };
  return (
    <section className="desk-panel loan-choice">
      <Field label={label} help={help}>
        {(control) => (
          <ImeInput
            {...control}
            value={text}
            onChange={(next) => {
              setText(next);
              setAt(0);
            }}
            onEnter={() => {
              if (chosen) onChoose(chosen.loanId);
            }}
            onKeyDown={onKeyDown}
            role="combobox"
            aria-expanded={rows.length > 0}
            aria-controls={listId}
            {...(chosen ? { 'aria-activedescendant': `${listId}-${chosen.loanId}` } : {})}
            autoFocus
          />
        )}
      </Field>
      <div id={listId} role="listbox" aria-label={label}>
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys work from the search field
          <div
            key={row.loanId}
            id={`${listId}-${row.loanId}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={index === at ? 'desk-search-row desk-search-chosen' : 'desk-search-row'}
            onClick={() => onChoose(row.loanId)}
          >
            <strong>{row.borrowerName}</strong>
            <span>{row.plate ?? '—'}</span>
            <span>{row.contractNo}</span>
            <span className="desk-soft">{row.borrowerPhone ?? ''}</span>
            <span>{row.bucket}</span>
            <span className="desk-money">{formatMoney(row.overdueFen)}</span>
          </div>
        ))}
      </div>
      {found.error ? <ErrorView error={found.error} isInline /> : null}
      {asked !== '' && found.data && rows.length === 0 ? (
        <p className="desk-soft">{t('ui.noLoanMatches', { text: asked })}</p>
      ) : null}
    </section>
  );
}
