import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Backup, backupSchema, bookContract, bookStatusSchema } from '../../../shared/contract/book.ts';
import { settingsSchema } from '../../../shared/contract/settings.ts';
import {
  answerOf,
  codeOf,
  OWNER_PASSPHRASE,
  serviceFor,
  serviceWithBook,
  testClock,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
import { openWithPassphrase } from '../book/vault.ts';
import { loadVault } from '../book/vault-file.ts';
import { openConnection } from '../db/connection.ts';
import { MIGRATIONS } from '../db/migrations/index.ts';
import { realFiles } from '../files/real-files.ts';
import type { Service } from '../start-service.ts';
import { backupsToRemove } from './retention.ts';

async function unlockAsOwner(service: Service): Promise<void> {
  const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
  await answerOf(service, 'book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
}

/** The torn book refuses; from there anybody at the PC may go back to a copy. */
async function unlockRefused(service: Service): Promise<void> {
  const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
  const unlocking = { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE };
  expect(await codeOf(service, 'book.unlock', unlocking)).toBe('book.refused');
}

async function backUp(service: Service): Promise<Backup> {
  return backupSchema.parse(await answerOf(service, 'book.backUpNow', {}));
}

async function idleMinutes(service: Service): Promise<number> {
  return settingsSchema.parse(await answerOf(service, 'settings.get', {})).idleMinutes;
}

/** Changes the closed book as a program with its key could. */
async function tamper(bookDir: string, sql: string): Promise<void> {
  const vault = await loadVault(realFiles, bookDir);
  const [owner] = vault?.users ?? [];
  const keys = vault && owner ? await openWithPassphrase(vault, owner, OWNER_PASSPHRASE) : undefined;
  if (keys === undefined) throw new Error('the owner opens the book');
  const connection = openConnection({ path: join(bookDir, 'book.db'), key: keys.dataKey, use: 'copy' });
  connection.exec(sql);
  connection.close();
}

async function refusalOf(bookDir: string): Promise<string | undefined> {
  const service = await serviceFor({ bookDir });
  const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
  await service.call('book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
  const { refusal } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
  await service.close();
  return refusal?.reason;
}

describe('a book whose schema is not what the migrations make', () => {
  it.each([
    ['a trigger', 'CREATE TRIGGER planted AFTER INSERT ON audit_event BEGIN DELETE FROM setting; END'],
    ['a view', 'CREATE VIEW planted AS SELECT 1'],
    ['one trigger less', 'DROP TRIGGER ledger_entry_stays'],
    ['one more column', 'ALTER TABLE loan ADD COLUMN planted TEXT'],
  ])('is refused with its reason: %s (F38)', (_name, sql) =>
    withFolder(async (bookDir) => {
      await (await serviceWithBook({ bookDir })).close();
      expect(await refusalOf(bookDir)).toBeUndefined();
      await tamper(bookDir, sql);
      expect(await refusalOf(bookDir)).toBe('schemaDiffers');
    }),
  );

  it('is refused before an upgrade step runs on it, and statistics of the engine are no change', () =>
    withFolder(async (bookDir) => {
      await (await serviceWithBook({ bookDir })).close();
      await tamper(bookDir, 'ANALYZE');
      expect(await refusalOf(bookDir)).toBeUndefined();
      await tamper(
        bookDir,
        'CREATE TRIGGER planted AFTER INSERT ON audit_event BEGIN SELECT 1; END; PRAGMA user_version = 1',
      );
      expect(await refusalOf(bookDir)).toBe('schemaDiffers');
    }));
});

describe('a backup put back over leftovers of a cut-short day', () => {
  it.each(['book.db-journal', 'book.db-wal'])('%s is kept aside and never played into it', (leftover) =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      await answerOf(service, 'settings.save', { idleMinutes: 11 });
      const made = await backUp(service);
      await answerOf(service, 'settings.save', { idleMinutes: 22 });
      await answerOf(service, 'book.lock', {});
      await service.close();
      // pages of another day in the journal's place: playing them in would damage the restored book
      const leftoverBytes = await readFile(join(bookDir, 'book.db'));
      await writeFile(join(bookDir, 'book.db'), 'torn');
      await writeFile(join(bookDir, leftover), leftoverBytes);
      const again = await serviceFor({ bookDir });
      await unlockRefused(again);
      await answerOf(again, 'book.restoreBackup', { backupId: made.id });
      await unlockAsOwner(again);
      expect(await idleMinutes(again)).toBe(11);
      expect(await answerOf(again, 'book.verify', {})).toMatchObject({ isOk: true });
      await again.close();
      const [aside] = await realFiles.list(join(bookDir, 'quarantine'));
      expect(await readFile(join(bookDir, 'quarantine', aside ?? '', leftover))).toEqual(leftoverBytes);
    }),
  );
});

describe('the status line', () => {
  it.each([
    [524_287_999, true],
    [524_288_000, false],
  ])('with %i bytes free says that the disk is low: %s (500 MB = 524 288 000)', (free, isDiskLow) =>
    withFolder(async (bookDir) => {
      const files = { ...realFiles, freeBytes: async () => free };
      const service = await serviceWithBook({ bookDir, files });
      expect(await answerOf(service, 'book.statusLine', {})).toMatchObject({ isDiskLow });
      await service.close();
    }),
  );
});

describe('a backup', () => {
  it('is verified, listed without the key, and brings the book back to its day', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      await answerOf(service, 'settings.save', { idleMinutes: 11 });
      const made = await backUp(service);
      expect(made).toMatchObject({
        kind: 'manual',
        state: 'verified',
        loanCount: 0,
        takenAt: '2026-11-23T01:00:00.000Z',
      });
      await answerOf(service, 'settings.save', { idleMinutes: 22 });
      const after = bookStatusSchema.parse(
        await answerOf(service, 'book.restoreBackup', { backupId: made.id }),
      );
      expect(after.state).toBe('locked');
      await unlockAsOwner(service);
      expect(await idleMinutes(service)).toBe(11);
      expect(await answerOf(service, 'book.verify', {})).toMatchObject({ isOk: true });
      await service.close();
    }));

  it('with one changed byte is not put back, and the book stays', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const made = await backUp(service);
      const path = join(bookDir, 'backups', made.id, 'book.db');
      const content = await readFile(path);
      content[5000] = (content[5000] ?? 0) ^ 1;
      await writeFile(path, content);
      expect(await codeOf(service, 'book.restoreBackup', { backupId: made.id })).toBe('backup.broken');
      expect(await codeOf(service, 'book.restoreBackup', { backupId: '../..' })).toBe('backup.notFound');
      expect(await idleMinutes(service)).toBe(5);
      await service.close();
    }));

  it('rescues a damaged book without anybody having to open it', () =>
    withFolder(async (bookDir) => {
      const first = await serviceWithBook({ bookDir });
      const made = await backUp(first);
      await first.close();
      const path = join(bookDir, 'book.db');
      const content = await readFile(path);
      content.fill(0, 4096, 8192);
      await writeFile(path, content);
      const service = await serviceFor({ bookDir });
      const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
      const unlocking = { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE };
      expect(await codeOf(service, 'book.unlock', unlocking)).toBe('book.refused');
      await answerOf(service, 'book.restoreBackup', { backupId: made.id });
      expect(await codeOf(service, 'book.unlock', unlocking)).toBe('ok');
      await service.close();
    }));

  it('is taken before an upgrade, which then keeps every row', () =>
    withFolder(async (bookDir) => {
      const older = await serviceWithBook({ bookDir });
      await answerOf(older, 'settings.save', { idleMinutes: 33 });
      await older.close();
      const next = {
        version: MIGRATIONS.length + 1,
        name: '9999-test',
        up: addTable,
      };
      const service = await serviceFor({ bookDir, migrations: [...MIGRATIONS, next] });
      await unlockAsOwner(service);
      expect(await idleMinutes(service)).toBe(33);
      const { backups } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
      expect(backups.filter((backup) => backup.kind === 'beforeUpgrade').length).toBe(1);
      await service.close();
    }));

  it('is taken when the desk closes after a change, and not after mere looking', () =>
    withFolder(async (bookDir) => {
      const clock = testClock();
      await (await serviceWithBook({ bookDir, clock })).close();
      const looking = await serviceFor({ bookDir, clock });
      await unlockAsOwner(looking);
      await looking.close();
      const changing = await serviceFor({ bookDir, clock });
      await unlockAsOwner(changing);
      await answerOf(changing, 'settings.save', { idleMinutes: 9 });
      await changing.close();
      const last = await serviceFor({ bookDir, clock });
      const list = bookContract['book.backups'].output.parse(await answerOf(last, 'book.backups', {}));
      expect(list.map((backup) => backup.kind)).toEqual(['onExit']);
      await last.close();
    }));
});

