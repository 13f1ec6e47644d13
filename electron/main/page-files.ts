import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { contentPolicy, mediaType, NONCE_PLACEHOLDER, PAGE_ORIGIN } from './content-policy.ts';

interface PageFile {
  readonly path: string;
  readonly type: string;
}

/** The fixed map of built files: an address either is in it or does not exist; no path is ever joined from one. */
export function pageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const type = mediaType(entry.name);
    if (!entry.isFile() || type === undefined) continue;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, type });
  }
  return files;
}

const NOT_FOUND: ResponseInit = { status: 404, headers: { 'x-content-type-options': 'nosniff' } };

/** Answers a request for a file of the page, with the policy of desktop.md 2.1; anything else is not found. */
export async function answerPageRequest(
  files: ReadonlyMap<string, PageFile>,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  const address = new URL(request.url);
  const file = files.get(address.pathname);
  const isOurs = `${address.protocol}//${address.host}` === PAGE_ORIGIN && request.method === 'GET';
  if (!isOurs || file === undefined) return new Response(null, NOT_FOUND);
  const content = await readFile(file.path);
  const styleNonce = randomBytes(18).toString('base64');
  const isPage = file.type.startsWith('text/html');
  const body = isPage ? content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, styleNonce) : content;
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': file.type,
      'content-security-policy': contentPolicy(styleNonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': isPage ? 'no-store' : 'max-age=31536000, immutable',
    },
  });
}
