import type { LetterFacts, LetterKind } from '../../../shared/domain/letter/facts.ts';
import { letterNumber } from '../../../shared/domain/letter/letter-number.ts';
import { invariant } from '../../../shared/kernel/assert.ts';
import type { LetterId } from '../../../shared/kernel/ids.ts';
import { toParts } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';
import { takeNumber } from './number-series.ts';
import { factsSha256, factsText, renderLetter } from './render-letter.ts';
import { fontsOf, type ReviewedLetter } from './review.ts';

export interface IssuedLetter {
  readonly letterId: LetterId;
  readonly letterNo: string;
  readonly pageCount: number;
  readonly documentSha256: string;
  readonly bytes: Uint8Array;
}

/**
 * Issues a reviewed letter in the command's transaction: number, frozen facts, PDF in the documents folder, row, audit.
 * Whatever fails rolls back with the number: no gap, no letter without its file.
 */
export async function issueReviewed(
  ctx: CommandContext,
  reviewed: ReviewedLetter & { readonly facts: LetterFacts },
  batchId: string | null,
): Promise<IssuedLetter> {
  const letterNo = await takeLetterNo(ctx, reviewed);
  const facts: LetterFacts = { ...reviewed.facts, letterNo };
  const text = factsText(facts);
  const rendered = await renderLetter({
    facts,
    template: reviewed.template,
    fonts: fontsOf(ctx),
    issuedAt: ctx.now,
  });
  invariant(rendered.ok, 'a reviewed letter renders');
  const document = { bytes: rendered.value.bytes, kind: 'letter', mediaType: 'application/pdf' };
  const documentSha256 = await ctx.desk.documents.put(ctx.tx, ctx.now, document);
  const letterId = ctx.newId<'letter'>();
  await storeLetter(ctx, { letterId, letterNo, facts, text, documentSha256, batchId, ...rendered.value });
  ctx.audit({
    action: 'letters.issue',
    subjectKind: 'letter',
    subjectId: letterId,
    detail: {
      letterNo,
      loanId: facts.contract.loanId,
      addresseeId: facts.addressee.personId,
      asOf: facts.asOf,
      claimedFen: facts.claimedFen,
      documentSha256,
      rightPreservingReason: reviewed.inputs.rightPreserving?.reason ?? null,
      warnings: reviewed.checks.filter((one) => one.state === 'warn').map((one) => one.code),
    },
  });
  ctx.touch('letters', 'cases', 'morning');
  return {
    letterId,
    letterNo,
    pageCount: rendered.value.pageCount,
    documentSha256,
    bytes: rendered.value.bytes,
  };
}

async function takeLetterNo(ctx: CommandContext, reviewed: ReviewedLetter): Promise<string> {
  const { year } = toParts(ctx.today);
  const series = { lenderId: reviewed.lenderId, kind: reviewed.template.kind, year };
  const sequence = await takeNumber(ctx.tx, series);
  const { letterCode } = reviewed.inputs.lender;
  return letterNumber({ letterCode, kindWord: reviewed.template.kindWord, year, sequence });
}

interface LetterToStore {
  readonly letterId: LetterId;
  readonly letterNo: string;
  readonly facts: LetterFacts;
  readonly text: string;
  readonly documentSha256: string;
  readonly batchId: string | null;
  readonly pageCount: number;
}

async function storeLetter(ctx: CommandContext, letter: LetterToStore): Promise<void> {
  const { facts } = letter;
  const openCase = await ctx.tx
    .selectFrom('collection_case')
    .select('id')
    .where('loan_id', '=', facts.contract.loanId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  await ctx.tx
    .insertInto('letter')
    .values({
      id: letter.letterId,
      loan_id: facts.contract.loanId,
      case_id: openCase?.id ?? null,
      lender_id: facts.lender.lenderId,
      letter_no: letter.letterNo,
      kind: facts.kind,
      template_id: facts.template.id,
      template_version: facts.template.version,
      engine_version: facts.engineVersion,
      addressee_id: facts.addressee.personId,
      addressee_role: facts.addressee.role,
      as_of: facts.asOf,
      letter_date: facts.letterDate,
      deadline_on: facts.deadlineOn,
      claimed_fen: facts.claimedFen,
      facts_json: letter.text,
      facts_sha256: factsSha256(letter.text),
      document_sha256: letter.documentSha256,
      page_count: letter.pageCount,
      issued_at: ctx.now,
      issued_by: ctx.actor.id,
      status: 'issued',
      cancelled_at: null,
      cancel_reason: null,
      batch_id: letter.batchId,
    })
    .execute();
}

/**
 * The letter that this loan and addressee already have for an as-of day; a cancelled one does not count. Without a kind, one
 * of any kind: where the rule chooses the kind, a repeat must not issue the other one.
 */
export async function sameLetter(
  db: ReadDb,
  wish: {
    readonly loanId: string;
    readonly addresseeId: string;
    readonly asOf: string;
    readonly kind?: LetterKind | undefined;
  },
) {
  const found = db
    .selectFrom('letter')
    .select(['id', 'letter_no', 'document_sha256'])
    .where('loan_id', '=', wish.loanId)
    .where('addressee_id', '=', wish.addresseeId)
    .where('as_of', '=', wish.asOf)
    .where('status', '!=', 'cancelled');
  return (wish.kind === undefined ? found : found.where('kind', '=', wish.kind)).executeTakeFirst();
}
