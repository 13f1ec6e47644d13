import { sampleFill } from '../../../shared/contract/sample.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { syncCases } from '../cases/commands.ts';
import { setBookFact } from '../db/book-facts.ts';
import { type HandlerMap, jobHandler } from '../rpc/handler.ts';
import { fillSampleBook } from './sample-book.ts';

export const sampleHandlers: HandlerMap = {
  'sample.fill': jobHandler(sampleFill, async (ctx, input) => {
    const state = await ctx.read(async ({ db }) => ({
      loan: await db.selectFrom('loan').select('id').limit(1).executeTakeFirst(),
      lender: await db.selectFrom('lender').select('id').where('id', '=', input.lenderId).executeTakeFirst(),
    }));
    if (state.loan !== undefined) return err(domainError('sample.bookNotEmpty'));
    if (state.lender === undefined) return err(domainError('lender.notFound', { lenderId: input.lenderId }));
    await fillSampleBook(
      { ...input, recordedAt: ctx.now, actorId: ctx.actor.id },
      (work) =>
        ctx.writeBulk(async (command) => {
          command.withoutAudit();
          await work(command.tx);
        }),
      (done) => ctx.progress(done, input.loans),
    );
    await ctx.write(async (command) => {
      await setBookFact(command.tx, 'rolled_to', input.asOf);
      await syncCases(command.tx, input.asOf, { recordedAt: command.now });
      command.audit({
        action: 'sample.fill',
        subjectKind: 'book',
        subjectId: 'sample',
        detail: { loans: input.loans, seed: input.seed, asOf: input.asOf },
      });
      command.touch('loans', 'parties', 'receipts', 'cases', 'morning');
    });
    return ok({ loans: input.loans });
  }),
};
