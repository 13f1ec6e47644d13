import { type Kysely, sql } from 'kysely';

/**
 * Look-ups of the morning sheet and the contact gate, so that neither walks the book. Those of loan, vehicle and
 * loan_position hold all that the sheet ranks and counts by: with 100,000 loans it reads no wide row but those it shows.
 */
const STATEMENTS: readonly string[] = [
  `CREATE INDEX loan_position_final_due ON loan_position (final_due_on) WHERE status IN ('active', 'overdue')`,
  `CREATE INDEX contact_log_started ON contact_log (started_at)`,
  `CREATE INDEX contact_log_number ON contact_log (number, started_at) WHERE number IS NOT NULL`,
  `CREATE INDEX work_mark_day ON work_mark (marked_on)`,
  `CREATE INDEX promise_made ON promise (made_on)`,
  `CREATE INDEX loan_sheet ON loan (id, contract_no, stop_flag, vehicle_id)`,
  `CREATE INDEX loan_of_vehicle ON loan (vehicle_id, id, contract_no, legal_form, disbursed_on)`,
  `CREATE INDEX loan_position_sheet ON loan_position
     (loan_id, status, oldest_unpaid_due_on, overdue_total_fen, credit_fen)`,
  `CREATE INDEX vehicle_insured ON vehicle (insurance_ends_on, id)`,
  `CREATE INDEX vehicle_signal ON vehicle (id, gps_device_no, gps_last_signal_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
