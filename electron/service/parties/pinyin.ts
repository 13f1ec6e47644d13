import { pinyin } from 'pinyin-pro';

/** A name's pinyin without tones: 'zhangweiqiang' and 'zwq'. Surnames are read as surnames (单 shan, 查 zha). */
export function pinyinOf(name: string): { readonly full: string; readonly initials: string } {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
    v: true,
  })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable.length > 0);
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable[0]).join('') };
}
