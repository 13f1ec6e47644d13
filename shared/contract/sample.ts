import { z } from 'zod';
import { job } from './define.ts';
import { dateField, idField } from './fields.ts';

/** Fills an empty book with invented running loans; refused once the book holds a loan. */
export const sampleFill = job({
  input: z.strictObject({
    loans: z.number().int().min(1).max(1_000_000),
    seed: z.number().int().min(0).max(4_294_967_295),
    asOf: dateField,
    lenderId: idField('lender'),
  }),
  output: z.strictObject({ loans: z.number().int() }),
  errors: ['sample.bookNotEmpty', 'lender.notFound'],
  ownerOnly: true,
});

export const sampleContract = { 'sample.fill': sampleFill };
