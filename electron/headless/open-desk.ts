import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BookStatus, bookStatusSchema } from '../../shared/contract/book.ts';
import { instantFromMillis } from '../../shared/kernel/instant.ts';
import { forkedFileParser } from '../parser/forked-file-parser.ts';
import { realFiles } from '../service/files/real-files.ts';
import type { Log } from '../service/log/log.ts';
import { type Service, startService } from '../service/start-service.ts';
import { type Arguments, answerTo, CommandError, EXIT } from './command.ts';
import { askPassphrase } from './passphrase.ts';

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));

/** Incidents on standard error: kind and place, never the message, which may quote data. */
const errorLog: Log = {
  note: () => undefined,
  warn: (event, facts = {}) => process.stderr.write(`warning: ${event} ${JSON.stringify(facts)}\n`),
  incident: (incidentId, error) => {
    const isError = error instanceof Error;
    const places = isError
      ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
      : [];
    const kind = isError ? error.name : typeof error;
    process.stderr.write(`incident ${incidentId}: ${kind}\n${places.slice(0, 8).join('\n')}\n`);
  },
};

const offered = new Map<string, Uint8Array>();

/** The bytes behind a token that a call answered with: on the command line nobody else takes them. */
export function offeredBytes(token: string): Uint8Array {
  const bytes = offered.get(token);
  offered.delete(token);
  if (bytes === undefined) throw new CommandError('file.tokenUnknown', EXIT.unexpected);
  return bytes;
}

/** The service over the folder of --book, not unlocked. */
export function startDesk(given: Arguments): Promise<Service> {
  return startService({
    bookDir: resolve(given.required('book')),
    resourcesDir: RESOURCES,
    clock: { now: () => instantFromMillis(Date.now()) },
    newId: randomUUID,
    log: errorLog,
    files: realFiles,
    parser: forkedFileParser(),
    takeOfferedBytes: (token, bytes) => offered.set(token, bytes),
  });
}

export async function statusOf(service: Service): Promise<BookStatus> {
  return bookStatusSchema.parse(await answerTo(service, 'book.status', {}));
}

/** Unlocks as DESK_USER, or as the first owner; throws a CommandError with one line otherwise. */
export async function unlock(service: Service): Promise<void> {
  const status = await statusOf(service);
  if (status.state === 'absent')
    throw new CommandError('book.absent: there is no book in that folder', EXIT.access);
  if (status.refusal !== null) throw refusedError(status);
  const wanted = process.env.DESK_USER;
  const user =
    wanted === undefined || wanted === ''
      ? status.users.find((candidate) => candidate.role === 'owner')
      : status.users.find((candidate) => candidate.name === wanted || candidate.id === wanted);
  if (user === undefined)
    throw new CommandError('user.unknown: DESK_USER is no user of this book', EXIT.access);
  const passphrase = await askPassphrase('passphrase: ');
  const result = await service.call('book.unlock', { userId: user.id, passphrase });
  if (result.ok) return;
  if (result.error.code === 'book.refused') throw refusedError(await statusOf(service));
  await answerOfFailure(result.error.code);
}

function answerOfFailure(code: string): never {
  const isDefect = code === 'unexpected';
  throw new CommandError(
    isDefect ? 'unexpected error while unlocking' : code,
    isDefect ? EXIT.unexpected : EXIT.access,
  );
}

function refusedError(status: BookStatus): CommandError {
  const { refusal } = status;
  if (refusal === null) return new CommandError('book.refused', EXIT.refused);
  const facts = [
    refusal.detailCode,
    refusal.bookSchema === null ? null : `book schema ${refusal.bookSchema}`,
    refusal.programSchema === null ? null : `program schema ${refusal.programSchema}`,
  ].filter((fact) => fact !== null);
  return new CommandError(
    `book.${refusal.reason}${facts.length === 0 ? '' : `: ${facts.join(', ')}`}`,
    EXIT.refused,
  );
}

/** Starts, unlocks, works and closes, whatever happens. */
export async function withOpenBook<T>(given: Arguments, work: (service: Service) => Promise<T>): Promise<T> {
  const service = await startDesk(given);
  try {
    await unlock(service);
    return await work(service);
  } finally {
    await service.close();
  }
}
