import type { z } from 'zod';
import type { receiptsPaper } from '../../../shared/contract/receipts.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import type { AllocationLine } from '../../../shared/domain/ledger/position.ts';
import { composeReceiptPaper, type ReceiptPaperFacts } from '../../../shared/domain/letter/receipt-paper.ts';
import type { Component } from '../../../shared/domain/loan/terms.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, later, localDate } from '../../../shared/kernel/local-date.ts';
import { type Fen, fen, sum, ZERO } from '../../../shared/kernel/money.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { layoutBlocks } from '../letters/layout.ts';
import { textsOf } from '../letters/render-letter.ts';
import { fontsOf } from '../letters/review.ts';
import { CURRENT_TEMPLATES, shippedTemplate } from '../letters/templates.ts';
import { type LoanState, loadLoanState } from '../loans/load-loan.ts';
import { positionOf } from '../loans/positions.ts';
import { parseDetail, type ReceiptDetail } from '../loans/rows.ts';
import { openPdf } from '../pdf/document.ts';
import { flow } from '../pdf/flow.ts';
import { checkGlyphs } from '../pdf/fonts.ts';
import type { CommandContext } from '../rpc/context.ts';

type Paper = z.output<typeof receiptsPaper.input>;

/**
 * The receipt as a PDF kept in the book, with its hash in the audit trail. The same booking and the same allocation give
 * the same bytes; a receipt that was reversed gets no paper.
 */
export async function printReceipt(ctx: CommandContext, input: Paper) {
  const row = await receiptRow(ctx, input.entryId);
  if (row === undefined) return err(domainError('record.notFound', { kind: 'receipt', id: input.entryId }));
  const detail = parseDetail<Partial<ReceiptDetail>>(row.detail_json);
  const receiptNo = receiptNoOf(detail.receiptNo ?? '', row);
  if (row.reversal_id !== null) return err(domainError('receipt.isReversed', { receiptNo }));
  const state = await loadLoanState(ctx.tx, id<'loan'>(row.loan_id));
  if (state === undefined) return err(domainError('record.notFound', { kind: 'loan', id: row.loan_id }));
  const facts = await factsOf(ctx, { row, detail, receiptNo, state });
  const blocks = composeReceiptPaper(facts);
  const glyphs = checkGlyphs(fontsOf(ctx), textsOf(blocks));
  if (!glyphs.ok) return err(domainError('letter.glyphsMissing', { characters: glyphs.error.characters }));
  const canvas = openPdf({
    fonts: fontsOf(ctx),
    title: `收据 ${receiptNo}`,
    createdAt: instant(row.recorded_at),
    footer: receiptNo,
  });
  flow(canvas, layoutBlocks(canvas, blocks, { density: 'agreement' }));
  const bytes = await canvas.finish();
  const document = { bytes, kind: 'receipt', mediaType: 'application/pdf' };
  const documentSha256 = await ctx.desk.documents.put(ctx.tx, ctx.now, document);
  ctx.audit({
    action: 'receipts.paper',
    subjectKind: 'ledger-entry',
    subjectId: input.entryId,
    detail: { receiptNo, documentSha256 },
  });
  const fileToken = ctx.desk.offerBytes(new Uint8Array(bytes));
  return ok({ fileToken, suggestedName: `${receiptNo}.pdf`, receiptNo, documentSha256 });
}

/** A receipt's number is its place in the ledger, also where it came with a sample or an import. */
function receiptNoOf(stored: string, row: { readonly seq: number; readonly recorded_at: string }): string {
  if (stored !== '') return stored;
  return `SJ${row.recorded_at.slice(0, 4)}-${row.seq.toString().padStart(6, '0')}`;
}

