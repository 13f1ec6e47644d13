import { createHash, randomBytes } from 'node:crypto';

// Crockford's alphabet: no I, L, O, U, so that a printed key is read back without doubt
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;
const DATA_PER_GROUP = 4;

export type RecoveryKeyReading =
  | { readonly kind: 'secret'; readonly secret: Buffer }
  /** the first group (1 to 8) whose check character does not fit; 0: wrong number of characters */
  | { readonly kind: 'mistyped'; readonly group: number };

/** 160 random bits to print: eight groups of four characters and one check character each. */
export function newRecoveryKey(): string {
  return formatRecoveryKey(randomBytes(20));
}

export function formatRecoveryKey(secret: Buffer): string {
  const characters = toBase32(secret);
  const groups = Array.from({ length: GROUPS }, (_, index) => {
    const part = characters.slice(index * DATA_PER_GROUP, (index + 1) * DATA_PER_GROUP);
    return part + checkCharacter(index, part);
  });
  return groups.join('-');
}

/** Spaces, hyphens and case do not matter; O reads as 0, I and L as 1. */
export function readRecoveryKey(typed: string): RecoveryKeyReading {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (text.length !== GROUPS * (DATA_PER_GROUP + 1)) return { kind: 'mistyped', group: 0 };
  let data = '';
  for (let index = 0; index < GROUPS; index += 1) {
    const group = text.slice(index * 5, index * 5 + 5);
    const part = group.slice(0, DATA_PER_GROUP);
    const isKnown = [...part].every((character) => ALPHABET.includes(character));
    if (!isKnown || checkCharacter(index, part) !== group.slice(DATA_PER_GROUP)) {
      return { kind: 'mistyped', group: index + 1 };
    }
    data += part;
  }
  return { kind: 'secret', secret: fromBase32(data) };
}

function checkCharacter(groupIndex: number, part: string): string {
  const digest = createHash('sha256').update(`${groupIndex}:${part}`).digest();
  return ALPHABET.charAt((digest[0] ?? 0) & 31);
}

function toBase32(secret: Buffer): string {
  let bits = 0n;
  for (const byte of secret) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let index = 0; index < GROUPS * DATA_PER_GROUP; index += 1) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text;
}

function fromBase32(text: string): Buffer {
  let bits = 0n;
  for (const character of text) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(character));
  const secret = Buffer.alloc(20);
  for (let index = 19; index >= 0; index -= 1) {
    secret[index] = Number(bits & 255n);
    bits >>= 8n;
  }
  return secret;
}
