import { type Kysely, sql } from 'kysely';

/**
 * What a clerk records on loans that exist already: clauses with the day of their paper, replaced ones kept; facts of a
 * person that the contact gate reads, each state of them kept; why a number or address ended; the disclosure table.
 */
const STATEMENTS: readonly string[] = [
  `CREATE TABLE loan_clause_kept (
     id INTEGER PRIMARY KEY NOT NULL,
     loan_id TEXT NOT NULL REFERENCES loan (id),
     kind TEXT NOT NULL CHECK (kind IN ('acceleration', 'costs', 'delivery-address', 'jurisdiction', 'allocation', 'sale', 'penalty', 'other')),
     clause_no TEXT NOT NULL CHECK (length(clause_no) > 0),
     wording TEXT NOT NULL CHECK (length(wording) > 0),
     paper_on TEXT NOT NULL,
     recorded_at TEXT NOT NULL,
     recorded_by TEXT,
     ended_at TEXT,
     ended_by TEXT,
     end_reason TEXT
   ) STRICT`,
  `INSERT INTO loan_clause_kept (loan_id, kind, clause_no, wording, paper_on, recorded_at)
     SELECT loan.id, loan_clause.kind, loan_clause.clause_no, loan_clause.wording, loan.signed_on, loan.created_at
     FROM loan_clause JOIN loan ON loan.id = loan_clause.loan_id`,
  `DROP TABLE loan_clause`,
  `ALTER TABLE loan_clause_kept RENAME TO loan_clause`,
  `CREATE UNIQUE INDEX loan_clause_live ON loan_clause (loan_id, kind, clause_no) WHERE ended_at IS NULL`,
  `CREATE INDEX loan_clause_ended ON loan_clause (loan_id) WHERE ended_at IS NOT NULL`,
  `ALTER TABLE person ADD COLUMN do_not_contact_channels TEXT
     CHECK (do_not_contact_channels IS NULL OR json_valid(do_not_contact_channels))`,
  `ALTER TABLE person ADD COLUMN heirs_note TEXT`,
  `ALTER TABLE person ADD COLUMN language TEXT`,
  `CREATE TABLE person_fact_change (
     id INTEGER PRIMARY KEY NOT NULL,
     person_id TEXT NOT NULL REFERENCES person (id),
     facts_json TEXT NOT NULL CHECK (json_valid(facts_json)),
     evidence TEXT NOT NULL,
     recorded_at TEXT NOT NULL,
     actor_id TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX person_fact_change_person ON person_fact_change (person_id, id)`,
  `ALTER TABLE person_phone ADD COLUMN end_reason TEXT`,
  `ALTER TABLE person_address ADD COLUMN end_reason TEXT`,
  `ALTER TABLE loan ADD COLUMN disclosure_signed_on TEXT`,
  `ALTER TABLE loan ADD COLUMN disclosure_paper TEXT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
