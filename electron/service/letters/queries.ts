import type { z } from 'zod';
import type { lettersGet, lettersList } from '../../../shared/contract/letters-register.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { LETTER_KINDS, type LetterKind } from '../../../shared/domain/letter/facts.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { optionalDate } from '../parties/queries.ts';
import type { QueryContext } from '../rpc/context.ts';
import { notFound, wireFigures } from './drafts.ts';
import { factsSha256, renderLetter } from './render-letter.ts';
import { fontsOf } from './review.ts';
import { factsOfJson } from './rows.ts';
import { shippedTemplate } from './templates.ts';

type ListInput = z.output<typeof lettersList.input>;

const ROW_NAMES = [
  'loan.contract_no',
  'borrower.name as borrower_name',
  'person.name as addressee_name',
  'actor.name as issued_by_name',
] as const;

function letterRows(db: ReadDb) {
  return db
    .selectFrom('letter')
    .innerJoin('loan', 'loan.id', 'letter.loan_id')
    .innerJoin('person', 'person.id', 'letter.addressee_id')
    .innerJoin('person as borrower', 'borrower.id', 'loan.borrower_id')
    .leftJoin('actor', 'actor.id', 'letter.issued_by');
}

/** 函件登记, newest first. */
export async function listLetters(db: ReadDb, input: ListInput) {
  const matching = filtered(db, input);
  const { total } = await matching
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matching
    .selectAll('letter')
    .select(ROW_NAMES)
    .orderBy('letter.issued_at', 'desc')
    .orderBy('letter.letter_no', 'desc')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  const events = await eventsOf(
    db,
    rows.map((row) => row.id),
  );
  return {
    total,
    rows: rows.map((row) =>
      wireRow(
        row,
        events.filter((one) => one.letter_id === row.id),
      ),
    ),
  };
}

function filtered(db: ReadDb, input: ListInput) {
  let found = letterRows(db);
  if (input.loanId !== undefined) found = found.where('letter.loan_id', '=', input.loanId);
  if (input.lenderId !== undefined) found = found.where('letter.lender_id', '=', input.lenderId);
  if (input.statuses !== undefined && input.statuses.length > 0) {
    found = found.where('letter.status', 'in', input.statuses);
  }
  if (input.from !== undefined) found = found.where('letter.letter_date', '>=', input.from);
  if (input.to !== undefined) found = found.where('letter.letter_date', '<=', input.to);
  if (input.batchId !== undefined) found = found.where('letter.batch_id', '=', input.batchId);
  if (input.isWithoutProof === true) {
    found = found
      .where('letter.status', '!=', 'cancelled')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('letter_event')
              .select('letter_event.id')
              .whereRef('letter_event.letter_id', '=', 'letter.id')
              .where('letter_event.delivery_level', 'is not', null),
          ),
        ),
      );
  }
  if (input.search !== undefined && input.search !== '') {
    const like = `%${input.search.replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`;
    found = found.where((eb) =>
      eb.or([
        eb('letter.letter_no', 'like', like),
        eb('loan.contract_no', 'like', like),
        eb('person.name', 'like', like),
        eb.exists(
          eb
            .selectFrom('letter_event')
            .select('letter_event.id')
            .whereRef('letter_event.letter_id', '=', 'letter.id')
            .where('letter_event.waybill_no', 'like', like),
        ),
      ]),
    );
  }
  return found;
}

async function eventsOf(db: ReadDb, letterIds: readonly string[]) {
  if (letterIds.length === 0) return [];
  return db
    .selectFrom('letter_event')
    .leftJoin('actor', 'actor.id', 'letter_event.actor_id')
    .selectAll('letter_event')
    .select('actor.name as actor_name')
    .where('letter_event.letter_id', 'in', letterIds)
    .orderBy('letter_event.recorded_at')
    .orderBy('letter_event.id')
    .execute();
}

type EventRow = Awaited<ReturnType<typeof eventsOf>>[number];
type LetterRow = Awaited<ReturnType<typeof letterRow>>;

async function letterRow(db: ReadDb, letterId: string) {
  return letterRows(db)
    .selectAll('letter')
    .select(ROW_NAMES)
    .where('letter.id', '=', letterId)
    .executeTakeFirst();
}

