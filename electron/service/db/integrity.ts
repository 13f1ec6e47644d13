import type Database from 'better-sqlite3';
import { APPLICATION_ID, integerPragma } from './connection.ts';
import { refuse } from './refusal.ts';

const MOST_BROKEN_ROWS = 100;

/** What a copy holds, for manifests and for comparing a copy with its source. */
export interface BookCounts {
  readonly schemaVersion: number;
  readonly loanCount: number;
  readonly ledgerEntryCount: number;
  readonly letterCount: number;
  readonly auditSeq: number;
  readonly auditHash: string;
}

/**
 * An empty file passes quick_check as ok: a valid book carries the application id as well. Throws a refusal.
 */
export function checkIsWholeBook(connection: Database.Database): void {
  checkIsBook(connection);
  const problems = quickCheck(connection);
  if (problems.length > 0) throw refuse('damaged', { detailCode: 'quick_check' });
}

/** The quick half: that it is a book at all. */
export function checkIsBook(connection: Database.Database): void {
  if (integerPragma(connection, 'application_id') !== APPLICATION_ID) throw refuse('foreign');
}

/** Empty: sound. */
export function quickCheck(connection: Database.Database): readonly string[] {
  return checkRows(connection, 'quick_check(20)');
}

export function fullCheck(connection: Database.Database): readonly string[] {
  return checkRows(connection, 'integrity_check(100)');
}

function checkRows(connection: Database.Database, pragma: string): readonly string[] {
  const rows = connection.prepare<[], string>(`PRAGMA ${pragma}`).pluck().all();
  return rows.length === 1 && rows[0] === 'ok' ? [] : rows;
}

/** Rows whose parent is missing, as table:rowid; the first of them where a book has more than anybody reads. */
export function brokenForeignKeys(connection: Database.Database): readonly string[] {
  const rows = connection
    .prepare<[], { table: string; rowid: number | null }>('PRAGMA foreign_key_check')
    .iterate();
  const broken: string[] = [];
  for (const row of rows) {
    broken.push(`${row.table}:${row.rowid ?? 'row'}`);
    if (broken.length >= MOST_BROKEN_ROWS) break;
  }
  return broken;
}

export function countBook(connection: Database.Database): BookCounts {
  const head = connection
    .prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1')
    .get();
  return {
    schemaVersion: integerPragma(connection, 'user_version'),
    loanCount: countRows(connection, 'loan'),
    ledgerEntryCount: countRows(connection, 'ledger_entry'),
    letterCount: countRows(connection, 'letter'),
    auditSeq: head?.seq ?? 0,
    auditHash: head?.hash ?? '',
  };
}

/**
 * The signature that the book keeps of its audit head, for the manifest. '' in a book that never signed one.
 */
export function signatureOfHead(connection: Database.Database): string {
  const stored = connection
    .prepare<[], string>("SELECT value FROM book_fact WHERE name = 'audit_head'")
    .pluck()
    .get();
  const head: unknown = stored === undefined ? undefined : JSON.parse(stored);
  const hasSignature = typeof head === 'object' && head !== null && 'signature' in head;
  return hasSignature && typeof head.signature === 'string' ? head.signature : '';
}

/** Zero where the table does not exist yet: a backup may be of an older schema. */
function countRows(connection: Database.Database, table: 'loan' | 'ledger_entry' | 'letter'): number {
  const known = connection
    .prepare<[string], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?")
    .pluck()
    .get(table);
  if (known === undefined) return 0;
  return connection.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}
