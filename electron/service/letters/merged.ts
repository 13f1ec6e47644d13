import type { z } from 'zod';
import type { lettersMerged } from '../../../shared/contract/letters-batch.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { type MergePart, mergePdfs } from '../pdf/merge.ts';
import type { JobContext, QueryContext } from '../rpc/context.ts';

/** The stored letters as one file for the printer, in order of their numbers. */
export async function mergeLetters(ctx: JobContext, input: z.output<typeof lettersMerged.input>) {
  const letters = await ctx.read((step) => standingLetters(step, input.letterIds));
  if (letters.length === 0) return err(domainError('letter.nothingToMerge', {}));
  const parts: MergePart[] = [];
  for (const [index, letter] of letters.entries()) {
    if (ctx.signal.aborted) return err(domainError('job.cancelled', { jobId: ctx.jobId }));
    const bytes = await ctx.read((step) => step.desk.documents.get(step.db, letter.document_sha256));
    if (bytes === undefined) {
      return err(domainError('letter.documentDamaged', { letterNo: letter.letter_no }));
    }
    parts.push({ bytes, title: letter.letter_no });
    ctx.progress(index + 1, letters.length);
  }
  const range = [letters[0], letters.at(-1)].flatMap((letter) => letter?.letter_no ?? []);
  const title = [...new Set(range)].join(' — ');
  const merged = mergePdfs(parts, { title, createdAt: ctx.now, isDuplex: input.isDuplex });
  return ok({
    fileToken: ctx.desk.offerBytes(merged.bytes),
    suggestedName: `${[...new Set(range)].join('_')}.pdf`.replace(/[\\/:*?"<>|\s]/g, '-'),
    letterIds: letters.map((letter) => id<'letter'>(letter.id)),
    letterCount: letters.length,
    pageCount: merged.pageCount,
  });
}

async function standingLetters(step: QueryContext, letterIds: readonly string[]) {
  return step.db
    .selectFrom('letter')
    .select(['id', 'letter_no', 'document_sha256'])
    .where('id', 'in', letterIds)
    .where('status', '!=', 'cancelled')
    .orderBy('lender_id')
    .orderBy('letter_date')
    .orderBy('letter_no')
    .execute();
}