function wireRow(row: NonNullable<LetterRow>, events: readonly EventRow[]) {
  const dispatched = events.findLast((one) => one.kind === 'dispatched');
  const arrival = events.findLast((one) => ['delivered', 'refused', 'returned'].includes(one.kind));
  return {
    letterId: id<'letter'>(row.id),
    letterNo: row.letter_no,
    kind: kindOf(row.kind),
    loanId: id<'loan'>(row.loan_id),
    contractNo: row.contract_no,
    borrowerName: row.borrower_name,
    addresseeName: row.addressee_name,
    addresseeRole: roleOf(row.addressee_role),
    asOf: localDate(row.as_of),
    letterDate: localDate(row.letter_date),
    deadlineOn: localDate(row.deadline_on),
    claimedFen: fen(row.claimed_fen),
    pageCount: row.page_count,
    status: row.status,
    waybillNo: dispatched?.waybill_no ?? null,
    dispatchedOn: optionalDate(dispatched?.happened_on ?? null),
    deliveredOn: optionalDate(arrival?.happened_on ?? null),
    deliveryLevel: arrival?.delivery_level ?? null,
    isPrinted: events.some((one) => one.kind === 'printed'),
    issuedAt: instant(row.issued_at),
    issuedByName: row.issued_by_name ?? '',
  };
}

function kindOf(kind: string): LetterKind {
  return present(
    LETTER_KINDS.find((one) => one === kind),
    'a stored letter is of a known kind',
  );
}

function roleOf(role: string): 'borrower' | 'co-borrower' | 'guarantor' {
  return role === 'co-borrower' || role === 'guarantor' ? role : 'borrower';
}

export async function getLetter(ctx: QueryContext, input: z.output<typeof lettersGet.input>) {
  const row = await letterRow(ctx.db, input.letterId);
  if (row === undefined) return err(notFound('letter', input.letterId));
  const facts = factsOfJson(row.facts_json);
  const events = await eventsOf(ctx.db, [row.id]);
  return ok({
    ...wireRow(row, events),
    templateId: row.template_id,
    templateVersion: row.template_version,
    engineVersion: row.engine_version,
    factsSha256: row.facts_sha256,
    documentSha256: row.document_sha256,
    address: facts.addressee.address,
    addressKind: facts.addressee.addressKind,
    addressSource: facts.addressee.addressSource,
    waybillItemName: waybillItemName(row.letter_no),
    figures: wireFigures(facts),
    cancelReason: row.cancel_reason,
    batchId: row.batch_id,
    events: events.map((event) => ({
      kind: event.kind,
      happenedOn: localDate(event.happened_on),
      carrier: event.carrier,
      waybillNo: event.waybill_no,
      deliveryLevel: event.delivery_level,
      evidence: event.evidence,
      copies: event.copies,
      isDebtAcknowledged: event.is_debt_acknowledged === 1,
      recordedAt: instant(event.recorded_at),
      actorName: event.actor_name ?? '',
    })),
  });
}

/**
 * Neutral and unique: no sum, no 催收 (R10.9). The kind word 催 is left out; the others are neutral and stay, since each
 * kind counts its own numbers.
 */
export function waybillItemName(letterNo: string): string {
  const neutral = letterNo.replace(/催(?=〔)/, '');
  return `关于${neutral}合同履行事宜的通知`;
}

/** No person's name: file names are seen by everybody who looks at the folder. */
export function letterFileName(letterNo: string, contractNo: string): string {
  return `${letterNo}_${contractNo}.pdf`.replace(/[\\/:*?"<>|\s]/g, '-');
}

export async function storedPdf(db: ReadDb, base: Pick<QueryContext, 'desk'>, letterId: string) {
  const row = await letterRow(db, letterId);
  if (row === undefined) return err(notFound('letter', letterId));
  const pdf = await base.desk.documents.get(db, row.document_sha256);
  if (pdf === undefined) return err(domainError('letter.documentDamaged', { letterNo: row.letter_no }));
  const fileName = letterFileName(row.letter_no, row.contract_no);
  return ok({ pdf: new Uint8Array(pdf), letterNo: row.letter_no, fileName });
}

/** The stored PDF for main, under a token. */
export async function offerLetter(ctx: QueryContext, letterId: string) {
  const stored = await storedPdf(ctx.db, ctx, letterId);
  if (!stored.ok) return stored;
  return ok({
    fileToken: ctx.desk.offerBytes(stored.value.pdf),
    suggestedName: stored.value.fileName,
  });
}

/** The letter once more from its frozen facts, against what is stored. */
export async function verifyLetter(ctx: QueryContext, letterId: string) {
  const row = await letterRow(ctx.db, letterId);
  if (row === undefined) return err(notFound('letter', letterId));
  const stored = await ctx.desk.documents.get(ctx.db, row.document_sha256);
  const wanted = { id: row.template_id, version: row.template_version };
  const rendered = await renderLetter({
    facts: factsOfJson(row.facts_json),
    template: await shippedTemplate(ctx.desk.resourcesDir, wanted),
    fonts: fontsOf(ctx),
    issuedAt: instant(row.issued_at),
  });
  return ok({
    isDocumentIntact: stored !== undefined,
    areFactsIntact: factsSha256(row.facts_json) === row.facts_sha256,
    isReproduced:
      stored !== undefined && rendered.ok && Buffer.from(stored).equals(Buffer.from(rendered.value.bytes)),
  });
}
