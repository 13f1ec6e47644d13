import { present } from '../../kernel/assert.ts';
import type { LocalDate } from '../../kernel/local-date.ts';

/** One row of the law data (resources/law/parameters.json), as far as a limit needs it. */
export interface LimitRow {
  readonly id: string;
  readonly value: unknown;
  readonly scope: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly source: string;
  readonly confidence: string;
}

/** A limit with where it comes from, so that every refusal can name its source (issue 5, point 4). */
export interface LegalLimit<T> {
  readonly parameterId: string;
  readonly value: T;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly confidence: string;
}

/** The limits of law/README 5.2 as in force on a day. Times are 'HH:MM' in China. */
export interface ContactLimits {
  readonly quietStart: LegalLimit<string>;
  readonly quietEnd: LegalLimit<string>;
  readonly connectedPerDay: LegalLimit<number>;
  readonly attemptsPerNumberDay: LegalLimit<number>;
  readonly lostFailures: LegalLimit<number>;
  readonly lostDays: LegalLimit<number>;
  readonly thirdPartyIntervalDays: LegalLimit<number>;
  readonly visitMinStaff: LegalLimit<number>;
  readonly textsPerDay: LegalLimit<number>;
  readonly letterMinGapDays: LegalLimit<number>;
}

/** The profile `strict` holds for every tenant (law/README 5.1), also for days before an instrument was published. */
function inForce(rows: readonly LimitRow[], parameterId: string, on: LocalDate): LimitRow {
  const own = rows
    .filter((row) => row.id === parameterId && row.scope === 'all')
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const valid = own.filter(
    (row) => row.effectiveFrom <= on && (row.effectiveTo === null || on <= row.effectiveTo),
  );
  return present(valid.at(-1) ?? own[0], `the law data has a row for ${parameterId}`);
}

function numberLimit(rows: readonly LimitRow[], parameterId: string, on: LocalDate): LegalLimit<number> {
  const row = inForce(rows, parameterId, on);
  const value = typeof row.value === 'number' ? row.value : undefined;
  return { ...origin(row), value: present(value, `${parameterId} is a number`) };
}

function timeLimit(rows: readonly LimitRow[], parameterId: string, on: LocalDate): LegalLimit<string> {
  const row = inForce(rows, parameterId, on);
  const isTime = typeof row.value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(row.value);
  return {
    ...origin(row),
    value: present(isTime ? String(row.value) : undefined, `${parameterId} is HH:MM`),
  };
}

function origin(row: LimitRow): Omit<LegalLimit<unknown>, 'value'> {
  return {
    parameterId: row.id,
    source: row.source,
    effectiveFrom: row.effectiveFrom,
    confidence: row.confidence,
  };
}

/** Reads the contact limits out of the law data. Throws InvariantError when a row is missing or of another type. */
export function contactLimits(rows: readonly LimitRow[], on: LocalDate): ContactLimits {
  return {
    quietStart: timeLimit(rows, 'conduct.quiet.start', on),
    quietEnd: timeLimit(rows, 'conduct.quiet.end', on),
    connectedPerDay: numberLimit(rows, 'conduct.call.connected.perDay', on),
    attemptsPerNumberDay: numberLimit(rows, 'conduct.call.attempt.perNumberDay', on),
    lostFailures: numberLimit(rows, 'conduct.lost.consecutiveFailures', on),
    lostDays: numberLimit(rows, 'conduct.lost.consecutiveDays', on),
    thirdPartyIntervalDays: numberLimit(rows, 'conduct.thirdParty.perContactDays', on),
    visitMinStaff: numberLimit(rows, 'conduct.visit.minStaff', on),
    textsPerDay: numberLimit(rows, 'conduct.sms.perDay', on),
    letterMinGapDays: numberLimit(rows, 'conduct.letter.minGapDays', on),
  };
}
