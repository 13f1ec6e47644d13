import { addDays, type LocalDate, parseLocalDate } from '../../kernel/local-date.ts';

/** What an override and the rows it changes are told apart by: (id, scope, effectiveFrom) is unique (R9.1). */
export interface DatedRow {
  readonly id: string;
  readonly scope: string;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
}

/** Another value that the owner entered from its source, in force from a day on. */
export interface ParameterOverride {
  readonly id: string;
  readonly scope: string;
  readonly effectiveFrom: LocalDate;
  /** of the same kind as the value it replaces; plain JSON */
  readonly value: unknown;
  readonly source: string;
}

/**
 * The rows with the owner's overrides: the row in force on an override's first day ends the day before, and the
 * override holds until that row would have ended. `valued` gives a row the override's value; periods stay this
 * function's affair. An override of a day for which no row is in force changes nothing.
 */
export function withOverrides<Row extends DatedRow, Override extends ParameterOverride>(
  rows: readonly Row[],
  overrides: readonly Override[],
  valued: (row: Row, override: Override) => Row,
): readonly Row[] {
  const inOrder = [...overrides].sort((left, right) => (left.effectiveFrom < right.effectiveFrom ? -1 : 1));
  return inOrder.reduce<readonly Row[]>((current, override) => {
    const found = rowInForce(current, override);
    if (found === undefined) return current;
    return current.flatMap((row) => {
      if (row !== found) return [row];
      const after = { ...valued(row, override), effectiveFrom: override.effectiveFrom };
      if (row.effectiveFrom === override.effectiveFrom) return [after];
      return [{ ...row, effectiveTo: addDays(override.effectiveFrom, -1) }, after];
    });
  }, rows);
}

/** The row of this id and scope in force on the override's first day. */
export function rowInForce<Row extends DatedRow>(
  rows: readonly Row[],
  on: Pick<DatedRow, 'id' | 'scope' | 'effectiveFrom'>,
): Row | undefined {
  return rows.find(
    (row) =>
      row.id === on.id &&
      row.scope === on.scope &&
      row.effectiveFrom <= on.effectiveFrom &&
      (row.effectiveTo === null || on.effectiveFrom <= row.effectiveTo),
  );
}

/** fixed: lists, patterns and rules in words, which the program reads by their form: no value typed here fits them */
export type ParameterKind = 'number' | 'whole' | 'boolean' | 'date' | 'time' | 'fixed';

const FRACTIONAL_UNIT = /^(percent|x |CNY|factor|per day|mm$|pt|fraction)/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What may be typed in place of a value: counts of days, months or persons are whole, rates and sums need not be. */
export function parameterKind(row: { readonly value: unknown; readonly unit: string }): ParameterKind {
  const { value, unit } = row;
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') {
    if (unit === 'date') return 'date';
    return TIME.test(value) ? 'time' : 'fixed';
  }
  // null: the law sets no figure for it; where the unit is a figure's, one may be entered
  if (typeof value !== 'number' && !(value === null && FRACTIONAL_UNIT.test(unit))) return 'fixed';
  return FRACTIONAL_UNIT.test(unit) || !Number.isInteger(value ?? 0.5) ? 'number' : 'whole';
}

const LARGEST = 1_000_000_000_000;

/** Whether a value can stand where this kind of value stood. */
export function fitsKind(kind: ParameterKind, value: unknown): boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number' && value >= 0 && value <= LARGEST;
    case 'whole':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= LARGEST;
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && parseLocalDate(value) !== undefined;
    case 'time':
      return typeof value === 'string' && TIME.test(value);
    case 'fixed':
      return false;
  }
}
