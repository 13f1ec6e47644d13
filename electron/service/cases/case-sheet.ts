import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { casesSheet } from '../../../shared/contract/cases.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import type { LoanPosition } from '../../../shared/domain/ledger/position.ts';
import { type CaseSheetFacts, composeCaseSheet } from '../../../shared/domain/letter/case-sheet.ts';
import {
  GUARANTEE_WORDS,
  LEGAL_FORM_WORDS,
  LETTER_KIND_WORDS,
  METHOD_WORDS,
  PLAN_WORDS,
  PROMISE_WORDS,
  paperWord,
  RIGHT_START_WORDS,
  RIGHT_STATE_WORDS,
  RIGHT_WORDS,
  ROLE_WORDS,
  STOP_WORDS,
} from '../../../shared/domain/letter/case-sheet-words.ts';
import type { Component } from '../../../shared/domain/loan/terms.ts';
import { fen, formatYuan } from '../../../shared/kernel/money.ts';
import { formatPercent } from '../../../shared/kernel/rate.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { layoutBlocks } from '../letters/layout.ts';
import { bestAddresses, isDeliveryAgreed } from '../letters/load-candidates.ts';
import { textsOf } from '../letters/render-letter.ts';
import { fontsOf } from '../letters/review.ts';
import { CURRENT_TEMPLATES, shippedTemplate } from '../letters/templates.ts';
import { loadLoanState } from '../loans/load-loan.ts';
import { positionOf } from '../loans/positions.ts';
import { openPdf } from '../pdf/document.ts';
import { flow } from '../pdf/flow.ts';
import { checkGlyphs } from '../pdf/fonts.ts';
import type { CommandContext } from '../rpc/context.ts';
import { casePage } from './case-page.ts';
import { deliveryText, timelineText } from './case-sheet-lines.ts';

type Input = z.output<typeof casesSheet.input>;

