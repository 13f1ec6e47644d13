import { createRequire } from 'node:module';
import type * as fontkit from 'fontkit';
import type PDFDocument from 'pdfkit';

const load = createRequire(import.meta.url);

/**
 * pdfkit and fontkit cost a third of a second to load, which the lock screen need not wait for: they are loaded with the
 * first document, from their packages (the bundle keeps both outside).
 */
export function pdfkitLibrary(): typeof PDFDocument {
  const loaded: typeof PDFDocument = load('pdfkit');
  return loaded;
}

export function fontkitLibrary(): typeof fontkit {
  const loaded: typeof fontkit = load('fontkit');
  return loaded;
}
