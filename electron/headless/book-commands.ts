import { backupSchema, bookContract, bookStatusSchema } from '../../shared/contract/book.ts';
import type { Service } from '../service/start-service.ts';
import { answerTo, CommandError, type DeskCommand, EXIT } from './command.ts';
import { startDesk, statusOf, unlock, withOpenBook } from './open-desk.ts';

const verify: DeskCommand = {
  usage: 'verify --book DIR [--json]',
  summary:
    'ledger against stored positions, audit chain, foreign keys, integrity, documents; exit 1 on a finding',
  run: (given) =>
    withOpenBook(given, async (service) => {
      const value = bookContract['book.verify'].output.parse(await answerTo(service, 'book.verify', {}));
      if (given.has('json')) {
        process.stdout.write(`${JSON.stringify(value)}\n`);
      } else {
        for (const found of value.findings) {
          const result = found.isOk ? 'ok' : `FAILED ${found.failedIds.join(' ')}`;
          process.stdout.write(`${found.check}: ${result} (${found.checkedCount} checked)\n`);
        }
      }
      return value.isOk ? EXIT.done : EXIT.findings;
    }),
};

const backup: DeskCommand = {
  usage: 'backup --book DIR [--json]',
  summary: 'makes a verified copy in the backups folder of the book',
  run: (given) =>
    withOpenBook(given, async (service) => {
      const made = backupSchema.parse(await answerTo(service, 'book.backUpNow', {}));
      process.stdout.write(
        given.has('json') ? `${JSON.stringify(made)}\n` : `${made.id} ${made.sizeBytes} bytes\n`,
      );
      return EXIT.done;
    }),
};

const backups: DeskCommand = {
  usage: 'backups --book DIR [--json]',
  summary: 'lists the copies of the book, newest first; needs no passphrase',
  run: async (given) => {
    const service = await startDesk(given);
    try {
      const list = (await statusOf(service)).backups;
      if (given.has('json')) process.stdout.write(`${JSON.stringify(list)}\n`);
      for (const one of given.has('json') ? [] : list) {
        process.stdout.write(`${one.id} ${one.state} loans=${one.loanCount} letters=${one.letterCount}\n`);
      }
      return EXIT.done;
    } finally {
      await service.close();
    }
  },
};

const restore: DeskCommand = {
  usage: 'restore BACKUP --book DIR --yes',
  summary: 'puts a copy in the place of the book; the present files go to quarantine/',
  run: async (given) => {
    const [backupId] = given.plain;
    if (backupId === undefined) throw new CommandError('which backup? see: backups --book DIR', EXIT.usage);
    if (!given.has('yes')) throw new CommandError('restore replaces the book: repeat with --yes', EXIT.usage);
    const service = await startDesk(given);
    try {
      if ((await statusOf(service)).state === 'locked') await unlockUnlessRefused(service);
      const after = bookStatusSchema.parse(await answerTo(service, 'book.restoreBackup', { backupId }));
      process.stdout.write(`restored ${backupId}; the book is ${after.state}\n`);
      return EXIT.done;
    } finally {
      await service.close();
    }
  },
};

/** A book that opens asks its owner; one that is refused is replaced by whoever has a passphrase of it. */
async function unlockUnlessRefused(service: Service): Promise<void> {
  try {
    await unlock(service);
  } catch (error) {
    if (!(error instanceof CommandError) || error.exitCode !== EXIT.refused) throw error;
  }
}

export const BOOK_COMMANDS: Readonly<Record<string, DeskCommand>> = { verify, backup, backups, restore };
