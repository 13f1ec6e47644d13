import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { missingOptionals } from '../scripts/mend-lock.ts';
import type { AnyMethod } from '../shared/contract/define.ts';
import { COMMON_ERROR_CODES } from '../shared/contract/envelope.ts';
import { contract } from '../shared/contract/index.ts';
import { SHELL_ERROR_CODES } from '../shared/contract/shell.ts';
import {
  lineCount,
  lineOf,
  longFunctions,
  parse,
  ROOT,
  type SourceFile,
  sourceFiles,
  walk,
} from './support/source-files.ts';

/** What neither the compiler nor dependency-cruiser sees (design.md, "Enforced three ways"). */
const FILE_LINES = 300;
const TEST_LINES = 500;
const FUNCTION_LINES = 60;
/** Markup is long without being deep. */
const COMPONENT_LINES = 90;

/** Longer on purpose: path -> why. Keep it short. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'electron/service/db/schema.ts': 'one type for each table, nothing else: the whole book on one page',
};
/** `path name` -> why */
const LONG_FUNCTIONS: Readonly<Record<string, string>> = {};

/** Lists of words are as long as the words are many. */
const WORD_LISTS = /^renderer\/i18n\/(zh-CN|en)\//;

const files = sourceFiles();
const sources = files.filter((file) => !file.isTest);

describe('sizes', () => {
  it(`a file has at most ${FILE_LINES} lines, a test ${TEST_LINES}`, () => {
    const tooLong = files
      .filter((file) => lineCount(file) > (file.isTest ? TEST_LINES : FILE_LINES))
      .filter((file) => LONG_FILES[file.path] === undefined && !WORD_LISTS.test(file.path))
      .map((file) => `${file.path}: ${lineCount(file)}`);
    expect(tooLong).toEqual([]);
  });

  it(`a function has at most ${FUNCTION_LINES} lines, a component ${COMPONENT_LINES}`, () => {
    const tooLong = sources
      .flatMap((file) => longFunctions(file, file.path.endsWith('.tsx') ? COMPONENT_LINES : FUNCTION_LINES))
      .filter(({ place }) => LONG_FUNCTIONS[place] === undefined)
      .map(({ place, lines }) => `${place}: ${lines}`);
    expect(tooLong).toEqual([]);
  });

  it('no exception outlives its reason', () => {
    const gone = Object.keys(LONG_FILES).filter((path) => !existsSync(join(ROOT, path)));
    expect(gone).toEqual([]);
  });
});

/** `as` only brands and maps rows (design.md, Types); these files hold such constructors. */
const MAY_CAST = /(^|\/)[\w-]*rows\.ts$|^shared\/kernel\/|^renderer\/bridge\/(desk|shell)\.ts$/;

function forbiddenNodes(file: SourceFile): readonly string[] {
  const found: string[] = [];
  const report = (node: ts.Node, what: string): void => {
    found.push(`${file.path}:${lineOf(node)} ${what}`);
  };
  walk(parse(file), (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) report(node, 'any');
    if (ts.isNonNullExpression(node)) report(node, 'non-null !');
    if (ts.isEnumDeclaration(node)) report(node, 'enum');
    if (ts.isModuleDeclaration(node) && ts.isIdentifier(node.name)) report(node, 'namespace');
    if (ts.isExportAssignment(node) && !file.path.endsWith('.d.ts')) report(node, 'default export');
  });
  return found;
}

function forbiddenWords(file: SourceFile): readonly string[] {
  // This file has to name what it looks for.
  if (file.path === 'tests/tidy.test.ts') return [];
  const patterns: readonly (readonly [RegExp, string])[] = [
    [/@ts-(ignore|nocheck|expect-error)/, 'a silenced compiler'],
    [/\b(it|test|describe)\.(skip|only|todo|fails)\b/, 'a test that does not run'],
    [/\b(TODO|FIXME|XXX|HACK)\b(?!.*\(issue \d+\))/, 'a TODO without its issue'],
    [/biome-ignore(?!.*: \S)/, 'a silenced linter without a reason'],
    [/(v8|c8|istanbul) ignore/, 'code taken out of the coverage'],
    [/(["'`\s])\/(work|root)\//, 'a path of one machine'],
  ];
  return file.text
    .split('\n')
    .flatMap((line, at) =>
      patterns.filter(([pattern]) => pattern.test(line)).map(([, what]) => `${file.path}:${at + 1} ${what}`),
    );
}

describe('what is not written here', () => {
  it('finds no any, non-null mark, enum, namespace or default export', () => {
    expect(sources.flatMap(forbiddenNodes)).toEqual([]);
  });

  it('finds no skipped test, silenced tool, stray TODO or machine path', () => {
    expect(files.flatMap(forbiddenWords)).toEqual([]);
  });

  it('finds casts only where rows are mapped and values branded', () => {
    const casts = sources
      .filter((file) => !MAY_CAST.test(file.path))
      .flatMap((file) => {
        const found: string[] = [];
        walk(parse(file), (node) => {
          if (ts.isAsExpression(node) && node.type.getText() !== 'const')
            found.push(`${file.path}:${lineOf(node)}`);
        });
        return found;
      });
    expect(casts).toEqual([]);
  });

  it('finds no name that says nothing', () => {
    const empty = files
      .map((file) => file.path)
      .filter((path) => /(^|\/)(utils?|helpers?|managers?|data|info|misc|common)(\/|\.tsx?$)/.test(path));
    expect(empty).toEqual([]);
  });

  it('sees what it looks for', () => {
    const text = 'export const planted: any = [1][0]!;\nenum Kind { A }\n// TODO later\nit.only("x");\n';
    const planted: SourceFile = { path: 'shared/planted.ts', text, isTest: false };
    expect([...forbiddenNodes(planted), ...forbiddenWords(planted)]).toEqual([
      'shared/planted.ts:1 any',
      'shared/planted.ts:1 non-null !',
      'shared/planted.ts:2 enum',
      'shared/planted.ts:3 a TODO without its issue',
      'shared/planted.ts:4 a test that does not run',
    ]);
  });
});

const methods: readonly (readonly [string, AnyMethod])[] = Object.entries<AnyMethod>(contract);

type Words = Readonly<Record<string, unknown>>;

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null;
}

/** Every leaf of a tree of words as 'area.part.leaf'. */
function leaves(words: Words, path = ''): readonly string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    isWords(value) ? leaves(value, `${path}${key}.`) : [`${path}${key}`],
  );
}

