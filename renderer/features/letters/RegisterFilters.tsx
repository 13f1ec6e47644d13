import { Button, Checkbox, type InputRef, Select } from 'antd';
import { type ReactNode, type Ref, useEffect, useState } from 'react';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { Toolbar } from '../../ui/PageHeader.tsx';
import { type LetterStatus, STATUSES } from './codes.ts';
import { filterOf, NO_FILTER, type RegisterState, statusesOf } from './register-filter.ts';

const TYPING_DELAY_MS = 200;

interface FiltersProps {
  readonly state: RegisterState;
  readonly onChange: (next: Partial<RegisterState>) => void;
  readonly searchRef: Ref<InputRef>;
}

/** The filters of the register; each is a part of the URL. */
export function RegisterFilters({ state, onChange, searchRef }: FiltersProps): ReactNode {
  const t = useT();
  return (
    <Toolbar label={t('letters.filter.label')}>
      <SearchText
        value={state.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
        inputRef={searchRef}
      />
      <Select<LetterStatus[]>
        mode="multiple"
        aria-label={t('letters.filter.status')}
        placeholder={t('letters.filter.status')}
        style={{ minWidth: 170, maxWidth: 380 }}
        value={statusesOf(state.status)}
        onChange={(codes) => onChange({ status: codes.join(',') || undefined })}
        options={STATUSES.map((code) => ({ value: code, label: t(`letters.status.${code}`) }))}
      />
      <Day label={t('letters.filter.from')} value={state.from} onChange={(from) => onChange({ from })} />
      <Day label={t('letters.filter.to')} value={state.to} onChange={(to) => onChange({ to })} />
      <Checkbox
        checked={state.noProof !== undefined}
        onChange={(event) => onChange({ noProof: event.target.checked ? '1' : undefined })}
      >
        {t('letters.filter.withoutProof')}
      </Checkbox>
      {state.loanId ? (
        <Checkbox checked onChange={() => onChange({ loanId: undefined })}>
          {t('letters.filter.ofLoanShort')}
        </Checkbox>
      ) : null}
      {state.batchId ? (
        <Checkbox checked onChange={() => onChange({ batchId: undefined })}>
          {t('letters.filter.ofBatch')}
        </Checkbox>
      ) : null}
      {Object.keys(filterOf(state)).length > 0 ? (
        <Button type="link" size="small" onClick={() => onChange(NO_FILTER)}>
          {t('letters.filter.clear')}
        </Button>
      ) : null}
    </Toolbar>
  );
}

function Day(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}): ReactNode {
  return (
    <span className="letter-filter-day">
      <span>{props.label}</span>
      <DateField
        aria-label={props.label}
        value={props.value === undefined ? undefined : parseLocalDate(props.value)}
        onChange={props.onChange}
      />
    </span>
  );
}

function SearchText(props: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly inputRef: Ref<InputRef>;
}): ReactNode {
  const t = useT();
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), TYPING_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <ImeInput
      value={text}
      onChange={setText}
      placeholder={t('letters.filter.search')}
      aria-label={t('letters.filter.searchLabel')}
      allowClear
      style={{ width: 260 }}
      ref={props.inputRef}
    />
  );
}
