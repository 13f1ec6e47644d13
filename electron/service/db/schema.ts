import type { ColumnType, Generated } from 'kysely';

/**
 * Row types of every table, as SQL stores them (snake_case; days and instants text, money integer fen, flags 0 or 1).
 * rows.ts of each area maps them to domain types. schema.test.ts holds this file against the migrated database.
 */

/** A column that may be left out on insert because SQL has a default for it. */
type Defaulted<T> = ColumnType<T, T | undefined, T>;
type Flag = 0 | 1;

export interface BookFactTable {
  name: string;
  value: string;
}

export interface SettingTable {
  name: string;
  value_json: string;
  updated_at: string;
}

export interface ActorTable {
  id: string;
  name: string;
  role: 'owner' | 'clerk';
  added_at: string;
  removed_at: string | null;
}

export interface CommandLogTable {
  command_id: string;
  method: string;
  input_hash: string;
  result_json: string;
  actor_id: string;
  recorded_at: string;
}

export interface AuditEventTable {
  seq: Defaulted<number>;
  recorded_at: string;
  actor_id: string;
  actor_name: string;
  command_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  detail_json: string;
  previous_hash: string;
  hash: string;
}

export interface DraftTable {
  actor_id: string;
  name: string;
  value_json: string;
  saved_at: string;
}

export interface LenderTable {
  id: string;
  name: string;
  short_name: string;
  lender_type: 'PRIVATE' | 'LICENSED_FI' | 'LOCAL7' | 'MICROLOAN' | 'PAWN';
  legal_form: string;
  credit_code: string;
  /** 1: failed its check digit and was kept knowingly */
  credit_code_kept: Defaulted<Flag>;
  address: string;
  telephone: string;
  contact_person: string;
  service_hours: string;
  complaint_line: string;
  letter_code: string;
  is_default: Flag;
  created_at: string;
  closed_at: string | null;
}

export interface LenderLicenceTable {
  id: string;
  lender_id: string;
  lender_type: 'PRIVATE' | 'LICENSED_FI' | 'LOCAL7' | 'MICROLOAN' | 'PAWN';
  number: string;
  issued_by: string;
  valid_from: string;
  valid_to: string | null;
}

export interface CollectionAccountTable {
  id: string;
  lender_id: string;
  account_name: string;
  bank_name: string;
  account_no: string;
  is_default: Flag;
  valid_from: string;
  valid_to: string | null;
}

export interface NumberSeriesTable {
  lender_id: string;
  kind: string;
  year: number;
  last_no: number;
}

export interface LprFixingTable {
  published_on: string;
  one_year_ppm: number | null;
  five_year_ppm: number | null;
  source: string;
  entered_by: string;
  entered_at: string;
}

export interface LawParameterChangeTable {
  id: string;
  scope: string;
  effective_from: string;
  value_json: string;
  source: string;
  entered_by: string;
  entered_at: string;
  reason: string;
}

export interface LawApprovalTable {
  parameter_id: string;
  scope: string;
  effective_from: string;
  approved_by: string;
  counsel: string;
  approved_on: string;
  recorded_at: string;
}

export interface HolidayDayTable {
  day: string;
  is_working: Flag;
  name: string;
  source: string;
  entered_by: string;
  entered_at: string;
}

export interface DocumentTable {
  sha256: string;
  kind: string;
  media_type: string;
  byte_count: number;
  stored_at: string;
}

export interface PersonTable {
  id: string;
  kind: 'natural' | 'company';
  name: string;
  pinyin_full: string;
  pinyin_initials: string;
  id_type:
    | 'resident-id'
    | 'credit-code'
    | 'passport'
    | 'hk-macao-permit'
    | 'taiwan-permit'
    | 'permanent-residence'
    | 'other'
    | 'none';
  id_no: string | null;
  id_check: 'passed' | 'kept' | 'unchecked';
  id_check_reason: string | null;
  sex: 'male' | 'female' | null;
  birth_on: string | null;
  legal_representative: string | null;
  wechat: string | null;
  employer: string | null;
  employer_telephone: string | null;
  job_title: string | null;
  monthly_income_fen: number | null;
  marital_state: string | null;
  education: string | null;
  spouse_id: string | null;
  credit_summary: string | null;
  court_search: string | null;
  consents_json: Defaulted<string>;
  hardship: string | null;
  do_not_contact_until: string | null;
  do_not_contact_reason: string | null;
  do_not_contact_channels: string | null;
  represented_by: string | null;
  deceased_on: string | null;
  heirs_note: string | null;
  language: string | null;
  remarks: Defaulted<string>;
  created_at: string;
  updated_at: string;
}

