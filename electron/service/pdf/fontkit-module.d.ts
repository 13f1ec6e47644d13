/** fontkit 2 ships no types; these are the few members that the letters use. */
declare module 'fontkit' {
  export interface FontkitGlyph {
    readonly advanceWidth: number;
  }
  export interface FontkitFont {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): FontkitGlyph;
  }
  export function create(buffer: Uint8Array): FontkitFont;
}
