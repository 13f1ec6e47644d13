import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** For tests: the text of each page of a PDF, without spaces and line breaks. */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let no = 1; no <= pdf.numPages; no += 1) {
    const content = await (await pdf.getPage(no)).getTextContent();
    pages.push(
      content.items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/g, ''),
    );
  }
  await task.destroy();
  return pages;
}

/** For tests: the outline's lines, the nested ones after their own. */
export async function outlineTitles(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const outline: readonly OutlineItem[] = (await (await task.promise).getOutline()) ?? [];
  await task.destroy();
  return outline.flatMap((item) => titlesOf(item));
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

function titlesOf(item: OutlineItem): string[] {
  return [item.title, ...item.items.flatMap(titlesOf)];
}
