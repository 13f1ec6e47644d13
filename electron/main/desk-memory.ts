import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { writeAtomically } from './atomic-file.ts';

const boundsSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Bounds = z.infer<typeof boundsSchema>;

/** What must be known before the book opens; everything else lives in the book. */
const memorySchema = z.object({
  language: z.enum(['zh-CN', 'en']).nullable(),
  bounds: boundsSchema.nullable(),
  isMaximized: z.boolean(),
});
export type DeskMemory = z.infer<typeof memorySchema>;

const EMPTY: DeskMemory = { language: null, bounds: null, isMaximized: false };

async function readValid(path: string): Promise<DeskMemory | undefined> {
  try {
    const parsed = memorySchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Absent, torn or not JSON: the copy or the defaults stand in, and nothing of the book is here.
    return undefined;
  }
}

export interface MemoryStore {
  readonly current: () => DeskMemory;
  /** Saves in the order of the calls; a failing disk costs the window its place, nothing more. */
  readonly remember: (change: Partial<DeskMemory>) => Promise<void>;
}

/** A small file beside the book with a copy that is refreshed only from a file that just proved valid. */
export async function openMemory(path: string): Promise<MemoryStore> {
  const backup = `${path}.bak`;
  let memory = (await readValid(path)) ?? (await readValid(backup)) ?? EMPTY;
  let saving: Promise<void> = Promise.resolve();

  async function save(): Promise<void> {
    try {
      await mkdir(dirname(path), { recursive: true });
      if ((await readValid(path)) !== undefined) await copyFile(path, backup);
      await writeAtomically(path, Buffer.from(JSON.stringify(memory)));
    } catch (error) {
      console.warn('desk.memory', error instanceof Error ? error.name : '');
    }
  }

  return {
    current: () => memory,
    remember: (change) => {
      memory = { ...memory, ...change };
      saving = saving.then(save);
      return saving;
    },
  };
}
