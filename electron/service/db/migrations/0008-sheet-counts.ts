import { type Kysely, sql } from 'kysely';

/** So that the sheet's counts and the status bar read no row that they do not count. */
const STATEMENTS: readonly string[] = [
  `CREATE INDEX loan_stopped ON loan (id) WHERE stop_flag IS NOT NULL`,
  `CREATE INDEX collection_case_sheet ON collection_case
     (loan_id, next_action_on, next_action, status, id) WHERE closed_on IS NULL`,
  `CREATE INDEX loan_position_overdue_sheet ON loan_position
     (oldest_unpaid_due_on, loan_id, overdue_total_fen, status, credit_fen) WHERE oldest_unpaid_due_on IS NOT NULL`,
  `CREATE INDEX command_log_recorded ON command_log (recorded_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
