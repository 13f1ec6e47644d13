// npm run bench [-- --json] [-- NAME]: runs scripts/bench/*.ts and prints what they measure.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './runtime/places.ts';

interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** what it is set against in the same run, and value divided by it */
  readonly against?: string;
  readonly ratio?: number;
}

interface BenchModule {
  readonly run: () => AsyncIterable<Measured>;
}

function isBench(module: unknown): module is BenchModule {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}

const given = process.argv.slice(2);
const isJson = given.includes('--json');
const chosen = given.filter((argument) => !argument.startsWith('--'));
const folder = join(ROOT, 'scripts', 'bench');

function line(measured: Measured): string {
  if (isJson) return JSON.stringify(measured);
  const against = measured.against === undefined ? '' : `  ${measured.ratio} × ${measured.against}`;
  return `${measured.name.padEnd(28)} ${measured.value} ${measured.unit}${against}`;
}

/** Files that only serve another (a probe in its own process) export no run, and importing them may have effects. */
function benchFiles(): readonly string[] {
  return readdirSync(folder)
    .filter(
      (name) => name.endsWith('.ts') && (chosen.length === 0 || chosen.includes(name.replace('.ts', ''))),
    )
    .filter((name) =>
      /export (async )?(function\*?|const) ?\*? ?run\b/.test(readFileSync(join(folder, name), 'utf8')),
    )
    .sort();
}

for (const name of benchFiles()) {
  const module: unknown = await import(pathToFileURL(join(folder, name)).href);
  if (isBench(module)) for await (const measured of module.run()) process.stdout.write(`${line(measured)}\n`);
}
