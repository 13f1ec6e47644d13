import { type Kysely, sql } from 'kysely';

/** The agreed day that interest runs to, where payment moved off a day off; null = the due day. */
const STATEMENTS: readonly string[] = [`ALTER TABLE instalment ADD COLUMN interest_to_on TEXT`];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
