import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FontkitFont } from 'fontkit';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { fontkitLibrary } from './libraries.ts';

/** Which weight a run of text asks for; each has a chain of faces tried in order for a rare character. */
export type FontRole = 'body' | 'bold' | 'figure';

/** One opened face, shared by every document of this process: opening costs 100 ms and more, using it nothing. */
export interface PdfFace {
  /** the name under which a document registers it */
  readonly name: string;
  readonly font: FontkitFont;
  /** advances in thousandths of the font size, by code point; filled as text is measured */
  readonly advances: Map<number, number>;
}

export interface PdfFonts {
  readonly chains: Readonly<Record<FontRole, readonly PdfFace[]>>;
}

/** A text that no font can show: it must never print as a box (issue 6.3, F37). */
export interface MissingGlyphs {
  readonly code: 'letter.glyphsMissing';
  /** the characters, each once, in order of appearance */
  readonly characters: string;
}

const FILES = {
  serif: 'NotoSerifSC_400Regular.ttf',
  serifBold: 'NotoSerifSC_700Bold.ttf',
  sans: 'NotoSansSC_400Regular.ttf',
} as const;

/** Faces that only help out with rare characters; used when their files are in the font folder. */
const RARE_FILES = ['rare-1.ttf', 'rare-2.ttf'] as const;

/** Where each file lies under a font folder: as in its npm package, whose parent is the font folder of development. */
const FOLDERS: Readonly<Record<string, string>> = {
  [FILES.serif]: 'noto-serif-sc/400Regular',
  [FILES.serifBold]: 'noto-serif-sc/700Bold',
  [FILES.sans]: 'noto-sans-sc/400Regular',
};

const opened = new Map<string, PdfFonts>();

/**
 * The fonts of the letters, opened once for each folder. `fontDir` holds the TTF files of a package build
 * (resources/fonts); a file that is not there is taken from its npm package, as in development and tests.
 */
export function openPdfFonts(options: { readonly fontDir?: string } = {}): PdfFonts {
  const key = options.fontDir ?? '';
  const known = opened.get(key);
  if (known) return known;
  const open = (file: string): PdfFace => openFace(locateFont(file, options.fontDir), file);
  const rare = RARE_FILES.filter((file) => options.fontDir && existsSync(join(options.fontDir, file))).map(
    open,
  );
  const serif = open(FILES.serif);
  const serifBold = open(FILES.serifBold);
  const sans = open(FILES.sans);
  const fonts: PdfFonts = {
    chains: {
      body: [serif, sans, ...rare],
      bold: [serifBold, serif, sans, ...rare],
      figure: [sans, serif, ...rare],
    },
  };
  opened.set(key, fonts);
  return fonts;
}

function locateFont(file: string, fontDir: string | undefined): string {
  const folder = FOLDERS[file] ?? '.';
  if (fontDir) {
    const path = [join(fontDir, folder, file), join(fontDir, file)].find((one) => existsSync(one));
    if (path !== undefined) return path;
  }
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/${folder}/${file}`);
}

function openFace(path: string, file: string): PdfFace {
  const font = fontkitLibrary().create(readFileSync(path));
  return { name: file.replace(/\.ttf$/, ''), font: withPlainLayout(font), advances: new Map() };
}

/**
 * One glyph a character, each with its own advance: Chinese letters need no shaping, shaping took half of the time, and
 * lines are measured without kerning, so kerning would only make them miss their edge.
 */
function withPlainLayout(font: FontkitFont): FontkitFont {
  return Object.create(font, {
    layout: {
      value: (text: string) => {
        const glyphs = [...text].map((character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0));
        const positions = glyphs.map((glyph) => ({
          xAdvance: glyph.advanceWidth,
          yAdvance: 0,
          xOffset: 0,
          yOffset: 0,
        }));
        const advanceWidth = glyphs.reduce((total, glyph) => total + glyph.advanceWidth, 0);
        return { glyphs, positions, advanceWidth };
      },
    },
  });
}

/** The first face of the role's chain that has the character, or undefined when none has. */
export function faceFor(fonts: PdfFonts, role: FontRole, codePoint: number): PdfFace | undefined {
  return fonts.chains[role].find((face) => advanceOf(face, codePoint) >= 0);
}

/** The advance in thousandths of the size, or -1 when the face has no such glyph. */
export function advanceOf(face: PdfFace, codePoint: number): number {
  const known = face.advances.get(codePoint);
  if (known !== undefined) return known;
  const scale = 1000 / face.font.unitsPerEm;
  const advance = face.font.hasGlyphForCodePoint(codePoint)
    ? face.font.glyphForCodePoint(codePoint).advanceWidth * scale
    : -1;
  face.advances.set(codePoint, advance);
  return advance;
}

/** Glyph pre-flight: refuses texts with characters that no font has, and names them all. */
export function checkGlyphs(fonts: PdfFonts, texts: Iterable<string>): Result<undefined, MissingGlyphs> {
  const missing = new Set<string>();
  for (const text of texts) {
    for (const character of text) {
      if (character === '\n') continue;
      if (!faceFor(fonts, 'body', character.codePointAt(0) ?? 0)) missing.add(character);
    }
  }
  if (missing.size === 0) return ok(undefined);
  return err({ code: 'letter.glyphsMissing', characters: [...missing].join('') });
}