async function receiptRow(ctx: CommandContext, entryId: string) {
  return ctx.tx
    .selectFrom('ledger_entry')
    .innerJoin('loan', 'loan.id', 'ledger_entry.loan_id')
    .innerJoin('lender', 'lender.id', 'loan.lender_id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .leftJoin('actor', 'actor.id', 'ledger_entry.actor_id')
    .leftJoin('ledger_entry as reversal', 'reversal.reverses_entry_id', 'ledger_entry.id')
    .select([
      'ledger_entry.id',
      'ledger_entry.seq',
      'ledger_entry.loan_id',
      'ledger_entry.business_on',
      'ledger_entry.recorded_at',
      'ledger_entry.amount_fen',
      'ledger_entry.detail_json',
      'reversal.id as reversal_id',
      'loan.contract_no',
      'loan.legal_form',
      'lender.name as lender_name',
      'lender.address as lender_address',
      'lender.telephone as lender_telephone',
      'lender.credit_code',
      'person.name as borrower_name',
      'actor.name as actor_name',
    ])
    .where('ledger_entry.id', '=', entryId)
    .where('ledger_entry.kind', '=', 'receipt')
    .executeTakeFirst();
}

interface Booked {
  readonly row: NonNullable<Awaited<ReturnType<typeof receiptRow>>>;
  readonly detail: Partial<ReceiptDetail>;
  readonly receiptNo: string;
  readonly state: LoanState;
}

async function factsOf(ctx: CommandContext, booked: Booked): Promise<ReceiptPaperFacts> {
  const { row, detail } = booked;
  const template = await shippedTemplate(ctx.desk.resourcesDir, CURRENT_TEMPLATES.demand);
  const form =
    row.legal_form === 'finance-lease'
      ? 'lease'
      : row.legal_form === 'retention-of-title'
        ? 'retention'
        : 'loan';
  return {
    receiptNo: booked.receiptNo,
    lender: {
      name: row.lender_name,
      address: row.lender_address,
      telephone: row.lender_telephone,
      creditCode: row.credit_code,
    },
    contractNo: row.contract_no,
    borrowerName: row.borrower_name,
    payerName: detail.payerName || row.borrower_name,
    channel: CHANNELS[detail.channel ?? ''] ?? '其他',
    reference: detail.reference ?? '',
    paidOn: localDate(row.business_on),
    amountFen: fen(row.amount_fen),
    handledBy: row.actor_name ?? '',
    allocation: owes(detail) ? allocationOf(booked, ctx.today) : null,
    words: template.words[form],
  };
}

/** Who may read what the payment paid: those who owe, and whoever the debtor sent. */
function owes(detail: Partial<ReceiptDetail>): boolean {
  return ['borrower', 'authorised', 'co-borrower', 'guarantor'].includes(detail.payerRelation ?? 'borrower');
}

/** As the book allocates it today: a receipt booked before this one may have come in since. */
function allocationOf(booked: Booked, today: LocalDate): ReceiptPaperFacts['allocation'] {
  const { row, state } = booked;
  const position = positionOf(state, later(today, localDate(row.business_on)));
  const own = position.receipts.find((receipt) => receipt.entryId === row.id);
  const lines = own?.lines ?? [];
  const { order, source } = state.terms.allocation;
  return {
    lines: [...new Set(lines.map((line) => line.instalmentNo))].map((no) => ({
      instalmentNo: no,
      dueOn: position.instalments.find((one) => one.no === no)?.dueOn ?? null,
      amountsFen: amountsOf(lines.filter((line) => line.instalmentNo === no)),
    })),
    unallocatedFen: own?.unallocatedFen ?? ZERO,
    order,
    clauseNo: source.kind === 'statutory' ? null : source.clauseNo,
  };
}

function amountsOf(lines: readonly AllocationLine[]): Readonly<Record<Component, Fen>> {
  const of = (component: Component): Fen =>
    sum(lines.filter((line) => line.component === component).map((line) => line.amountFen));
  return {
    cost: of('cost'),
    interest: of('interest'),
    penalty: of('penalty'),
    fee: of('fee'),
    principal: of('principal'),
  };
}

const CHANNELS: Readonly<Record<string, string>> = {
  cash: '现金',
  'bank-transfer': '银行转账',
  pos: '刷卡',
  wechat: '微信',
  alipay: '支付宝',
  'direct-debit': '代扣',
  court: '法院执行款',
};
