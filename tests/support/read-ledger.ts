import { basename } from 'node:path';
import { inspectFile, rowsOfFile } from '../../electron/parser/parse-file.ts';
import { findHeading } from '../../shared/domain/import/heading-row.ts';
import { identityChecks } from '../../shared/domain/import/identity-checks.ts';
import type { ImportedLoan } from '../../shared/domain/import/imported-loan.ts';
import { LedgerReader } from '../../shared/domain/import/ledger-reader.ts';
import { missingFields, suggestMapping } from '../../shared/domain/import/mapping.ts';
import { present } from '../../shared/kernel/assert.ts';
import { localDate } from '../../shared/kernel/local-date.ts';

/** A file as the desk reads it when a clerk takes everything that it proposes, without a book. */
export async function readLedger(path: string, today = '2026-11-23') {
  const inspection = await inspectFile(path, {});
  const name = present(inspection.suggestedSheet, 'a sheet is proposed');
  const sheet = present(
    inspection.sheets.find((one) => one.name === name),
    'the proposed sheet is there',
  );
  const heading = present(
    findHeading({ rows: sheet.firstRows, merges: sheet.merges }),
    'the sheet has a heading',
  );
  const below = sheet.firstRows.filter((row) => row.row > heading.lastRow);
  const mapping = suggestMapping(heading, undefined, below);
  const { dateOrder } = heading;
  const reader = new LedgerReader({
    heading,
    mapping,
    context: {
      file: basename(path),
      sheet: name,
      date1904: inspection.date1904,
      checks: identityChecks(localDate(today)),
      today: localDate(today),
      cutoverOn: localDate(heading.asOf ?? today),
      ...(dateOrder === undefined ? {} : { dateOrder }),
    },
  });
  const loans: ImportedLoan[] = [];
  for await (const { row } of rowsOfFile(path, { sheet: name })) {
    const good = reader.read(row)?.good;
    if (good !== undefined) loans.push(good);
  }
  const { bad, warnings } = reader.notes();
  return {
    sheet: name,
    fields: mapping.map((column) => column.field),
    missing: missingFields(mapping),
    report: reader.report('zh-CN'),
    bad: bad.map(({ row, reasons }) => [row, ...reasons.map((note) => `${note.code} ${note.field}`)]),
    doubts: warnings.map(({ row, note }) => `${row} ${note.code}`),
    loans,
  };
}
