import type { z } from 'zod';
import type { eventsRefund, eventsWaive, eventsWriteOff } from '../../../shared/contract/money-events.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { dueAmounts, wholeDebt } from '../../../shared/domain/ledger/owed.ts';
import type { ComponentAmounts } from '../../../shared/domain/ledger/position.ts';
import type { LedgerErrorCode } from '../../../shared/domain/ledger/validate-entry.ts';
import { COMPONENTS } from '../../../shared/domain/loan/terms.ts';
import type { LoanId } from '../../../shared/kernel/ids.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { type Fen, smaller, sum } from '../../../shared/kernel/money.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { bookEntry } from '../loans/book-entry.ts';
import { type LoanState, loadLoanState } from '../loans/load-loan.ts';
import { positionOf } from '../loans/positions.ts';
import type { EntryToStore } from '../loans/rows.ts';
import type { CommandContext } from '../rpc/context.ts';

type Refused = DomainError<'event.ownerOnly' | 'event.inFuture' | 'record.notFound'>;

/** An owner's own act on a loan, today or before: the state it is decided on. */
async function stateFor(
  ctx: CommandContext,
  event: { readonly loanId: LoanId; readonly businessOn: LocalDate },
): Promise<Result<LoanState, Refused>> {
  if (ctx.actor.role !== 'owner') return err(domainError('event.ownerOnly'));
  if (event.businessOn > ctx.today) {
    return err(domainError('event.inFuture', { businessOn: event.businessOn, today: ctx.today }));
  }
  const state = await loadLoanState(ctx.tx, event.loanId);
  return state === undefined
    ? err(domainError('record.notFound', { kind: 'loan', id: event.loanId }))
    : ok(state);
}

/** Booked in any of these events' days. */
const DAY_CODES = ['entry.beforeDisbursement', 'entry.withinOpening'] as const;

/** Books the entry with its trail; the ledger's refusals that its event can meet keep their codes. */
async function book<Code extends LedgerErrorCode>(
  ctx: CommandContext,
  state: LoanState,
  event: { readonly entry: EntryToStore; readonly refusals: readonly Code[] },
) {
  const { entry } = event;
  const booked = await bookEntry(ctx, state, entry);
  if (!booked.ok) {
    const { params } = booked.error;
    const code = [...event.refusals, ...DAY_CODES].find((one) => one === booked.error.code);
    if (code !== undefined) return err(domainError(code, params));
    return err(domainError('input.invalid' as const, { path: '', problem: booked.error.code }));
  }
  ctx.audit({
    action: `events.${entry.kind}`,
    subjectKind: 'ledger-entry',
    subjectId: entry.id,
    detail: {
      loanId: state.loanId,
      amountFen: entry.amountFen,
      businessOn: entry.businessOn,
      ...entry.detail,
    },
  });
  return ok({ entryId: entry.id });
}

function columnsOf(amounts: ComponentAmounts) {
  return {
    amountFen: sum(COMPONENTS.map((component) => amounts[component])),
    principalFen: amounts.principal,
    interestFen: amounts.interest,
    penaltyFen: amounts.penalty,
    feeFen: amounts.fee,
    costFen: amounts.cost,
  };
}

export async function waive(ctx: CommandContext, input: z.output<typeof eventsWaive.input>) {
  const found = await stateFor(ctx, input);
  if (!found.ok) return found;
  const { amounts: asked } = input;
  const amounts: ComponentAmounts = {
    cost: asked.costFen,
    interest: asked.interestFen,
    penalty: asked.penaltyFen,
    fee: asked.feeFen,
    principal: asked.principalFen,
  };
  const owed = dueAmounts(positionOf(found.value, input.businessOn));
  const above = COMPONENTS.find((component) => amounts[component] > owed[component]);
  if (above !== undefined) {
    const params = { component: above, amountFen: amounts[above], owedFen: owed[above] };
    return err(domainError('waiver.aboveOwed', params));
  }
  return book(ctx, found.value, {
    refusals: ['waiver.amountNotPositive'],
    entry: {
      id: ctx.newId<'ledger-entry'>(),
      kind: 'waiver',
      businessOn: input.businessOn,
      ...columnsOf(amounts),
      detail: { reason: input.reason },
    },
  });
}

export async function writeOff(ctx: CommandContext, input: z.output<typeof eventsWriteOff.input>) {
  const found = await stateFor(ctx, input);
  if (!found.ok) return found;
  const columns = columnsOf(wholeDebt(positionOf(found.value, input.businessOn)));
  const booked = await book(ctx, found.value, {
    refusals: ['writeOff.repeated', 'writeOff.amountNotPositive'],
    entry: {
      id: ctx.newId<'ledger-entry'>(),
      kind: 'write-off',
      businessOn: input.businessOn,
      ...columns,
      detail: { reason: input.reason },
    },
  });
  return booked.ok ? ok({ ...booked.value, amountFen: columns.amountFen }) : booked;
}

export async function refund(ctx: CommandContext, input: z.output<typeof eventsRefund.input>) {
  const found = await stateFor(ctx, input);
  if (!found.ok) return found;
  const creditFen = heldFen(found.value, input.businessOn, ctx.today);
  if (input.amountFen > creditFen) {
    return err(domainError('refund.aboveCredit', { amountFen: input.amountFen, creditFen }));
  }
  return book(ctx, found.value, {
    refusals: ['entry.amountNotPositive'],
    entry: {
      id: ctx.newId<'ledger-entry'>(),
      kind: 'refund',
      businessOn: input.businessOn,
      amountFen: input.amountFen,
      detail: { account: input.account, voucher: input.voucher },
    },
  });
}

/** Held on the refund's day and not used since: a back-dated refund takes nothing from an instalment already met. */
function heldFen(state: LoanState, businessOn: LocalDate, today: LocalDate): Fen {
  return smaller(positionOf(state, businessOn).creditFen, positionOf(state, today).creditFen);
}
