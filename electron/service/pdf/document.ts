import { type Instant, millisOfInstant } from '../../../shared/kernel/instant.ts';
import type { FontRole, PdfFace, PdfFonts } from './fonts.ts';
import { pdfkitLibrary } from './libraries.ts';
import { runsOf, type TextLine, widthOf } from './text-layout.ts';

const MM = 72 / 25.4;

/** A4 and the type area of R6.3 (GB/T 9704: top 37, left 28, bottom 35, right 26 mm), in points. */
export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  top: 37 * MM,
  left: 28 * MM,
  right: 26 * MM,
  bottom: 35 * MM,
} as const;

export const TYPE_AREA = {
  width: PAGE.width - PAGE.left - PAGE.right,
  height: PAGE.height - PAGE.top - PAGE.bottom,
} as const;

export interface PdfOptions {
  readonly fonts: PdfFonts;
  /** document kind and number; never a person's name (metadata is read without opening the letter) */
  readonly title: string;
  /** the issue instant: the only time in the file, so that the same facts give the same bytes */
  readonly createdAt: Instant;
  /** printed across every page of a draft (R6.7) */
  readonly watermark?: string;
  /** beside the page number on every page: ties loose pages to their letter */
  readonly footer?: string;
}

export interface TextMark {
  readonly text: string;
  readonly x: number;
  /** the base line, from the page's top */
  readonly baseline: number;
  readonly role: FontRole;
  readonly size: number;
  readonly colour?: string;
  readonly spacing?: number;
}

export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly colour?: string;
  readonly isDashed?: boolean;
}

/** A page surface in points from the top left corner; the only place that talks to pdfkit. */
export interface PdfCanvas {
  readonly fonts: PdfFonts;
  readonly pageCount: () => number;
  addPage(): void;
  mark(mark: TextMark): void;
  line(line: TextLine, place: Omit<TextMark, 'text' | 'spacing' | 'role'>): void;
  rule(rule: Rule): void;
  fill(area: { x: number; y: number; width: number; height: number; colour: string }): void;
  circle(circle: { x: number; y: number; radius: number; colour: string }): void;
  /** a module grid (QR) of `size` points */
  grid(grid: { x: number; y: number; size: number; modules: readonly (readonly boolean[])[] }): void;
  /** a line of the outline that leads to the current page; a section stands under the document's last heading of level 1 */
  bookmark(text: string, level: 1 | 2): void;
  /** numbers the pages and closes the file */
  finish(): Promise<Uint8Array>;
}

/** Opens a document with its first page. */
export function openPdf(options: PdfOptions): PdfCanvas {
  const PDFDocument = pdfkitLibrary();
  const pdf = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margins: { top: PAGE.top, left: PAGE.left, right: PAGE.right, bottom: 0 },
    bufferPages: true,
    autoFirstPage: false,
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: options.title,
      Creator: 'Car Loan Desk',
      Producer: 'Car Loan Desk',
      // pdfkit wants a Date here; it is the issue instant, never the clock
      CreationDate: new Date(millisOfInstant(options.createdAt)),
    },
  });
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const draw = new Drawing(pdf, options.fonts);
  let pages = 0;
  const addPage = (): void => {
    pdf.addPage();
    pages += 1;
    if (options.watermark) draw.watermark(options.watermark);
  };
  addPage();
  return {
    fonts: options.fonts,
    pageCount: () => pages,
    addPage,
    mark: (mark) => draw.mark(mark),
    line: (line, place) => draw.line(line, place),
    rule: (rule) => draw.rule(rule),
    fill: (area) => draw.fill(area),
    circle: (circle) => draw.circle(circle),
    grid: (grid) => draw.grid(grid),
    bookmark: (text, level) => draw.bookmark(text, level),
    finish: () =>
      new Promise<Uint8Array>((resolve, reject) => {
        draw.pageNumbers(pages, options.footer);
        pdf.on('end', () => resolve(join(chunks)));
        pdf.on('error', reject);
        pdf.end();
      }),
  };
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

const INK = '#000000';
const GREY = '#666666';

class Drawing {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #fonts: PdfFonts;
  readonly #registered = new Set<string>();
  #heading: PDFKit.PDFOutline | undefined;

  constructor(pdf: PDFKit.PDFDocument, fonts: PdfFonts) {
    this.#pdf = pdf;
    this.#fonts = fonts;
  }

