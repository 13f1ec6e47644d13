import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One measurement; `against` and `ratio` where something comparable was measured in the same run. */
export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly against?: string;
  readonly ratio?: number;
}

interface Bench {
  run(): AsyncIterable<Measured>;
}

/** Modules of scripts/bench that export run(); those ending in -probe run in a process of their own. */
const FOLDER = join(import.meta.dirname, 'bench');

function isBench(module: unknown): module is Bench {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}

function readable(one: Measured): string {
  const comparison = one.ratio === undefined ? '' : `  = ${one.ratio} × ${one.against ?? ''}`;
  return `${one.name.padEnd(24)} ${one.value} ${one.unit}${comparison}`;
}

const words = process.argv.slice(2);
const isJson = words.includes('--json');
const wanted = words.filter((word) => !word.startsWith('--'));
const files = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('-probe.ts'))
  .filter((file) => wanted.length === 0 || wanted.includes(file.replace('.ts', '')))
  .toSorted();

for (const file of files) {
  const module: unknown = await import(pathToFileURL(join(FOLDER, file)).href);
  if (!isBench(module)) throw new Error(`scripts/bench/${file} exports no run()`);
  for await (const one of module.run()) {
    process.stdout.write(`${isJson ? JSON.stringify(one) : readable(one)}\n`);
  }
}
