/** What changed, coarse enough to keep, fine enough to reload little. The page maps each to the queries it invalidates. */
export const TOPICS = [
  'book',
  'settings',
  'lenders',
  'users',
  'loans',
  'parties',
  'receipts',
  'cases',
  'promises',
  'plans',
  'letters',
  'imports',
  'morning',
  'law',
  'audit',
  'job',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Progress of a long job, sent on the topic 'job'. */
export interface JobProgress {
  readonly jobId: string;
  readonly method: string;
  readonly done: number;
  readonly total: number;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
}
