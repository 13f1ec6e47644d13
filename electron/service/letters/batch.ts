import { join } from 'node:path';
import type { z } from 'zod';
import type { lettersBatch, lettersBatchPreview } from '../../../shared/contract/letters-batch.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import type { LetterCheck } from '../../../shared/domain/letter/inputs.ts';
import { id, type LoanId } from '../../../shared/kernel/ids.ts';
import { addDays, type LocalDate } from '../../../shared/kernel/local-date.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import type { CommandContext, JobContext, QueryContext } from '../rpc/context.ts';
import { issueReviewed, sameLetter } from './issue.ts';
import type { LetterWish } from './load-inputs.ts';
import { letterFileName } from './queries.ts';
import { type ReviewedLetter, reviewWish } from './review.ts';

type BatchWish = Omit<z.output<typeof lettersBatchPreview.input>, never>;

interface Recipient {
  readonly loanId: LoanId;
  readonly contractNo: string;
  readonly addresseeId: string;
  readonly addresseeName: string;
  readonly addresseeRole: 'borrower' | 'co-borrower' | 'guarantor';
}

/** Who would get a letter: the borrowers of loans overdue long enough, or of the loans named; guarantors if asked for. */
async function recipientsOf(db: ReadDb, wish: BatchWish, asOf: LocalDate): Promise<Recipient[]> {
  const lastDue = addDays(asOf, -wish.minDaysPastDue);
  let found = db
    .selectFrom('loan')
    .innerJoin('loan_position', 'loan_position.loan_id', 'loan.id')
    .innerJoin('loan_party', 'loan_party.loan_id', 'loan.id')
    .innerJoin('person', 'person.id', 'loan_party.person_id')
    .select(['loan.id', 'loan.contract_no', 'person.id as person_id', 'person.name', 'loan_party.role'])
    .where('loan_party.released_on', 'is', null)
    .where('loan_party.role', 'in', wish.includeGuarantors ? ['borrower', 'guarantor'] : ['borrower'])
    .where('loan_position.status', 'in', ['active', 'overdue']);
  if (wish.loanIds === undefined) {
    // the cache may stand at another day: an instalment due since then counts too, the review decides
    found = found.where((eb) =>
      eb.or([
        eb('loan_position.oldest_unpaid_due_on', '<=', lastDue),
        eb('loan_position.next_due_on', '<=', lastDue),
      ]),
    );
  } else {
    found = found.where('loan.id', 'in', wish.loanIds);
  }
  if (wish.lenderId !== undefined) found = found.where('loan.lender_id', '=', wish.lenderId);
  const rows = await found
    .orderBy('loan.contract_no')
    .orderBy('loan_party.role')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    loanId: id<'loan'>(row.id),
    contractNo: row.contract_no,
    addresseeId: row.person_id,
    addresseeName: row.name,
    addresseeRole: row.role === 'guarantor' ? 'guarantor' : 'borrower',
  }));
}

function wishOf(recipient: Recipient, wish: BatchWish, asOf: LocalDate): LetterWish {
  return {
    loanId: recipient.loanId,
    kind: wish.kind,
    addresseeId: recipient.addresseeId,
    asOf,
    deadlineOn: wish.deadlineOn,
    rightPreservingReason: '',
  };
}

type Outcome =
  | {
      readonly state: 'exists';
      readonly letterId: string;
      readonly letterNo: string;
      readonly sha256: string;
    }
  | { readonly state: 'refused' | 'ready'; readonly reviewed: ReviewedLetter }
  /** cured on that day, or overdue less long than the rule asks for: nobody's exception */
  | { readonly state: 'outside' };

