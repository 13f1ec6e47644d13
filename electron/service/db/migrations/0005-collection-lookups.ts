import { type Kysely, sql } from 'kysely';

/** Look-ups of the morning sheet and the contact gate, so that neither walks the book. */
const STATEMENTS: readonly string[] = [
  `CREATE INDEX loan_position_final_due ON loan_position (final_due_on) WHERE status IN ('active', 'overdue')`,
  `CREATE INDEX contact_log_started ON contact_log (started_at)`,
  `CREATE INDEX contact_log_number ON contact_log (number, started_at) WHERE number IS NOT NULL`,
  `CREATE INDEX work_mark_day ON work_mark (marked_on)`,
  `CREATE INDEX promise_made ON promise (made_on)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
