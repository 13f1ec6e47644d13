import { isBlank, type SourceRow, tidyText } from './cell.ts';
import { type ColumnUnit, type HeadingMatch, matchHeading, normaliseHeading } from './heading.ts';
import type { SheetHeading } from './heading-row.ts';
import { formOf, type ImportField, REQUIRED_FIELDS } from './import-field.ts';

/** One column of the sheet and the field that it fills. Columns count from 0. */
export interface MappedColumn {
  readonly column: number;
  readonly field: ImportField;
  readonly unit?: ColumnUnit;
  /** 1 = a known heading or chosen by the clerk, less = guessed by a part of the heading or by its place */
  readonly confidence: number;
}

export type ColumnMapping = readonly MappedColumn[];

/** A mapping kept from an earlier import: by title, so that it survives reordered columns (F39). */
export type RememberedMapping = readonly {
  readonly title: string;
  readonly field: ImportField | null;
  readonly unit?: ColumnUnit;
}[];

type Heading = Pick<SheetHeading, 'titles' | 'sheetUnit'>;

/** Person columns that follow one of these, under a heading that was used before, are that person's. */
const FOLLOWERS: Readonly<Partial<Record<ImportField, Readonly<Partial<Record<ImportField, ImportField>>>>>> =
  {
    guarantorName: {
      borrowerIdNumber: 'guarantorIdNumber',
      borrowerPhones: 'guarantorPhone',
      residenceAddress: 'guarantorAddress',
    },
    secondGuarantorName: {
      borrowerIdNumber: 'secondGuarantorIdNumber',
      borrowerPhones: 'secondGuarantorPhone',
    },
    coBorrowerName: { borrowerIdNumber: 'coBorrowerIdNumber', borrowerPhones: 'coBorrowerPhone' },
    spouseName: { borrowerIdNumber: 'spouseIdNumber', borrowerPhones: 'spousePhone' },
  };

const SECOND_OF: Readonly<Partial<Record<ImportField, ImportField>>> = {
  guarantorName: 'secondGuarantorName',
  guarantorIdNumber: 'secondGuarantorIdNumber',
  guarantorPhone: 'secondGuarantorPhone',
  borrowerPhones: 'borrowerSecondPhone',
};

/**
 * The mapping to propose for a heading. Each field is given once: the surer heading wins, then the one
 * further left;
 * a repeated '身份证号' or '电话' goes to the person column before it. A remembered choice overrules the
 * dictionary.
 * `rows`: the first rows of the sheet, where what stands below a heading decides what it means.
 */
export function suggestMapping(
  heading: Heading,
  remembered?: RememberedMapping,
  rows: readonly SourceRow[] = [],
): ColumnMapping {
  const matches = heading.titles.map((title, column) => {
    const match = matchOf(title, remembered);
    return { column, ...match, field: fieldByCells({ title, column, field: match.field }, rows) };
  });
  const taken = new Map<ImportField, MappedColumn>();
  const bySureness = [...matches].sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  const later: (HeadingMatch & { readonly column: number })[] = [];
  for (const match of bySureness) {
    if (match.field === undefined) continue;
    if (taken.has(match.field)) later.push(match);
    else taken.set(match.field, columnOf(match, match.field, heading.sheetUnit));
  }
  for (const match of later) {
    const field = fieldByPlace(match, [...taken.values()]);
    if (field === undefined || taken.has(field)) continue;
    taken.set(field, columnOf({ ...match, confidence: match.confidence * 0.8 }, field, heading.sheetUnit));
  }
  if (remembered === undefined) standIn(taken, heading.titles);
  return [...taken.values()].sort((a, b) => a.column - b.column);
}

/** 罚息 above amounts is what is owed, above rates it is the rate; 已还 above amounts counts no instalments. */
function fieldByCells(
  column: { readonly title: string; readonly column: number; readonly field: ImportField | undefined },
  rows: readonly SourceRow[],
): ImportField | undefined {
  const word = titleKey(column.title).split('/').at(-1) ?? '';
  const texts = rows.flatMap((row) => {
    const cell = row.cells[column.column];
    return isBlank(cell) ? [] : [tidyText(cell?.text ?? '').replace(/[,¥\s]/g, '')];
  });
  const numbers = texts.filter((text) => /^\d+(\.\d+)?元?$/.test(text)).map(Number.parseFloat);
  const largest = Math.max(0, ...numbers);
  const saysRate = texts.some((text) => /[%‰‱倍]|[千万]分|上浮|^0?\.0\d/.test(text));
  if (PENALTY_WORDS.has(word)) {
    if (saysRate) return 'penaltyDailyRate';
    return numbers.length > 0 && (largest >= 5 || largest === 0) ? 'openingPenalty' : column.field;
  }
  // a number of instalments has at most three digits
  return column.field === 'instalmentsMet' && largest > 1200 ? undefined : column.field;
}

