import { existsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { pageChunkName } from './page-chunks.ts';
import { ROOT } from './runtime/places.ts';

export interface BuildTarget {
  readonly name: string;
  /** what the result depends on beside the lock file and the build scripts */
  readonly inputs: readonly string[];
  readonly config: (outDir: string) => InlineConfig;
}

/** Native, or reading its own data files beside itself: these stay packages. */
const KEPT_AS_PACKAGES = ['electron', 'better-sqlite3', 'pdfkit', 'fontkit', 'exceljs'];

/** main.ts replaces it with a fresh nonce at each load. */
export const NONCE_PLACEHOLDER = 'desk-style-nonce';

function base(outDir: string): InlineConfig {
  return {
    root: ROOT,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir },
  };
}

function rendererConfig(outDir: string): InlineConfig {
  return {
    ...base(outDir),
    root: join(ROOT, 'renderer'),
    // Absolute from the host of app://desk: hash routes never move the page.
    base: '/',
    plugins: [react()],
    html: { cspNonce: NONCE_PLACEHOLDER },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      // A data: font or picture would need wider CSP sources.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
      reportCompressedSize: false,
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: pageChunkName(), debugName: 'first' }] } },
      },
    },
  };
}

interface ProgramShape {
  readonly entry: string;
  readonly fileName: string;
  readonly format: 'es' | 'cjs';
}

function programConfig(outDir: string, shape: ProgramShape): InlineConfig {
  return {
    ...base(outDir),
    ssr: { noExternal: true, external: KEPT_AS_PACKAGES },
    build: {
      outDir,
      emptyOutDir: true,
      ssr: join(ROOT, shape.entry),
      // Node 20.18 of Electron 33, the oldest that runs us.
      target: 'node20',
      minify: false,
      rollupOptions: { output: { format: shape.format, entryFileNames: shape.fileName } },
    },
  };
}

function program(name: string, shape: ProgramShape): BuildTarget {
  return { name, inputs: ['electron', 'shared'], config: (outDir) => programConfig(outDir, shape) };
}

const PARSER_ENTRY = 'electron/parser/parser-entry.ts';

export function buildTargets(): readonly BuildTarget[] {
  const targets: BuildTarget[] = [
    { name: 'renderer', inputs: ['renderer', 'shared'], config: rendererConfig },
    program('main', { entry: 'electron/main/app.ts', fileName: 'main.js', format: 'es' }),
    program('preload', { entry: 'electron/preload/index.ts', fileName: 'preload.cjs', format: 'cjs' }),
    program('service', { entry: 'electron/service/entry.ts', fileName: 'entry.js', format: 'es' }),
    program('inspector', {
      entry: 'electron/service/backup/inspect-copy-thread.ts',
      fileName: 'inspect-copy-thread.js',
      format: 'es',
    }),
  ];
  if (existsSync(join(ROOT, PARSER_ENTRY)))
    targets.push(program('parser', { entry: PARSER_ENTRY, fileName: 'parser-entry.js', format: 'es' }));
  return targets;
}
