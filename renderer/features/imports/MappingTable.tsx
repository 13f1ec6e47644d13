import { Select, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { fieldName } from '../../../shared/domain/import/field-names.ts';
import {
  formOf,
  IMPORT_FIELD_NAMES,
  type ImportField,
  isImportField,
} from '../../../shared/domain/import/import-field.ts';
import { missingFields } from '../../../shared/domain/import/mapping.ts';
import { useLanguage, useT } from '../../i18n/words.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import {
  type InspectedSheet,
  type MappedColumn,
  mapColumn,
  readingOf,
  samplesOf,
  setUnit,
} from './import-draft.ts';

const MONEY_UNITS = ['yuan', 'wanYuan'] as const;
const RATE_UNITS = ['percent', 'perMille', 'perTenThousand'] as const;
const TERM_UNITS = ['months', 'years'] as const;
const NOT_TAKEN = '';
const UNIT_AUTO = '';
/** below: guessed by a part of the heading or by its place */
const SURE = 0.9;

interface Column {
  readonly column: number;
  readonly title: string;
  readonly mapped: MappedColumn | undefined;
}

export interface MappingTableProps {
  readonly sheet: InspectedSheet;
  readonly mapping: readonly MappedColumn[];
  readonly isDisabled: boolean;
  readonly onChange: (mapping: readonly MappedColumn[]) => void;
}

/** Each column of the file: what it will be taken as, how its amounts and days are read. */
export function MappingTable({ sheet, mapping, isDisabled, onChange }: MappingTableProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const rows: Column[] = sheet.titles.map((title, column) => ({
    column,
    title,
    mapped: mapping.find((one) => one.column === column),
  }));
  const missing = missingFields(mapping);
  const columns: TableColumnsType<Column> = [
    { title: t('imports.column.heading'), key: 'heading', render: (_, row) => row.title || '—' },
    {
      title: t('imports.column.samples'),
      key: 'samples',
      render: (_, row) => <Samples sheet={sheet} row={row} />,
    },
    {
      title: t('imports.column.field'),
      key: 'field',
      width: 230,
      render: (_, row) => (
        <FieldSelect
          row={row}
          isDisabled={isDisabled}
          onChange={(field) => onChange(mapColumn(mapping, row.column, field))}
        />
      ),
    },
    {
      title: t('imports.column.unit'),
      key: 'unit',
      width: 130,
      render: (_, row) => (
        <UnitSelect
          row={row}
          isDisabled={isDisabled}
          onChange={(unit) => onChange(setUnit(mapping, row.column, unit))}
        />
      ),
    },
    {
      title: t('imports.column.confidence'),
      key: 'confidence',
      width: 110,
      render: (_, row) => <Confidence row={row} />,
    },
  ];
  return (
    <>
      <h3>{t('imports.mapping')}</h3>
      {sheet.isRemembered ? <p className="desk-soft">{t('imports.remembered')}</p> : null}
      {missing.length > 0 ? (
        <p className="desk-red" role="alert">
          ✗ {t('imports.missing', { fields: missing.map((field) => fieldName(field, language)).join('、') })}
        </p>
      ) : null}
      <div className="imports-mapping">
        <SimpleTable
          label={t('imports.mapping')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.column.toString()}
        />
      </div>
    </>
  );
}

function Samples({ sheet, row }: { readonly sheet: InspectedSheet; readonly row: Column }): ReactNode {
  const t = useT();
  return samplesOf(sheet, row.column).map((cell, index) => {
    const reading = row.mapped === undefined ? undefined : readingOf(row.mapped, cell);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the values of a column have no identity but their place
      <div key={index} className="imports-sample">
        <span>{cell.text.slice(0, 40)}</span>
        {reading === null ? <span className="desk-red"> ✗ {t('imports.unreadable')}</span> : null}
        {reading && reading !== cell.text ? <span className="desk-soft"> → {reading}</span> : null}
      </div>
    );
  });
}

interface CellProps<Value> {
  readonly row: Column;
  readonly isDisabled: boolean;
  readonly onChange: (value: Value | undefined) => void;
}

function FieldSelect({ row, isDisabled, onChange }: CellProps<ImportField>): ReactNode {
  const t = useT();
  const language = useLanguage();
  return (
    <Select
      aria-label={`${row.title} ${t('imports.column.field')}`}
      style={{ width: 210 }}
      disabled={isDisabled}
      showSearch={{ optionFilterProp: 'label' }}
      value={row.mapped?.field ?? NOT_TAKEN}
      onChange={(field: string) => onChange(isImportField(field) ? field : undefined)}
      options={[
        { value: NOT_TAKEN, label: t('imports.notTaken') },
        ...IMPORT_FIELD_NAMES.map((field) => ({ value: field, label: fieldName(field, language) })),
      ]}
    />
  );
}

function unitsOf(row: Column): readonly NonNullable<MappedColumn['unit']>[] {
  const field = row.mapped?.field;
  if (field === undefined || !isImportField(field)) return [];
  const form = formOf(field);
  if (form === 'money') return MONEY_UNITS;
  if (form === 'rate' || form === 'dailyRate') return RATE_UNITS;
  return field === 'termMonths' ? TERM_UNITS : [];
}

function UnitSelect({ row, isDisabled, onChange }: CellProps<NonNullable<MappedColumn['unit']>>): ReactNode {
  const t = useT();
  const units = unitsOf(row);
  if (units.length === 0) return null;
  return (
    <Select
      aria-label={`${row.title} ${t('imports.column.unit')}`}
      style={{ width: 110 }}
      disabled={isDisabled}
      value={row.mapped?.unit ?? UNIT_AUTO}
      onChange={(unit: string) => onChange(units.find((one) => one === unit))}
      options={[
        { value: UNIT_AUTO, label: t('imports.unitAuto') },
        ...units.map((unit) => ({ value: unit, label: t(`imports.unit.${unit}`) })),
      ]}
    />
  );
}

function Confidence({ row }: { readonly row: Column }): ReactNode {
  const t = useT();
  if (row.mapped === undefined) return <span className="desk-soft">{t('imports.ignored')}</span>;
  const isSure = row.mapped.confidence >= SURE;
  return (
    <StatusTag tone={isSure ? 'green' : 'amber'}>{t(isSure ? 'imports.sure' : 'imports.guessed')}</StatusTag>
  );
}
