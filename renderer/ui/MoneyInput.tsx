import { type ReactNode, useEffect, useState } from 'react';
import { useT } from '../i18n/words.ts';
import { ImeInput } from './ImeInput.tsx';
import { formatFen, readMoneyText } from './money-text.ts';

export interface MoneyInputProps {
  readonly id?: string;
  readonly valueFen: number | undefined;
  /** undefined: the text is empty or no amount */
  readonly onChange: (fen: number | undefined) => void;
  /** 大写 of the amount, shown as it is typed: pass amountInWords of shared/domain */
  readonly inWords?: (fen: number) => string;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onEnter?: () => void;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
}

/** An amount in yuan: takes 3500, 3,500.00, 1万2; shows 大写 under it; formats itself when left. */
export function MoneyInput(props: MoneyInputProps): ReactNode {
  const { valueFen, onChange, inWords, isDisabled, ...rest } = props;
  const t = useT();
  const [text, setText] = useState(valueFen === undefined ? '' : formatFen(valueFen));
  const [isLeft, setIsLeft] = useState(true);
  useEffect(() => {
    // Set from outside (cleared after saving, filled in full): follow it unless the text already means it. A text that
    // is no amount reads as undefined too, so half-typed text is never wiped.
    setText((old) =>
      readMoneyText(old) === valueFen ? old : valueFen === undefined ? '' : formatFen(valueFen),
    );
  }, [valueFen]);
  const read = readMoneyText(text);
  const isWrong = isLeft && text.trim() !== '' && read === undefined;
  return (
    <div className="desk-money-input">
      <ImeInput
        {...rest}
        value={text}
        disabled={isDisabled ?? false}
        prefix="￥"
        suffix={t('ui.yuan')}
        inputMode="decimal"
        autoComplete="off"
        status={isWrong ? 'error' : ''}
        aria-invalid={isWrong}
        onFocus={() => setIsLeft(false)}
        onBlur={() => {
          setIsLeft(true);
          if (read !== undefined) setText(formatFen(read));
        }}
        onChange={(next) => {
          setText(next);
          const fen = readMoneyText(next);
          if (fen !== valueFen) onChange(fen);
        }}
      />
      <div className="desk-field-note" aria-live="polite">
        {isWrong ? (
          <span className="desk-red">✗ {t('ui.moneyWrong')}</span>
        ) : read !== undefined && read > 0 && inWords ? (
          inWords(read)
        ) : null}
      </div>
    </div>
  );
}
