/** Bytes that the service handed over under a token: printing and then saving the same letter uses it twice. */
const LIFE_MS = 15 * 60_000;
const KEPT = 20;

export interface OfferedFiles {
  readonly keep: (token: string, bytes: Uint8Array) => void;
  readonly bytesOf: (token: string) => Uint8Array | undefined;
  /** at a lock: nothing readable stays in memory */
  readonly forgetAll: () => void;
}

export function offeredFiles(now: () => number = Date.now): OfferedFiles {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly keptAt: number }>();
  function dropOld(): void {
    for (const [token, file] of files)
      if (now() - file.keptAt > LIFE_MS || files.size > KEPT) files.delete(token);
  }
  return {
    keep: (token, bytes) => {
      files.set(token, { bytes, keptAt: now() });
      dropOld();
    },
    bytesOf: (token) => {
      dropOld();
      return files.get(token)?.bytes;
    },
    forgetAll: () => files.clear(),
  };
}
