import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dateField } from '../../../shared/contract/fields.ts';
import { errorCode } from '../files/error-code.ts';

/**
 * resources/law/parameters.json: one legal number with its source and period. The value's form is the
 * reader's affair.
 */
export const shippedParameterSchema = z.looseObject({
  id: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  value: z.unknown(),
  unit: z.string(),
  effectiveFrom: dateField,
  effectiveTo: dateField.nullable(),
  scope: z.string(),
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low', 'none', 'n/a']),
  note: z.string().optional(),
});
export type ShippedParameter = z.output<typeof shippedParameterSchema>;

/** resources/law/lpr.json: percent per year; null: unknown here, ask for the official figure. */
export const shippedLprSchema = z.looseObject({
  publishedOn: dateField,
  month: z.string(),
  lpr1y: z.number().nullable(),
  lpr5y: z.number().nullable(),
  confidence: z.enum(['high', 'medium', 'low', 'none']),
});
export type ShippedLpr = z.output<typeof shippedLprSchema>;

export const shippedYearSchema = z.looseObject({
  year: z.number().int(),
  status: z.string(),
  source: z.string(),
  restPeriods: z.array(z.looseObject({ name: z.string(), from: dateField, to: dateField })),
  workingDays: z.array(z.looseObject({ name: z.string(), date: dateField })),
});
export type ShippedYear = z.output<typeof shippedYearSchema>;

/** Law that ships with the program, read once on first use. */
export interface LawResources {
  parameters(): Promise<readonly ShippedParameter[]>;
  lpr(): Promise<readonly ShippedLpr[]>;
  /** both files as JSON, for the domain's own reader (shared/domain/law lawBookOf) */
  documents(): Promise<{ readonly parameters: unknown; readonly lpr: unknown }>;
  /** the State Council's calendar file of a year as it is; undefined: none shipped */
  calendarYear(year: number): Promise<unknown>;
}

export function lawResources(resourcesDir: string): LawResources {
  const parameters = once(async () => {
    const file = await readJson(join(resourcesDir, 'law', 'parameters.json'));
    return z.looseObject({ parameters: z.array(shippedParameterSchema) }).parse(file).parameters;
  });
  const lpr = once(async () => {
    const file = await readJson(join(resourcesDir, 'law', 'lpr.json'));
    return z.looseObject({ rows: z.array(shippedLprSchema) }).parse(file).rows;
  });
  const documents = once(async () => ({
    parameters: await readJson(join(resourcesDir, 'law', 'parameters.json')),
    lpr: await readJson(join(resourcesDir, 'law', 'lpr.json')),
  }));
  return {
    parameters,
    lpr,
    documents,
    calendarYear: async (year) => {
      try {
        return await readJson(join(resourcesDir, 'calendar', `${year}.json`));
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return undefined;
        throw error;
      }
    },
  };
}

async function readJson(path: string): Promise<unknown> {
  const value: unknown = JSON.parse(await readFile(path, 'utf8'));
  return value;
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
