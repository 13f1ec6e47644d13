import type { z } from 'zod';
import type { loanTermsInput } from '../../../shared/contract/loan-terms.ts';
import type { loansCreate } from '../../../shared/contract/new-loan.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import type { LawBook } from '../../../shared/domain/law/law-book.ts';
import { termsOf } from '../../../shared/domain/loan/default-terms.ts';
import type { LoanTerms, PenaltyTerms } from '../../../shared/domain/loan/terms.ts';
import { recogniseUpFront } from '../../../shared/domain/loan/up-front.ts';
import { buildSchedule, type ScheduleErrorCode } from '../../../shared/domain/schedule/build-schedule.ts';
import type { Instalment } from '../../../shared/domain/schedule/instalment.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import type { EntryId, LoanId, PersonId, VehicleId } from '../../../shared/kernel/ids.ts';
import { add, type Fen, sum } from '../../../shared/kernel/money.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { syncCases } from '../cases/commands.ts';
import { currentLawBook } from '../law/law-book.ts';
import { addParty, savePerson } from '../parties/commands.ts';
import { refreshSearch } from '../parties/refresh-search.ts';
import { saveVehicle } from '../parties/save-vehicle.ts';
import { loadWorkCalendar } from '../rights/work-calendar.ts';
import type { CommandContext } from '../rpc/context.ts';
import { refreshPositions } from './positions.ts';
import { type LoanToStore, storeLoans } from './store-loans.ts';

type CreateInput = z.output<typeof loansCreate.input>;
export type TermsInput = z.output<typeof loanTermsInput>;

/** The frozen terms that a form's answers make: what it does not ask is the desk's documented default. */
export function termsOfInput(input: TermsInput): LoanTerms {
  return termsOf(
    {
      principalFen: input.principalFen,
      annualRatePpm: input.annualRatePpm,
      method: input.method,
      termCount: input.termCount,
      disbursedOn: input.disbursedOn,
      firstDueOn: input.firstDueOn,
    },
    {
      signedOn: input.signedOn,
      dueDay: input.dueDay,
      feePerInstalmentFen: input.feePerInstalmentFen,
      penalty: penaltyOf(input.penalty),
      ...input.conventions,
    },
  );
}

function penaltyOf(penalty: TermsInput['penalty']): PenaltyTerms {
  return penalty.kind === 'contract-rate-factor' ? { ...penalty, yearDays: 360 } : penalty;
}

/** The calendar that moves due days and the law that says what of the money taken up front is no principal. */
export interface TermsLaw {
  readonly calendar: WorkCalendar;
  readonly law: LawBook;
}

type TermsErrorCode = ScheduleErrorCode | 'terms.linkDaysUnknown';

/** The frozen terms and schedule of a form's answers; an error names the term that cannot be right. */
export function scheduleOfInput(
  input: TermsInput,
  by: TermsLaw,
): Result<
  { readonly terms: LoanTerms; readonly schedule: readonly Instalment[] },
  DomainError<TermsErrorCode>
> {
  const stated = termsOfInput(input);
  const taken = input.upFront ?? [];
  const recognised = taken.length === 0 ? ok(stated) : recogniseUpFront(stated, taken, by.law);
  if (!recognised.ok) return err(domainError('terms.linkDaysUnknown', { on: input.disbursedOn }));
  const schedule = buildSchedule(recognised.value, by.calendar);
  return schedule.ok ? ok({ terms: recognised.value, schedule: schedule.value }) : schedule;
}

/** What left the lender on the pay-out day: money taken back later was paid out first. */
function paidOutFen(terms: LoanTerms): Fen {
  const later =
    terms.upFront?.charges.filter((one) => one.isDeducted && one.takenOn > terms.disbursedOn) ?? [];
  return add(terms.principalFen, sum(later.map((one) => one.amountFen)));
}

/** What must hold before money leaves the house. */
async function obstacleTo(ctx: CommandContext, input: CreateInput) {
  const lender = await ctx.tx
    .selectFrom('lender')
    .select('id')
    .where('id', '=', input.lenderId)
    .executeTakeFirst();
  if (lender === undefined) return domainError('lender.notFound' as const, { lenderId: input.lenderId });
  const twin = await ctx.tx
    .selectFrom('loan')
    .select('id')
    .where('lender_id', '=', input.lenderId)
    .where('contract_no', '=', input.contractNo)
    .executeTakeFirst();
  if (twin !== undefined) return domainError('loan.contractNoTaken' as const, { loanId: twin.id });
  const { terms, payout } = input;
  if (terms.disbursedOn < terms.signedOn || terms.disbursedOn > ctx.today) {
    const params = { signedOn: terms.signedOn, disbursedOn: terms.disbursedOn, today: ctx.today };
    return domainError('loan.dateOrder' as const, params);
  }
  const missing = Object.entries(payout.checklist).filter(([, isDone]) => !isDone);
  if (missing.length > 0 && payout.exceptionReason === '') {
    return domainError('loan.checklistIncomplete' as const, {
      points: missing.map(([point]) => point).join(','),
    });
  }
  return undefined;
}

