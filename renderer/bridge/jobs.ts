import { useState, useSyncExternalStore } from 'react';
import type { JobProgress } from '../../shared/contract/topics.ts';
import { desk, type Input, type JobMethod, newCommandId, type Output, serviceWire } from './desk.ts';
import { type DeskError, toDeskError } from './desk-error.ts';

let running: readonly JobProgress[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly JobProgress[]): void {
  running = next;
  for (const listener of listeners) listener();
}

/** Takes one progress report; a job that ended leaves the list. */
export function noteProgress(progress: JobProgress): void {
  const others = running.filter((job) => job.jobId !== progress.jobId);
  publish(progress.state === 'running' ? [...others, progress] : others);
}

export function runningJobs(): readonly JobProgress[] {
  return running;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Follows the topic 'job' for the life of the page; a service that died runs nothing any more. */
export function followJobs(): void {
  serviceWire.onEvent((event) => {
    if (event.topic === 'job' && isProgress(event.payload)) noteProgress(event.payload);
  });
  serviceWire.onConnected((isConnected) => {
    if (!isConnected) publish([]);
  });
}

function isProgress(payload: unknown): payload is JobProgress {
  return typeof payload === 'object' && payload !== null && 'jobId' in payload && 'state' in payload;
}

/** The jobs that run now, for the status bar. */
export function useRunningJobs(): readonly JobProgress[] {
  return useSyncExternalStore(subscribe, runningJobs);
}

export function cancelJob(jobId: string): void {
  void desk.call('jobs.cancel', { jobId }).catch(toDeskError);
}

export interface JobRun<M extends JobMethod> {
  readonly isRunning: boolean;
  /** undefined before the first report */
  readonly progress: JobProgress | undefined;
  readonly result: Output<M> | undefined;
  readonly error: DeskError | undefined;
  readonly start: (input: Input<M>) => Promise<Output<M> | undefined>;
  readonly cancel: () => void;
}

interface RunState<M extends JobMethod> {
  readonly jobId: string | undefined;
  readonly result: Output<M> | undefined;
  readonly error: DeskError | undefined;
}

/** Runs a long job: start, progress, cancel, result. A job goes on when its screen is left. */
export function useJob<M extends JobMethod>(method: M): JobRun<M> {
  const [state, setState] = useState<RunState<M>>({ jobId: undefined, result: undefined, error: undefined });
  const jobs = useRunningJobs();
  const start = async (input: Input<M>): Promise<Output<M> | undefined> => {
    const jobId = newCommandId();
    setState({ jobId, result: undefined, error: undefined });
    try {
      const result = await desk.call(method, input, jobId);
      setState({ jobId: undefined, result, error: undefined });
      return result;
    } catch (thrown) {
      setState({ jobId: undefined, result: undefined, error: toDeskError(thrown) });
      return undefined;
    }
  };
  return {
    isRunning: state.jobId !== undefined,
    progress: jobs.find((job) => job.jobId === state.jobId),
    result: state.result,
    error: state.error,
    start,
    cancel: () => {
      if (state.jobId !== undefined) cancelJob(state.jobId);
    },
  };
}
