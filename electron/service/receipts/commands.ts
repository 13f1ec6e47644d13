import type { z } from 'zod';
import type { costsBook, receiptsBook } from '../../../shared/contract/receipts.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { id, type LoanId } from '../../../shared/kernel/ids.ts';
import { type LocalDate, localDate, toParts } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { bookEntry } from '../loans/book-entry.ts';
import { clausesOf } from '../loans/clauses.ts';
import { loadLoanState } from '../loans/load-loan.ts';
import { positionOf } from '../loans/positions.ts';
import type { EntryToStore, ReceiptDetail } from '../loans/rows.ts';
import { lastEntrySeq } from '../loans/store-loans.ts';
import type { CommandContext } from '../rpc/context.ts';

export type ReceiptInput = Omit<z.output<typeof receiptsBook.input>, 'isDuplicateConfirmed'>;

/** A receipt as it will stand in the ledger. */
export function receiptEntry(input: ReceiptInput, entryId: string, receiptNo: string): EntryToStore {
  const detail: ReceiptDetail = {
    receiptNo,
    channel: input.channel,
    payerName: input.payerName,
    payerRelation: input.payerRelation,
    reference: input.reference,
    designation:
      input.designation === '' ? null : { kind: designationKind(input.designation), text: input.designation },
    note: input.note,
  };
  return {
    id: id<'ledger-entry'>(entryId),
    kind: 'receipt',
    businessOn: input.businessOn,
    amountFen: input.amountFen,
    detail,
  };
}

/** Only words that ask for early settlement let a payment reach undue principal (R1.5). */
function designationKind(text: string): 'early-settlement' | 'instalments-due' {
  return /提前(还款|结清|清偿)|early settlement|prepay/i.test(text) ? 'early-settlement' : 'instalments-due';
}

/** What stands against a receipt before the ledger's own rules: the future, and a loan with nothing left to pay. */
export async function receiptObstacle(
  db: ReadDb,
  receipt: { readonly loanId: LoanId; readonly businessOn: LocalDate },
  today: LocalDate,
) {
  if (receipt.businessOn > today) {
    return domainError('receipt.inFuture' as const, { businessOn: receipt.businessOn, today });
  }
  const state = await loadLoanState(db, receipt.loanId);
  if (state === undefined) {
    return domainError('record.notFound' as const, { kind: 'loan', id: receipt.loanId });
  }
  const isSettled = positionOf(state, today).isSettled;
  return isSettled ? domainError('receipt.loanSettled' as const, { loanId: receipt.loanId }) : undefined;
}

export async function bookReceipt(ctx: CommandContext, input: z.output<typeof receiptsBook.input>) {
  const obstacle = await receiptObstacle(ctx.tx, input, ctx.today);
  if (obstacle !== undefined) return err(obstacle);
  const state = await loadLoanState(ctx.tx, input.loanId);
  if (state === undefined) return err(domainError('record.notFound', { kind: 'loan', id: input.loanId }));
  const twin = input.isDuplicateConfirmed ? undefined : await sameReceipt(ctx.tx, input);
  if (twin !== undefined) return err(domainError('receipt.probableDuplicate', { entryId: twin }));
  const seq = (await lastEntrySeq(ctx.tx)) + 1;
  const receiptNo = `SJ${toParts(ctx.today).year}-${seq.toString().padStart(6, '0')}`;
  const entryId = ctx.newId<'ledger-entry'>();
  const booked = await bookEntry(ctx, state, receiptEntry(input, entryId, receiptNo));
  if (!booked.ok) return err(bookingError(booked.error));
  ctx.audit({
    action: 'receipts.book',
    subjectKind: 'ledger-entry',
    subjectId: entryId,
    detail: { loanId: input.loanId, amountFen: input.amountFen, businessOn: input.businessOn, receiptNo },
  });
  return ok({ entryId, receiptNo });
}

/** The ledger refuses with its own codes; those that a receipt can meet are the method's. */
function bookingError(error: {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}) {
  switch (error.code) {
    case 'receipt.beforeDisbursement':
    case 'entry.withinOpening':
    case 'entry.amountNotPositive':
      return { code: error.code, params: error.params } as const;
    default:
      return { code: 'input.invalid', params: { path: '', problem: error.code } } as const;
  }
}

