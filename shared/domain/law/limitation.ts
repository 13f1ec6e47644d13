import { type Deadline, deadlineOf, type WorkCalendar } from '../../kernel/calendar.ts';
import { addMonths, addYears, earlier, type LocalDate } from '../../kernel/local-date.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Calculation, calculation, type RowUsed, step } from './calculation.ts';
import type { LawBook } from './law-book.ts';
import type { LawError } from './law-error.ts';
import { numberOn, onceKnown } from './parameters.ts';

/** Acts that restart a period (R3.4). The engine counts no unrecorded call, no letter to a third party, no draft. */
export type InterruptionKind =
  | 'demandArrived'
  | 'lenderDebit'
  | 'newspaperNotice'
  | 'debtorPaid'
  | 'debtorPromised'
  | 'suitFiled'
  | 'mediationRequested'
  | 'assignmentNotified';

export interface Interruption {
  /** the effective date of R3.4's table: arrival, act, filing, publication or request */
  readonly on: LocalDate;
  readonly kind: InterruptionKind;
  /**
   * For debtorPaid: paid, authorised or ratified in writing by the debtor (R10.2). For lenderDebit: the lender is a
   * financial institution and debits under law or contract. Another's transfer is booked and restarts nothing.
   */
  readonly isAttributable: boolean;
}

/** A suspension that the clerk entered with its reason; the engine never suspends by itself (R3.6). */
export interface Suspension {
  readonly from: LocalDate;
  /** the obstacle's last day */
  readonly to: LocalDate;
}

export interface LimitationInput {
  /** due day of the last instalment, or the accelerated due day once acceleration arrived (R3.2, R10.1) */
  readonly startsOn: LocalDate;
  readonly asOf: LocalDate;
  readonly interruptions: readonly Interruption[];
  readonly suspensions: readonly Suspension[];
  /** assent to a time-barred debt: a new agreement or a signature that shows it (R3.7) */
  readonly assentedOn: LocalDate | null;
}

/** 未起算, running, or 已过时效. A clock names its start (R10.1). */
export type LimitationState = 'notStarted' | 'running' | 'expired';

export interface LimitationClock {
  readonly state: LimitationState;
  readonly startedOn: LocalDate;
  /** what started it: the due day or the last act that counted */
  readonly startedBy: 'due' | 'assent' | InterruptionKind;
  readonly deadline: Deadline;
  /** acts that came too late or are not the debtor's */
  readonly ignored: readonly Interruption[];
}

const GENERAL = 'limitation.general.years';
const SUSPENSION_WINDOW = 'limitation.suspension.lastMonths';
const LONG_STOP = 'limitation.long.years';

interface Run {
  readonly from: LocalDate;
  readonly startedBy: LimitationClock['startedBy'];
  readonly end: LocalDate;
}

/** The limitation period of a debt (R3.1, R3.2, R3.4, R3.6, R3.7, R10.1 to R10.3), with both dates of R3.8. */
export function limitationClock(
  input: LimitationInput,
  law: LawBook,
  calendar: WorkCalendar,
): Result<Calculation<LimitationClock>, LawError> {
  const rowsUsed: RowUsed[] = [];
  const ignored: Interruption[] = [];
  let run = firstRun(input.startsOn, law);
  if (!run.ok) return run;
  rowsUsed.push(...run.value.rowsUsed);
  const longStop = numberOn(law, {
    id: LONG_STOP,
    lenderType: 'all',
    on: onceKnown(law, LONG_STOP, input.asOf),
  });
  if (!longStop.ok) return longStop;
  let current = withSuspension(run.value.run, input, law);
  if (!current.ok) return current;
  for (const act of actsOf(input)) {
    const inTime = act.on >= current.value.from && act.on <= deadlineOf(current.value.end, calendar).legalEnd;
    if (act.kind !== 'assent' && (!isCounted(act) || !inTime)) {
      ignored.push(act);
      continue;
    }
    run = firstRun(act.on, law);
    if (!run.ok) return run;
    rowsUsed.push(...run.value.rowsUsed);
    current = withSuspension({ ...run.value.run, startedBy: act.kind }, input, law);
    if (!current.ok) return current;
  }
  const end = earlier(current.value.end, addYears(input.startsOn, longStop.value.value));
  const deadline = deadlineOf(end, calendar);
  const clock: LimitationClock = {
    state: stateOf(input, current.value.from, deadline),
    startedOn: current.value.from,
    startedBy: current.value.startedBy,
    deadline,
    ignored,
  };
  return ok(
    calculation(clock, {
      rowsUsed: [...rowsUsed, longStop.value.row],
      steps: [step('R3.1', 'limitation', { startedOn: clock.startedOn, by: clock.startedBy, end })],
      ruleIds: ['R3.2', 'R3.4', 'R3.8', 'R10.1', 'R10.2'],
    }),
  );
}

