import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useT } from '../i18n/words.ts';

export interface PassphraseInputProps {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onEnter?: () => void;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly isNew?: boolean;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
}

/** A passphrase field that says when Caps Lock is on. */
export function PassphraseInput(props: PassphraseInputProps): ReactNode {
  const { value, onChange, onEnter, isDisabled, isNew, ...rest } = props;
  const t = useT();
  const [isShown, setIsShown] = useState(false);
  const [isCapsOn, setIsCapsOn] = useState(false);
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    setIsCapsOn(event.getModifierState('CapsLock'));
    if (event.type === 'keydown' && event.key === 'Enter' && !event.nativeEvent.isComposing && onEnter) {
      event.preventDefault();
      onEnter();
    }
  };
  return (
    <>
      <div className="desk-input">
        <input
          {...rest}
          type={isShown ? 'text' : 'password'}
          value={value}
          disabled={isDisabled ?? false}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKey}
          onKeyUp={onKey}
          onBlur={() => setIsCapsOn(false)}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-pressed={isShown}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setIsShown((old) => !old)}
        >
          {t(isShown ? 'ui.hideTyped' : 'ui.showTyped')}
        </button>
      </div>
      {isCapsOn ? (
        <div className="desk-field-note desk-amber" role="status">
          ⚠ {t('book.capsLock')}
        </div>
      ) : null}
    </>
  );
}
