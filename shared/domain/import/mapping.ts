import { type ColumnUnit, type HeadingMatch, matchHeading, normaliseHeading } from './heading.ts';
import type { SheetHeading } from './heading-row.ts';
import { formOf, type ImportField } from './import-field.ts';

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
 */
export function suggestMapping(heading: Heading, remembered?: RememberedMapping): ColumnMapping {
  const matches = heading.titles.map((title, column) => ({ column, ...matchOf(title, remembered) }));
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
  return [...taken.values()].sort((a, b) => a.column - b.column);
}

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
