import { Button, type InputRef } from 'antd';
import { type KeyboardEvent, type ReactNode, type Ref, useDeferredValue, useState } from 'react';
import type { Output } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { formatMoney } from '../../ui/money-text.ts';

const LIMIT = 8;

export type Loan = Output<'loans.get'>;

interface PickerProps {
  readonly id: string;
  readonly describedBy: string;
  readonly loan: Loan | undefined;
  readonly isChosen: boolean;
  readonly onChoose: (loanId: string) => void;
  readonly inputRef?: Ref<InputRef>;
}

/** Finds the loan that the money belongs to, or shows the one that is chosen with what it owes. */
export function LoanPicker(props: PickerProps): ReactNode {
  if (props.isChosen) return <ChosenLoan loan={props.loan} onChange={() => props.onChoose('')} />;
  return <LoanSearch {...props} />;
}

function ChosenLoan(props: { readonly loan: Loan | undefined; readonly onChange: () => void }): ReactNode {
  const t = useT();
  const { loan } = props;
  return (
    <div className="receipt-loan" data-testid="receipt-loan">
      <div>
        <strong>{loan?.borrowerName ?? '…'}</strong>{' '}
        {[loan?.vehicle?.plate, loan?.contractNo].filter(Boolean).join(' · ')}
        <div className={loan && loan.position.daysPastDue > 0 ? 'desk-red' : 'desk-soft'}>
          {loan && loan.position.overdue.totalFen > 0
            ? t('receipts.state.debt', {
                overdue: formatMoney(loan.position.overdue.totalFen),
                days: loan.position.daysPastDue,
              })
            : loan
              ? t('receipts.state.noDebt')
              : ''}
        </div>
      </div>
      <Button size="small" onClick={props.onChange}>
        {t('receipts.field.changeLoan')}
      </Button>
    </div>
  );
}

function LoanSearch({ id, describedBy, onChoose, inputRef }: PickerProps): ReactNode {
  const t = useT();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const asked = useDeferredValue(text.trim());
  const found = useDeskQuery('loans.search', asked === '' ? undefined : { text: asked, limit: LIMIT }, {
    keepPrevious: true,
  });
  const rows = asked === '' ? [] : (found.data?.rows ?? []);
  const choose = (index: number): void => {
    const row = rows[index];
    if (row) onChoose(row.loanId);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setChosen((old) => Math.min(Math.max(old + step, 0), Math.max(rows.length - 1, 0)));
  };
  return (
    <div>
      <ImeInput
        id={id}
        aria-describedby={describedBy}
        value={text}
        onChange={(next) => {
          setText(next);
          setChosen(0);
        }}
        onEnter={() => choose(chosen)}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="receipt-loans"
        aria-autocomplete="list"
        autoComplete="off"
        autoFocus
        {...(inputRef ? { ref: inputRef } : {})}
      />
      <div id="receipt-loans" role="listbox" aria-label={t('receipts.field.loan')}>
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys work from the search field
          <div
            key={row.loanId}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={index === chosen ? 'receipt-option desk-search-chosen' : 'receipt-option'}
            onClick={() => choose(index)}
          >
            <strong>{row.borrowerName}</strong>
            <span>{row.plate ?? '—'}</span>
            <span>{row.contractNo}</span>
            <span className="desk-money">{formatMoney(row.overdueFen)}</span>
          </div>
        ))}
        {asked !== '' && found.data && rows.length === 0 ? (
          <span className="desk-soft">{t('app.search.none', { text: asked })}</span>
        ) : null}
      </div>
      {found.error ? <ErrorView error={found.error} isInline /> : null}
    </div>
  );
}
