import { unreachable } from '../../kernel/assert.ts';
import type { EntryId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { LedgerEntry, OpeningEntry } from './entry.ts';

/** Entries that count, in the order in which they count. */
export interface LiveEntries {
  readonly opening: OpeningEntry | null;
  /** business day, then what is owed before what is paid, then order of booking */
  readonly entries: readonly LedgerEntry[];
  readonly reversedEntryIds: readonly EntryId[];
}

/**
 * What a replay reads: entries known at an instant, without reversed ones (they count as never booked) and
 * without
 * what an opening balance already contains. On one day charges come before waivers, waivers before
 * receipts, receipts before refunds and a write-off last, so that the order of typing them in changes nothing.
 */
export function liveEntries(
  entries: readonly LedgerEntry[],
  at: { readonly asOf: LocalDate; readonly knownAt: Instant | null },
): LiveEntries {
  const { knownAt } = at;
  const known = knownAt === null ? entries : entries.filter((entry) => entry.recordedAt <= knownAt);
  const reversed = new Set<EntryId>();
  for (const entry of known) if (entry.kind === 'reversal') reversed.add(entry.reversesEntryId);
  const standing = known.filter((entry) => entry.kind !== 'reversal' && !reversed.has(entry.id));
  const opening = standing.find((entry) => entry.kind === 'opening') ?? null;
  const cutOverOn = opening?.businessOn;
  const counting = standing.filter(
    (entry) => entry.businessOn <= at.asOf && (cutOverOn === undefined || entry.businessOn > cutOverOn),
  );
  counting.sort(compareEntries);
  return { opening, entries: counting, reversedEntryIds: [...reversed] };
}

function compareEntries(a: LedgerEntry, b: LedgerEntry): number {
  if (a.businessOn !== b.businessOn) return a.businessOn < b.businessOn ? -1 : 1;
  return rankOf(a) - rankOf(b) || a.seq - b.seq;
}

function rankOf(entry: LedgerEntry): number {
  switch (entry.kind) {
    case 'disbursement':
      return 0;
    case 'opening':
      return 1;
    case 'cost':
    case 'fee':
      return 2;
    case 'waiver':
      return 3;
    case 'receipt':
      return 4;
    case 'refund':
      return 5;
    case 'write-off':
      return 6;
    case 'reversal':
      return 7;
    default:
      return unreachable(entry);
  }
}
