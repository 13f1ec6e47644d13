import type { z } from 'zod';
import type { bookContract, Recovery } from '../../../shared/contract/book.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { ownProblem } from '../lenders/decide.ts';
import { storeLender } from '../lenders/store.ts';
import type { HandlerError } from '../rpc/context.ts';
import type { SessionContext } from '../rpc/session-context.ts';
import { storeSettings } from '../settings/store.ts';
import { folderContent, probeWritable, refuseUnsafePlace } from './book-folder.ts';
import { createBook, type FirstUser } from './create-book.ts';
import { openForUser } from './unlock.ts';

type CreateInput = z.output<(typeof bookContract)['book.create']['input']>;
type CreateProblem = (typeof bookContract)['book.create']['errors'][number];

/** First run: makes the book with its first lender and users, and leaves it open for the first user. */
export async function createFirstBook(
  ctx: SessionContext,
  input: CreateInput,
): Promise<Result<Recovery, HandlerError<CreateProblem>>> {
  const problem = problemOfUsers(input) ?? ownProblem(input.lender) ?? (await problemOfFolder(ctx));
  if (problem !== undefined) return err(problem);
  const users = input.users.map((user): FirstUser => ({ ...user, id: ctx.newId<'actor'>() }));
  const created = await createBook({
    files: ctx.desk.files,
    folder: ctx.session.folder,
    bookId: ctx.newId(),
    now: ctx.now,
    label: input.lender.name,
    isSample: false,
    users,
    kdfCost: ctx.kdfCost,
    migrations: ctx.migrations,
    fill: async (tx) => {
      const lenderId = ctx.newId<'lender'>();
      await storeLender(tx, {
        lenderId,
        input: input.lender,
        isNew: true,
        isDefault: true,
        isActive: true,
        now: ctx.now,
        today: ctx.today,
        newId: ctx.newId,
      });
      await storeSettings(tx, { language: input.language }, ctx.now);
      return [
        {
          action: 'lenders.add',
          subjectKind: 'lender',
          subjectId: lenderId,
          detail: { after: input.lender },
        },
      ];
    },
  });
  ctx.session.state = { kind: 'locked', vault: created.vault };
  await openForUser(
    ctx,
    { dataKey: created.dataKey, nextDataKey: undefined },
    present(users[0], 'a first user'),
  );
  ctx.touch('book');
  return ok(created.recovery);
}

function problemOfUsers(input: CreateInput): DomainError<'user.ownerFirst' | 'user.nameTaken'> | undefined {
  if (input.users[0]?.role !== 'owner') return domainError('user.ownerFirst');
  const names = new Set(input.users.map((user) => user.name));
  return names.size === input.users.length ? undefined : domainError('user.nameTaken');
}

async function problemOfFolder(
  ctx: SessionContext,
): Promise<DomainError<'book.exists' | 'book.folderNotEmpty'> | undefined> {
  refuseUnsafePlace(ctx.session.folder);
  const content = await folderContent(ctx.desk.files, ctx.session.folder);
  if (content === 'occupied') return domainError('book.folderNotEmpty');
  if (content !== 'empty') return domainError('book.exists');
  await ctx.desk.files.makeFolder(ctx.session.folder);
  await probeWritable(ctx.desk.files, ctx.session.folder);
  return undefined;
}
