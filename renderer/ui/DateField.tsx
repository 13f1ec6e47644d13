import { type ReactNode, useEffect, useState } from 'react';
import type { LocalDate } from '../../shared/kernel/local-date.ts';
import { useT } from '../i18n/words.ts';
import { relativeDay, weekdayName } from './DateText.tsx';
import { daysFromToday, readDateText } from './date-text.ts';
import { ImeInput } from './ImeInput.tsx';
import { useToday } from './today.ts';

export interface DateFieldProps {
  readonly id?: string;
  readonly value: LocalDate | undefined;
  /** undefined: empty or no date */
  readonly onChange: (date: LocalDate | undefined) => void;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onEnter?: () => void;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
}

/** A day typed as the clerk thinks of it: 0308, 3-8, 昨天, 下周三; what was read is shown under it. */
export function DateField({ value, onChange, isDisabled, ...rest }: DateFieldProps): ReactNode {
  const t = useT();
  const today = useToday();
  const [text, setText] = useState<string>(value ?? '');
  const [isLeft, setIsLeft] = useState(true);
  useEffect(() => {
    setText((old) => (readDateText(old, today) === value ? old : (value ?? '')));
  }, [value, today]);
  const read = readDateText(text, today);
  const isWrong = isLeft && text.trim() !== '' && read === undefined;
  const days = read === undefined ? undefined : daysFromToday(read, today);
  return (
    <div className="desk-date-field">
      <ImeInput
        {...rest}
        value={text}
        disabled={isDisabled ?? false}
        autoComplete="off"
        placeholder={t('ui.datePlaceholder')}
        status={isWrong ? 'error' : ''}
        aria-invalid={isWrong}
        onFocus={() => setIsLeft(false)}
        onBlur={() => {
          setIsLeft(true);
          if (read !== undefined) setText(read);
        }}
        onChange={(next) => {
          setText(next);
          const date = readDateText(next, today);
          if (date !== value) onChange(date);
        }}
      />
      <div className="desk-field-note" aria-live="polite">
        {isWrong ? <span className="desk-red">✗ {t('ui.dateWrong')}</span> : null}
        {read !== undefined && days !== undefined
          ? `${text === read ? '' : `${read} `}${weekdayName(t, read)} ${relativeDay(t, days, 400)}`
          : null}
      </div>
    </div>
  );
}
