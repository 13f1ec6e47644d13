import { documentsContract } from '../../../shared/contract/documents.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import type { BaseContext } from '../rpc/context.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';

/** Kinds that the page may open by their hash. */
const OPEN_KINDS = ['plan', 'receipt'];

async function paper(
  db: ReadDb,
  base: BaseContext,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const row = await db
    .selectFrom('document')
    .select('sha256')
    .where('sha256', '=', sha256)
    .where('kind', 'in', OPEN_KINDS)
    .executeTakeFirst();
  const bytes = row && (await base.desk.documents.get(db, sha256));
  return bytes === undefined ? undefined : new Uint8Array(bytes);
}

const notFound = (sha256: string) => domainError('record.notFound', { kind: 'document', id: sha256 });

export const documentsHandlers: HandlerMap = {
  'documents.pdf': queryHandler(documentsContract['documents.pdf'], async (ctx, input) => {
    const pdf = await paper(ctx.db, ctx, input.sha256);
    return pdf === undefined ? err(notFound(input.sha256)) : ok({ pdf });
  }),
  'documents.saveToken': commandHandler(documentsContract['documents.saveToken'], async (ctx, input) => {
    const pdf = await paper(ctx.tx, ctx, input.sha256);
    if (pdf === undefined) return err(notFound(input.sha256));
    ctx.audit({
      action: `documents.${input.purpose}`,
      subjectKind: 'document',
      subjectId: input.sha256,
    });
    const suggestedName = `${input.suggestedName.replace(/\.pdf$/i, '').replace(/[\\/:*?"<>|\s]/g, '-')}.pdf`;
    return ok({ fileToken: ctx.desk.offerBytes(pdf), suggestedName });
  }),
};
