/**
 * Masking defaults of law/README 5.3. Every function hides all but the named characters; a text too short to hide
 * anything that way is hidden whole, so that a mistyped value leaks no more than a right one.
 */
const STAR = '*';

interface Shown {
  readonly head: number;
  readonly tail: number;
}

function mask(text: string, shown: Shown): string {
  const signs = [...text];
  const hidden = signs.length - shown.head - shown.tail;
  if (hidden < shown.head + shown.tail && hidden < 4) return STAR.repeat(signs.length);
  return [...signs.slice(0, shown.head), STAR.repeat(hidden), ...signs.slice(signs.length - shown.tail)].join(
    '',
  );
}

/** '110105********002X': the first 6 (area) and the last 4. */
export function maskIdNumber(text: string): string {
  return mask(text, { head: 6, tail: 4 });
}

/** '138****0000': the first 3 and the last 4. */
export function maskPhone(text: string): string {
  return mask(text, { head: 3, tail: 4 });
}

/** '************0005': the last 4. */
export function maskCard(text: string): string {
  return mask(text, { head: 0, tail: 4 });
}

/** '京A***45': province and letter, and the last 2. */
export function maskPlate(text: string): string {
  const signs = [...text];
  if (signs.length < 7) return STAR.repeat(signs.length);
  return `${signs.slice(0, 2).join('')}${STAR.repeat(signs.length - 4)}${signs.slice(-2).join('')}`;
}

/** '***********042788': the last 6. */
export function maskVin(text: string): string {
  return mask(text, { head: 0, tail: 6 });
}
