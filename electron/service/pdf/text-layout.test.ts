import { describe, expect, it } from 'vitest';
import { openPdfFonts } from './fonts.ts';
import { layoutText, type TextLine } from './text-layout.ts';

const fonts = openPdfFonts();
const style = { role: 'body', size: 10, pitch: 18, align: 'justify' } as const;

function textOf(lines: readonly TextLine[]): string[] {
  return lines.map((line) => line.runs.map((run) => run.text).join(''));
}

describe('setting Chinese text', () => {
  it('no line begins with a closing mark: the mark hangs into the margin by its empty half', () => {
    // ten squares a line; the comma is the eleventh
    expect(textOf(layoutText(fonts, '一二三四五六七八九十，一二', { ...style, width: 105 }))).toEqual([
      '一二三四五六七八九十，',
      '一二',
    ]);
  });
  it('where even the half has no room the character before the mark goes down with it', () => {
    expect(textOf(layoutText(fonts, '一二三四五六七八九十，一二', { ...style, width: 100 }))).toEqual([
      '一二三四五六七八九',
      '十，一二',
    ]);
  });
  it('no line ends with an opening mark', () => {
    expect(textOf(layoutText(fonts, '一二三四五六七八九（十）', { ...style, width: 100 }))).toEqual([
      '一二三四五六七八九',
      '（十）',
    ]);
  });
  it('a sum and a date with its unit are not broken', () => {
    const lines = textOf(layoutText(fonts, '应付金额为1,234,567.89元整', { ...style, width: 100 }));
    expect(lines).toEqual(['应付金额为', '1,234,567.89元整']);
  });
  it('a word longer than the line breaks anywhere rather than run out of it', () => {
    const lines = layoutText(fonts, 'A'.repeat(60), { ...style, width: 100 });
    expect(lines.length).toBeGreaterThan(3);
    expect(textOf(lines).join('')).toBe('A'.repeat(60));
  });
  it('the first line is indented by two characters, justified lines end at the edge', () => {
    const [first, second] = layoutText(fonts, '一二三四五六七八九十'.repeat(3), {
      ...style,
      width: 104,
      indent: 2,
    });
    expect(first?.x).toBe(20);
    const width = second?.runs.reduce((total, run) => total + run.width, 0) ?? 0;
    expect(width + (second?.spacing ?? 0) * 9).toBeCloseTo(104, 6);
  });
});