  #use(face: PdfFace): void {
    if (!this.#registered.has(face.name)) {
      // pdfkit takes an opened fontkit font, which its types do not say
      Reflect.apply(this.#pdf.registerFont, this.#pdf, [face.name, face.font]);
      this.#registered.add(face.name);
    }
    this.#pdf.font(face.name);
  }

  mark(mark: TextMark): void {
    const runs = runsOf(this.#fonts, mark.text, mark);
    this.line({ runs, x: 0, spacing: mark.spacing ?? 0 }, mark);
  }

  line(line: TextLine, place: Omit<TextMark, 'text' | 'spacing' | 'role'>): void {
    let x = place.x + line.x;
    this.#pdf.fillColor(place.colour ?? INK);
    for (const run of line.runs) {
      this.#use(run.face);
      this.#pdf.fontSize(place.size);
      this.#pdf.text(run.text, x, place.baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: line.spacing,
        features: [],
      });
      x += widthOfRun(run.text, run.face, place.size) + line.spacing * [...run.text].length;
    }
  }

  rule(rule: Rule): void {
    if (rule.isDashed) this.#pdf.dash(3, { space: 3 });
    this.#pdf
      .lineWidth(rule.width)
      .strokeColor(rule.colour ?? INK)
      .moveTo(rule.x1, rule.y1)
      .lineTo(rule.x2, rule.y2)
      .stroke();
    if (rule.isDashed) this.#pdf.undash();
  }

  fill(area: { x: number; y: number; width: number; height: number; colour: string }): void {
    this.#pdf.rect(area.x, area.y, area.width, area.height).fill(area.colour);
  }

  circle(circle: { x: number; y: number; radius: number; colour: string }): void {
    this.#pdf.save();
    this.#pdf.lineWidth(0.6).dash(2.5, { space: 2.5 }).strokeColor(circle.colour);
    this.#pdf.circle(circle.x, circle.y, circle.radius).stroke();
    this.#pdf.undash();
    this.#pdf.restore();
  }

  grid(grid: { x: number; y: number; size: number; modules: readonly (readonly boolean[])[] }): void {
    const step = grid.size / Math.max(1, grid.modules.length);
    grid.modules.forEach((row, rowNo) => {
      row.forEach((isDark, columnNo) => {
        if (isDark) this.#pdf.rect(grid.x + columnNo * step, grid.y + rowNo * step, step, step);
      });
    });
    this.#pdf.fill(INK);
  }

  bookmark(text: string, level: 1 | 2): void {
    const parent = level === 1 ? undefined : this.#heading;
    const item = (parent ?? this.#pdf.outline).addItem(text);
    if (level === 1) this.#heading = item;
  }

  watermark(text: string): void {
    const size = 110;
    const width = widthOf(this.#fonts, text, { role: 'figure', size });
    this.#pdf.save();
    this.#pdf.rotate(-35, { origin: [PAGE.width / 2, PAGE.height / 2] });
    this.mark({
      text,
      x: (PAGE.width - width) / 2,
      baseline: PAGE.height / 2 + size / 3,
      role: 'figure',
      size,
      colour: '#e4e4e4',
    });
    this.#pdf.restore();
  }

  /**
   * Section 6.3: — 1 — in 14 pt, on the right of odd pages and on the left of even ones, a character from the edge. On the
   * other side what the page belongs to and how many there are (R6.1), so that a loose page is known for what it is.
   */
  pageNumbers(pages: number, footer: string | undefined): void {
    const right = PAGE.width - PAGE.right;
    // 7 mm below the type area
    const baseline = PAGE.height - PAGE.bottom + 7 * MM + 5;
    const number = { role: 'body', size: 14 } as const;
    const small = { role: 'body', size: 9, colour: GREY } as const;
    for (let page = 1; page <= pages; page += 1) {
      this.#pdf.switchToPage(page - 1);
      const text = `— ${page} —`;
      const whole = [...(footer ? [footer] : []), `共 ${pages} 页`].join('　');
      const isOdd = page % 2 === 1;
      const textX = isOdd
        ? right - number.size - widthOf(this.#fonts, text, number)
        : PAGE.left + number.size;
      const wholeX = isOdd ? PAGE.left : right - widthOf(this.#fonts, whole, small);
      this.mark({ text, x: textX, baseline, ...number });
      this.mark({ text: whole, x: wholeX, baseline, ...small });
    }
  }
}

function widthOfRun(text: string, face: PdfFace, size: number): number {
  let width = 0;
  for (const character of text) width += face.advances.get(character.codePointAt(0) ?? 0) ?? 0;
  return (width * size) / 1000;
}
