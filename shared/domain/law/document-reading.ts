import { type LocalDate, parseLocalDate } from '../../kernel/local-date.ts';

/** A shipped data file does not have the form it must have: where, and what was expected. */
export class LawDocumentError extends Error {
  override readonly name = 'LawDocumentError';
  readonly place: string;
  constructor(place: string, expected: string) {
    super(`${place}: ${expected}`);
    this.place = place;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Readers of one plain JSON value; `place` names it in the error. They throw LawDocumentError. */
export function readObject(value: unknown, place: string): JsonObject {
  if (!isJsonObject(value)) throw new LawDocumentError(place, 'an object');
  return value;
}

export function readList(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new LawDocumentError(place, 'a list');
  return value;
}

export function readText(value: unknown, place: string): string {
  if (typeof value !== 'string') throw new LawDocumentError(place, 'a text');
  return value;
}

export function readInteger(value: unknown, place: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new LawDocumentError(place, 'an integer');
  return value;
}

export function readDate(value: unknown, place: string): LocalDate {
  const date = typeof value === 'string' ? parseLocalDate(value) : undefined;
  if (date === undefined) throw new LawDocumentError(place, 'a real day YYYY-MM-DD');
  return date;
}

export function readOneOf<T extends string>(value: unknown, allowed: readonly T[], place: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new LawDocumentError(place, `one of ${allowed.join(', ')}`);
  return found;
}

/** A number of the data in whole millionths: 3.85 per cent × 10 000, 0.025 × 1 000 000. Refuses a seventh decimal. */
export function inMillionths(value: number, scale: number, place: string): number {
  const scaled = Math.round(value * scale);
  const isExact = Math.abs(value * scale - scaled) < 1e-6;
  if (!Number.isSafeInteger(scaled) || !isExact)
    throw new LawDocumentError(place, 'a number of few decimals');
  return scaled;
}