async function reviewOne(
  ctx: QueryContext | (CommandContext & { readonly db: ReadDb }),
  recipient: Recipient,
  batch: { readonly wish: BatchWish; readonly asOf: LocalDate },
): Promise<Outcome> {
  const wish = wishOf(recipient, batch.wish, batch.asOf);
  const same = await sameLetter(ctx.db, { ...wish, asOf: batch.asOf, addresseeId: recipient.addresseeId });
  if (same !== undefined) {
    return { state: 'exists', letterId: same.id, letterNo: same.letter_no, sha256: same.document_sha256 };
  }
  const reviewed = await reviewWish(ctx.db, ctx, wish);
  if (reviewed === undefined) return { state: 'outside' };
  const isByRule = batch.wish.loanIds === undefined;
  if (isByRule && reviewed.inputs.position.dpd < batch.wish.minDaysPastDue) return { state: 'outside' };
  return { state: reviewed.facts === null ? 'refused' : 'ready', reviewed };
}

const failedOf = (checks: readonly LetterCheck[]): LetterCheck[] =>
  checks.filter((one) => one.state === 'fail');

/** What a batch would do, exceptions first. */
export async function previewBatch(ctx: JobContext, wish: z.output<typeof lettersBatchPreview.input>) {
  const asOf = wish.asOf ?? ctx.today;
  const recipients = await ctx.read((step) => recipientsOf(step.db, wish, asOf));
  const rows: PreviewRow[] = [];
  let deadlineOn: LocalDate | undefined = wish.deadlineOn;
  for (const [index, recipient] of recipients.entries()) {
    if (ctx.signal.aborted) return err(domainError('job.cancelled', { jobId: ctx.jobId }));
    const outcome = await ctx.read((step) => reviewOne(step, recipient, { wish, asOf }));
    if (outcome.state === 'ready' || outcome.state === 'refused')
      deadlineOn ??= outcome.reviewed.inputs.deadlineOn;
    const row = previewRow(recipient, outcome);
    if (row !== undefined) rows.push(row);
    ctx.progress(index + 1, recipients.length);
  }
  const count = (state: PreviewRow['state']): number => rows.filter((row) => row.state === state).length;
  const order = { refused: 0, ready: 1, exists: 2 } as const;
  return ok({
    asOf,
    deadlineOn: deadlineOn ?? asOf,
    readyCount: count('ready'),
    existsCount: count('exists'),
    refusedCount: count('refused'),
    rows: rows.toSorted((a, b) => order[a.state] - order[b.state]),
  });
}

type PreviewRow = NonNullable<ReturnType<typeof previewRow>>;

function previewRow(recipient: Recipient, outcome: Outcome) {
  if (outcome.state === 'outside') return undefined;
  const common = { ...recipient, addresseeId: id<'person'>(recipient.addresseeId) };
  if (outcome.state === 'exists') {
    return {
      ...common,
      daysPastDue: 0,
      claimedFen: null,
      kind: null,
      state: outcome.state,
      letterNo: outcome.letterNo,
      failed: [],
      warnings: [],
    };
  }
  const { reviewed } = outcome;
  return {
    ...common,
    daysPastDue: reviewed.inputs.position.dpd,
    claimedFen: reviewed.facts?.claimedFen ?? null,
    kind: reviewed.kind,
    state: outcome.state,
    letterNo: null,
    failed: failedOf(reviewed.checks),
    warnings: reviewed.checks.filter((one) => one.state === 'warn'),
  };
}

type BatchInput = z.output<typeof lettersBatch.input>;

interface BatchResult {
  readonly issued: {
    letterId: ReturnType<typeof id<'letter'>>;
    letterNo: string;
    loanId: LoanId;
    contractNo: string;
    claimedFen: number;
    fileName: string | null;
  }[];
  readonly existing: {
    letterId: ReturnType<typeof id<'letter'>>;
    letterNo: string;
    fileName: string | null;
  }[];
  readonly refused: { loanId: LoanId; contractNo: string; failed: LetterCheck[] }[];
}

