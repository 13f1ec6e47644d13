import { type RawBuilder, sql } from 'kysely';
import { nextActionField } from '../../../shared/contract/morning.ts';
import type { MorningItem } from '../../../shared/domain/collection/morning/morning-item.ts';
import { chinaDateOf, instant, startOfChinaDay } from '../../../shared/kernel/instant.ts';
import { addDays, daysBetween, type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { countOpen, type GroupSource, openRows, type Rows, type Window } from './group-page.ts';
import { rollingDueDates } from './rolling-group.ts';

/** A row of a group that SQL picks and ranks: `rank` small first, then the larger sum, then contract number. */
interface Row {
  readonly loan_id: string;
  readonly contract_no: string;
  readonly overdue_total_fen: number;
  readonly item_key: string;
  readonly fact: string | null;
  readonly other: string | null;
}

/**
 * Rows and counts of a group told apart: a count reads no name and no contract number, and a page needs no count, so that
 * SQLite keeps no more rows than it shows. The sources name their indexes: without statistics SQLite would reach for the
 * wide rows of loan and vehicle, which costs a second with 100,000 loans instead of 10 ms.
 */
interface Listing {
  readonly counted: (today: LocalDate) => Rows;
  /** joins loan and loan_position; the rows of `counted` */
  readonly ranked: (today: LocalDate, page: Window & { readonly total: number }) => Rows;
  /** absent: by the sum alone, in the order of an index */
  readonly rank?: RawBuilder<unknown>;
  readonly fact: RawBuilder<unknown>;
  readonly other: RawBuilder<unknown>;
  readonly itemOf: (row: Row, today: LocalDate) => MorningItem;
}

function listedSource(listing: Listing): GroupSource {
  return {
    count: (question) => countOpen(question, listing.counted(question.today)),
    items: async (question, window, total) => {
      if (total <= window.offset) return [];
      const rows = listing.ranked(question.today, { ...window, total });
      const rank = listing.rank === undefined ? sql`` : sql`${listing.rank},`;
      const found = await sql<Row>`
        select loan.id as loan_id, loan.contract_no, loan_position.overdue_total_fen,
               ${listing.fact} as fact, ${listing.other} as other, ${rows.key} as item_key
        ${openRows(question, rows)}
         order by ${rank} loan_position.overdue_total_fen desc, loan.contract_no, loan.id
         limit ${window.limit} offset ${window.offset}`.execute(question.db);
      return found.rows.map((row) => listing.itemOf(row, question.today));
    },
  };
}

function base(row: Row) {
  return {
    key: row.item_key,
    loanId: row.loan_id,
    contractNo: row.contract_no,
    urgency: 0,
    overdueFen: fen(row.overdue_total_fen),
    lastSafeOn: null,
  };
}

const LAPSING_DAYS = 7;
const LAPSED_SHOWN_DAYS = 30;

function insured(today: LocalDate): Rows {
  return {
    from: sql`
      from vehicle indexed by vehicle_insured
     cross join loan indexed by loan_of_vehicle
     cross join loan_position indexed by loan_position_sheet
     where vehicle.insurance_ends_on between ${addDays(today, -LAPSED_SHOWN_DAYS)} and ${addDays(today, LAPSING_DAYS)}
       and loan.vehicle_id = vehicle.id
       and loan_position.loan_id = loan.id
       and loan_position.status in ('active', 'overdue')`,
    loanId: sql`loan.id`,
    key: sql`'insurance:' || loan.id || ':' || vehicle.insurance_ends_on
               || case when vehicle.insurance_ends_on < ${today} then ':lapsed' else ':lapsing' end`,
  };
}

/** Insurance that lapsed lately or lapses within a week, on loans that still owe. */
export const insuranceGroup = listedSource({
  counted: insured,
  ranked: insured,
  rank: sql`vehicle.insurance_ends_on`,
  fact: sql`vehicle.insurance_ends_on`,
  other: sql`null`,
  itemOf: (row, today) => {
    const endsOn = localDate(row.fact ?? '');
    const isLapsed = endsOn < today;
    return {
      ...base(row),
      group: 'insurance',
      reasonCode: isLapsed ? 'insurance.lapsed' : 'insurance.lapsing',
      params: { endsOn, days: Math.abs(daysBetween(endsOn, today)) },
      nextAction: 'renew-insurance',
    };
  },
});

/** The mortgage should be in the register within a month of the pay-out; asked again each month. */
const REGISTRATION_DAYS = 30;

function unregistered(today: LocalDate): Rows {
  return {
    from: sql`
      from vehicle indexed by vehicle_unregistered
     cross join loan indexed by loan_of_vehicle
     cross join loan_position indexed by loan_position_sheet
     where vehicle.mortgage_registered_on is null
       and loan.vehicle_id = vehicle.id
       and loan.legal_form = 'mortgage'
       and loan.disbursed_on <= ${addDays(today, -REGISTRATION_DAYS)}
       and loan_position.loan_id = loan.id
       and loan_position.status in ('active', 'overdue')`,
    loanId: sql`loan.id`,
    key: sql`'mortgage:' || loan.id || ':' || ${today.slice(0, 7)}`,
  };
}

export const mortgageGroup = listedSource({
  counted: unregistered,
  ranked: unregistered,
  rank: sql`case loan_position.status when 'overdue' then 0 else 1 end`,
  fact: sql`loan.disbursed_on`,
  other: sql`null`,
  itemOf: (row, today) => {
    const disbursedOn = localDate(row.fact ?? '');
    return {
      ...base(row),
      group: 'mortgage',
      reasonCode: 'mortgage.unregistered',
      params: { disbursedOn, days: daysBetween(disbursedOn, today) },
      nextAction: 'register-mortgage',
    };
  },
});

/**
 * A device without a signal for a week tells nothing: 无数据, never "silent" or "tampered" without a source. One that has
 * never given any is asked for only where the vehicle's place matters, from the second bucket on.
 */
const GPS_SILENT_DAYS = 7;
const GPS_NEEDED_FROM_DPD = 31;

function silent(today: LocalDate, isPositionJoined: boolean): RawBuilder<unknown> {
  const since = startOfChinaDay(addDays(today, -GPS_SILENT_DAYS));
  const neededFrom = addDays(today, -GPS_NEEDED_FROM_DPD);
  const isNeeded = isPositionJoined
    ? sql`loan_position.oldest_unpaid_due_on <= ${neededFrom}`
    : sql`exists (select 1 from loan_position indexed by loan_position_sheet
                   where loan_position.loan_id = collection_case.loan_id
                     and loan_position.oldest_unpaid_due_on <= ${neededFrom})`;
  return sql`vehicle.gps_device_no is not null
       and (vehicle.gps_last_signal_at < ${since} or (vehicle.gps_last_signal_at is null and ${isNeeded}))`;
}

function silentRows(today: LocalDate, from: RawBuilder<unknown>, isPositionJoined: boolean): Rows {
  return {
    from: sql`${from}
       and collection_case.closed_on is null
       and loan.id = collection_case.loan_id
       and vehicle.id = loan.vehicle_id
       and ${silent(today, isPositionJoined)}`,
    loanId: sql`loan.id`,
    key: sql`'gps:' || loan.id || ':' || ${today.slice(0, 7)}`,
  };
}

const CASES_WITH_VEHICLE = sql`
      from collection_case indexed by collection_case_sheet
     cross join loan indexed by loan_sheet
     cross join vehicle indexed by vehicle_signal
     where true`;
const CASES_WITH_POSITION = sql`
      from collection_case indexed by collection_case_sheet
     cross join loan_position indexed by loan_position_sheet
     cross join loan indexed by loan_sheet
     cross join vehicle indexed by vehicle_signal
     where loan_position.loan_id = collection_case.loan_id`;
/** the largest sums first: where one row in a few is wanted, the page is soon full */
const BY_OVERDUE = sql`
      from loan_position indexed by loan_position_overdue_total
     cross join collection_case indexed by collection_case_open
     cross join loan indexed by loan_sheet
     cross join vehicle indexed by vehicle_signal
     where collection_case.loan_id = loan_position.loan_id`;
/** with fewer candidates for each row of the page, picking all of them costs less than walking to them */
const WALKED_SHARE = 10;

export const gpsGroup = listedSource({
  counted: (today) => silentRows(today, CASES_WITH_VEHICLE, false),
  ranked: (today, { offset, limit, total }) => {
    const isWalked = (offset + limit) * WALKED_SHARE <= total;
    return silentRows(today, isWalked ? BY_OVERDUE : CASES_WITH_POSITION, true);
  },
  fact: sql`vehicle.gps_last_signal_at`,
  other: sql`null`,
  itemOf: (row, today) => {
    const lastSignalOn = row.fact === null ? null : chinaDateOf(instant(row.fact));
    return {
      ...base(row),
      group: 'gps',
      reasonCode: 'gps.noData',
      params: { lastSignalOn, days: lastSignalOn === null ? null : daysBetween(lastSignalOn, today) },
      nextAction: 'check-gps',
    };
  },
});

function waiting(today: LocalDate, from: RawBuilder<unknown>): Rows {
  const rolling = sql.join(rollingDueDates(today).map((date) => sql`${date.dueOn}`));
  return {
    from: sql`${from}
       and collection_case.closed_on is null
       and collection_case.loan_id not in (select id from loan indexed by loan_stopped where stop_flag is not null)
       and (collection_case.next_action_on <= ${today} or collection_case.next_action_on is null)
       and coalesce(collection_case.next_action, '') not in ('check-promise', 'review-plan')
       and collection_case.status != 'promise'
       and not (collection_case.next_action is 'call' and collection_case.loan_id in (
             select loan_id from loan_position indexed by loan_position_overdue_sheet
              where oldest_unpaid_due_on in (${rolling})))`,
    loanId: sql`collection_case.loan_id`,
    key: sql`'next:' || collection_case.id || ':' || coalesce(collection_case.next_action_on, ${today.slice(0, 7)})`,
  };
}

/** Next steps of cases that have come due, and cases without one. What another group already shows is left out. */
export const otherGroup = listedSource({
  counted: (today) => waiting(today, sql`from collection_case indexed by collection_case_sheet where true`),
  ranked: (today) =>
    waiting(
      today,
      sql`
      from collection_case indexed by collection_case_sheet
     cross join loan_position indexed by loan_position_sheet
     cross join loan indexed by loan_sheet
     where loan_position.loan_id = collection_case.loan_id and loan.id = collection_case.loan_id`,
    ),
  rank: sql`coalesce(collection_case.next_action_on, '9999-12-31')`,
  fact: sql`collection_case.next_action`,
  other: sql`collection_case.next_action_on`,
  itemOf: (row, today) => {
    if (row.fact === null || row.other === null) {
      const reason = { reasonCode: 'case.noContact', params: { days: null } } as const;
      return { ...base(row), ...reason, group: 'other', nextAction: 'call' };
    }
    const action = nextActionField.parse(row.fact);
    const on = localDate(row.other);
    return {
      ...base(row),
      group: 'other',
      reasonCode: 'case.nextAction',
      params: { action, on, days: daysBetween(on, today) },
      nextAction: action,
    };
  },
});