/** A new loan by hand: people, vehicle, frozen terms, schedule, clauses, and the pay-out that starts its ledger. */
export async function createLoan(ctx: CommandContext, input: CreateInput) {
  const obstacle = await obstacleTo(ctx, input);
  if (obstacle !== undefined) return err(obstacle);
  const built = scheduleOfInput(input.terms, {
    calendar: await loadWorkCalendar(ctx.tx, ctx.desk.law),
    law: await currentLawBook(ctx.tx, ctx.desk.law),
  });
  if (!built.ok) return built;
  const principalFen = paidOutFen(built.value.terms);
  if (input.payout.amountFen !== principalFen) {
    const params = { payoutFen: input.payout.amountFen, principalFen };
    return err(domainError('loan.payoutDiffersFromPrincipal', params));
  }
  const borrower = await savePerson(ctx, input.borrower, {
    effectiveOn: ctx.today,
    evidence: input.contractNo,
  });
  if (!borrower.ok) return borrower;
  const vehicle = input.vehicle === null ? ok(null) : await saveVehicle(ctx, input.vehicle, borrower.value);
  if (!vehicle.ok) return vehicle;
  const loanId = ctx.newId<'loan'>();
  await storeNewLoan(ctx, input, {
    ...built.value,
    loanId,
    borrowerId: borrower.value,
    vehicleId: vehicle.value,
  });
  for (const party of input.otherParties) {
    const added = await addParty(ctx, loanId, party);
    if (!added.ok) {
      const isTwin = added.error.code === 'party.alreadyOnLoan';
      return err(
        isTwin
          ? domainError('input.invalid' as const, { path: 'otherParties', problem: 'repeated' })
          : domainError('identity.checkFailed' as const, added.error.params),
      );
    }
  }
  await refreshSearch(ctx.tx, loanId);
  await refreshPositions(ctx.tx, [loanId], ctx.today);
  await syncCases(ctx.tx, ctx.today, { recordedAt: ctx.now, loanIds: [loanId] });
  ctx.audit({
    action: 'loans.create',
    subjectKind: 'loan',
    subjectId: loanId,
    detail: { principalFen: input.terms.principalFen, disbursedOn: input.terms.disbursedOn },
  });
  ctx.touch('loans', 'parties', 'morning');
  return ok({ loanId });
}

interface NewLoan {
  readonly loanId: LoanId;
  readonly borrowerId: PersonId;
  readonly vehicleId: VehicleId | null;
  readonly terms: LoanTerms;
  readonly schedule: readonly Instalment[];
}

async function storeNewLoan(ctx: CommandContext, input: CreateInput, made: NewLoan): Promise<void> {
  const { payout } = input;
  const stamp = { recordedAt: ctx.now, actorId: ctx.actor.id, commandId: ctx.commandId };
  await storeLoans(ctx.tx, [loanToStore(input, made, ctx.newId<'ledger-entry'>())], stamp);
  await ctx.tx
    .insertInto('payout')
    .values({
      id: ctx.newId<'payout'>(),
      loan_id: made.loanId,
      paid_on: input.terms.disbursedOn,
      amount_fen: payout.amountFen,
      account: payout.account,
      voucher: payout.voucher,
      tranche: payout.tranche,
      paid_to_dealer: payout.isPaidToDealer ? 1 : 0,
      checklist_json: JSON.stringify({ ...payout.checklist, exceptionReason: payout.exceptionReason }),
    })
    .execute();
}

function loanToStore(input: CreateInput, made: NewLoan, entryId: EntryId): LoanToStore {
  const { payout } = input;
  return {
    ...made,
    lenderId: input.lenderId,
    contractNo: input.contractNo,
    product: input.product,
    legalForm: input.legalForm,
    entries: [
      {
        id: entryId,
        kind: 'disbursement',
        businessOn: input.terms.disbursedOn,
        amountFen: payout.amountFen,
        detail: { voucher: payout.voucher, account: payout.account },
      },
    ],
    parties: [
      {
        personId: made.borrowerId,
        role: 'borrower',
        hasSigned: true,
        relation: null,
        guaranteeKind: null,
        guaranteeContractNo: null,
        guaranteeAmountFen: null,
        guaranteePeriodEndsOn: null,
      },
    ],
    clauses: input.clauses,
    opening: null,
    origin: null,
    extra: {
      dealer: input.dealer,
      purpose: input.purpose,
      downPaymentFen: input.downPaymentFen,
      depositFen: input.depositFen,
    },
    remarks: input.remarks,
    // refreshSearch follows once everybody is on the loan
    searchWords: '',
    borrowerSort: '',
  };
}
