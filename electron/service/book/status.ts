import { basename } from 'node:path';
import type { z } from 'zod';
import type { bookStatusSchema, Refusal } from '../../../shared/contract/book.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { listBackups } from '../backup/list-backups.ts';
import { asRefusal, refusal } from '../db/refusal.ts';
import type { FilePort } from '../files/file-port.ts';
import type { Plain } from '../rpc/context.ts';
import { folderContent, refuseUnsafePlace } from './book-folder.ts';
import { removeUnfinishedBook } from './create-book.ts';
import { type Session, vaultOf } from './session.ts';
import type { Vault } from './vault.ts';
import { loadVault } from './vault-file.ts';

export type BookStatusView = Plain<z.input<typeof bookStatusSchema>>;

/** What the page shows before and after unlocking; needs no key. */
export async function bookStatus(
  files: FilePort,
  session: Session,
  today: LocalDate,
): Promise<BookStatusView> {
  const { state } = session;
  const vault = vaultOf(state);
  const actor = state.kind === 'open' ? state.open.actor : undefined;
  return {
    state: state.kind,
    bookLabel: vault?.label ?? basename(session.folder),
    isSample: vault?.isSample ?? false,
    users: vault?.users.map((user) => ({ id: user.id, name: user.name, role: user.role })) ?? [],
    currentUser: actor === undefined ? null : { id: actor.id, name: actor.name, role: actor.role },
    refusal: state.kind === 'refused' ? state.refusal : null,
    backups: await listBackups(files, session.folder),
    isRecoveryKeyConfirmed: vault?.isRecoveryKeyConfirmed ?? false,
    today,
  };
}

/** Looks at the folder and says what there is to do: first run, unlock, or a refusal. Opens nothing. */
export async function lookAtFolder(files: FilePort, session: Session): Promise<void> {
  try {
    refuseUnsafePlace(session.folder);
    session.state = await stateOfFolder(files, session.folder);
  } catch (error) {
    const { refusal: reason } = asRefusal(error);
    session.state = { kind: 'refused', refusal: reason, vault: undefined };
  }
}

async function stateOfFolder(files: FilePort, folder: string): Promise<Session['state']> {
  const content = await folderContent(files, folder);
  switch (content) {
    case 'empty':
    case 'occupied':
      return { kind: 'absent' };
    case 'unfinished':
      // creating was cut short: nothing had ever been entered in it
      await removeUnfinishedBook(files, folder);
      return { kind: 'absent' };
    case 'bookWithoutKeys':
      return refusedState(refusal('keysMissing'), undefined);
    case 'keysWithoutBook':
      return refusedState(refusal('damaged', { detailCode: 'ENOENT' }), await loadVault(files, folder));
    case 'book': {
      const vault = await loadVault(files, folder);
      return vault === undefined
        ? refusedState(refusal('keysMissing'), undefined)
        : { kind: 'locked', vault };
    }
  }
}

function refusedState(reason: Refusal, vault: Vault | undefined): Session['state'] {
  return { kind: 'refused', refusal: reason, vault };
}