export interface PersonNameHistoryTable {
  person_id: string;
  name: string;
  used_until: string;
  evidence: string;
}

export interface PersonFactChangeTable {
  id: Generated<number>;
  person_id: string;
  facts_json: string;
  evidence: string;
  recorded_at: string;
  actor_id: string;
}

export interface PersonPhoneTable {
  id: string;
  person_id: string;
  number: string;
  kind: 'mobile' | 'landline' | 'work' | 'other';
  source: string;
  number_check: 'passed' | 'kept' | 'unchecked';
  is_primary: Flag;
  last_result: string | null;
  last_result_at: string | null;
  valid_from: string;
  valid_to: string | null;
  end_reason: string | null;
}

export interface PersonAddressTable {
  id: string;
  person_id: string;
  kind: 'residence' | 'household' | 'id-card' | 'registered' | 'work' | 'other';
  address: string;
  source: string;
  is_agreed_delivery: Flag;
  recipient: string | null;
  telephone: string | null;
  valid_from: string;
  valid_to: string | null;
  end_reason: string | null;
}

export interface PersonBankCardTable {
  id: string;
  person_id: string;
  card_no: string;
  bank_name: string;
  purpose: string;
  number_check: 'passed' | 'kept' | 'unchecked';
  valid_from: string;
  valid_to: string | null;
}

export interface VehicleTable {
  id: string;
  plate: string | null;
  plate_check: 'passed' | 'kept' | 'unchecked';
  vin: string | null;
  vin_check: 'passed' | 'kept' | 'unchecked';
  engine_no: string | null;
  brand_model: Defaulted<string>;
  model_year: number | null;
  colour: string | null;
  is_new: Flag | null;
  energy: string | null;
  usage: string | null;
  mileage_km: number | null;
  price_fen: number | null;
  invoice_no: string | null;
  registered_owner_id: string | null;
  registration_certificate_no: string | null;
  mortgage_contract_no: string | null;
  mortgage_registered_on: string | null;
  mortgage_register_no: string | null;
  mortgage_released_on: string | null;
  papers_kept_at: string | null;
  keys_kept_at: string | null;
  gps_device_no: string | null;
  gps_kind: string | null;
  gps_last_signal_at: string | null;
  gps_alarm: string | null;
  gps_source: string | null;
  insurer: string | null;
  insurance_policy_no: string | null;
  insurance_ends_on: string | null;
  insurance_beneficiary: string | null;
  valuation_fen: number | null;
  valued_on: string | null;
  valuation_source: string | null;
  remarks: Defaulted<string>;
  created_at: string;
  updated_at: string;
}

export interface VehiclePlateHistoryTable {
  vehicle_id: string;
  plate: string;
  used_until: string;
}

export interface LoanTable {
  id: string;
  lender_id: string;
  contract_no: string;
  loan_note_no: string | null;
  product: Defaulted<string>;
  legal_form: 'mortgage' | 'retention-of-title' | 'finance-lease' | 'pledge' | 'unsecured' | 'other';
  borrower_id: string;
  vehicle_id: string | null;
  funding_source: string | null;
  dealer: string | null;
  signed_on: string;
  disbursed_on: string;
  principal_fen: number;
  terms_json: string;
  engine_version: string;
  down_payment_fen: number | null;
  deposit_fen: number | null;
  purpose: string | null;
  stop_flag: 'complaint' | 'hardship' | 'dispute' | 'lawyer' | 'deceased' | 'other' | null;
  stop_flag_since: string | null;
  stop_flag_reason: string | null;
  disclosure_signed_on: string | null;
  disclosure_paper: string | null;
  remarks: Defaulted<string>;
  import_id: string | null;
  import_row: number | null;
  created_at: string;
  updated_at: string;
}

export interface LoanPartyTable {
  loan_id: string;
  person_id: string;
  role: 'borrower' | 'co-borrower' | 'guarantor' | 'mortgagor' | 'registered-owner' | 'spouse';
  has_signed: Flag | null;
  relation: string | null;
  guarantee_kind: 'joint' | 'general' | 'unclear' | null;
  guarantee_contract_no: string | null;
  guarantee_amount_fen: number | null;
  guarantee_period_months: number | null;
  guarantee_period_ends_on: string | null;
  consented_to_change_on: string | null;
  released_on: string | null;
}

