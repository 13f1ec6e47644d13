import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

function isCruise(value: unknown): value is Cruise {
  return typeof value === 'object' && value !== null && 'summary' in value;
}

function cruise(folder: string): Cruise {
  const tool = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const config = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const done = spawnSync(process.execPath, [tool, ...config, 'shared', 'electron', 'renderer'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const parsed: unknown = JSON.parse(done.stdout || 'null');
  if (!isCruise(parsed)) throw new Error(`dependency-cruiser said: ${done.stderr}`);
  return parsed;
}

/** What each layer must not reach, planted as one line of code; the rule that has to refuse it. */
const PLANTED: readonly (readonly [rule: string, file: string, line: string])[] = [
  ['shared-without-node', 'shared/domain/planted.ts', "import 'node:fs';"],
  ['shared-imports-shared', 'shared/domain/planted.ts', "import '../../electron/service/empty.ts';"],
  ['shared-libraries', 'shared/domain/planted.ts', "import 'zod';"],
  ['contract-libraries', 'shared/contract/planted.ts', "import 'react';"],
  ['kernel-is-the-floor', 'shared/kernel/planted.ts', "import '../domain/empty.ts';"],
  ['domain-without-contract', 'shared/domain/planted.ts', "import '../contract/empty.ts';"],
  ['page-never-electron', 'renderer/planted.ts', "import '../electron/service/empty.ts';"],
  ['page-without-node', 'renderer/planted.ts', "import 'node:fs';"],
  ['parts-know-no-feature', 'renderer/ui/planted.ts', "import '../features/loans/empty.ts';"],
  ['features-apart', 'renderer/features/cases/planted.ts', "import '../loans/empty.ts';"],
  ['service-never-electron', 'electron/service/planted.ts', "import 'electron';"],
  ['main-knows-the-contract-only', 'electron/main/planted.ts', "import '../service/empty.ts';"],
  ['main-without-database', 'electron/main/planted.ts', "import 'better-sqlite3';"],
  ['preload-is-one-file', 'electron/preload/planted.ts', "import '../main/empty.ts';"],
  ['one-place-opens-the-database', 'electron/service/loans/planted.ts', "import 'better-sqlite3';"],
  ['parser-knows-no-service', 'electron/parser/planted.ts', "import '../service/empty.ts';"],
  ['nothing-unresolved', 'shared/domain/planted.ts', "import './nowhere.ts';"],
];

const EMPTY_FILES = [
  'shared/domain/empty.ts',
  'shared/contract/empty.ts',
  'electron/service/empty.ts',
  'electron/main/empty.ts',
  'renderer/features/loans/empty.ts',
];

describe('the layer rules', () => {
  let folder = '';
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk layers 层 '));
    for (const name of ['.dependency-cruiser.mjs', 'tsconfig.base.json', 'package.json'])
      cpSync(join(ROOT, name), join(folder, name));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
    for (const path of EMPTY_FILES) write(path, 'export const nothing = 0;\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('each refuse the import that they are about', () => {
    // One file per rule: two plants in one file could hide each other.
    for (const [at, [, file, line]] of PLANTED.entries())
      write(file.replace('planted', `planted-${at}`), `${line}\n`);
    const { summary } = cruise(folder);
    const refused = PLANTED.map(([rule, file], at) => ({
      rule,
      isRefused: summary.violations.some(
        (violation) =>
          violation.rule.name === rule && violation.from === file.replace('planted', `planted-${at}`),
      ),
    }));
    expect(refused).toEqual(PLANTED.map(([rule]) => ({ rule, isRefused: true })));
  });

  it('see a cycle', () => {
    write('shared/domain/one.ts', "import { two } from './two.ts';\nexport const one = () => two;\n");
    write('shared/domain/two.ts', "import { one } from './one.ts';\nexport const two = () => one;\n");
    const names = cruise(folder).summary.violations.map((violation) => violation.rule.name);
    expect(names).toContain('no-cycles');
  });

  it('look at the whole of the sources, not at nothing', () => {
    const { summary } = cruise(ROOT);
    // dependency-cruiser with a TypeScript that it does not know cruises 0 modules and finds no fault.
    expect(summary.totalCruised).toBeGreaterThan(200);
    expect(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([]);
  });
});
