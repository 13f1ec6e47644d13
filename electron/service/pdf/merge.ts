import { invariant, present } from '../../../shared/kernel/assert.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { PAGE } from './document.ts';
import { type PdfObject, pagesOf, readPdf, references, renumbered } from './pdf-objects.ts';

export interface MergePart {
  readonly bytes: Uint8Array;
  /** its line in the outline: a letter's number, never a name */
  readonly title: string;
}

export interface MergeOptions {
  readonly title: string;
  readonly createdAt: Instant;
  /** each part begins on an odd page: an empty page follows a part with an odd number of pages */
  readonly isDuplex: boolean;
}

export interface MergedPdf {
  readonly bytes: Uint8Array;
  readonly pageCount: number;
}

/** Objects of the whole file before those of the parts: catalogue, page tree, outline, information. */
const CATALOGUE = 1;
const PAGES = 2;
const OUTLINE = 3;
const INFORMATION = 4;
const FIRST_FREE = 5;

/**
 * PDFs of this program as one file. Page contents, fonts and images are copied as they are: what is printed is what was
 * stored. Reads only what openPdf writes (a plain cross-reference table, one flat list of pages).
 */
export function mergePdfs(parts: readonly MergePart[], options: MergeOptions): MergedPdf {
  const writer = new Writer();
  const pages: number[] = [];
  const starts: { title: string; page: number }[] = [];
  for (const part of parts) {
    const own = copyPages(writer, part);
    starts.push({ title: part.title, page: present(own[0], 'a document has a page') });
    pages.push(...own);
    if (options.isDuplex && own.length % 2 === 1) pages.push(writer.add(emptyPage()));
  }
  const kids = pages.map((page) => `${page} 0 R`).join(' ');
  writer.set(PAGES, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  writeOutline(writer, starts);
  writer.set(
    INFORMATION,
    `<< /Title ${textString(options.title)} /Producer (Car Loan Desk) /CreationDate ${dateString(options.createdAt)} >>`,
  );
  const duplex = options.isDuplex ? ' /Duplex /DuplexFlipLongEdge' : '';
  writer.set(
    CATALOGUE,
    `<< /Type /Catalog /Pages ${PAGES} 0 R /Outlines ${OUTLINE} 0 R /Lang (zh-CN)` +
      ` /ViewerPreferences << /DisplayDocTitle true${duplex} >> >>`,
  );
  return { bytes: writer.finish(), pageCount: pages.length };
}

/** Copies a part's pages and everything they use; returns the new page numbers of objects. */
function copyPages(writer: Writer, part: MergePart): number[] {
  const source = readPdf(part.bytes);
  const pages = pagesOf(source);
  const numbers = new Map<number, number>([[source.pagesNumber, PAGES]]);
  const waiting = [...pages];
  for (const number of pages) numbers.set(number, writer.reserve());
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const object = source.object(number);
    for (const used of references(object.head)) {
      if (numbers.has(used)) continue;
      numbers.set(used, writer.reserve());
      waiting.push(used);
    }
  }
  for (const [number, target] of numbers) {
    if (target === PAGES) continue;
    const object = source.object(number);
    writer.set(target, renumbered(object.head, numbers), object.stream);
  }
  return pages.map((number) => present(numbers.get(number), 'each page was copied'));
}

function emptyPage(): string {
  return `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << >> >>`;
}

function writeOutline(writer: Writer, starts: readonly { title: string; page: number }[]): void {
  const items = starts.map(() => writer.reserve());
  starts.forEach((start, index) => {
    const item = present(items[index], 'each part has its line');
    const previous = index > 0 ? ` /Prev ${items[index - 1]} 0 R` : '';
    const next = index < items.length - 1 ? ` /Next ${items[index + 1]} 0 R` : '';
    writer.set(
      item,
      `<< /Title ${textString(start.title)} /Parent ${OUTLINE} 0 R${previous}${next}` +
        ` /Dest [${start.page} 0 R /XYZ null null null] >>`,
    );
  });
  writer.set(
    OUTLINE,
    `<< /Type /Outlines /Count ${items.length} /First ${items[0]} 0 R /Last ${items.at(-1)} 0 R >>`,
  );
}

/** A text string as UTF-16BE in hexadecimal. */
function textString(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  );
  return `<feff${units.join('')}>`;
}

function dateString(at: Instant): string {
  return `(D:${at.slice(0, 19).replace(/[-T:]/g, '')}Z)`;
}

class Writer {
  readonly #objects = new Map<number, PdfObject>();
  #next = FIRST_FREE;

  reserve(): number {
    this.#next += 1;
    return this.#next - 1;
  }

  add(head: string): number {
    const number = this.reserve();
    this.set(number, head);
    return number;
  }

  set(number: number, head: string, stream?: Uint8Array): void {
    invariant(!this.#objects.has(number), 'an object of the merged file is written once');
    this.#objects.set(number, stream === undefined ? { head } : { head, stream });
  }

  finish(): Uint8Array {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const put = (chunk: Uint8Array): void => {
      chunks.push(chunk);
      length += chunk.length;
    };
    const latin = (text: string): void => put(Buffer.from(text, 'latin1'));
    latin('%PDF-1.7\n%\xff\xff\xff\xff\n');
    const offsets: string[] = [];
    for (let number = 1; number < this.#next; number += 1) {
      const object = present(this.#objects.get(number), 'each number of the merged file has its object');
      offsets.push(`${length.toString().padStart(10, '0')} 00000 n \n`);
      latin(`${number} 0 obj\n${object.head}\n`);
      if (object.stream !== undefined) {
        latin('stream\n');
        put(object.stream);
        latin('\nendstream\n');
      }
      latin('endobj\n');
    }
    const start = length;
    latin(`xref\n0 ${this.#next}\n0000000000 65535 f \n${offsets.join('')}`);
    latin(`trailer\n<< /Size ${this.#next} /Root ${CATALOGUE} 0 R /Info ${INFORMATION} 0 R >>\n`);
    latin(`startxref\n${start}\n%%EOF\n`);
    // bytes of their own: they are handed over to main
    const file = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      file.set(chunk, at);
      at += chunk.length;
    }
    return file;
  }
}
