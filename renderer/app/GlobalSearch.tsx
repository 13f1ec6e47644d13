import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from 'react';
import { useDeskQuery } from '../bridge/hooks.ts';
import { useT } from '../i18n/words.ts';
import { ErrorView } from '../ui/ErrorView.tsx';
import { ImeInput } from '../ui/ImeInput.tsx';
import { formatMoney } from '../ui/money-text.ts';
import { useGo } from './navigation.ts';

const LIMIT = 20;

/** Ctrl+K: name, pinyin, plate, telephone, ID or contract number; ↑↓ and Enter open the loan. */
export function GlobalSearch({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const go = useGo();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const asked = useDeferredValue(text.trim());
  const found = useDeskQuery('loans.search', asked === '' ? undefined : { text: asked, limit: LIMIT }, {
    keepPrevious: true,
  });
  const rows = asked === '' ? [] : (found.data?.rows ?? []);
  const open = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    onClose();
    go(`/loans/${row.loanId}`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setChosen((old) => Math.min(Math.max(old + step, 0), Math.max(rows.length - 1, 0)));
  };
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={720}
      style={{ top: 64 }}
      title={null}
    >
      <ImeInput
        value={text}
        onChange={(next) => {
          setText(next);
          setChosen(0);
        }}
        onEnter={() => open(chosen)}
        onKeyDown={onKeyDown}
        placeholder={t('app.search.placeholder')}
        aria-label={t('app.search.label')}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="search-results"
        {...(rows[chosen] ? { 'aria-activedescendant': `search-${rows[chosen].loanId}` } : {})}
        autoFocus
        size="large"
      />
      <div
        id="search-results"
        role="listbox"
        aria-label={t('app.search.label')}
        className="desk-search-results"
      >
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys work from the search field
          <div
            key={row.loanId}
            id={`search-${row.loanId}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={index === chosen ? 'desk-search-row desk-search-chosen' : 'desk-search-row'}
            onClick={() => open(index)}
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
      <p className="desk-soft">
        {asked !== '' && found.data && rows.length === 0
          ? t('app.search.none', { text: asked })
          : t('app.search.hint')}
      </p>
    </Modal>
  );
}