async function addTable(db: Parameters<(typeof MIGRATIONS)[number]['up']>[0]): Promise<void> {
  await db.schema.createTable('upgrade_probe').addColumn('id', 'text').execute();
}

describe('which copies are kept', () => {
  const copy = (takenAt: string, kind: Backup['kind'] = 'onExit') => ({
    id: `${takenAt}-${kind}`,
    takenAt,
    kind,
    state: 'verified' as const,
    sizeBytes: 1,
    loanCount: 0,
    ledgerEntryCount: 0,
    letterCount: 0,
    programVersion: '1',
  });

  it('the newest of a day stays, the earlier ones of that day go', () => {
    const copies = [copy('2026-11-20T09:00:00.000Z'), copy('2026-11-20T17:00:00.000Z')];
    expect(backupsToRemove(copies)).toEqual(['2026-11-20T09:00:00.000Z-onExit']);
  });

  it('of a year of daily copies 12 days, 10 weeks and 9 months stay', () => {
    const days = Array.from({ length: 365 }, (_, index) => {
      const at = new Date(Date.UTC(2026, 0, 1 + index, 10)).toISOString();
      return copy(at);
    });
    const removed = new Set(backupsToRemove(days));
    const kept = days.filter((day) => !removed.has(day.id)).map((day) => day.takenAt.slice(0, 10));
    // days: 20 to 31 December. Weeks end on Sundays: 27 and 20 December are among the days, 13 December back
    // to 1 November are seven more, and the running week is 31 December. Months: 30 November back to 30 April
    // are eight.
    expect(kept).toEqual([
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      '2026-11-01',
      '2026-11-08',
      '2026-11-15',
      '2026-11-22',
      '2026-11-29',
      '2026-11-30',
      '2026-12-06',
      '2026-12-13',
      '2026-12-20',
      '2026-12-21',
      '2026-12-22',
      '2026-12-23',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
      '2026-12-27',
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
    ]);
  });

  it('five copies before an upgrade stay however old, the sixth goes', () => {
    const upgrades = [1, 2, 3, 4, 5, 6].map((day) => copy(`2020-01-0${day}T00:00:00.000Z`, 'beforeUpgrade'));
    const many = Array.from({ length: 400 }, (_, index) =>
      copy(new Date(Date.UTC(2025, 9, 1 + index)).toISOString()),
    );
    const removed = backupsToRemove([...upgrades, ...many]);
    expect(removed.filter((id) => id.endsWith('beforeUpgrade'))).toEqual([
      '2020-01-01T00:00:00.000Z-beforeUpgrade',
    ]);
  });
});
