import type Database from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { invariant } from '../../../shared/kernel/assert.ts';
import { errorCode } from '../files/error-code.ts';
import { integerPragma } from './connection.ts';
import { brokenForeignKeys } from './integrity.ts';
import type { BookMigration } from './migrations/index.ts';
import { isDiskFull, refuse } from './refusal.ts';

export interface MigrationRun {
  readonly connection: Database.Database;
  /** on the same connection; untyped, since a step knows only the tables of its own day */
  readonly db: Kysely<unknown>;
  readonly migrations: readonly BookMigration[];
}

export function newestVersion(migrations: readonly BookMigration[]): number {
  migrations.forEach((migration, index) => {
    invariant(migration.version === index + 1, 'migrations are numbered 1, 2, 3… without a gap');
  });
  return migrations.length;
}

/** Whether steps are due. Throws the refusal of a book from a newer program. */
export function isUpgradeDue(connection: Database.Database, migrations: readonly BookMigration[]): boolean {
  const programSchema = newestVersion(migrations);
  const bookSchema = integerPragma(connection, 'user_version');
  if (bookSchema > programSchema) throw refuse('newer', { bookSchema, programSchema });
  return bookSchema < programSchema;
}

/**
 * Brings a book to this program's schema: all pending steps in one transaction with the version number, so
 * that a failure or a crash leaves the old version as it was. A book from a newer program is refused
 * untouched.
 */
export async function migrateToNewest(
  run: MigrationRun,
): Promise<{ readonly from: number; readonly to: number }> {
  const isDue = isUpgradeDue(run.connection, run.migrations);
  const programSchema = newestVersion(run.migrations);
  const bookSchema = integerPragma(run.connection, 'user_version');
  if (!isDue) return { from: bookSchema, to: programSchema };
  // switched off inside a transaction it would be ignored silently (desktop.md 1.4 no. 2)
  run.connection.pragma('foreign_keys = OFF');
  try {
    await runSteps(run, bookSchema);
  } catch (error) {
    if (isDiskFull(error)) throw error;
    const refused = refuse('migrationFailed', {
      bookSchema,
      programSchema,
      detailCode: errorCode(error) ?? null,
    });
    refused.cause = error;
    throw refused;
  } finally {
    run.connection.pragma('foreign_keys = ON');
  }
  return { from: bookSchema, to: programSchema };
}

async function runSteps(run: MigrationRun, bookSchema: number): Promise<void> {
  await run.db.transaction().execute(async (tx) => {
    for (const migration of run.migrations.slice(bookSchema)) {
      await migration.up(tx);
      const broken = brokenForeignKeys(run.connection);
      invariant(broken.length === 0, `after ${migration.name} every row has its parent: ${broken[0] ?? ''}`);
    }
    await sql.raw(`PRAGMA user_version = ${newestVersion(run.migrations)}`).execute(tx);
  });
}
