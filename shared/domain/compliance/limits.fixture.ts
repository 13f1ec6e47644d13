import type { LimitRow } from './limits.ts';

const row = (id: string, value: string | number, effectiveFrom: string): LimitRow => ({
  id,
  value,
  scope: 'all',
  effectiveFrom,
  effectiveTo: null,
  source: id === 'conduct.quiet.start' ? 'GB/T 45251-2025; 个人消费类贷款催收工作指引(2026)' : 'law data',
  confidence: 'medium',
});

/** The contact limits as law/parameters.json states them on 2026-11-23, for tests of the gate alone. */
export const LIMIT_ROWS: readonly LimitRow[] = [
  row('conduct.quiet.start', '22:00', '2025-02-28'),
  row('conduct.quiet.end', '08:00', '2025-02-28'),
  row('conduct.call.connected.perDay', 3, '2025-02-28'),
  row('conduct.call.attempt.perNumberDay', 6, '2026-01-30'),
  row('conduct.lost.consecutiveFailures', 3, '2026-01-30'),
  row('conduct.lost.consecutiveDays', 3, '2026-01-30'),
  row('conduct.thirdParty.perContactDays', 30, '2026-01-30'),
  row('conduct.visit.minStaff', 2, '2018-03-28'),
  row('conduct.sms.perDay', 2, '2026-01-30'),
  row('conduct.letter.minGapDays', 7, '2026-01-30'),
];