async function wordsOf(language: 'zh-CN' | 'en'): Promise<Readonly<Record<string, Words>>> {
  const folder = join(ROOT, 'renderer', 'i18n', language);
  const areas: Record<string, Words> = {};
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts'))) {
    const module: unknown = await import(pathToFileURL(join(folder, name)).href);
    if (isWords(module)) areas[name] = { ...module };
  }
  return areas;
}

function errorWords(areas: Readonly<Record<string, Words>>): ReadonlySet<string> {
  const codes = Object.values(areas).flatMap((area) =>
    isWords(area.errors) ? Object.keys(area.errors) : [],
  );
  return new Set(codes);
}

describe('the contract', () => {
  it('has a handler for each method, and no handler has no method', async () => {
    const { HANDLERS } = await import('../electron/service/handlers.ts');
    expect(Object.keys(HANDLERS).sort()).toEqual(methods.map(([name]) => name).sort());
  });

  it('is mentioned, method by method, in a test', () => {
    const tests = files.filter((file) => file.isTest && file.path !== 'tests/tidy.test.ts');
    const text = tests.map((file) => file.text).join('\n');
    const untested = methods.map(([name]) => name).filter((name) => !text.includes(`'${name}'`));
    expect(untested).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)('has words for each error in %s', async (language) => {
    const worded = errorWords(await wordsOf(language));
    const codes = new Set([
      ...COMMON_ERROR_CODES,
      ...SHELL_ERROR_CODES,
      ...methods.flatMap(([, method]) => method.errors),
    ]);
    expect([...codes].filter((code) => !worded.has(code)).sort()).toEqual([]);
  });

  it('is worded with the same keys in both languages', async () => {
    const chinese = leaves(await wordsOf('zh-CN'));
    // English has a singular beside each plural (`rows_one`, `rows_other`); Chinese needs none.
    const english = leaves(await wordsOf('en')).filter((key) => !key.endsWith('_one'));
    expect([...english].sort()).toEqual([...chinese].sort());
  });
});

interface LockEntry {
  readonly gypfile?: boolean;
  readonly resolved?: string;
}

function lockEntries(): readonly (readonly [string, LockEntry])[] {
  const lock: unknown = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  if (!isWords(lock) || !isWords(lock.packages)) throw new Error('package-lock.json has no packages');
  return Object.entries(lock.packages).map(([name, entry]) => [name, isWords(entry) ? entry : {}]);
}

describe('the lock file', () => {
  it('keeps npm from compiling better-sqlite3, whose binary is in the package', () => {
    const entry = lockEntries().find(([name]) => name === 'node_modules/better-sqlite3');
    // npm drops it whenever it rewrites the lock: put it back by hand.
    expect(entry?.[1].gypfile).toBe(false);
  });

  it('names every optional package, offered by this registry or not: npm ci refuses a lock without them', () => {
    // `node scripts/mend-lock.ts` puts both right.
    expect(missingOptionals(Object.fromEntries(lockEntries()))).toEqual([]);
  });

  it('names no registry host, so that any mirror serves it', () => {
    expect(lockEntries().filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))).toEqual([]);
  });

  it('pins every direct dependency', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    if (!isWords(manifest)) throw new Error('package.json is no object');
    const groups = [manifest.dependencies, manifest.devDependencies].filter(isWords);
    const loose = groups.flatMap((group) =>
      Object.entries(group).filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(String(version))),
    );
    expect(loose).toEqual([]);
  });
});
