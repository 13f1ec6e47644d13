import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { fieldName } from '../../../shared/domain/import/field-names.ts';
import { isImportField } from '../../../shared/domain/import/import-field.ts';
import { ROW_REASONS, ROW_WARNINGS } from '../../../shared/domain/import/reading.ts';
import { describeNote, type NoteLanguage } from '../../../shared/domain/import/reasons.ts';
import { useLanguage, useT } from '../../i18n/words.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { oneOf } from '../../ui/one-of.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { ImportReport } from './import-draft.ts';

type Note = ImportReport['warnings'][number]['reason'];

interface Problem {
  readonly key: string;
  readonly row: number;
  readonly isBad: boolean;
  readonly note: Note;
}

/** More are in the error workbook: nobody works through a list of thousands on screen. */
const SHOWN_PROBLEMS = 200;
const SHOWN_CHANGED = 30;
const CODES = [...ROW_REASONS, ...ROW_WARNINGS];

/** The counts of a dry run or an import and its problems, row by row. */
export function ReportView({ report }: { readonly report: ImportReport }): ReactNode {
  const t = useT();
  const counts = [
    ['loanRows', report.loanRows],
    ['goodRows', report.goodRows],
    ['newRows', report.newRows],
    ['sameRows', report.sameRows],
    ['changedRows', report.changedRows.length],
    ['badRows', report.badRows.length],
    ['warnings', report.warnings.length],
    ['distinctBorrowers', report.distinctBorrowers],
  ] as const;
  return (
    <section aria-label={t('imports.report')}>
      <h3>{t('imports.report')}</h3>
      <dl className="imports-counts" data-testid="imports-counts">
        {counts.map(([key, count]) => (
          <div key={key}>
            <dt>{t(`imports.count.${key}`)}</dt>
            <dd className="desk-figures">{count}</dd>
          </div>
        ))}
        <div>
          <dt>{t('imports.count.totalPrincipal')}</dt>
          <dd>
            <MoneyText fen={report.totalPrincipalFen} />
          </dd>
        </div>
      </dl>
      {report.changedRows.length > 0 ? (
        <p className="desk-amber">
          !{' '}
          {t('imports.changed', {
            count: report.changedRows.length,
            rows: report.changedRows.slice(0, SHOWN_CHANGED).join('、'),
          })}
        </p>
      ) : null}
      <Problems report={report} />
    </section>
  );
}

function Problems({ report }: { readonly report: ImportReport }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const all = problemsOf(report);
  const columns: TableColumnsType<Problem> = [
    { title: t('imports.column.row'), key: 'row', width: 80, align: 'right', render: (_, one) => one.row },
    {
      title: t('imports.column.kind'),
      key: 'kind',
      width: 110,
      render: (_, one) => (
        <StatusTag tone={one.isBad ? 'red' : 'amber'}>
          {t(one.isBad ? 'imports.staysOut' : 'imports.doubt')}
        </StatusTag>
      ),
    },
    {
      title: t('imports.column.field'),
      key: 'field',
      width: 170,
      render: (_, one) => nameOf(one.note.field, language),
    },
    {
      title: t('imports.column.reason'),
      key: 'reason',
      render: (_, one) => <span className="desk-wrap">{textOf(one.note, language)}</span>,
    },
  ];
  if (all.length === 0) return <p className="desk-green">✓ {t('imports.noProblems')}</p>;
  return (
    <div className="imports-problems" data-testid="imports-problems">
      <SimpleTable
        label={t('imports.problems')}
        columns={columns}
        rows={all.slice(0, SHOWN_PROBLEMS)}
        rowKey={(one) => one.key}
        {...(all.length > SHOWN_PROBLEMS
          ? { foot: t('imports.moreProblems', { count: all.length - SHOWN_PROBLEMS }) }
          : {})}
      />
    </div>
  );
}

function problemsOf(report: ImportReport): Problem[] {
  const bad = report.badRows.flatMap(({ row, reasons }) =>
    reasons.map((note) => ({ key: `${row}-${note.code}-${note.field}`, row, isBad: true, note })),
  );
  const doubts = report.warnings.map(({ row, reason }, index) => ({
    key: `w${index}`,
    row,
    isBad: false,
    note: reason,
  }));
  return [...bad, ...doubts];
}

function nameOf(field: string | null, language: NoteLanguage): string {
  return field !== null && isImportField(field) ? fieldName(field, language) : '—';
}

/** In the language of the screen; a code that this version does not know keeps the text it came with. */
function textOf(note: Note, language: NoteLanguage): string {
  const code = oneOf(CODES, note.code);
  if (code === undefined) return note.text;
  const { field } = note;
  const isKnown = field !== null && isImportField(field);
  return describeNote({ code, params: note.params, ...(isKnown ? { field } : {}) }, language);
}
