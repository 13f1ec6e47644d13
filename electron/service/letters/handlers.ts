import { lettersContract } from '../../../shared/contract/letters.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap, jobHandler, queryHandler } from '../rpc/handler.ts';
import { previewBatch, runBatch } from './batch.ts';
import {
  cancelLetter,
  issueLetter,
  recordDelivery,
  recordDispatch,
  recordOutput,
  recordSeal,
} from './commands.ts';
import { checkLetter, previewLetter } from './drafts.ts';
import { mergeLetters } from './merged.ts';
import { getLetter, listLetters, offerLetter, storedPdf, verifyLetter } from './queries.ts';

export const lettersHandlers: HandlerMap = {
  'letters.check': queryHandler(lettersContract['letters.check'], checkLetter),
  'letters.preview': queryHandler(lettersContract['letters.preview'], previewLetter),
  'letters.issue': commandHandler(lettersContract['letters.issue'], issueLetter),
  'letters.list': queryHandler(lettersContract['letters.list'], async (ctx, input) =>
    ok(await listLetters(ctx.db, input)),
  ),
  'letters.get': queryHandler(lettersContract['letters.get'], getLetter),
  'letters.pdf': queryHandler(lettersContract['letters.pdf'], (ctx, input) =>
    storedPdf(ctx.db, ctx, input.letterId),
  ),
  'letters.verify': queryHandler(lettersContract['letters.verify'], (ctx, input) =>
    verifyLetter(ctx, input.letterId),
  ),
  'letters.saveToken': queryHandler(lettersContract['letters.saveToken'], (ctx, input) =>
    offerLetter(ctx, input.letterId),
  ),
  'letters.recordOutput': commandHandler(lettersContract['letters.recordOutput'], recordOutput),
  'letters.recordSeal': commandHandler(lettersContract['letters.recordSeal'], recordSeal),
  'letters.recordDispatch': commandHandler(lettersContract['letters.recordDispatch'], recordDispatch),
  'letters.recordDelivery': commandHandler(lettersContract['letters.recordDelivery'], recordDelivery),
  'letters.cancel': commandHandler(lettersContract['letters.cancel'], cancelLetter),
  'letters.batchPreview': jobHandler(lettersContract['letters.batchPreview'], previewBatch),
  'letters.batch': jobHandler(lettersContract['letters.batch'], runBatch),
  'letters.merged': jobHandler(lettersContract['letters.merged'], mergeLetters),
};
