import { z } from 'zod';
import { command } from './define.ts';
import { dateField, idField, requiredTextField } from './fields.ts';

/** 综合融资成本明示表: the day the borrower signed it and where the paper is kept (law/README R2.12). */
export const disclosureField = z.strictObject({ signedOn: dateField, paper: requiredTextField(200) });

/** Records the signed disclosure table of a loan, or corrects it. Errors: disclosure.inFuture {today} */
export const loansRecordDisclosure = command({
  input: z.strictObject({ loanId: idField('loan'), disclosure: disclosureField }),
  output: z.strictObject({}),
  errors: ['disclosure.inFuture'],
});