/** Issues one by one, each in its own transaction: what a cancel or a crash interrupts is whole up to the last letter. */
export async function runBatch(ctx: JobContext, input: BatchInput) {
  const asOf = input.asOf ?? ctx.today;
  const folder = input.folderToken === undefined ? undefined : ctx.desk.tokens.take(input.folderToken);
  if (input.folderToken !== undefined && !(await isFolder(ctx, folder))) {
    return err(domainError('letter.folderUnwritable', {}));
  }
  const recipients = await ctx.read((step) => recipientsOf(step.db, input, asOf));
  const result: BatchResult = { issued: [], existing: [], refused: [] };
  for (const [index, recipient] of recipients.entries()) {
    await handleRecipient(ctx, { recipient, input, asOf, folder, result });
    ctx.progress(index + 1, recipients.length);
  }
  return ok({ batchId: ctx.jobId, asOf, ...result });
}

async function isFolder(ctx: JobContext, folder: string | undefined): Promise<boolean> {
  if (folder === undefined) return false;
  const facts = await ctx.desk.files.facts(folder);
  return facts?.isDirectory === true;
}

interface OneOfBatch {
  readonly recipient: Recipient;
  readonly input: BatchInput;
  readonly asOf: LocalDate;
  readonly folder: string | undefined;
  readonly result: BatchResult;
}

async function handleRecipient(ctx: JobContext, one: OneOfBatch): Promise<void> {
  const { recipient, result } = one;
  // A look first: most exceptions and all repeats need no transaction.
  const looked = await ctx.read((step) => reviewOne(step, recipient, { wish: one.input, asOf: one.asOf }));
  if (looked.state === 'outside') return;
  if (looked.state === 'refused') return noteRefused(result, recipient, looked.reviewed);
  const outcome = looked.state === 'exists' ? looked : await issueStep(ctx, one);
  if (outcome === undefined) return;
  const fileName = await writeOut(ctx, one, outcome);
  const letterId = id<'letter'>(outcome.letterId);
  if (outcome.state === 'exists') {
    result.existing.push({ letterId, letterNo: outcome.letterNo, fileName });
    return;
  }
  const { loanId, contractNo } = recipient;
  result.issued.push({
    letterId,
    letterNo: outcome.letterNo,
    loanId,
    contractNo,
    claimedFen: outcome.claimedFen,
    fileName,
  });
}

function noteRefused(result: BatchResult, recipient: Recipient, reviewed: ReviewedLetter): void {
  const { loanId, contractNo } = recipient;
  result.refused.push({ loanId, contractNo, failed: failedOf(reviewed.checks) });
}

/** Reviews again inside the transaction: a receipt may have come in since the look. */
async function issueStep(ctx: JobContext, one: OneOfBatch) {
  return ctx.write(async (step) => {
    const outcome = await reviewOne({ ...step, db: step.tx }, one.recipient, {
      wish: one.input,
      asOf: one.asOf,
    });
    if (outcome.state === 'exists') return outcome;
    if (outcome.state === 'outside') return undefined;
    const { facts } = outcome.reviewed;
    if (facts === null) {
      noteRefused(one.result, one.recipient, outcome.reviewed);
      return undefined;
    }
    const issued = await issueReviewed(step, { ...outcome.reviewed, facts }, ctx.jobId);
    return {
      state: 'issued' as const,
      letterId: issued.letterId,
      letterNo: issued.letterNo,
      sha256: issued.documentSha256,
      claimedFen: facts.claimedFen,
    };
  });
}

/** The stored bytes, in the chosen folder; written again on a repeat, since a folder is no record. */
async function writeOut(
  ctx: JobContext,
  one: OneOfBatch,
  letter: { readonly letterNo: string; readonly sha256: string },
): Promise<string | null> {
  if (one.folder === undefined) return null;
  const bytes = await ctx.read((step) => step.desk.documents.get(step.db, letter.sha256));
  if (bytes === undefined) return null;
  const fileName = letterFileName(letter.letterNo, one.recipient.contractNo);
  await writeAtomically(ctx.desk.files, join(one.folder, fileName), bytes);
  return fileName;
}
