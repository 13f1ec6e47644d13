import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LetterKind } from '../../../shared/domain/letter/facts.ts';
import { parseWordingRules, type WordingRule } from '../../../shared/domain/letter/lint.ts';
import type { LetterTemplate } from '../../../shared/domain/letter/template.ts';
import { parseTemplate } from '../../../shared/domain/letter/template-reader.ts';
import { invariant, present } from '../../../shared/kernel/assert.ts';

/** The versions that new letters take; an issued letter keeps the version it was issued with. */
export const CURRENT_TEMPLATES = {
  demand: { id: 'demand-letter', version: 1 },
  notice: { id: 'collection-notice', version: 1 },
} as const satisfies Readonly<Record<LetterKind, { readonly id: string; readonly version: number }>>;
const CURRENT_WORDING = 'forbidden-wording.zh-CN.v1.json';

const templates = new Map<string, Promise<LetterTemplate>>();
const wordings = new Map<string, Promise<readonly WordingRule[]>>();

/** A shipped template, read and checked once. Throws when the program's own template is damaged. */
export function shippedTemplate(
  resourcesDir: string,
  wanted: { readonly id: string; readonly version: number },
): Promise<LetterTemplate> {
  invariant(/^[a-z-]{1,60}$/.test(wanted.id), 'a template is named in lower-case letters and hyphens');
  const path = join(resourcesDir, 'templates', `${wanted.id}.zh-CN.v${wanted.version}.json`);
  return remember(templates, path, async () => {
    const parsed = parseTemplate(await readJson(path));
    invariant(parsed.ok, `the shipped template ${wanted.id} is whole`);
    return parsed.value;
  });
}

export function shippedWording(resourcesDir: string): Promise<readonly WordingRule[]> {
  const path = join(resourcesDir, 'templates', CURRENT_WORDING);
  return remember(wordings, path, async () =>
    present(parseWordingRules(await readJson(path)), 'the shipped list of forbidden wording is whole'),
  );
}

function remember<T>(cache: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const loading = load();
  cache.set(key, loading);
  loading.catch(() => cache.delete(key));
  return loading;
}

async function readJson(path: string): Promise<unknown> {
  const json: unknown = JSON.parse(await readFile(path, 'utf8'));
  return json;
}
