import type { RightClock } from '../../../shared/domain/collection/rights/right-clock.ts';
import { kindByRule } from '../../../shared/domain/letter/checks.ts';
import type { LetterKind, LetterVehicle } from '../../../shared/domain/letter/facts.ts';
import type { LetterCandidate, LetterInputs } from '../../../shared/domain/letter/inputs.ts';
import type { LetterTemplate } from '../../../shared/domain/letter/template.ts';
import { present } from '../../../shared/kernel/assert.ts';
import type { LoanId } from '../../../shared/kernel/ids.ts';
import { addDays, type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { ReadDb } from '../db/handles.ts';
import { clausesOf } from '../loans/clauses.ts';
import { type LoanState, loadLoanState } from '../loans/load-loan.ts';
import { positionOf } from '../loans/positions.ts';
import { openingOf } from '../loans/queries.ts';
import { optionalDate } from '../parties/queries.ts';
import { loadRights } from '../rights/queries.ts';
import type { BaseContext } from '../rpc/context.ts';
import { loadCandidates } from './load-candidates.ts';
import { letterLaw } from './load-law.ts';
import { CURRENT_TEMPLATES, shippedTemplate } from './templates.ts';

/** What is asked for, as the contract's letterWish. */
export interface LetterWish {
  readonly loanId: LoanId;
  /** left out: by rule, kindByRule */
  readonly kind?: LetterKind | undefined;
  readonly addresseeId?: string | undefined;
  readonly asOf?: LocalDate | undefined;
  readonly deadlineOn?: LocalDate | undefined;
  readonly rightPreservingReason: string;
  readonly lprChoice?: 'before' | 'after' | undefined;
}

export interface LoadedLetter {
  readonly kind: LetterKind;
  readonly inputs: LetterInputs;
  readonly template: LetterTemplate;
  /** everybody who owes: for the choice of addressee */
  readonly candidates: readonly LetterCandidate[];
  readonly lenderId: string;
  readonly earliestDeadlineOn: LocalDate;
}

/** Everything a letter needs from the book; undefined when there is no such loan. */
export async function loadLetter(
  db: ReadDb,
  base: BaseContext,
  wish: LetterWish,
): Promise<LoadedLetter | undefined> {
  const state = await loadLoanState(db, wish.loanId);
  if (state === undefined) return undefined;
  const loan = await loadLoanRow(db, wish.loanId);
  const asOf = wish.asOf ?? base.today;
  // the letter is written today: a right that has lapsed since the as-of day has lapsed
  const rights = await loadRights(db, [wish.loanId], { law: base.desk.law, asOf: base.today });
  const clocks = rights.get(wish.loanId)?.clocks ?? [];
  const candidates = await loadCandidates(db, wish.loanId, { clocks, asOf });
  const wantedId = wish.addresseeId ?? loan.borrower_id;
  const law = await letterLaw(db, base, { loan, state, wish });
  const limitation = limitationOf(clocks);
  const kind = wish.kind ?? kindByRule(limitation);
  const template = await shippedTemplate(base.desk.resourcesDir, CURRENT_TEMPLATES[kind]);
  const deadlineOn = wish.deadlineOn ?? addDays(base.today, law.cureDaysDefault);
  const opening = await openingOf(db, wish.loanId);
  const addressee = candidates.find((one) => one.personId === wantedId) ?? null;
  const inputs: LetterInputs = {
    template,
    letterNo: null,
    today: base.today,
    asOf,
    deadlineOn,
    position: positionOf(state, asOf),
    terms: state.terms,
    ...partiesOf(loan),
    contract: contractOf(loan, {
      state,
      guaranteeContractNo: await guaranteeContractNo(db, wish.loanId, addressee),
    }),
    addressee,
    account: await accountOf(db, loan.lender_id),
    clauses: (await clausesOf(db, wish.loanId)).map(({ kind, clauseNo }) => ({ kind, clauseNo })),
    opening: opening === null ? 'none' : opening.confirmedAt === null ? 'unconfirmed' : 'confirmed',
    stopFlag: loan.stop_flag === null ? null : { kind: loan.stop_flag },
    rightPreserving:
      wish.rightPreservingReason === ''
        ? null
        : { reason: wish.rightPreservingReason, isOwner: base.actor.role === 'owner' },
    cap: law.cap,
    cureDaysMin: law.cureDaysMin,
    letterGapDays: law.letterGapDays,
    lawRows: law.rows,
    unapprovedRows: law.unapprovedRows,
    unlicensed: law.unlicensed,
    limitation,
    lastLetterOn: await lastLetterOn(db, { loanId: wish.loanId, addresseeId: wantedId, kind }),
    disclosureMissingSince: loan.disclosure_signed_on === null ? law.disclosureRequiredSince : null,
  };
  const earliestDeadlineOn = addDays(base.today, law.cureDaysMin.value);
  return { kind, inputs, template, candidates, lenderId: loan.lender_id, earliestDeadlineOn };
}

/** What the letter prints of the lender and of the security. */
function partiesOf(loan: LetterLoanRow): Pick<LetterInputs, 'lender' | 'vehicle' | 'contact' | 'signer'> {
  return {
    lender: {
      lenderId: loan.lender_id,
      name: loan.lender_name,
      address: loan.lender_address,
      telephone: loan.lender_telephone,
      creditCode: loan.credit_code,
      letterCode: loan.letter_code,
    },
    vehicle: vehicleOf(loan),
    contact: {
      person: loan.contact_person,
      telephone: loan.lender_telephone,
      hours: loan.service_hours,
      complaintLine: loan.complaint_line,
    },
    signer: loan.lender_name,
  };
}

function contractOf(
  loan: LetterLoanRow,
  parts: { readonly state: LoanState; readonly guaranteeContractNo: string | null },
): LetterInputs['contract'] {
  const { state } = parts;
  return {
    loanId: state.loanId,
    contractNo: loan.contract_no,
    legalForm: loan.legal_form,
    borrowerName: loan.borrower_name,
    signedOn: localDate(loan.signed_on),
    disbursedOn: localDate(loan.disbursed_on),
    principalFen: fen(loan.principal_fen),
    termCount: state.terms.termCount,
    annualRatePpm: state.terms.annualRatePpm,
    finalDueOn: state.finalDueOn,
    guaranteeContractNo: parts.guaranteeContractNo,
  };
}

export type LetterLoanRow = Awaited<ReturnType<typeof loadLoanRow>>;

async function loadLoanRow(db: ReadDb, loanId: LoanId) {
  return db
    .selectFrom('loan')
    .innerJoin('lender', 'lender.id', 'loan.lender_id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .select([
      'loan.lender_id',
      'loan.contract_no',
      'loan.legal_form',
      'loan.borrower_id',
      'loan.signed_on',
      'loan.disbursed_on',
      'loan.principal_fen',
      'loan.stop_flag',
      'loan.disclosure_signed_on',
      'lender.name as lender_name',
      'lender.lender_type',
      'lender.legal_form as lender_legal_form',
      'lender.address as lender_address',
      'lender.telephone as lender_telephone',
      'lender.credit_code',
      'lender.letter_code',
      'lender.contact_person',
      'lender.service_hours',
      'lender.complaint_line',
      'person.name as borrower_name',
      'person.kind as borrower_kind',
      'loan.vehicle_id',
      'vehicle.plate',
      'vehicle.vin',
      'vehicle.brand_model',
      'vehicle.mortgage_registered_on',
    ])
    .where('loan.id', '=', loanId)
    .executeTakeFirstOrThrow();
}

