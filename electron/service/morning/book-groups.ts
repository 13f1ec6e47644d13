import { type RawBuilder, sql } from 'kysely';
import { nextActionField } from '../../../shared/contract/morning.ts';
import type { MorningItem } from '../../../shared/domain/collection/morning/morning-item.ts';
import { chinaDateOf, instant, startOfChinaDay } from '../../../shared/kernel/instant.ts';
import { addDays, daysBetween, localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { GroupPage, GroupSource, SheetQuestion, Window } from './group-page.ts';
import { rollingDueDates } from './rolling-group.ts';

/** A row of a group that SQL picks, ranks and counts: `rank` small first, then the larger sum, then contract number. */
interface Row {
  readonly loan_id: string;
  readonly contract_no: string;
  readonly overdue_total_fen: number;
  readonly item_key: string;
  readonly fact: string | null;
  readonly other: string | null;
}

/**
 * One pass picks, ranks and counts. The sources name their indexes: without statistics SQLite would reach for the wide
 * rows of loan and vehicle, which costs a second with 100,000 loans instead of 25 ms.
 */
async function pageOf(
  question: SheetQuestion,
  window: Window,
  parts: { readonly source: RawBuilder<unknown>; readonly itemOf: (row: Row) => MorningItem },
): Promise<GroupPage> {
  const { rows } = await sql<Row & { readonly total: number }>`
    select * from (
      select item.*, count(*) over () as total from (${parts.source}) as item
       where not exists (select 1 from work_mark where work_mark.item_key = item.item_key
                            and (work_mark.kind = 'done' or work_mark.until_on > ${question.today})))
     order by rank, overdue_total_fen desc, contract_no, loan_id
     limit ${window.limit} offset ${window.offset}`.execute(question.db);
  return { total: rows[0]?.total ?? window.offset, items: rows.map(parts.itemOf), dueToday: 0 };
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

/** Insurance that lapsed lately or lapses within a week, on loans that still owe. */
export const insuranceGroup: GroupSource = (question, window) => {
  const { today } = question;
  const source = sql`
    select loan.id as loan_id, loan.contract_no, loan_position.overdue_total_fen,
           vehicle.insurance_ends_on as fact, null as other, vehicle.insurance_ends_on as rank,
           'insurance:' || loan.id || ':' || vehicle.insurance_ends_on
             || case when vehicle.insurance_ends_on < ${today} then ':lapsed' else ':lapsing' end as item_key
      from vehicle indexed by vehicle_insured
     cross join loan indexed by loan_of_vehicle
     cross join loan_position indexed by loan_position_sheet
     where vehicle.insurance_ends_on between ${addDays(today, -LAPSED_SHOWN_DAYS)} and ${addDays(today, LAPSING_DAYS)}
       and loan.vehicle_id = vehicle.id
       and loan_position.loan_id = loan.id
       and loan_position.status in ('active', 'overdue')`;
  return pageOf(question, window, {
    source,
    itemOf: (row) => {
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
};

/** The mortgage should be in the register within a month of the pay-out; asked again each month. */
const REGISTRATION_DAYS = 30;

export const mortgageGroup: GroupSource = (question, window) => {
  const { today } = question;
  const source = sql`
    select loan.id as loan_id, loan.contract_no, loan_position.overdue_total_fen,
           loan.disbursed_on as fact, null as other,
           case loan_position.status when 'overdue' then 0 else 1 end as rank,
           'mortgage:' || loan.id || ':' || ${today.slice(0, 7)} as item_key
      from vehicle indexed by vehicle_unregistered
     cross join loan indexed by loan_of_vehicle
     cross join loan_position indexed by loan_position_sheet
     where vehicle.mortgage_registered_on is null
       and loan.vehicle_id = vehicle.id
       and loan_position.loan_id = loan.id
       and loan.legal_form = 'mortgage'
       and loan.disbursed_on <= ${addDays(today, -REGISTRATION_DAYS)}
       and loan_position.status in ('active', 'overdue')`;
  return pageOf(question, window, {
    source,
    itemOf: (row) => {
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
};

/**
 * A device without a signal for a week tells nothing: 无数据, never "silent" or "tampered" without a source. One that has
 * never given any is asked for only where the vehicle's place matters, from the second bucket on.
 */
const GPS_SILENT_DAYS = 7;
const GPS_NEEDED_FROM_DPD = 31;

export const gpsGroup: GroupSource = (question, window) => {
  const { today } = question;
  const since = startOfChinaDay(addDays(today, -GPS_SILENT_DAYS));
  const source = sql`
    select loan.id as loan_id, loan.contract_no, loan_position.overdue_total_fen,
           vehicle.gps_last_signal_at as fact, null as other, 0 as rank,
           'gps:' || loan.id || ':' || ${today.slice(0, 7)} as item_key
      from collection_case
     cross join loan_position indexed by loan_position_sheet
     cross join loan indexed by loan_sheet
     cross join vehicle indexed by vehicle_signal
     where collection_case.closed_on is null
       and loan_position.loan_id = collection_case.loan_id
       and loan.id = collection_case.loan_id
       and vehicle.id = loan.vehicle_id
       and vehicle.gps_device_no is not null
       and (vehicle.gps_last_signal_at < ${since}
            or (vehicle.gps_last_signal_at is null
                and loan_position.oldest_unpaid_due_on <= ${addDays(today, -GPS_NEEDED_FROM_DPD)}))`;
  return pageOf(question, window, {
    source,
    itemOf: (row) => {
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
};

/** Next steps of cases that have come due, and cases without one. What another group already shows is left out. */
export const otherGroup: GroupSource = (question, window) => {
  const { today } = question;
  const rolling = sql.join(rollingDueDates(today).map((date) => sql`${date.dueOn}`));
  const source = sql`
    select loan.id as loan_id, loan.contract_no, loan_position.overdue_total_fen,
           collection_case.next_action as fact, collection_case.next_action_on as other,
           coalesce(collection_case.next_action_on, '9999-12-31') as rank,
           'next:' || collection_case.id || ':' || coalesce(collection_case.next_action_on, ${today.slice(0, 7)})
             as item_key
      from collection_case
     cross join loan_position indexed by loan_position_sheet
     cross join loan indexed by loan_sheet
     where collection_case.closed_on is null
       and loan_position.loan_id = collection_case.loan_id
       and loan.id = collection_case.loan_id
       and loan.stop_flag is null
       and (collection_case.next_action_on <= ${today} or collection_case.next_action_on is null)
       and coalesce(collection_case.next_action, '') not in ('check-promise', 'review-plan')
       and collection_case.status != 'promise'
       and not (collection_case.next_action is 'call' and loan_position.oldest_unpaid_due_on in (${rolling}))`;
  return pageOf(question, window, {
    source,
    itemOf: (row) => {
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
};
