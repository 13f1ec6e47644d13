// npm run e2e [-- FILE]: only the tests in the real Electron.
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { ensureRuntime } from './electron-runtime.ts';
import { run, underDisplay } from './runtime/commands.ts';
import { ROOT } from './runtime/places.ts';

const runtime = await ensureRuntime();
await buildAll();
const vitest = [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'e2e'];
const [command, commandArguments] = underDisplay(process.execPath, [...vitest, ...process.argv.slice(2)]);
process.exitCode = await run(command, commandArguments, {
  cwd: ROOT,
  env: { ...runtime.env, DESK_IS_BUILT: '1' },
});