export interface LoanClauseTable {
  id: Generated<number>;
  loan_id: string;
  kind:
    | 'acceleration'
    | 'costs'
    | 'delivery-address'
    | 'jurisdiction'
    | 'allocation'
    | 'sale'
    | 'penalty'
    | 'other';
  clause_no: string;
  wording: string;
  paper_on: string;
  recorded_at: string;
  recorded_by: string | null;
  ended_at: Defaulted<string | null>;
  ended_by: Defaulted<string | null>;
  end_reason: Defaulted<string | null>;
}

export interface PayoutTable {
  id: string;
  loan_id: string;
  paid_on: string;
  amount_fen: number;
  account: string;
  voucher: string;
  tranche: number;
  paid_to_dealer: Flag;
  checklist_json: string;
}

export interface ScheduleVersionTable {
  id: Defaulted<number>;
  loan_id: string;
  version_no: number;
  effective_on: string;
  reason: string;
  engine_version: string;
  recorded_at: string;
}

export interface InstalmentTable {
  schedule_id: number;
  no: number;
  from_on: string;
  due_on: string;
  /** null = due_on */
  interest_to_on: string | null;
  principal_fen: number;
  interest_fen: number;
  fee_fen: number;
}

export interface LedgerEntryTable {
  seq: Defaulted<number>;
  id: string;
  loan_id: string;
  kind:
    | 'disbursement'
    | 'opening'
    | 'receipt'
    | 'fee'
    | 'cost'
    | 'waiver'
    | 'write-off'
    | 'refund'
    | 'reversal';
  business_on: string;
  recorded_at: string;
  amount_fen: number;
  principal_fen: Defaulted<number>;
  interest_fen: Defaulted<number>;
  penalty_fen: Defaulted<number>;
  fee_fen: Defaulted<number>;
  cost_fen: Defaulted<number>;
  reverses_entry_id: string | null;
  detail_json: Defaulted<string>;
  actor_id: string;
  command_id: string | null;
}

export interface OpeningBalanceTable {
  loan_id: string;
  cut_over_on: string;
  principal_fen: number;
  interest_fen: number;
  penalty_fen: number;
  fee_fen: number;
  instalments_met: number;
  last_demand_on: string | null;
  source_file: string;
  source_row: number | null;
  confirmed_by: string | null;
  confirmed_at: string | null;
}

export interface LoanPositionTable {
  loan_id: string;
  rolled_to: string;
  last_seq: number;
  status: 'active' | 'overdue' | 'settled' | 'written-off';
  oldest_unpaid_due_on: string | null;
  overdue_principal_fen: number;
  overdue_interest_fen: number;
  overdue_penalty_fen: number;
  overdue_fee_fen: number;
  overdue_cost_fen: number;
  overdue_total_fen: number;
  outstanding_principal_fen: number;
  credit_fen: number;
  next_due_on: string | null;
  next_due_fen: number;
  last_receipt_on: string | null;
  last_receipt_fen: number | null;
  final_due_on: string;
}

export interface LoanSearchTable {
  loan_id: string;
  words: string;
  borrower_sort: string;
}

export interface CollectionCaseTable {
  id: string;
  loan_id: string;
  case_no: string;
  opened_on: string;
  entry_days_past_due: number;
  entry_overdue_fen: number;
  status: 'open' | 'in-progress' | 'promise' | 'broken' | 'hardship' | 'closed';
  segment: 'able-unwilling' | 'temporarily-unable' | 'lost' | 'dispute' | 'hardship' | null;
  owner_id: string | null;
  next_action: string | null;
  next_action_on: string | null;
  closed_on: string | null;
  close_reason: string | null;
  recorded_at: string;
}

export interface ContactLogTable {
  id: string;
  loan_id: string;
  case_id: string | null;
  person_id: string | null;
  person_label: string;
  relation: string;
  direction: 'out' | 'in';
  channel: 'call' | 'sms' | 'wechat' | 'letter' | 'visit' | 'walk-in';
  number: string | null;
  place: string | null;
  witness: string | null;
  started_at: string;
  ended_at: string | null;
  outcome:
    | 'answered'
    | 'no-answer'
    | 'unreachable'
    | 'refused'
    | 'promise'
    | 'dispute'
    | 'paid'
    | 'message-left'
    | 'hardship';
  is_effective: Flag;
  willingness: string | null;
  default_reason: string | null;
  summary: string;
  next_step: string | null;
  next_step_on: string | null;
  gate_json: string;
  recorded_at: string;
  actor_id: string;
}

export interface PromiseTable {
  id: string;
  loan_id: string;
  case_id: string | null;
  contact_id: string | null;
  made_on: string;
  made_by: string;
  amount_fen: number;
  due_on: string;
  tolerance_days: number;
  withdrawn_on: string | null;
  withdrawn_reason: string | null;
  remarks: Defaulted<string>;
  recorded_at: string;
  actor_id: string;
}

