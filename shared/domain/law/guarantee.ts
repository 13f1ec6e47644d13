import { type Deadline, deadlineOf, type WorkCalendar } from '../../kernel/calendar.ts';
import { addMonths, addYears, earlier, type LocalDate } from '../../kernel/local-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Calculation, calculation, type RowUsed, step } from './calculation.ts';
import type { LawBook } from './law-book.ts';
import type { LawError } from './law-error.ts';
import { numberOn, onceKnown } from './parameters.ts';

/** 一般保证 or 连带责任保证. */
export type GuaranteeType = 'general' | 'jointAndSeveral';

/** What the guarantee contract says of its period. 'until principal and interest are cleared' is unclear (R3.9). */
export type AgreedPeriod =
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'until'; readonly on: LocalDate }
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear' };

export interface GuaranteeInput {
  readonly guaranteedOn: LocalDate;
  readonly agreed: AgreedPeriod;
  /** the principal's due day by the contract: the last instalment (R3.13) */
  readonly originalDueOn: LocalDate;
  /** the accelerated due day, once acceleration arrived; null otherwise */
  readonly acceleratedDueOn: LocalDate | null;
}

export interface GuaranteePeriod {
  /** the earlier of both views: act on this one (R3.13) */
  readonly deadline: Deadline;
  /** counted from the original due day; equal to the first when nothing was accelerated */
  readonly otherViewEnd: LocalDate;
}

/** R3.9 and R3.13: agreed period, else six months from the principal's due day; nothing interrupts it. */
export function guaranteePeriod(
  input: GuaranteeInput,
  law: LawBook,
  calendar: WorkCalendar,
): Result<Calculation<GuaranteePeriod>, LawError> {
  const original = periodEnd(input, input.originalDueOn, law);
  if (!original.ok) return original;
  const accelerated =
    input.acceleratedDueOn === null ? original : periodEnd(input, input.acceleratedDueOn, law);
  if (!accelerated.ok) return accelerated;
  const end = earlier(original.value.end, accelerated.value.end);
  return ok(
    calculation(
      { deadline: deadlineOf(end, calendar), otherViewEnd: original.value.end },
      {
        rowsUsed: [...original.value.rowsUsed, ...accelerated.value.rowsUsed],
        steps: [step('R3.9', 'guaranteePeriod', { end, otherViewEnd: original.value.end })],
        ruleIds: ['R3.13'],
      },
    ),
  );
}

/** What the creditor did within the guarantee period. */
export interface GuaranteeActs {
  readonly type: GuaranteeType;
  readonly periodEnd: LocalDate;
  /** arrivals of demands at this guarantor; a demand on another binds nobody here (R3.11) */
  readonly demandsArrivedOn: readonly LocalDate[];
  /** suits or arbitrations against the debtor (R3.10), or the guarantor */
  readonly suitsOn: readonly LocalDate[];
}

/** Whether the guarantor still answers: general needs a suit against the debtor in time, joint and several a demand. */
export function isGuarantorLiable(acts: GuaranteeActs): boolean {
  const inTime = (on: LocalDate): boolean => on <= acts.periodEnd;
  if (acts.type === 'general') return acts.suitsOn.some(inTime);
  return [...acts.demandsArrivedOn, ...acts.suitsOn].some(inTime);
}

interface End {
  readonly end: LocalDate;
  readonly rowsUsed: readonly RowUsed[];
}

function periodEnd(input: GuaranteeInput, dueOn: LocalDate, law: LawBook): Result<End, LawError> {
  const { agreed } = input;
  if (agreed.kind === 'months') return ok({ end: addMonths(dueOn, agreed.months), rowsUsed: [] });
  // an end not later than the due day counts as not agreed (R3.9)
  if (agreed.kind === 'until' && agreed.on > dueOn) return ok({ end: agreed.on, rowsUsed: [] });
  const legacy = agreed.kind === 'unclear' ? legacyYears(input, dueOn, law) : undefined;
  if (legacy !== undefined) return legacy;
  const months = numberOn(law, {
    id: 'guarantee.period.defaultMonths',
    lenderType: 'all',
    on: onceKnown(law, 'guarantee.period.defaultMonths', dueOn),
  });
  if (!months.ok) return months;
  return ok({ end: addMonths(dueOn, months.value.value), rowsUsed: [months.value.row] });
}

/** A guarantee of before 2021 with an unclear period: two years, if the principal fell due within the two years before. */
function legacyYears(
  input: GuaranteeInput,
  dueOn: LocalDate,
  law: LawBook,
): Result<End, LawError> | undefined {
  const row = law.parameters.get('guarantee.period.unclear.legacyYears')?.[0];
  if (row?.effectiveTo == null || input.guaranteedOn > row.effectiveTo) return undefined;
  const years = numberOn(law, { id: row.id, lenderType: 'all', on: row.effectiveTo });
  if (!years.ok) return years;
  const isOpenThen = dueOn <= row.effectiveTo && addYears(dueOn, years.value.value) > row.effectiveTo;
  if (!isOpenThen) return undefined;
  return ok({ end: addYears(dueOn, years.value.value), rowsUsed: [years.value.row] });
}
