import { z } from 'zod';
import { command } from './define.ts';

/**
 * A job is called like a command: its jobId is the call's commandId, its reply comes when it has ended, its progress
 * on the topic 'job' (JobProgress). A cancelled job replies with the code 'job.cancelled'.
 */
export const jobsContract = {
  'jobs.cancel': command({
    input: z.strictObject({ jobId: z.string().max(64) }),
    /** false: it had already ended */
    output: z.strictObject({ isCancelling: z.boolean() }),
  }),
} as const;
