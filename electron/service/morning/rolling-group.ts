import { sql } from 'kysely';
import type { MorningItem } from '../../../shared/domain/collection/morning/morning-item.ts';
import {
  BUCKETS,
  type Bucket,
  bucketOf,
  USUAL_BUCKET_LIMITS,
} from '../../../shared/domain/delinquency/bucket.ts';
import { daysPastDue } from '../../../shared/domain/delinquency/days-past-due.ts';
import { rollStopper } from '../../../shared/domain/delinquency/roll-stopper.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { addDays, type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { type Fen, fen } from '../../../shared/kernel/money.ts';
import { type LoanState, loadLoanStates } from '../loans/load-loan.ts';
import { sha256Hex } from '../sha256.ts';
import { countOpen, type GroupSource, openRows, type Rows } from './group-page.ts';

/** Newly overdue: the first days, in which a reminder is enough. About to roll: so many days before the next bucket. */
const NEW_DAYS = 3;
const ROLLING_DAYS = 3;

/** One due date whose loans belong here, with its rank: rolling by days left, then new ones by days past due. */
interface DueDate {
  readonly dueOn: LocalDate;
  readonly rank: number;
  readonly kind: 'roll' | 'new';
}

/**
 * The due dates of loans that are new or about to roll as of a day: at most 21, so that an index answers. A loan three
 * days past due is new; on the last three days of its bucket it rolls.
 */
export function rollingDueDates(today: LocalDate): readonly DueDate[] {
  const dates: DueDate[] = [];
  for (let left = 1; left <= ROLLING_DAYS; left += 1) {
    for (const limit of USUAL_BUCKET_LIMITS) {
      const dpd = limit + 1 - left;
      if (limit > 0) dates.push({ dueOn: addDays(today, -dpd), rank: left, kind: 'roll' });
    }
  }
  for (let dpd = 1; dpd <= NEW_DAYS; dpd += 1) {
    dates.push({ dueOn: addDays(today, -dpd), rank: ROLLING_DAYS + dpd, kind: 'new' });
  }
  return dates;
}

interface Row {
  readonly loan_id: string;
  readonly contract_no: string;
  readonly oldest_unpaid_due_on: string;
  readonly overdue_total_fen: number;
  readonly credit_fen: number;
  readonly item_key: string;
}

/** Rows are counted and ranked by SQL; only those shown are replayed for the exact sum that stops the roll. */
export const rollingGroup: GroupSource = {
  count: (question) => countOpen(question, candidateRows(question.today)),
  items: async (question, window) => {
    const { db, today } = question;
    const dates = rollingDueDates(today);
    const candidates = candidateRows(today);
    const { rows } = await sql<Row>`
      select loan_position.loan_id, loan.contract_no, loan_position.oldest_unpaid_due_on,
             loan_position.overdue_total_fen, loan_position.credit_fen, ${candidates.key} as item_key
      ${openRows(question, candidates)}
       order by due.rank, loan_position.overdue_total_fen desc, loan.contract_no, loan.id
       limit ${window.limit} offset ${window.offset}`.execute(db);
    const rollingIds = rows.filter((row) => kindOf(row, dates) === 'roll').map((row) => row.loan_id);
    const states = await loadLoanStates(db, rollingIds);
    return rows.map((row) => itemOf(row, { today, state: states.get(id<'loan'>(row.loan_id)) }));
  },
};

/** Loans whose debtor has promised or agreed a plan wait for that; those under a stop flag can't be called at all. */
function candidateRows(today: LocalDate): Rows {
  const values = sql.join(
    rollingDueDates(today).map((date) => sql`(${date.dueOn}, cast(${date.rank} as integer), ${date.kind})`),
  );
  return {
    from: sql`
      from (select column1 as due_on, column2 as rank, column3 as kind from (values ${values})) as due
     cross join loan_position indexed by loan_position_overdue_sheet
     cross join loan indexed by loan_sheet
     where loan_position.oldest_unpaid_due_on = due.due_on
       and loan.id = loan_position.loan_id
       and loan_position.status = 'overdue'
       and loan.stop_flag is null
       and not exists (select 1 from collection_case where collection_case.loan_id = loan.id
                          and collection_case.closed_on is null and collection_case.status = 'promise')
       and not exists (select 1 from repayment_plan where repayment_plan.loan_id = loan.id
                          and repayment_plan.status = 'active')`,
    loanId: sql`loan.id`,
    key: sql`due.kind || ':' || loan.id || ':' || due.due_on || ':' || due.rank`,
  };
}

function kindOf(row: Row, dates: readonly DueDate[]): DueDate['kind'] | undefined {
  return dates.find((date) => date.dueOn === row.oldest_unpaid_due_on)?.kind;
}

function itemOf(
  row: Row,
  known: { readonly today: LocalDate; readonly state: LoanState | undefined },
): MorningItem {
  const dueOn = localDate(row.oldest_unpaid_due_on);
  const base = {
    key: row.item_key,
    group: 'rolling',
    loanId: row.loan_id,
    contractNo: row.contract_no,
    urgency: 0,
    overdueFen: fen(row.overdue_total_fen),
    nextAction: 'call',
    lastSafeOn: null,
  } as const;
  const dpd = daysPastDue(dueOn, known.today);
  const roll = known.state === undefined ? null : rollOf(known.state, known.today);
  if (roll === null) {
    const stopFen = Math.max(0, row.overdue_total_fen - row.credit_fen);
    return { ...base, reasonCode: 'overdue.new', params: { daysPastDue: dpd, dueOn, stopFen } };
  }
  return { ...base, reasonCode: 'overdue.rolling', params: { ...roll } };
}

interface Roll {
  readonly daysToRoll: number;
  readonly nextBucket: Bucket;
  readonly rollsOn: LocalDate;
  readonly stopFen: Fen;
}

/**
 * The sum is found by some thirty replays a loan, which depend on nothing but the loan's own state and the day: kept
 * under all of that, so that a receipt on one loan does not replay the others that the page shows.
 */
const MOST_ROLLS = 1000;
const rolls = new Map<string, Roll | null>();

function rollOf(state: LoanState, today: LocalDate): Roll | null {
  const name = sha256Hex(JSON.stringify([today, state]));
  const known = rolls.get(name);
  if (known !== undefined) return known;
  const roll = replayedRoll(state, today);
  const oldest = rolls.size >= MOST_ROLLS ? rolls.keys().next().value : undefined;
  if (oldest !== undefined) rolls.delete(oldest);
  rolls.set(name, roll);
  return roll;
}

function replayedRoll(state: LoanState, today: LocalDate): Roll | null {
  const { terms, versions: schedules, entries } = state;
  const stopper = rollStopper({ terms, schedules, entries, asOf: today });
  if (stopper === null) return null;
  const next = BUCKETS[BUCKETS.indexOf(stopper.bucket) + 1];
  return {
    daysToRoll: stopper.daysLeft,
    nextBucket: next ?? bucketOf(USUAL_BUCKET_LIMITS[6] + 1),
    rollsOn: stopper.rollsOn,
    stopFen: stopper.stopFen,
  };
}
