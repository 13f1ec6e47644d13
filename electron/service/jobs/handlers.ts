import { jobsContract } from '../../../shared/contract/jobs.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { type HandlerMap, sessionHandler } from '../rpc/handler.ts';

export const jobsHandlers: HandlerMap = {
  'jobs.cancel': sessionHandler(
    jobsContract['jobs.cancel'],
    async (ctx, input) => ok({ isCancelling: ctx.cancelJob(input.jobId) }),
    // must not queue behind the very job that it stops
    { waitsForTurn: false },
  ),
};
