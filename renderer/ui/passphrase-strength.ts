/** How long a passphrase would hold, as far as its own text tells: an estimate of bits, on the cautious side. */
export interface PassphraseStrength {
  readonly bits: number;
  /** 0 refused · 1 weak · 2 fair · 3 good */
  readonly level: 0 | 1 | 2 | 3;
  readonly problem: 'empty' | 'short' | 'common' | 'name' | undefined;
}

export const SHORTEST_PASSPHRASE = 8;
const REFUSED_BELOW_BITS = 26;
const FAIR_FROM_BITS = 45;
const GOOD_FROM_BITS = 65;
const COMMON_PARTS = [
  'password',
  'passw0rd',
  'qwerty',
  'qwer',
  'asdf',
  'admin',
  'iloveyou',
  'woaini',
  'letmein',
  'welcome',
  'abc123',
  '5201314',
  '123123',
  '密码',
  '口令',
];

/** Counts characters that add something (no repeats, no runs), times what each could have been. */
export function measurePassphrase(passphrase: string, names: readonly string[] = []): PassphraseStrength {
  if (passphrase === '') return { bits: 0, level: 0, problem: 'empty' };
  const lower = passphrase.toLowerCase();
  const bits = Math.round(countingLength(withoutCommon(lower)) * bitsPerCharacter(passphrase));
  if ([...passphrase].length < SHORTEST_PASSPHRASE) return { bits, level: 0, problem: 'short' };
  const holdsName = names.some((name) => name.length > 1 && lower.includes(name.toLowerCase()));
  if (holdsName && bits < GOOD_FROM_BITS) return { bits, level: 0, problem: 'name' };
  if (bits < REFUSED_BELOW_BITS) return { bits, level: 0, problem: 'common' };
  const level = bits >= GOOD_FROM_BITS ? 3 : bits >= FAIR_FROM_BITS ? 2 : 1;
  return { bits, level, problem: undefined };
}

/** A part that everybody tries counts as one character. */
function withoutCommon(lower: string): string {
  return COMMON_PARTS.reduce((rest, part) => rest.replaceAll(part, '\u0001'), lower);
}

/** Characters that are neither a repeat of nor one step from the one before: 'aaaa' and '1234' count 1. */
function countingLength(text: string): number {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || Math.abs(point - before) > 1;
  }).length;
}

function bitsPerCharacter(text: string): number {
  let pool = 0;
  if (/[a-z]/.test(text)) pool += 26;
  if (/[A-Z]/.test(text)) pool += 26;
  if (/\d/.test(text)) pool += 10;
  if (/[^A-Za-z0-9\u0080-\uffff]/.test(text)) pool += 20;
  // the characters people actually use
  if (/[\u0080-\uffff]/.test(text)) pool += 1500;
  return Math.log2(Math.max(pool, 2));
}
