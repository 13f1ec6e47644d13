import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { type ImportDraft, type Inspection, startDraft } from './import-draft.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const;
const DELIMITERS = [',', ';', '\t'] as const;
const DELIMITER_KEYS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** Sheet, lender, cut-over day, and for text files how they are encoded. */
export function FileChoice(props: {
  readonly draft: ImportDraft;
  readonly isDisabled: boolean;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onCsv: (wish: Partial<Pick<Inspection, 'encoding' | 'delimiter'>>) => void;
}): ReactNode {
  const t = useT();
  const { draft, isDisabled, onChange } = props;
  const { inspection } = draft;
  const lenders = useDeskQuery('lenders.list', {});
  const changeSheet = (sheetName: string): void => {
    const next = startDraft(inspection, { lenderId: draft.lenderId, sheetName });
    if (next) onChange(next);
  };
  return (
    <>
      <h2>{inspection.file}</h2>
      {inspection.warnings.map((warning) => (
        <p key={warning} className="desk-amber">
          ! {t(`imports.fileWarning.${warning}`)}
        </p>
      ))}
      <div className="desk-form desk-form-wide imports-choice">
        {inspection.format === 'csv' ? (
          <CsvChoice inspection={inspection} isDisabled={isDisabled} onCsv={props.onCsv} />
        ) : (
          <Field label={t('imports.sheet')} isRequired>
            {(control) => (
              <Select
                {...control}
                disabled={isDisabled}
                value={draft.sheetName}
                onChange={changeSheet}
                options={inspection.sheets.map((sheet) => ({
                  value: sheet.name,
                  label: `${sheet.name} (${t('imports.rows', { count: sheet.rows })}${sheet.hidden ? `, ${t('imports.hidden')}` : ''})`,
                }))}
              />
            )}
          </Field>
        )}
        <Field label={t('imports.lender')} isRequired help={t('imports.lenderHelp')}>
          {(control) => (
            <Select
              {...control}
              disabled={isDisabled}
              value={draft.lenderId}
              onChange={(lenderId: string) => onChange({ ...draft, lenderId })}
              options={(lenders.data ?? []).map((lender) => ({ value: lender.id, label: lender.name }))}
            />
          )}
        </Field>
        <Field label={t('imports.cutOver')} help={t('imports.cutOverHelp')}>
          {(control) => (
            <DateField
              {...control}
              isDisabled={isDisabled}
              value={draft.cutoverOn ?? undefined}
              onChange={(date) => onChange({ ...draft, cutoverOn: date ?? null })}
            />
          )}
        </Field>
      </div>
    </>
  );
}

function CsvChoice(props: {
  readonly inspection: Inspection;
  readonly isDisabled: boolean;
  readonly onCsv: (wish: Partial<Pick<Inspection, 'encoding' | 'delimiter'>>) => void;
}): ReactNode {
  const t = useT();
  const { encoding, delimiter } = props.inspection;
  return (
    <>
      <Field label={t('imports.encoding')}>
        {(control) => (
          <Select
            {...control}
            disabled={props.isDisabled}
            value={encoding}
            onChange={(next: Inspection['encoding']) => props.onCsv({ encoding: next, delimiter })}
            options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
          />
        )}
      </Field>
      <Field label={t('imports.delimiter')}>
        {(control) => (
          <Select
            {...control}
            disabled={props.isDisabled}
            value={delimiter}
            onChange={(next: Inspection['delimiter']) => props.onCsv({ encoding, delimiter: next })}
            options={DELIMITERS.map((value) => ({
              value,
              label: t(`imports.delimiters.${DELIMITER_KEYS[value]}`),
            }))}
          />
        )}
      </Field>
    </>
  );
}
