// The compiler on each layer: a tsconfig per layer keeps Node and the DOM where they belong.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './runtime/commands.ts';
import { ROOT, say } from './runtime/places.ts';

const LAYERS = ['shared', 'electron', 'electron/preload', 'renderer', 'tests'];

/** Checks every layer, two at a time; answers with the layers that have errors. */
export async function checkTypes(): Promise<readonly string[]> {
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const failed: string[] = [];
  const waiting = LAYERS.filter((layer) => existsSync(join(ROOT, layer, 'tsconfig.json')));
  const work = async (): Promise<void> => {
    for (let layer = waiting.shift(); layer !== undefined; layer = waiting.shift()) {
      const cache = join(ROOT, 'node_modules', '.cache', 'types', `${layer.replace('/', '-')}.tsbuildinfo`);
      const project = ['-p', join(ROOT, layer, 'tsconfig.json'), '--noEmit'];
      const switches = [
        compiler,
        ...project,
        '--incremental',
        '--tsBuildInfoFile',
        cache,
        '--pretty',
        'false',
      ];
      if ((await run(process.execPath, switches, { cwd: ROOT })) !== 0) failed.push(layer);
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

if (import.meta.main) {
  const failed = await checkTypes();
  say(failed.length === 0 ? 'types: no errors' : `types: errors in ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
