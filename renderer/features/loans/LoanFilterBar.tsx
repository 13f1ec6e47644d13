import { Button, type InputRef, Select } from 'antd';
import { type ReactNode, type Ref, useEffect, useState } from 'react';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { Toolbar } from '../../ui/PageHeader.tsx';
import { BUCKETS, codesOf, isFiltered, type LoanListState, NO_FILTER, STATUSES } from './loan-filter.ts';

const TYPING_DELAY_MS = 200;
const DUE_CHOICES = [0, 3, 7, 15, 30] as const;

interface FilterBarProps {
  readonly state: LoanListState;
  readonly onChange: (next: Partial<LoanListState>) => void;
  readonly searchRef: Ref<InputRef>;
  /** ↓ or Enter in the search field */
  readonly onLeave: () => void;
}

/** The filters of the loans list; each is a part of the URL. */
export function LoanFilterBar({ state, onChange, searchRef, onLeave }: FilterBarProps): ReactNode {
  const t = useT();
  return (
    <Toolbar label={t('loans.filter.label')}>
      <DelayedText
        value={state.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
        placeholder={t('loans.filter.search')}
        label={t('loans.filter.searchLabel')}
        widthPx={300}
        inputRef={searchRef}
        onLeave={onLeave}
      />
      <ChipGroup
        label={t('loans.filter.status')}
        codes={STATUSES}
        chosen={codesOf(STATUSES, state.status)}
        word={(code) => t(`loans.status.${code}`)}
        onChange={(codes) => onChange({ status: codes.join(',') || undefined })}
      />
      <ChipGroup
        label={t('loans.filter.bucket')}
        codes={BUCKETS}
        chosen={codesOf(BUCKETS, state.bucket)}
        word={(code) => code}
        onChange={(codes) => onChange({ bucket: codes.join(',') || undefined })}
      />
      <DelayedText
        value={state.plate ?? ''}
        onChange={(plate) => onChange({ plate: plate || undefined })}
        placeholder={t('loans.filter.plate')}
        label={t('loans.filter.plateHint')}
        widthPx={96}
      />
      <Select
        aria-label={t('loans.filter.dueWithin')}
        style={{ minWidth: 140 }}
        value={state.due ?? ''}
        onChange={(due: string) => onChange({ due: due || undefined })}
        options={[
          { value: '', label: `${t('loans.filter.dueWithin')}: ${t('loans.filter.any')}` },
          ...DUE_CHOICES.map((days) => ({
            value: days.toString(),
            label: t('loans.filter.dueWithinDays', { count: days }),
          })),
        ]}
      />
      <Chip
        isOn={state.unregistered !== undefined}
        label={t('loans.filter.unregistered')}
        onToggle={(isOn) => onChange({ unregistered: isOn ? '1' : undefined })}
      />
      <Chip
        isOn={state.unconfirmed !== undefined}
        label={t('loans.filter.unconfirmed')}
        onToggle={(isOn) => onChange({ unconfirmed: isOn ? '1' : undefined })}
      />
      <LenderChoice value={state.lender} onChange={(lender) => onChange({ lender })} />
      {state.importId ? (
        <Chip isOn label={t('loans.filter.ofImport')} onToggle={() => onChange({ importId: undefined })} />
      ) : null}
      {isFiltered(state) ? (
        <Button type="link" size="small" onClick={() => onChange({ ...NO_FILTER, sort: state.sort })}>
          {t('loans.filter.clear')}
        </Button>
      ) : null}
    </Toolbar>
  );
}

function Chip(props: {
  readonly isOn: boolean;
  readonly label: string;
  readonly onToggle: (isOn: boolean) => void;
}): ReactNode {
  return (
    <button
      type="button"
      aria-pressed={props.isOn}
      className={props.isOn ? 'loan-chip loan-chip-on' : 'loan-chip'}
      onClick={() => props.onToggle(!props.isOn)}
    >
      {props.isOn ? '✓ ' : ''}
      {props.label}
    </button>
  );
}

function ChipGroup<Code extends string>(props: {
  readonly label: string;
  readonly codes: readonly Code[];
  readonly chosen: readonly Code[];
  readonly word: (code: Code) => string;
  readonly onChange: (codes: readonly Code[]) => void;
}): ReactNode {
  const { codes, chosen } = props;
  return (
    <fieldset className="loan-chips" aria-label={props.label}>
      {codes.map((code) => (
        <Chip
          key={code}
          isOn={chosen.includes(code)}
          label={props.word(code)}
          onToggle={(isOn) =>
            props.onChange(codes.filter((one) => (one === code ? isOn : chosen.includes(one))))
          }
        />
      ))}
    </fieldset>
  );
}

/** Chosen only when the book has more than one lender. */
function LenderChoice(props: {
  readonly value: string | undefined;
  readonly onChange: (lenderId: string | undefined) => void;
}): ReactNode {
  const t = useT();
  const lenders = useDeskQuery('lenders.list', {});
  if ((lenders.data?.length ?? 0) < 2) return null;
  return (
    <Select
      aria-label={t('loans.filter.lender')}
      style={{ minWidth: 150, maxWidth: 220 }}
      value={props.value ?? ''}
      onChange={(lenderId: string) => props.onChange(lenderId || undefined)}
      options={[
        { value: '', label: `${t('loans.filter.lender')}: ${t('loans.filter.any')}` },
        ...(lenders.data ?? []).map((lender) => ({ value: lender.id, label: lender.name })),
      ]}
    />
  );
}

/** A text that reaches the URL a moment after typing stops, so that each key costs no query. */
function DelayedText(props: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly placeholder: string;
  readonly label: string;
  readonly widthPx: number;
  readonly inputRef?: Ref<InputRef>;
  readonly onLeave?: () => void;
}): ReactNode {
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
      placeholder={props.placeholder}
      aria-label={props.label}
      title={props.label}
      allowClear
      style={{ width: props.widthPx }}
      {...(props.inputRef ? { ref: props.inputRef } : {})}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || !props.onLeave) return;
        event.preventDefault();
        props.onLeave();
      }}
      onEnter={() => {
        if (text !== value) onChange(text);
        props.onLeave?.();
      }}
    />
  );
}