export interface RepaymentPlanTable {
  id: string;
  loan_id: string;
  case_id: string | null;
  agreement_no: string;
  kind: string;
  as_of: string;
  agreed_on: string;
  status: 'draft' | 'active' | 'kept' | 'breached' | 'ended';
  status_on: string;
  total_fen: number;
  terms_json: string;
  facts_json: string;
  document_sha256: string | null;
  end_reason: string | null;
  recorded_at: string;
  actor_id: string;
}

export interface PlanInstalmentTable {
  plan_id: string;
  no: number;
  due_on: string;
  amount_fen: number;
}

export interface LetterTable {
  id: string;
  loan_id: string;
  case_id: string | null;
  lender_id: string;
  letter_no: string;
  kind: string;
  template_id: string;
  template_version: number;
  engine_version: string;
  addressee_id: string;
  addressee_role: string;
  as_of: string;
  letter_date: string;
  deadline_on: string;
  claimed_fen: number;
  facts_json: string;
  facts_sha256: string;
  document_sha256: string;
  page_count: number;
  issued_at: string;
  issued_by: string;
  status: 'issued' | 'sent' | 'delivered' | 'refused' | 'returned' | 'cancelled';
  cancelled_at: string | null;
  cancel_reason: string | null;
  batch_id: string | null;
}

export interface LetterEventTable {
  id: string;
  letter_id: string;
  kind: 'printed' | 'saved' | 'sealed' | 'dispatched' | 'delivered' | 'refused' | 'returned' | 'cancelled';
  happened_on: string;
  carrier: string | null;
  waybill_no: string | null;
  delivery_level: 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | null;
  evidence: Defaulted<string>;
  evidence_sha256: string | null;
  copies: number | null;
  recorded_at: string;
  actor_id: string;
  is_debt_acknowledged: Defaulted<0 | 1>;
}

export interface WorkMarkTable {
  id: string;
  item_key: string;
  loan_id: string | null;
  kind: 'done' | 'snoozed';
  until_on: string | null;
  reason: string;
  marked_on: string;
  recorded_at: string;
  actor_id: string;
}

export interface ImportBatchTable {
  id: string;
  file_name: string;
  file_sha256: string;
  sheet: string;
  lender_id: string;
  mapping_json: string;
  report_json: string;
  loan_count: number;
  skipped_count: number;
  bad_count: number;
  imported_at: string;
  imported_by: string;
  undone_at: string | null;
  undone_by: string | null;
}

export interface ImportRowTable {
  import_id: string;
  row_no: number;
  fingerprint: string;
  loan_id: string;
}

export interface ImportMappingTable {
  heading_fingerprint: string;
  mapping_json: string;
  used_at: string;
}

export interface BookSchema {
  book_fact: BookFactTable;
  setting: SettingTable;
  actor: ActorTable;
  command_log: CommandLogTable;
  audit_event: AuditEventTable;
  draft: DraftTable;
  lender: LenderTable;
  lender_licence: LenderLicenceTable;
  collection_account: CollectionAccountTable;
  number_series: NumberSeriesTable;
  lpr_fixing: LprFixingTable;
  law_parameter_change: LawParameterChangeTable;
  law_approval: LawApprovalTable;
  holiday_day: HolidayDayTable;
  document: DocumentTable;
  person: PersonTable;
  person_name_history: PersonNameHistoryTable;
  person_fact_change: PersonFactChangeTable;
  person_phone: PersonPhoneTable;
  person_address: PersonAddressTable;
  person_bank_card: PersonBankCardTable;
  vehicle: VehicleTable;
  vehicle_plate_history: VehiclePlateHistoryTable;
  loan: LoanTable;
  loan_party: LoanPartyTable;
  loan_clause: LoanClauseTable;
  payout: PayoutTable;
  schedule_version: ScheduleVersionTable;
  instalment: InstalmentTable;
  ledger_entry: LedgerEntryTable;
  opening_balance: OpeningBalanceTable;
  loan_position: LoanPositionTable;
  loan_search: LoanSearchTable;
  collection_case: CollectionCaseTable;
  contact_log: ContactLogTable;
  promise: PromiseTable;
  repayment_plan: RepaymentPlanTable;
  plan_instalment: PlanInstalmentTable;
  letter: LetterTable;
  letter_event: LetterEventTable;
  work_mark: WorkMarkTable;
  import_batch: ImportBatchTable;
  import_row: ImportRowTable;
  import_mapping: ImportMappingTable;
}