/** 案件表 as a PDF of today, handed to main under a token; who printed it and its hash are in the audit trail (5.3). */
export async function printCaseSheet(ctx: CommandContext, input: Input) {
  const facts = await sheetFacts(ctx, input);
  if (facts === undefined) return err(domainError('record.notFound', { loanId: input.loanId }));
  const blocks = composeCaseSheet(facts);
  const glyphs = checkGlyphs(fontsOf(ctx), textsOf(blocks));
  if (!glyphs.ok) return err(domainError('letter.glyphsMissing', { characters: glyphs.error.characters }));
  const canvas = openPdf({
    fonts: fontsOf(ctx),
    title: `案件表 ${facts.contractNo}`,
    createdAt: ctx.now,
    footer: `案件表 ${facts.contractNo}`,
  });
  flow(canvas, layoutBlocks(canvas, blocks, { density: 'annex' }));
  const pageCount = canvas.pageCount();
  const bytes = await canvas.finish();
  ctx.audit({
    action: 'cases.sheet',
    subjectKind: 'loan',
    subjectId: input.loanId,
    detail: {
      contractNo: facts.contractNo,
      pageCount,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  });
  const suggestedName = `案件表_${facts.contractNo}_${facts.asOf}.pdf`.replace(/[\\/:*?"<>|\s]/g, '-');
  return ok({ fileToken: ctx.desk.offerBytes(new Uint8Array(bytes)), suggestedName, pageCount });
}

type Page = NonNullable<Awaited<ReturnType<typeof casePage>>>;

/** The timeline of a page holds so many items at most. */
const NEWEST = 200;

async function sheetFacts(ctx: CommandContext, input: Input): Promise<CaseSheetFacts | undefined> {
  const asked = { loanId: input.loanId, asOf: ctx.today, now: ctx.now, law: ctx.desk.law };
  const page = await casePage(ctx.tx, asked);
  const state = await loadLoanState(ctx.tx, input.loanId);
  if (page === undefined || state === undefined) return undefined;
  const loan = await loanRow(ctx.tx, input.loanId);
  const position = positionOf(state, ctx.today);
  const words = await wordsOf(ctx, loan.legal_form);
  return {
    lender: {
      name: loan.lender_name,
      address: loan.address,
      telephone: loan.telephone,
      creditCode: loan.credit_code,
    },
    contractNo: page.loan.contractNo,
    caseNo: page.case?.caseNo ?? null,
    asOf: ctx.today,
    madeBy: ctx.actor.name,
    parties: await partiesOf(ctx.tx, page),
    contract: contractPairs(page, loan, state.terms),
    daysPastDue: page.loan.daysPastDue,
    ...debtOf(position, words),
    stopped: stoppedText(page),
    rights: page.rights.map(rightOf),
    letters: page.letters.toReversed().map((letter) => ({
      letterNo: letter.letterNo,
      kind: paperWord(LETTER_KIND_WORDS, letter.kind),
      addressee: letter.addresseeName,
      letterDate: letter.letterDate,
      claimedFen: letter.claimedFen,
      delivery: deliveryText(letter),
    })),
    promises: page.promises.toReversed().map((one) => ({
      madeOn: one.madeOn,
      amountFen: one.amountFen,
      dueOn: one.dueOn,
      state: `${paperWord(PROMISE_WORDS, one.state)}，已付 ${formatYuan(fen(one.paidFen))}`,
    })),
    plan: planText(page),
    timeline: page.timeline.toReversed().map((item) => ({ on: item.on, text: timelineText(item) })),
    isTimelineCut: page.timeline.length >= NEWEST,
    words,
  };
}

async function loanRow(db: ReadDb, loanId: string) {
  return db
    .selectFrom('loan')
    .innerJoin('lender', 'lender.id', 'loan.lender_id')
    .select([
      'loan.legal_form',
      'loan.signed_on',
      'loan.principal_fen',
      'lender.name as lender_name',
      'lender.address',
      'lender.telephone',
      'lender.credit_code',
    ])
    .where('loan.id', '=', loanId)
    .executeTakeFirstOrThrow();
}

async function wordsOf(ctx: CommandContext, legalForm: string): Promise<Readonly<Record<Component, string>>> {
  const template = await shippedTemplate(ctx.desk.resourcesDir, CURRENT_TEMPLATES.demand);
  if (legalForm === 'finance-lease') return template.words.lease;
  return legalForm === 'retention-of-title' ? template.words.retention : template.words.loan;
}

async function partiesOf(db: ReadDb, page: Page): Promise<CaseSheetFacts['parties']> {
  const ids = page.debtors.map((one) => one.personId);
  const hasDeliveryClause = await isDeliveryAgreed(db, page.loan.loanId);
  const addresses = await bestAddresses(db, ids, { asOf: page.asOf, hasDeliveryClause });
  return page.debtors.map((one) => {
    const address = addresses.get(one.personId);
    const guarantee = one.roles.includes('guarantor') && one.guaranteeKind !== null;
    const roles = one.roles.map((role) => paperWord(ROLE_WORDS, role)).join('、');
    return {
      roles: guarantee ? `${roles}\n${paperWord(GUARANTEE_WORDS, one.guaranteeKind)}` : roles,
      name: one.name,
      idNo: one.idNoMasked,
      phones: one.phones.map((phone) => phone.numberMasked),
      address:
        address === undefined ? null : `${address.text}${address.isAgreedDelivery ? '（约定送达地址）' : ''}`,
    };
  });
}

type Terms = NonNullable<Awaited<ReturnType<typeof loadLoanState>>>['terms'];
type LoanRow = Awaited<ReturnType<typeof loanRow>>;

function contractPairs(page: Page, loan: LoanRow, terms: Terms): CaseSheetFacts['contract'] {
  const { vehicle } = page;
  const car =
    vehicle === null
      ? '—'
      : [vehicle.brandModel, vehicle.plate ?? ''].filter((part) => part !== '').join(' ');
  return [
    ['出借主体', loan.lender_name],
    ['合同形式', paperWord(LEGAL_FORM_WORDS, loan.legal_form)],
    ['签订日', loan.signed_on],
    ['放款日', page.loan.disbursedOn],
    ['本金', `${formatYuan(fen(loan.principal_fen))} 元`],
    ['年利率', `${formatPercent(terms.annualRatePpm)}%`],
    ['还款方式', `${paperWord(METHOD_WORDS, terms.method)}，${terms.termCount} 期`],
    ['末期到期日', page.loan.finalDueOn],
    ['车辆', car === '' ? '—' : car],
    ['抵押登记', vehicle?.mortgageRegisteredOn ?? '无登记记录'],
    ['保险至', vehicle?.insuranceEndsOn ?? '—'],
    [
      '估值',
      vehicle?.valuationFen == null
        ? '—'
        : `${formatYuan(fen(vehicle.valuationFen))} 元（${vehicle.valuedOn ?? '日期不明'}）`,
    ],
  ];
}

function debtOf(
  position: LoanPosition,
  words: Readonly<Record<Component, string>>,
): Pick<
  CaseSheetFacts,
  'overdue' | 'charges' | 'outstandingPrincipalFen' | 'cureTodayFen' | 'settleTodayFen'
> {
  const owed = position.instalments.filter(
    (one) => one.dueOn < position.asOf && Object.values(one.outstandingFen).some((amount) => amount > 0),
  );
  return {
    overdue: owed.map((one) => ({ no: one.no, dueOn: one.dueOn, amounts: one.outstandingFen })),
    charges: position.charges
      .filter((charge) => charge.outstandingFen > 0)
      .map((charge) => ({
        name: `${words[charge.component]}${charge.isOpening ? '，期初余额' : ''}`,
        on: charge.on,
        amountFen: charge.outstandingFen,
      })),
    outstandingPrincipalFen: position.outstandingPrincipalFen,
    cureTodayFen: position.cureTodayFen,
    settleTodayFen: position.settleTodayFen,
  };
}

function rightOf(right: Page['rights'][number]): CaseSheetFacts['rights'][number] {
  const start = right.startedBy === null ? '' : `，${paperWord(RIGHT_START_WORDS, right.startedBy)}`;
  return {
    right: paperWord(RIGHT_WORDS, right.kind),
    person: right.personName ?? (right.kind === 'limitation' ? '债务人' : '—'),
    state: `${paperWord(RIGHT_STATE_WORDS, right.state)}${start}${right.isProvisional ? '（节假日安排未公布，暂定）' : ''}`,
    startsOn: right.startsOn,
    legalEndOn: right.legalEndOn,
    lastSafeOn: right.lastSafeOn,
    rule: right.rule,
  };
}

function stoppedText(page: Page): string | null {
  const { stopFlag } = page;
  if (stopFlag === null) return null;
  return `停催：${paperWord(STOP_WORDS, stopFlag.kind)}，自 ${stopFlag.since} 起。${stopFlag.reason}`;
}

function planText(page: Page): string | null {
  const { plan } = page;
  if (plan === null) return null;
  const missed =
    plan.missedCount === 0 ? '' : `，${plan.missedCount} 期未付 ${formatYuan(fen(plan.missedFen))}`;
  return `还款协议 ${plan.agreementNo}（${plan.agreedOn} 签订，${paperWord(PLAN_WORDS, plan.status)}）：共 ${formatYuan(fen(plan.totalFen))}，已付 ${formatYuan(fen(plan.paidFen))}${missed}，止于 ${plan.endsOn}。`;
}
