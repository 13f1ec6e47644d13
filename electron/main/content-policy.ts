/** The page's origin. `app` is a standard, secure scheme of our own; `desk` its only host. */
export const PAGE_SCHEME = 'app';
export const PAGE_ORIGIN = 'app://desk';
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/index.html`;

/** What the build wrote where the nonce belongs (scripts/build-targets.ts). */
export const NONCE_PLACEHOLDER = 'desk-style-nonce';

/**
 * desktop.md 2.1 item 7. Styles: the component kits put <style> elements into the page, which carry the nonce of this
 * load. blob: in img-src and worker-src 'self' serve the PDF view; nothing may run that was not built.
 */
export function contentPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  bcmap: 'application/octet-stream',
  pfb: 'application/octet-stream',
};

/** undefined: not a kind of file that the page is served. */
export function mediaType(fileName: string): string | undefined {
  return MEDIA_TYPES[fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()];
}
