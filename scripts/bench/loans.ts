import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured } from '../bench.ts';
import { ROOT } from '../runtime/places.ts';

const LOANS = Number(process.env.DESK_BENCH_LOANS ?? 100_000);

/**
 * Lists, searches, the status bar, the morning sheet and service.rss at the service, on a book of 100,000 invented loans.
 * statusLine.p95 and morning.firstPage.p95 are read after a change, their .again.p95 without one. A second process
 * opens the book that the first one made, so that memory is what a day's work takes and not what filling it took.
 * Each is set against walking the same rows once in the same run.
 */
export async function* run(): AsyncIterable<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'desk bench 测量 '));
  try {
    const book = join(folder, 'book 账簿');
    const started = performance.now();
    runNode([
      'electron/headless/desk.ts',
      'sample',
      '--book',
      book,
      '--loans',
      String(LOANS),
      '--seed',
      '7',
      '--as-of',
      '2026-11-23',
    ]);
    yield { name: 'sample.make', value: Math.round(performance.now() - started), unit: 'ms' };
    const lines = runNode(['scripts/bench/loans-probe.ts', book]).trim().split('\n');
    for (const line of lines) {
      const measured: Measured = JSON.parse(line);
      yield measured;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runNode(words: readonly string[]): string {
  const done = spawnSync(process.execPath, [...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, DESK_PASSPHRASE: 'bench 测量 passphrase' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(`${words[0]} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}