const PENALTY_WORDS: ReadonlySet<string> = new Set([
  ...[
    '罚息',
    '逾期罚息',
    '违约金',
    '逾期违约金',
    '滞纳金',
    '日罚息',
    'penalty',
    'latefee',
    'penaltyinterest',
  ],
]);

/** Where a ledger lacks a column that every loan needs, another one that can stand for it does. */
function standIn(taken: Map<ImportField, MappedColumn>, titles: readonly string[]): void {
  for (const [wanted, other] of STAND_INS) {
    const column = taken.get(other);
    if (taken.has(wanted) || column === undefined) continue;
    if (wanted === 'borrowerName' && titleKey(titles[column.column] ?? '') !== '贷款人') continue;
    taken.delete(other);
    taken.set(wanted, { ...column, field: wanted, confidence: 0.5 });
  }
  const numbered = titles.findIndex((title) => /^(编号|台账编号|id编号)$/.test(titleKey(title)));
  if (!taken.has('contractNo') && numbered >= 0)
    taken.set('contractNo', { column: numbered, field: 'contractNo', confidence: 0.5 });
}

/** 贷款人 is the lender in law and the borrower in many a small office. */
const STAND_INS: readonly (readonly [ImportField, ImportField])[] = [
  ['contractNo', 'loanNo'],
  ['borrowerName', 'lenderName'],
  ['paidOutOn', 'signedOn'],
];

function matchOf(title: string, remembered: RememberedMapping | undefined): HeadingMatch {
  const kept = remembered?.find((entry) => titleKey(entry.title) === titleKey(title));
  if (kept === undefined) return matchHeading(title);
  return { field: kept.field ?? undefined, unit: kept.unit ?? matchHeading(title).unit, confidence: 1 };
}

function columnOf(
  match: HeadingMatch & { readonly column: number },
  field: ImportField,
  sheetUnit: ColumnUnit | undefined,
): MappedColumn {
  const unit = unitFor(field, match.unit) ?? (formOf(field) === 'money' ? sheetUnit : undefined);
  return {
    column: match.column,
    field,
    confidence: match.confidence,
    ...(unit === undefined ? {} : { unit }),
  };
}

/** A unit counts where the field can have it: the 元 of a group of columns says nothing of the days in it. */
function unitFor(field: ImportField, unit: ColumnUnit | undefined): ColumnUnit | undefined {
  if (unit === undefined) return undefined;
  const form = formOf(field);
  if (unit === 'yuan' || unit === 'wanYuan') return form === 'money' ? unit : undefined;
  if (unit === 'months' || unit === 'years') return field === 'termMonths' ? unit : undefined;
  return form === 'rate' || form === 'dailyRate' ? unit : undefined;
}

function fieldByPlace(
  match: HeadingMatch & { readonly column: number },
  placed: readonly MappedColumn[],
): ImportField | undefined {
  if (match.field === undefined) return undefined;
  const persons = placed.filter(
    (mapped) => FOLLOWERS[mapped.field] !== undefined && mapped.column < match.column,
  );
  const nearest = persons.sort((a, b) => b.column - a.column)[0];
  const follower = nearest === undefined ? undefined : FOLLOWERS[nearest.field]?.[match.field];
  return follower ?? SECOND_OF[match.field];
}

function titleKey(title: string): string {
  return title.split('/').map(normaliseHeading).join('/');
}

/** Keeps a mapping for the next file with these titles. */
export function rememberMapping(titles: readonly string[], mapping: ColumnMapping): RememberedMapping {
  return titles.map((title, column) => {
    const mapped = mapping.find((entry) => entry.column === column);
    return {
      title,
      field: mapped?.field ?? null,
      ...(mapped?.unit === undefined ? {} : { unit: mapped.unit }),
    };
  });
}

/** The key under which a mapping is remembered: the titles in any order, blanks, units and brackets aside. */
export function headingFingerprint(titles: readonly string[]): string {
  return [...new Set(titles.map(titleKey).filter((key) => key !== ''))].sort().join('|');
}

/** Columns without which no row is good. The rate may be annual or monthly; the maturity date stands in for the term. */
export function missingFields(mapping: readonly { readonly field: string }[]): readonly ImportField[] {
  const mapped = new Set(mapping.map((column) => column.field));
  const missing = REQUIRED_FIELDS.filter(
    (field) => !mapped.has(field) && !(field === 'termMonths' && mapped.has('maturesOn')),
  );
  return mapped.has('annualRate') || mapped.has('monthlyRate') ? missing : [...missing, 'annualRate'];
}
