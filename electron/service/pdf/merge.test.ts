import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/kernel/instant.ts';
import { outlineTitles, pdfPages } from '../letters/pdf-text.fixture.ts';
import { openPdf } from './document.ts';
import { openPdfFonts } from './fonts.ts';
import { mergePdfs } from './merge.ts';

const fonts = openPdfFonts();
const createdAt = instant('2026-11-23T02:00:00.000Z');

/** A document of so many pages, each with its own line of text; its title looks like a reference. */
async function aDocument(name: string, pageCount: number): Promise<Uint8Array> {
  const canvas = openPdf({ fonts, title: `${name} (1 0 R)`, createdAt });
  for (let page = 1; page <= pageCount; page += 1) {
    if (page > 1) canvas.addPage();
    canvas.mark({ text: `${name}之${page}`, x: 90, baseline: 120, role: 'body', size: 16 });
  }
  return canvas.finish();
}

describe('several PDFs as one', () => {
  it('keep their order and every page its text; the outline names each part', async () => {
    const parts = [
      { bytes: await aDocument('甲', 3), title: '安信催〔2026〕0001号' },
      { bytes: await aDocument('乙', 2), title: '安信催〔2026〕0002号' },
    ];
    const merged = mergePdfs(parts, { title: '合并', createdAt, isDuplex: false });
    const pages = await pdfPages(merged.bytes);
    expect(merged.pageCount).toBe(5);
    expect(pages.map((page) => page.slice(0, 3))).toEqual(['甲之1', '甲之2', '甲之3', '乙之1', '乙之2']);
    expect(await outlineTitles(merged.bytes)).toEqual(['安信催〔2026〕0001号', '安信催〔2026〕0002号']);
  });

  it('for both sides of the paper begin on an odd page each: an empty page follows an odd count', async () => {
    const parts = [
      { bytes: await aDocument('甲', 3), title: '1' },
      { bytes: await aDocument('乙', 2), title: '2' },
      { bytes: await aDocument('丙', 1), title: '3' },
    ];
    const merged = mergePdfs(parts, { title: '合并', createdAt, isDuplex: true });
    const pages = await pdfPages(merged.bytes);
    // 甲 1–3 and an empty 4, 乙 5–6, 丙 7 and an empty 8
    expect(pages.map((page) => page.slice(0, 1))).toEqual(['甲', '甲', '甲', '', '乙', '乙', '丙', '']);
  });

  it('that are none of this program are refused', () => {
    const parts = [{ bytes: Buffer.from('%PDF-1.4 somebody else'), title: '1' }];
    expect(() => mergePdfs(parts, { title: '合并', createdAt, isDuplex: false })).toThrow(
      'a PDF of this program',
    );
  });
});
