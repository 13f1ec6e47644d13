import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { lenderDraftSchema } from '../../../shared/contract/lenders.ts';
import { invariant } from '../../../shared/kernel/assert.ts';
import type { ActorId, LenderId } from '../../../shared/kernel/ids.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { syncCases } from '../cases/commands.ts';
import { setBookFact } from '../db/book-facts.ts';
import type { FilePort } from '../files/file-port.ts';
import type { SessionContext } from '../rpc/session-context.ts';
import { fillSampleBook } from '../sample/sample-book.ts';
import { sampleBookInput } from '../sample/sample-lender.ts';
import type { Session } from './session.ts';
import { lookAtFolder } from './status.ts';

const SAMPLE_LOANS = 300;
const SAMPLE_SEED = 7;
export const SAMPLE_FOLDER_PREFIX = 'car-loan-desk-sample-';

/** The same invented lender as `desk sample` uses. */
export const SAMPLE_LENDER = lenderDraftSchema.parse(sampleBookInput('').lender);

/** The invented loans of a sample book, as of today. */
export async function fillSample(
  ctx: SessionContext,
  whose: { readonly lenderId: LenderId; readonly actorId: ActorId },
): Promise<void> {
  const options = { ...whose, loans: SAMPLE_LOANS, seed: SAMPLE_SEED, asOf: ctx.today, recordedAt: ctx.now };
  await fillSampleBook(
    options,
    async (work) => {
      await ctx.write(async (step) => {
        step.withoutAudit();
        await work(step.tx);
        return ok(null);
      });
    },
    () => undefined,
  );
  await ctx.write(async (step) => {
    await setBookFact(step.tx, 'rolled_to', ctx.today);
    await syncCases(step.tx, ctx.today, { recordedAt: ctx.now });
    step.audit({
      action: 'sample.fill',
      subjectKind: 'book',
      subjectId: 'sample',
      detail: { loans: SAMPLE_LOANS },
    });
    return ok(null);
  });
}

/** Throws a closed sample book away and goes back to the real folder; does nothing for a real book. */
export async function endSample(files: FilePort, session: Session): Promise<void> {
  if (session.folder === session.realFolder) return;
  invariant(basename(session.folder).startsWith(SAMPLE_FOLDER_PREFIX), 'only a sample folder is thrown away');
  await rm(session.folder, { recursive: true, force: true });
  session.folder = session.realFolder;
  await lookAtFolder(files, session);
}
