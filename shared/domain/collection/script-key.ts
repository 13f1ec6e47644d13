import type { Segment } from './case.ts';

/** Which script of resources/scripts a case uses: its stage by bucket and, where one is set, its segment. */
export function scriptKeyOf(bucket: string, segment: Segment | null): string {
  if (segment !== null) return `segment.${segment}`;
  if (bucket === 'M0') return 'stage.reminder';
  if (bucket === 'M1') return 'stage.early';
  return bucket === 'M2' || bucket === 'M3' ? 'stage.middle' : 'stage.late';
}
