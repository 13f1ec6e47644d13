import { type Kysely, sql } from 'kysely';

/** Whether the addressee, apart from signing for the letter, acknowledged the debt on its slip (DOC-02, R3.7). */
const STATEMENTS: readonly string[] = [
  `ALTER TABLE letter_event ADD COLUMN is_debt_acknowledged INTEGER NOT NULL DEFAULT 0
     CHECK (is_debt_acknowledged IN (0, 1))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
