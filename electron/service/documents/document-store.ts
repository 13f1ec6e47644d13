import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { invariant, present } from '../../../shared/kernel/assert.ts';
import { bookFact, setBookFact } from '../db/book-facts.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { UNFINISHED, writeAtomically } from '../files/atomic-write.ts';
import type { FilePort } from '../files/file-port.ts';
import { sha256Hex } from '../sha256.ts';

const MAGIC = Buffer.from('CLD1', 'ascii');
const HEADER_BYTES = 4 + 2 + 12 + 16;

export interface NewDocument {
  readonly bytes: Uint8Array;
  /** 'letter', 'plan', 'import-source', 'attachment'… */
  readonly kind: string;
  readonly mediaType: string;
}

/**
 * Issued PDFs and attachments: encrypted files named by the hash of their content, referenced by it from the
 * book.
 */
export interface DocumentStore {
  /**
   * stores it once; the file is on the disk before the command commits. Returns the SHA-256 of the content.
   */
  put(tx: WriteTx, now: string, document: NewDocument): Promise<string>;
  /** undefined: missing, damaged or changed */
  get(db: ReadDb, sha256: string): Promise<Uint8Array | undefined>;
}

export function documentStore(files: FilePort, folder: string): DocumentStore {
  return {
    put: (tx, now, document) => put({ files, folder }, tx, { now, document }),
    get: (db, sha256) => get({ files, folder }, db, sha256),
  };
}

interface Place {
  readonly files: FilePort;
  readonly folder: string;
}

async function put(
  place: Place,
  tx: WriteTx,
  wish: { readonly now: string; readonly document: NewDocument },
): Promise<string> {
  const { bytes, kind, mediaType } = wish.document;
  invariant(bytes.length > 0, 'a document is not empty');
  const sha256 = sha256Hex(bytes);
  const known = await tx
    .selectFrom('document')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  // an earlier command that rolled back may have left a file of the same content: encrypted again, the same
  // to readers
  if (known !== undefined && (await get(place, tx, sha256)) !== undefined) return sha256;
  const generation = Number(await bookFact(tx, 'documents_key_generation'));
  await place.files.makeFolder(place.folder);
  const sealed = await encrypt(tx, { sha256, generation, bytes });
  await writeAtomically(place.files, documentPath(place.folder, sha256), sealed);
  if (known !== undefined) return sha256;
  await tx
    .insertInto('document')
    .values({ sha256, kind, media_type: mediaType, byte_count: bytes.length, stored_at: wish.now })
    .execute();
  return sha256;
}

async function get(place: Place, db: ReadDb, sha256: string): Promise<Uint8Array | undefined> {
  invariant(/^[0-9a-f]{64}$/.test(sha256), 'a document is named by a SHA-256');
  const path = documentPath(place.folder, sha256);
  if ((await place.files.facts(path)) === undefined) return undefined;
  const file = Buffer.from(await place.files.read(path));
  if (file.length <= HEADER_BYTES || !file.subarray(0, 4).equals(MAGIC)) return undefined;
  const key = await documentsKey(db, file.readUInt16BE(4));
  if (key === undefined) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, file.subarray(6, 18), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(sha256, 'ascii'));
    decipher.setAuthTag(file.subarray(18, 34));
    const content = Buffer.concat([decipher.update(file.subarray(HEADER_BYTES)), decipher.final()]);
    return sha256Hex(content) === sha256 ? content : undefined;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  } finally {
    key.fill(0);
  }
}

async function encrypt(
  db: ReadDb,
  wish: { readonly sha256: string; readonly generation: number; readonly bytes: Uint8Array },
): Promise<Buffer> {
  const key = present(await documentsKey(db, wish.generation), 'a book has a documents key');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(wish.sha256, 'ascii'));
  const box = Buffer.concat([cipher.update(wish.bytes), cipher.final()]);
  key.fill(0);
  const generation = Buffer.alloc(2);
  generation.writeUInt16BE(wish.generation);
  return Buffer.concat([MAGIC, generation, nonce, cipher.getAuthTag(), box]);
}

/** Makes the key for documents stored from now on: at creation, and again when somebody lost access. */
export async function addDocumentsKey(tx: WriteTx): Promise<void> {
  const generation = Number((await bookFact(tx, 'documents_key_generation')) ?? '0') + 1;
  await setBookFact(tx, `documents_key_${generation}`, randomBytes(32).toString('base64'));
  await setBookFact(tx, 'documents_key_generation', String(generation));
}

async function documentsKey(db: ReadDb, generation: number): Promise<Buffer | undefined> {
  const stored = await bookFact(db, `documents_key_${generation}`);
  return stored === undefined ? undefined : Buffer.from(stored, 'base64');
}

export function documentPath(folder: string, sha256: string): string {
  return join(folder, `${sha256}.bin`);
}

export function isDocumentFile(name: string): boolean {
  return /^[0-9a-f]{64}\.bin$/.test(name) && !name.endsWith(UNFINISHED);
}
