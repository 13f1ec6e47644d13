import { type Kysely, sql } from 'kysely';

/**
 * The book itself, its users, settings, lender entities, the audit chain and the repeat-safe command log.
 * Days are 'YYYY-MM-DD', instants UTC text with milliseconds, money integer fen, rates integer ppm.
 */
const STATEMENTS: readonly string[] = [
  `CREATE TABLE book_fact (
     name TEXT PRIMARY KEY NOT NULL,
     value TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE setting (
     name TEXT PRIMARY KEY NOT NULL,
     value_json TEXT NOT NULL CHECK (json_valid(value_json)),
     updated_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE actor (
     id TEXT PRIMARY KEY NOT NULL,
     name TEXT NOT NULL CHECK (length(name) > 0),
     role TEXT NOT NULL CHECK (role IN ('owner', 'clerk')),
     added_at TEXT NOT NULL,
     removed_at TEXT
   ) STRICT`,
  `CREATE TABLE command_log (
     command_id TEXT PRIMARY KEY NOT NULL,
     method TEXT NOT NULL,
     input_hash TEXT NOT NULL,
     result_json TEXT NOT NULL,
     actor_id TEXT NOT NULL,
     recorded_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE audit_event (
     seq INTEGER PRIMARY KEY NOT NULL,
     recorded_at TEXT NOT NULL,
     actor_id TEXT NOT NULL,
     actor_name TEXT NOT NULL,
     command_id TEXT,
     action TEXT NOT NULL,
     subject_kind TEXT NOT NULL,
     subject_id TEXT NOT NULL,
     detail_json TEXT NOT NULL CHECK (json_valid(detail_json)),
     previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
     hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
   ) STRICT`,
  `CREATE INDEX audit_event_subject ON audit_event (subject_kind, subject_id, seq)`,
  `CREATE TRIGGER audit_event_keeps BEFORE UPDATE ON audit_event
     BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END`,
  `CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event
     BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END`,
  `CREATE TABLE draft (
     actor_id TEXT NOT NULL,
     name TEXT NOT NULL,
     value_json TEXT NOT NULL CHECK (json_valid(value_json)),
     saved_at TEXT NOT NULL,
     PRIMARY KEY (actor_id, name)
   ) STRICT`,
  `CREATE TABLE lender (
     id TEXT PRIMARY KEY NOT NULL,
     name TEXT NOT NULL CHECK (length(name) > 0),
     short_name TEXT NOT NULL,
     lender_type TEXT NOT NULL CHECK (lender_type IN ('PRIVATE', 'LICENSED_FI', 'LOCAL7', 'MICROLOAN', 'PAWN')),
     legal_form TEXT NOT NULL,
     credit_code TEXT NOT NULL,
     credit_code_kept INTEGER NOT NULL DEFAULT 0 CHECK (credit_code_kept IN (0, 1)),
     address TEXT NOT NULL,
     telephone TEXT NOT NULL,
     contact_person TEXT NOT NULL,
     service_hours TEXT NOT NULL,
     complaint_line TEXT NOT NULL,
     letter_code TEXT NOT NULL CHECK (length(letter_code) > 0),
     is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
     created_at TEXT NOT NULL,
     closed_at TEXT
   ) STRICT`,
  `CREATE UNIQUE INDEX lender_letter_code ON lender (letter_code)`,
  `CREATE TABLE lender_licence (
     id TEXT PRIMARY KEY NOT NULL,
     lender_id TEXT NOT NULL REFERENCES lender (id),
     lender_type TEXT NOT NULL CHECK (lender_type IN ('PRIVATE', 'LICENSED_FI', 'LOCAL7', 'MICROLOAN', 'PAWN')),
     number TEXT NOT NULL,
     issued_by TEXT NOT NULL,
     valid_from TEXT NOT NULL,
     valid_to TEXT
   ) STRICT`,
  `CREATE INDEX lender_licence_lender ON lender_licence (lender_id, valid_from)`,
  `CREATE TABLE collection_account (
     id TEXT PRIMARY KEY NOT NULL,
     lender_id TEXT NOT NULL REFERENCES lender (id),
     account_name TEXT NOT NULL,
     bank_name TEXT NOT NULL,
     account_no TEXT NOT NULL,
     is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
     valid_from TEXT NOT NULL,
     valid_to TEXT
   ) STRICT`,
  `CREATE INDEX collection_account_lender ON collection_account (lender_id)`,
  `CREATE TABLE number_series (
     lender_id TEXT NOT NULL REFERENCES lender (id),
     kind TEXT NOT NULL,
     year INTEGER NOT NULL,
     last_no INTEGER NOT NULL CHECK (last_no >= 0),
     PRIMARY KEY (lender_id, kind, year)
   ) STRICT`,
  `CREATE TABLE lpr_fixing (
     published_on TEXT PRIMARY KEY NOT NULL,
     one_year_ppm INTEGER CHECK (one_year_ppm BETWEEN 0 AND 1000000),
     five_year_ppm INTEGER CHECK (five_year_ppm BETWEEN 0 AND 1000000),
     source TEXT NOT NULL,
     entered_by TEXT NOT NULL,
     entered_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE law_parameter_change (
     id TEXT NOT NULL,
     scope TEXT NOT NULL,
     effective_from TEXT NOT NULL,
     value_json TEXT NOT NULL CHECK (json_valid(value_json)),
     source TEXT NOT NULL,
     entered_by TEXT NOT NULL,
     entered_at TEXT NOT NULL,
     PRIMARY KEY (id, scope, effective_from)
   ) STRICT`,
  `CREATE TABLE law_approval (
     parameter_id TEXT NOT NULL,
     scope TEXT NOT NULL,
     effective_from TEXT NOT NULL,
     approved_by TEXT NOT NULL,
     counsel TEXT NOT NULL,
     approved_on TEXT NOT NULL,
     recorded_at TEXT NOT NULL,
     PRIMARY KEY (parameter_id, scope, effective_from)
   ) STRICT`,
  `CREATE TABLE holiday_day (
     day TEXT PRIMARY KEY NOT NULL,
     is_working INTEGER NOT NULL CHECK (is_working IN (0, 1)),
     name TEXT NOT NULL,
     source TEXT NOT NULL,
     entered_by TEXT NOT NULL,
     entered_at TEXT NOT NULL
   ) STRICT`,
  `CREATE TABLE document (
     sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
     kind TEXT NOT NULL,
     media_type TEXT NOT NULL,
     byte_count INTEGER NOT NULL CHECK (byte_count > 0),
     stored_at TEXT NOT NULL
   ) STRICT`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
