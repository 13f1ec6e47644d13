/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;
/** Control and format characters (they turn the writing direction), path separators, what Windows forbids. */
const UNSAFE = /[\p{Cc}\p{Cf}<>:"/\\|?*]/gu;

/** A file name that every system takes, from a suggestion that may hold anything (desktop.md F35). */
export function suggestedFileName(suggestion: string): string {
  const cleaned = suggestion
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '');
  const dot = cleaned.lastIndexOf('.');
  const stem = dot > 0 ? cleaned.slice(0, dot) : cleaned;
  const ending = dot > 0 ? cleaned.slice(dot) : '';
  const safeStem = stem === '' || RESERVED.test(stem.split('.')[0] ?? '') ? `_${stem}` : stem;
  return `${safeStem.slice(0, 120)}${ending}`;
}