/** R4.2: two years from the last day of the performance term; interrupted like limitation. */
export function enforcementDeadline(
  termEndsOn: LocalDate,
  law: LawBook,
  calendar: WorkCalendar,
): Result<Calculation<Deadline>, LawError> {
  const years = numberOn(law, { id: 'limitation.enforcement.years', lenderType: 'all', on: termEndsOn });
  if (!years.ok) return years;
  const deadline = deadlineOf(addYears(termEndsOn, years.value.value), calendar);
  return ok(
    calculation(deadline, {
      rowsUsed: [years.value.row],
      steps: [step('R4.2', 'enforcement', { termEndsOn, end: deadline.nominalEnd })],
    }),
  );
}

function stateOf(input: LimitationInput, startedOn: LocalDate, deadline: Deadline): LimitationState {
  if (input.asOf <= startedOn && startedOn === input.startsOn) return 'notStarted';
  return input.asOf > deadline.legalEnd ? 'expired' : 'running';
}

type Act = Interruption | { readonly on: LocalDate; readonly kind: 'assent' };

function actsOf(input: LimitationInput): readonly Act[] {
  const assent: Act[] = input.assentedOn === null ? [] : [{ on: input.assentedOn, kind: 'assent' }];
  const acts: Act[] = [...input.interruptions, ...assent];
  return acts.filter((act) => act.on <= input.asOf).sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

function isCounted(act: Interruption): boolean {
  return (act.kind !== 'debtorPaid' && act.kind !== 'lenderDebit') || act.isAttributable;
}

/** The period from a day: the years in force on it, or the newer ones if it was still open when they came (R3.1). */
function firstRun(
  from: LocalDate,
  law: LawBook,
): Result<{ readonly run: Run; readonly rowsUsed: readonly RowUsed[] }, LawError> {
  const years = numberOn(law, { id: GENERAL, lenderType: 'all', on: from });
  if (!years.ok) return years;
  const nominal = addYears(from, years.value.value);
  const newer = numberOn(law, { id: GENERAL, lenderType: 'all', on: nominal });
  if (!newer.ok) return newer;
  return ok({
    run: { from, startedBy: 'due', end: addYears(from, newer.value.value) },
    rowsUsed: [newer.value.row],
  });
}

/** R3.6: only an obstacle in the last six months suspends; then six months run from its end. */
function withSuspension(run: Run, input: LimitationInput, law: LawBook): Result<Run, LawError> {
  let end = run.end;
  for (const obstacle of [...input.suspensions].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const on = onceKnown(law, SUSPENSION_WINDOW, obstacle.to);
    const window = numberOn(law, { id: SUSPENSION_WINDOW, lenderType: 'all', on });
    if (!window.ok) return window;
    const rest = numberOn(law, { id: 'limitation.suspension.residualMonths', lenderType: 'all', on });
    if (!rest.ok) return rest;
    const touchesLastMonths = obstacle.to >= addMonths(end, -window.value.value) && obstacle.from <= end;
    if (touchesLastMonths) end = addMonths(obstacle.to, rest.value.value);
  }
  return ok({ ...run, end });
}
