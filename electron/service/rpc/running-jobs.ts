interface RunningJob {
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/** The jobs that run now, by id (= the call's commandId). */
export interface Jobs {
  readonly running: Map<string, RunningJob>;
  /** false: it had already ended */
  cancel(jobId: string): boolean;
  cancelAll(): void;
  allEnded(): Promise<void>;
}

export function createJobs(): Jobs {
  const running = new Map<string, RunningJob>();
  return {
    running,
    cancel: (jobId) => {
      const job = running.get(jobId);
      job?.controller.abort();
      return job !== undefined;
    },
    cancelAll: () => {
      for (const job of running.values()) job.controller.abort();
    },
    allEnded: async () => {
      await Promise.allSettled([...running.values()].map((job) => job.ended));
    },
  };
}
