// npm test: types, format and lint, layer rules, then every test once, in the real Electron where they need it.
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { ensureRuntime } from './electron-runtime.ts';
import { run, underDisplay } from './runtime/commands.ts';
import { ROOT, say } from './runtime/places.ts';
import { checkTypes } from './types.ts';

function tool(...parts: readonly string[]): string {
  return join(ROOT, 'node_modules', ...parts);
}

async function checkSources(): Promise<readonly string[]> {
  const failed = (await checkTypes()).map((layer) => `types of ${layer}`);
  if ((await run(tool('.bin', 'biome'), ['check', '.', '--max-diagnostics=60'], { cwd: ROOT })) !== 0)
    failed.push('biome');
  const cruise = [
    tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.mjs',
  ];
  const layers = ['shared', 'electron', 'renderer'];
  if ((await run(process.execPath, [...cruise, ...layers], { cwd: ROOT })) !== 0) failed.push('layer rules');
  return failed;
}

/** One run for all: the runner's closing counts are the last thing printed. */
async function runTests(given: readonly string[]): Promise<number> {
  const runtime = await ensureRuntime();
  await buildAll();
  const vitest = [tool('vitest', 'vitest.mjs'), 'run', ...given];
  const [command, commandArguments] = underDisplay(process.execPath, vitest);
  return run(command, commandArguments, { cwd: ROOT, env: { ...runtime.env, DESK_IS_BUILT: '1' } });
}

try {
  const failed = await checkSources();
  if (failed.length > 0) say(`\nnot clean: ${failed.join(', ')} (the tests run all the same)\n`);
  const testsExit = await runTests(process.argv.slice(2));
  process.exitCode = testsExit !== 0 ? testsExit : failed.length;
  if (failed.length > 0) say(`failed: ${failed.join(', ')}`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