function vehicleOf(loan: LetterLoanRow): LetterVehicle | null {
  if (loan.vehicle_id === null) return null;
  return {
    plate: loan.plate,
    vinTail: loan.vin === null ? null : loan.vin.slice(-6),
    brandModel: loan.brand_model ?? '',
    mortgageRegisteredOn: optionalDate(loan.mortgage_registered_on),
  };
}

async function guaranteeContractNo(
  db: ReadDb,
  loanId: LoanId,
  addressee: LetterCandidate | null,
): Promise<string | null> {
  if (addressee?.role !== 'guarantor') return null;
  const row = await db
    .selectFrom('loan_party')
    .select('guarantee_contract_no')
    .where('loan_id', '=', loanId)
    .where('person_id', '=', addressee.personId)
    .where('role', '=', 'guarantor')
    .executeTakeFirst();
  const number = row?.guarantee_contract_no ?? '';
  return number === '' ? null : number;
}

async function accountOf(db: ReadDb, lenderId: string) {
  const row = await db
    .selectFrom('collection_account')
    .select(['account_name', 'bank_name', 'account_no'])
    .where('lender_id', '=', lenderId)
    .where('valid_to', 'is', null)
    .orderBy('is_default', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  if (row === undefined) return null;
  return { accountName: row.account_name, bankName: row.bank_name, accountNo: row.account_no };
}

function limitationOf(clocks: readonly RightClock[]): LetterInputs['limitation'] {
  const clock = clocks.find((one) => one.kind === 'limitation');
  if (clock === undefined || clock.state === 'not-started' || clock.state === 'none') return 'not-started';
  return clock.state === 'passed' ? 'passed' : 'running';
}

async function lastLetterOn(
  db: ReadDb,
  of: { readonly loanId: string; readonly addresseeId: string; readonly kind: LetterKind },
): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('letter')
    .select((eb) => eb.fn.max('letter_date').as('last_on'))
    .where('loan_id', '=', of.loanId)
    .where('addressee_id', '=', of.addresseeId)
    .where('kind', '=', of.kind)
    .where('status', '!=', 'cancelled')
    .executeTakeFirst();
  const last = present(row, 'an aggregate has one row').last_on;
  return last === null || last === undefined ? null : localDate(last);
}
