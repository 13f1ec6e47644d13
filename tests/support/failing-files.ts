import type { FilePort, NewFile, SourceFile } from '../../electron/service/files/file-port.ts';

export interface FailingFiles {
  readonly files: FilePort;
  /** how many operations that change something (or commit) were asked for */
  readonly operations: () => number;
  readonly hasFired: () => boolean;
}

/** What the nth changing operation fails with. */
export interface Fault {
  /** 1: the first; 0: none */
  readonly atOperation: number;
  readonly code: string;
  /** every later operation fails too, as on a full disk; false: this one only */
  readonly stays?: boolean;
}

/** The fault port: the disk, but the nth write, fsync, rename, removal, folder or commit fails (F07, F09, F24). */
export function failingFiles(real: FilePort, fault: Fault): FailingFiles {
  let count = 0;
  let fired = false;
  const step = async <T>(run: () => Promise<T>): Promise<T> => {
    count += 1;
    const fails = fault.atOperation > 0 && (count === fault.atOperation || (fault.stays === true && fired));
    if (!fails) return run();
    fired = true;
    throw Object.assign(new Error(`planned fault at operation ${count}`), { code: fault.code });
  };
  const files: FilePort = {
    ...real,
    createNew: (path) => step(async () => newFile(await real.createNew(path), step)),
    openForReading: async (path): Promise<SourceFile> => real.openForReading(path),
    rename: (from, to) => step(() => real.rename(from, to)),
    remove: (path) => real.remove(path),
    makeFolder: (path) => step(() => real.makeFolder(path)),
    syncFolder: (path) => step(() => real.syncFolder(path)),
    commit: (run) => step(() => real.commit(run)),
  };
  return { files, operations: () => count, hasFired: () => fired };
}

function newFile(file: NewFile, step: <T>(run: () => Promise<T>) => Promise<T>): NewFile {
  return {
    write: (bytes) =>
      step(() => file.write(bytes)).catch(async (error: unknown) => {
        // a failing disk takes a part of it: what follows must not mistake the part for the whole
        await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
        throw error;
      }),
    sync: () => step(() => file.sync()),
    close: () => file.close(),
  };
}
