// npm run package:dir: the app as a folder (release/linux-unpacked), made from the Electron at hand.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { ensureRuntime } from './electron-runtime.ts';
import { capture } from './runtime/commands.ts';
import { ROOT, say } from './runtime/places.ts';

/** Packages into `outputDir`; answers with the executable. Throws with the packager's words when it fails. */
export async function packageFolder(outputDir: string): Promise<string> {
  const runtime = await ensureRuntime({ isQuiet: true });
  if (process.env.DESK_IS_BUILT !== '1') await buildAll();
  rmSync(join(outputDir, 'linux-unpacked'), { recursive: true, force: true });
  const builder = join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
  const target = ['--dir', '--linux', '--x64', '--publish', 'never'];
  const made = capture(
    process.execPath,
    [
      builder,
      ...target,
      `-c.electronDist=${runtime.distPath}`,
      `-c.electronVersion=${runtime.version}`,
      `-c.directories.output=${outputDir}`,
    ],
    { cwd: ROOT, env: { ...runtime.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
  );
  const executable = join(outputDir, 'linux-unpacked', 'car-loan-desk');
  if (made.exitCode !== 0 || !existsSync(executable))
    throw new Error(`electron-builder failed: ${made.output.split('\n').slice(-25).join('\n')}`);
  // The runtime's starter, of no use beside app.asar.
  rmSync(join(outputDir, 'linux-unpacked', 'resources', 'default_app.asar'), { force: true });
  return executable;
}

if (import.meta.main) {
  try {
    say(`packaged: ${await packageFolder(join(ROOT, 'release'))}`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
