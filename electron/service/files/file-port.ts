/** A file that is being written; never visible under its final name until it is synced and renamed. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>;
  /** fsync: returns when the disk has it */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** A file open for reading in order. */
export interface SourceFile {
  /** up to length bytes, which stand until the next read; an empty array at the end */
  read(length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface FileFacts {
  readonly bytes: number;
  readonly isDirectory: boolean;
}

/**
 * The fault port: every file operation and every commit of the service goes through it, so that a test can
 * fail the 1st, 2nd, 3rd… of them without root or a full disk (tests/support/failing-files.ts). Failures are
 * Node errors with their code (ENOSPC, EROFS, EIO…).
 */
export interface FilePort {
  /** undefined: nothing there */
  facts(path: string): Promise<FileFacts | undefined>;
  /** the whole file; for small ones */
  read(path: string): Promise<Uint8Array>;
  /** exclusive: fails with EEXIST over anything already there */
  createNew(path: string): Promise<NewFile>;
  openForReading(path: string): Promise<SourceFile>;
  /** replaces the target in one step */
  rename(from: string, to: string): Promise<void>;
  /** no error if it is not there */
  remove(path: string): Promise<void>;
  /** an empty folder; no error if it is not there */
  removeFolder(path: string): Promise<void>;
  /** names in the folder, sorted; an absent folder has none */
  list(folder: string): Promise<readonly string[]>;
  makeFolder(path: string): Promise<void>;
  /** fsync of a folder, so that a rename in it survives a power cut (does nothing on Windows) */
  syncFolder(path: string): Promise<void>;
  freeBytes(folder: string): Promise<number>;
  /** runs a database commit; the failing port throws instead of running it */
  commit(run: () => Promise<void>): Promise<void>;
}
