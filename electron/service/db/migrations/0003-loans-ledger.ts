import { type Kysely, sql } from 'kysely';

/**
 * Loans with their frozen terms, parties and clauses; immutable schedule versions; the append-only ledger; and the
 * position cache, which `verify` rebuilds from the ledger. Days past due are never stored, only oldest_unpaid_due_on.
 */
const STATEMENTS: readonly string[] = [
  `CREATE TABLE loan (
     id TEXT PRIMARY KEY NOT NULL,
     lender_id TEXT NOT NULL REFERENCES lender (id),
     contract_no TEXT NOT NULL CHECK (length(contract_no) > 0),
     loan_note_no TEXT,
     product TEXT NOT NULL DEFAULT '',
     legal_form TEXT NOT NULL CHECK (legal_form IN ('mortgage', 'retention-of-title', 'finance-lease', 'pledge', 'unsecured', 'other')),
     borrower_id TEXT NOT NULL REFERENCES person (id),
     vehicle_id TEXT REFERENCES vehicle (id),
     funding_source TEXT,
     dealer TEXT,
     signed_on TEXT NOT NULL,
     disbursed_on TEXT NOT NULL,
     principal_fen INTEGER NOT NULL CHECK (principal_fen > 0),
     terms_json TEXT NOT NULL CHECK (json_valid(terms_json)),
     engine_version TEXT NOT NULL,
     down_payment_fen INTEGER CHECK (down_payment_fen >= 0),
     deposit_fen INTEGER CHECK (deposit_fen >= 0),
     purpose TEXT,
     stop_flag TEXT CHECK (stop_flag IN ('complaint', 'hardship', 'dispute', 'lawyer', 'deceased', 'other')),
     stop_flag_since TEXT,
     stop_flag_reason TEXT,
     remarks TEXT NOT NULL DEFAULT '',
     import_id TEXT,
     import_row INTEGER,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL
   ) STRICT`,
  `CREATE UNIQUE INDEX loan_contract_no ON loan (lender_id, contract_no)`,
  `CREATE INDEX loan_contract_no_alone ON loan (contract_no)`,
  `CREATE INDEX loan_by_disbursement ON loan (disbursed_on)`,
  `CREATE INDEX loan_borrower ON loan (borrower_id)`,
  `CREATE INDEX loan_vehicle ON loan (vehicle_id)`,
  `CREATE INDEX loan_import ON loan (import_id) WHERE import_id IS NOT NULL`,
  `CREATE TABLE loan_party (
     loan_id TEXT NOT NULL REFERENCES loan (id),
     person_id TEXT NOT NULL REFERENCES person (id),
     role TEXT NOT NULL CHECK (role IN ('borrower', 'co-borrower', 'guarantor', 'mortgagor', 'registered-owner', 'spouse')),
     has_signed INTEGER CHECK (has_signed IN (0, 1)),
     relation TEXT,
     guarantee_kind TEXT CHECK (guarantee_kind IN ('joint', 'general', 'unclear')),
     guarantee_contract_no TEXT,
     guarantee_amount_fen INTEGER CHECK (guarantee_amount_fen >= 0),
     guarantee_period_months INTEGER,
     guarantee_period_ends_on TEXT,
     consented_to_change_on TEXT,
     released_on TEXT,
     PRIMARY KEY (loan_id, person_id, role)
   ) STRICT`,
  `CREATE INDEX loan_party_person ON loan_party (person_id)`,
  `CREATE TABLE loan_clause (
     loan_id TEXT NOT NULL REFERENCES loan (id),
     kind TEXT NOT NULL CHECK (kind IN ('acceleration', 'costs', 'delivery-address', 'jurisdiction', 'allocation', 'sale', 'penalty', 'other')),
     clause_no TEXT NOT NULL,
     wording TEXT NOT NULL,
     PRIMARY KEY (loan_id, kind, clause_no)
   ) STRICT`,
  `CREATE TABLE payout (
     id TEXT PRIMARY KEY NOT NULL,
     loan_id TEXT NOT NULL REFERENCES loan (id),
     paid_on TEXT NOT NULL,
     amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
     account TEXT NOT NULL,
     voucher TEXT NOT NULL,
     tranche INTEGER NOT NULL CHECK (tranche > 0),
     paid_to_dealer INTEGER NOT NULL CHECK (paid_to_dealer IN (0, 1)),
     checklist_json TEXT NOT NULL CHECK (json_valid(checklist_json))
   ) STRICT`,
  `CREATE INDEX payout_loan ON payout (loan_id)`,
  `CREATE TABLE schedule_version (
     id INTEGER PRIMARY KEY NOT NULL,
     loan_id TEXT NOT NULL REFERENCES loan (id),
     version_no INTEGER NOT NULL CHECK (version_no > 0),
     effective_on TEXT NOT NULL,
     reason TEXT NOT NULL,
     engine_version TEXT NOT NULL,
     recorded_at TEXT NOT NULL,
     UNIQUE (loan_id, version_no)
   ) STRICT`,
  `CREATE TABLE instalment (
     schedule_id INTEGER NOT NULL REFERENCES schedule_version (id),
     no INTEGER NOT NULL CHECK (no > 0),
     from_on TEXT NOT NULL,
     due_on TEXT NOT NULL,
     principal_fen INTEGER NOT NULL CHECK (principal_fen >= 0),
     interest_fen INTEGER NOT NULL CHECK (interest_fen >= 0),
     fee_fen INTEGER NOT NULL CHECK (fee_fen >= 0),
     PRIMARY KEY (schedule_id, no)
   ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE ledger_entry (
     seq INTEGER PRIMARY KEY NOT NULL,
     id TEXT NOT NULL UNIQUE,
     loan_id TEXT NOT NULL REFERENCES loan (id),
     kind TEXT NOT NULL CHECK (kind IN ('disbursement', 'opening', 'receipt', 'fee', 'cost', 'waiver', 'write-off', 'refund', 'reversal')),
     business_on TEXT NOT NULL,
     recorded_at TEXT NOT NULL,
     amount_fen INTEGER NOT NULL CHECK (amount_fen >= 0),
     principal_fen INTEGER NOT NULL DEFAULT 0 CHECK (principal_fen >= 0),
     interest_fen INTEGER NOT NULL DEFAULT 0 CHECK (interest_fen >= 0),
     penalty_fen INTEGER NOT NULL DEFAULT 0 CHECK (penalty_fen >= 0),
     fee_fen INTEGER NOT NULL DEFAULT 0 CHECK (fee_fen >= 0),
     cost_fen INTEGER NOT NULL DEFAULT 0 CHECK (cost_fen >= 0),
     reverses_entry_id TEXT UNIQUE REFERENCES ledger_entry (id),
     detail_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail_json)),
     actor_id TEXT NOT NULL,
     command_id TEXT
   ) STRICT`,
  `CREATE INDEX ledger_entry_loan ON ledger_entry (loan_id, business_on, seq)`,
  `CREATE INDEX ledger_entry_receipts ON ledger_entry (business_on, seq, amount_fen) WHERE kind = 'receipt'`,
  `CREATE TRIGGER ledger_entry_keeps BEFORE UPDATE ON ledger_entry
     BEGIN SELECT RAISE(ABORT, 'ledger_entry is append-only'); END`,
  `CREATE TRIGGER ledger_entry_stays BEFORE DELETE ON ledger_entry
     WHEN NOT EXISTS (SELECT 1 FROM book_fact WHERE name = 'undoing_import' AND value = OLD.loan_id)
     BEGIN SELECT RAISE(ABORT, 'ledger_entry is append-only'); END`,
  `CREATE TABLE opening_balance (
     loan_id TEXT PRIMARY KEY NOT NULL REFERENCES loan (id),
     cut_over_on TEXT NOT NULL,
     principal_fen INTEGER NOT NULL CHECK (principal_fen >= 0),
     interest_fen INTEGER NOT NULL CHECK (interest_fen >= 0),
     penalty_fen INTEGER NOT NULL CHECK (penalty_fen >= 0),
     fee_fen INTEGER NOT NULL CHECK (fee_fen >= 0),
     instalments_met INTEGER NOT NULL CHECK (instalments_met >= 0),
     last_demand_on TEXT,
     source_file TEXT NOT NULL,
     source_row INTEGER,
     confirmed_by TEXT REFERENCES actor (id),
     confirmed_at TEXT
   ) STRICT`,
  `CREATE TABLE loan_position (
     loan_id TEXT PRIMARY KEY NOT NULL REFERENCES loan (id),
     rolled_to TEXT NOT NULL,
     last_seq INTEGER NOT NULL,
     status TEXT NOT NULL CHECK (status IN ('active', 'overdue', 'settled', 'written-off')),
     oldest_unpaid_due_on TEXT,
     overdue_principal_fen INTEGER NOT NULL,
     overdue_interest_fen INTEGER NOT NULL,
     overdue_penalty_fen INTEGER NOT NULL,
     overdue_fee_fen INTEGER NOT NULL,
     overdue_cost_fen INTEGER NOT NULL,
     overdue_total_fen INTEGER NOT NULL,
     outstanding_principal_fen INTEGER NOT NULL,
     credit_fen INTEGER NOT NULL,
     next_due_on TEXT,
     next_due_fen INTEGER NOT NULL,
     last_receipt_on TEXT,
     last_receipt_fen INTEGER,
     final_due_on TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX loan_position_overdue ON loan_position (oldest_unpaid_due_on) WHERE oldest_unpaid_due_on IS NOT NULL`,
  `CREATE INDEX loan_position_status ON loan_position (status, oldest_unpaid_due_on)`,
  `CREATE INDEX loan_position_overdue_total ON loan_position (overdue_total_fen)`,
  `CREATE INDEX loan_position_outstanding ON loan_position (outstanding_principal_fen)`,
  `CREATE INDEX loan_position_next_due ON loan_position (next_due_on)`,
  // orders of the loans list: no date sorts last, and an index cannot do NULLS LAST by itself
  `CREATE INDEX loan_position_by_age ON loan_position (coalesce(oldest_unpaid_due_on, '9999-12-31'))`,
  `CREATE INDEX loan_position_by_next_due ON loan_position (coalesce(next_due_on, '9999-12-31'))`,
  `CREATE TABLE loan_search (
     loan_id TEXT PRIMARY KEY NOT NULL REFERENCES loan (id),
     words TEXT NOT NULL,
     borrower_sort TEXT NOT NULL
   ) STRICT`,
  `CREATE INDEX loan_search_by_borrower ON loan_search (borrower_sort)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
