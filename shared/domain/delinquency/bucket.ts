import { invariant, present } from '../../kernel/assert.ts';

/** Ageing bucket 账龄. M0 is not overdue. */
export type Bucket = 'M0' | 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6' | 'M7';

export const BUCKETS: readonly Bucket[] = ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'];

/** The last day past due of M0 to M6; M7 is everything beyond. Rising whole numbers. */
export type BucketLimits = readonly [number, number, number, number, number, number, number];

/**
 * M0 0 · M1 1–30 · M2 31–60 · M3 61–90 · M4 91–120 · M5 121–150 · M6 151–180 · M7 over 180; a lender may
 * set others.
 */
export const USUAL_BUCKET_LIMITS: BucketLimits = [0, 30, 60, 90, 120, 150, 180];

/** The bucket of a number of days past due. */
export function bucketOf(dpd: number, limits: BucketLimits = USUAL_BUCKET_LIMITS): Bucket {
  invariant(Number.isInteger(dpd) && dpd >= 0, 'days past due are a whole number of 0 or more');
  const index = limits.findIndex((last) => dpd <= last);
  return present(BUCKETS[index === -1 ? 7 : index], 'eight buckets have seven limits');
}

/** First and last day past due of a bucket; last null = no end. */
export function rangeOf(
  bucket: Bucket,
  limits: BucketLimits = USUAL_BUCKET_LIMITS,
): { readonly firstDpd: number; readonly lastDpd: number | null } {
  const index = BUCKETS.indexOf(bucket);
  const before = limits[index - 1];
  return { firstDpd: before === undefined ? 0 : before + 1, lastDpd: limits[index] ?? null };
}
