import type { z } from 'zod';
import type { disclosureField, loansRecordDisclosure } from '../../../shared/contract/disclosure.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { CommandContext } from '../rpc/context.ts';

interface DisclosureColumns {
  readonly disclosure_signed_on: string | null;
  readonly disclosure_paper: string | null;
}

export function disclosureOf(loan: DisclosureColumns): z.input<typeof disclosureField> | null {
  const { disclosure_signed_on: signedOn, disclosure_paper: paper } = loan;
  return signedOn === null || paper === null ? null : { signedOn, paper };
}

/** The state before is in the audit event: a corrected day stays readable. */
export async function recordDisclosure(
  ctx: CommandContext,
  input: z.output<typeof loansRecordDisclosure.input>,
) {
  const { loanId, disclosure } = input;
  const loan = await ctx.tx
    .selectFrom('loan')
    .select(['disclosure_signed_on', 'disclosure_paper'])
    .where('id', '=', loanId)
    .executeTakeFirst();
  if (loan === undefined) return err(domainError('record.notFound', { kind: 'loan', id: loanId }));
  if (disclosure.signedOn > ctx.today) {
    return err(domainError('disclosure.inFuture', { today: ctx.today }));
  }
  await ctx.tx
    .updateTable('loan')
    .set({ disclosure_signed_on: disclosure.signedOn, disclosure_paper: disclosure.paper })
    .where('id', '=', loanId)
    .execute();
  ctx.audit({
    action: 'loans.recordDisclosure',
    subjectKind: 'loan',
    subjectId: loanId,
    detail: { ...disclosure, before: disclosureOf(loan) },
  });
  ctx.touch('loans', 'letters');
  return ok({});
}
