/** Full-width letters, digits and signs (U+FF01 to U+FF5E) as ASCII, the ideographic space as a space. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** Half-width, without any white space or invisible joiner that a copied cell brings along. */
export function stripSpaces(text: string): string {
  return toHalfWidth(text).replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '');
}

/** ID number, credit code and VIN: half-width, no spaces, upper case (a lower-case x becomes X, R7.1). */
export function normaliseCode(text: string): string {
  return stripSpaces(text).toUpperCase();
}

/** Plate: as a code, and without the dot or hyphen between letter and serial ("京A·12345"). */
export function normalisePlate(text: string): string {
  return normaliseCode(text).replace(/[·•・.\-‧]/g, '');
}

/** Digits of a telephone: no spaces, brackets or hyphens, no +86, 0086 or bare 86 before a mobile number. */
export function normaliseMobile(text: string): string {
  const digits = stripSpaces(text).replace(/[-()–—]/g, '');
  return digits.replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '');
}

/** Landline: '010-12345678'; +86 becomes the leading 0, brackets around the area code become a hyphen. */
export function normaliseLandline(text: string): string {
  const plain = stripSpaces(text)
    .replace(/[–—]/g, '-')
    .replace(/^\((0\d{2,3})\)/, '$1-');
  return plain.replace(/^(?:\+86|0086)-?0?/, '0');
}

/** Bank card: digits only; the groups of four of a printed card are joined. */
export function normaliseCard(text: string): string {
  return stripSpaces(text).replace(/[-–—]/g, '');
}
