import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../../shared/contract/settings.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import type { ActorId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { storeLender } from '../lenders/store.ts';
import type { SessionContext } from '../rpc/session-context.ts';
import { storeSettings } from '../settings/store.ts';
import { createBook } from './create-book.ts';
import { fillSample, SAMPLE_FOLDER_PREFIX, SAMPLE_LENDER } from './sample-content.ts';
import { openForUser } from './unlock.ts';

/**
 * A throwaway book of invented persons in a folder of its own under the system's temporary one, opened for
 * its owner. Its passphrase is random and known to nobody: locking it ends it, and the desk goes back to the
 * real folder.
 */
export async function openSample(
  ctx: SessionContext,
  language: Language,
): Promise<Result<{ readonly userId: ActorId }, DomainError<'book.exists'>>> {
  if (ctx.session.state.kind === 'open') return err(domainError('book.exists'));
  const lenderId = ctx.newId<'lender'>();
  const ownerId = ctx.newId<'actor'>();
  const passphrase = randomBytes(24).toString('base64');
  const folder = join(tmpdir(), `${SAMPLE_FOLDER_PREFIX}${ctx.newId()}`);
  const created = await createBook({
    files: ctx.desk.files,
    folder,
    bookId: ctx.newId(),
    now: ctx.now,
    label: SAMPLE_LENDER.name,
    isSample: true,
    users: [
      { id: ownerId, name: '负责人', role: 'owner', passphrase },
      { id: ctx.newId<'actor'>(), name: '经办', role: 'clerk', passphrase },
    ],
    kdfCost: ctx.kdfCost,
    migrations: ctx.migrations,
    fill: async (tx) => {
      const when = { now: ctx.now, today: ctx.today, newId: ctx.newId };
      await storeLender(tx, {
        ...when,
        lenderId,
        input: SAMPLE_LENDER,
        isNew: true,
        isDefault: true,
        isActive: true,
      });
      await storeSettings(tx, { language }, ctx.now);
      return [{ action: 'lenders.add', subjectKind: 'lender', subjectId: lenderId }];
    },
  });
  ctx.session.folder = folder;
  ctx.session.state = { kind: 'locked', vault: created.vault };
  const owner = { id: ownerId, name: '负责人', role: 'owner' } as const;
  const keys = { dataKey: created.dataKey, nextDataKey: undefined };
  const actor = await openForUser(ctx, keys, owner);
  await fillSample(ctx, { lenderId, actorId: actor.id });
  ctx.touch('book');
  return ok({ userId: ownerId });
}
