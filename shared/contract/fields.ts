import { z } from 'zod';
import { type Id, id } from '../kernel/ids.ts';
import { type Instant, instant } from '../kernel/instant.ts';
import { type LocalDate, localDate, parseLocalDate } from '../kernel/local-date.ts';
import { type Fen, fen } from '../kernel/money.ts';
import { type RatePpm, ratePpm } from '../kernel/rate.ts';

/** Field schemas shared by every area: each parses plain wire data into its branded kernel type. */
export const fenField: z.ZodType<Fen, number> = z.number().int().refine(Number.isSafeInteger).transform(fen);
export const positiveFenField: z.ZodType<Fen, number> = z.number().int().positive().transform(fen);
export const nonNegativeFenField: z.ZodType<Fen, number> = z.number().int().nonnegative().transform(fen);
export const ratePpmField: z.ZodType<RatePpm, number> = z
  .number()
  .int()
  .nonnegative()
  .max(10_000_000)
  .transform(ratePpm);
export const dateField: z.ZodType<LocalDate, string> = z
  .string()
  .refine((text) => parseLocalDate(text) !== undefined, 'not a real day')
  .transform(localDate);
export const instantField: z.ZodType<Instant, string> = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .transform(instant);

/** A field for the identity of one kind of record. */
export function idField<Kind extends string>(_kind: Kind): z.ZodType<Id<Kind>, string> {
  return z
    .string()
    .regex(/^[0-9a-z][0-9a-z-]{0,63}$/)
    .transform((text) => id<Kind>(text));
}

/** Text a clerk types: trimmed, no control characters but line breaks, bounded. */
export function textField(maxLength: number): z.ZodType<string, string> {
  return z
    .string()
    .max(maxLength)
    .transform((text) => text.trim())
    .refine((text) => !hasControlCharacter(text), 'control characters');
}

/** Like textField, but not empty. */
export function requiredTextField(maxLength: number): z.ZodType<string, string> {
  return textField(maxLength).refine((text) => text.length > 0, 'empty');
}

function hasControlCharacter(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 32 && code !== 10 && code !== 9) || code === 127) return true;
    // bidirectional overrides make a name read as another (F34)
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return true;
  }
  return false;
}
