import { importsContract } from '../../../shared/contract/imports.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { openOf } from '../book/session.ts';
import { commandHandler, type HandlerMap, jobHandler, queryHandler, sessionHandler } from '../rpc/handler.ts';
import { csvOf, parsed, typedMapping } from './choice.ts';
import { fileSha256, rememberInspected } from './file-hash.ts';
import { describeFile } from './inspect.ts';
import { keepMapping } from './mappings.ts';
import { confirmOpenings, unconfirmedOpenings } from './openings.ts';
import { getImport, listImports } from './queries.ts';
import { dryRun, errorWorkbook, IMPORT_BRIEF, runImport } from './run-import.ts';
import { undoImport } from './undo.ts';

const READS_ONLY = { keepsResult: false };

export const importsHandlers: HandlerMap = {
  'imports.inspect': sessionHandler(
    importsContract['imports.inspect'],
    async (ctx, input) => {
      const path = ctx.desk.tokens.look(input.fileToken);
      if (path === undefined) return err(domainError('import.fileTokenUsed'));
      const inspected = await parsed(() => ctx.desk.parser.inspect(path, csvOf(input)), undefined);
      if (!inspected.ok) return inspected;
      rememberInspected(ctx.desk.tokens, input.fileToken, await fileSha256(ctx.desk.files, path));
      return ok(await describeFile(openOf(ctx.session).db, input.fileToken, inspected.value));
    },
    // a large file is read for seconds: calls go on meanwhile
    { waitsForTurn: false },
  ),
  'imports.dryRun': jobHandler(importsContract['imports.dryRun'], dryRun, READS_ONLY),
  'imports.run': jobHandler(importsContract['imports.run'], runImport, { brief: IMPORT_BRIEF }),
  'imports.errorWorkbook': jobHandler(importsContract['imports.errorWorkbook'], errorWorkbook, READS_ONLY),
  'imports.undo': commandHandler(importsContract['imports.undo'], (ctx, input) =>
    undoImport(ctx, input.importId),
  ),
  'imports.list': queryHandler(importsContract['imports.list'], async (ctx) =>
    ok({ imports: await listImports(ctx.db) }),
  ),
  'imports.get': queryHandler(importsContract['imports.get'], (ctx, input) =>
    getImport(ctx.db, input.importId),
  ),
  'imports.openings': queryHandler(importsContract['imports.openings'], async (ctx, input) =>
    ok(await unconfirmedOpenings(ctx.db, input)),
  ),
  'imports.confirmOpening': commandHandler(importsContract['imports.confirmOpening'], (ctx, input) =>
    confirmOpenings(ctx, input.loanIds),
  ),
  'imports.saveMapping': commandHandler(importsContract['imports.saveMapping'], async (ctx, input) => {
    const mapping = typedMapping(input.mapping);
    if (mapping === undefined)
      return err(domainError('input.invalid', { path: 'mapping', problem: 'fields' }));
    await keepMapping(ctx.tx, { titles: input.titles, mapping }, ctx.now);
    ctx.audit({ action: 'imports.saveMapping', subjectKind: 'mapping', subjectId: 'mapping' });
    return ok({});
  }),
};
