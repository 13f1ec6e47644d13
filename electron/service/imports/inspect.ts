import type { z } from 'zod';
import type { importsContract } from '../../../shared/contract/imports.ts';
import { findHeading } from '../../../shared/domain/import/heading-row.ts';
import { missingFields, suggestMapping } from '../../../shared/domain/import/mapping.ts';
import type { FileInspection, SheetInspection } from '../../parser/file-parser.ts';
import type { ReadDb } from '../db/handles.ts';
import { rememberedMapping } from './mappings.ts';

type Inspection = z.input<(typeof importsContract)['imports.inspect']['output']>;
type Sheet = Inspection['sheets'][number];

const PREVIEW_ROWS = 30;
const PREVIEW_TEXT = 120;

/** What the page shows of a file: its sheets with headings, first rows and the mapping to propose. */
export async function describeFile(
  db: ReadDb,
  fileToken: string,
  inspection: FileInspection,
): Promise<Inspection> {
  const sheets: Sheet[] = [];
  for (const sheet of inspection.sheets) sheets.push(await describeSheet(db, sheet));
  const { file, format, encoding, delimiter, suggestedSheet } = inspection;
  return {
    fileToken,
    file,
    format,
    encoding,
    delimiter,
    suggestedSheet,
    warnings: [...inspection.warnings],
    sheets,
  };
}

async function describeSheet(db: ReadDb, sheet: SheetInspection): Promise<Sheet> {
  const heading = findHeading({ rows: sheet.firstRows, merges: sheet.merges });
  const remembered = heading === undefined ? undefined : await rememberedMapping(db, heading.titles);
  const mapping =
    heading === undefined ? [] : suggestMapping(heading, remembered, rowsBelow(sheet, heading.lastRow));
  return {
    name: sheet.name,
    rows: sheet.rows,
    hidden: sheet.hidden,
    headingRow: sheet.headingRow,
    titles: heading === undefined ? [] : [...heading.titles],
    mapping: mapping.map((column) => ({ ...column })),
    isRemembered: remembered !== undefined,
    missingFields: heading === undefined ? [] : [...missingFields(mapping)],
    asOf: heading?.asOf ?? null,
    firstRows: sheet.firstRows.slice(0, PREVIEW_ROWS).map(({ row, cells }) => ({
      row,
      cells: cells.map(({ text, kind }) => ({ text: text.slice(0, PREVIEW_TEXT), kind })),
    })),
  };
}

function rowsBelow(sheet: SheetInspection, headingRow: number): SheetInspection['firstRows'] {
  return sheet.firstRows.filter((row) => row.row > headingRow);
}
