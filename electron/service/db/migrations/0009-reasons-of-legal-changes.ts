import { type Kysely, sql } from 'kysely';

/** Why the owner set another value of a legal parameter, beside its source. */
const STATEMENTS: readonly string[] = [
  `ALTER TABLE law_parameter_change ADD COLUMN reason TEXT NOT NULL DEFAULT ''`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
