import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

export const ROOT = resolve(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** from the checkout, with '/' */
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
}

const FOLDERS = ['shared', 'electron', 'renderer', 'scripts', 'tests'];

/** Every TypeScript file of ours. */
export function sourceFiles(): readonly SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => {
        const name = relative(ROOT, path).split(sep).join('/');
        const isTest = /\.test\.tsx?$/.test(name) || name.startsWith('tests/');
        return { path: name, text: readFileSync(path, 'utf8'), isTest };
      }),
  );
}

export function lineCount(file: SourceFile): number {
  return file.text.trimEnd().split('\n').length;
}

export function parse(file: SourceFile): ts.SourceFile {
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true, kind);
}

/** Calls `look` for every node of the file. */
export function walk(root: ts.Node, look: (node: ts.Node) => void): void {
  look(root);
  ts.forEachChild(root, (child) => walk(child, look));
}

/** Line of a node, as editors count. */
export function lineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
    ? parent.name.getText()
    : '(unnamed)';
}

export interface LongFunction {
  readonly place: string;
  readonly lines: number;
}

/** Functions of more than `limit` lines, from their first line to their last. */
export function longFunctions(file: SourceFile, limit: number): readonly LongFunction[] {
  const found: LongFunction[] = [];
  const source = parse(file);
  walk(source, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return;
    const end = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
    const lines = end - lineOf(node) + 1;
    if (lines > limit) found.push({ place: `${file.path} ${nameOf(node)}`, lines });
  });
  return found;
}