/** A live receipt of the same loan, day and amount, with the same reference or none: probably the same money. */
async function sameReceipt(db: ReadDb, input: ReceiptInput): Promise<string | undefined> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['id', 'detail_json'])
    .where('loan_id', '=', input.loanId)
    .where('kind', '=', 'receipt')
    .where('business_on', '=', input.businessOn)
    .where('amount_fen', '=', input.amountFen)
    .where((eb) =>
      eb(
        'id',
        'not in',
        eb
          .selectFrom('ledger_entry as reversal')
          .select('reversal.reverses_entry_id')
          .where('reversal.loan_id', '=', input.loanId)
          .where('reversal.reverses_entry_id', 'is not', null)
          .$castTo<{ reverses_entry_id: string }>(),
      ),
    )
    .execute();
  return rows[0]?.id;
}

/** 冲正: the entry counts as never booked; everything later is judged anew and both stay readable. */
export async function reverseEntry(
  ctx: CommandContext,
  input: { readonly entryId: string; readonly reason: string },
) {
  const target = await ctx.tx
    .selectFrom('ledger_entry')
    .select(['loan_id', 'kind', 'amount_fen', 'business_on'])
    .where('id', '=', input.entryId)
    .executeTakeFirst();
  if (target === undefined) return err(domainError('reversal.entryUnknown', { entryId: input.entryId }));
  // what only an owner may book, only an owner takes back
  const isOwners = target.kind === 'waiver' || target.kind === 'write-off' || target.kind === 'refund';
  if (isOwners && ctx.actor.role !== 'owner') return err(domainError('event.ownerOnly'));
  // the pay-out and the take-over carry the loan itself: they are corrected by undoing the import or by an amendment
  if (target.kind === 'disbursement' || target.kind === 'opening') {
    return err(domainError('reversal.notReversible', { entryId: input.entryId, kind: target.kind }));
  }
  const state = await loadLoanState(ctx.tx, id<'loan'>(target.loan_id));
  if (state === undefined) return err(domainError('record.notFound', { kind: 'loan', id: target.loan_id }));
  const entryId = ctx.newId<'ledger-entry'>();
  const booked = await bookEntry(ctx, state, {
    id: entryId,
    kind: 'reversal',
    businessOn: localDate(target.business_on),
    amountFen: fen(target.amount_fen),
    reversesEntryId: id<'ledger-entry'>(input.entryId),
    detail: { reason: input.reason },
  });
  if (!booked.ok) {
    const { code, params } = booked.error;
    if (code === 'reversal.ofReversal' || code === 'reversal.repeated' || code === 'reversal.entryUnknown') {
      return err({ code, params });
    }
    return err({ code: 'input.invalid' as const, params: { path: 'entryId', problem: code } });
  }
  ctx.audit({
    action: 'receipts.reverse',
    subjectKind: 'ledger-entry',
    subjectId: input.entryId,
    detail: { reversal: entryId, loanId: target.loan_id, amountFen: target.amount_fen },
  });
  return ok({ entryId });
}

/** A cost of enforcing or a fee: only with the contract's clause and, for a cost, the voucher (R1.6). */
export async function bookCharge(ctx: CommandContext, input: z.output<typeof costsBook.input>) {
  if (input.businessOn > ctx.today) {
    return err(domainError('receipt.inFuture', { businessOn: input.businessOn, today: ctx.today }));
  }
  const state = await loadLoanState(ctx.tx, input.loanId);
  if (state === undefined) return err(domainError('record.notFound', { kind: 'loan', id: input.loanId }));
  const clauses = await clausesOf(ctx.tx, input.loanId);
  const isAgreed = clauses.some((clause) => clause.clauseNo === input.clauseNo);
  if (!isAgreed)
    return err(domainError('cost.clauseAbsent', { loanId: input.loanId, clauseNo: input.clauseNo }));
  const entryId = ctx.newId<'ledger-entry'>();
  const booked = await bookEntry(ctx, state, {
    id: entryId,
    kind: input.kind,
    businessOn: input.businessOn,
    amountFen: input.amountFen,
    ...(input.kind === 'cost' ? { costFen: input.amountFen } : { feeFen: input.amountFen }),
    detail: {
      what: input.what,
      voucherNo: input.voucher,
      clauseNo: input.clauseNo,
      component: 'fee',
      instalmentNo: null,
    },
  });
  if (!booked.ok) {
    const { code, params } = booked.error;
    if (
      code === 'cost.voucherMissing' ||
      code === 'entry.beforeDisbursement' ||
      code === 'entry.withinOpening' ||
      code === 'entry.amountNotPositive'
    ) {
      return err({ code, params });
    }
    return err({ code: 'input.invalid' as const, params: { path: '', problem: code } });
  }
  ctx.audit({
    action: 'costs.book',
    subjectKind: 'ledger-entry',
    subjectId: entryId,
    detail: { loanId: input.loanId, kind: input.kind, amountFen: input.amountFen },
  });
  return ok({ entryId });
}
