import { Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/words.ts';
import { formatMoney } from './money-text.ts';

export interface MoneyTextProps {
  readonly fen: number | null | undefined;
  /** what explains the amount: shown in a popover on click or Enter */
  readonly trace?: ReactNode | (() => ReactNode);
  /** names the amount for readers: '罚息' */
  readonly label?: string;
  readonly isStrong?: boolean;
  readonly tone?: 'red' | 'amber' | 'green' | 'soft';
}

/** An amount: ￥, thousand separators, two decimals, tabular figures; with a trace it is a button that opens it. */
export function MoneyText({ fen, trace, label, isStrong, tone }: MoneyTextProps): ReactNode {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const text = fen === null || fen === undefined ? '—' : formatMoney(fen);
  const tones = tone ? ` desk-${tone}` : '';
  const className = `desk-money${isStrong ? ' desk-strong' : ''}${tones}`;
  if (trace === undefined) return <span className={className}>{text}</span>;
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      destroyOnHidden
      // never empty: a popover without content does not open; the trace itself is asked only when it is shown
      content={
        <div className="desk-trace-pop">
          {isOpen ? (typeof trace === 'function' ? trace() : trace) : null}
        </div>
      }
    >
      <button
        type="button"
        className={`${className} desk-money-button`}
        aria-label={label ? `${label} ${text} ${t('ui.explain')}` : `${text} ${t('ui.explain')}`}
        aria-expanded={isOpen}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setIsOpen(false);
        }}
      >
        {text}
      </button>
    </Popover>
  );
}
