import { join } from 'node:path';
import { ROOT } from './runtime/places.ts';

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * The name of the page's first chunk for all that main.tsx imports, for `codeSplitting.groups`; null leaves a module to
 * the bundler. Each file of the page is one request through the main process, some 10 ms: split by use, as the bundler
 * does by itself, the lock screen came in 18 files.
 */
export function pageChunkName(): (id: string, graph: ModuleGraph) => string | null {
  let first: ReadonlySet<string> | undefined;
  return (id, graph) => {
    first ??= importedFrom(join(ROOT, 'renderer', 'main.tsx'), graph);
    return first.has(id) ? 'first' : null;
  };
}

function importedFrom(root: string, graph: ModuleGraph): ReadonlySet<string> {
  if (graph.getModuleInfo(root) === null) throw new Error(`the page has no module ${root}`);
  const found = new Set<string>();
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
