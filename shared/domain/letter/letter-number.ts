import { invariant } from '../../kernel/assert.ts';

/**
 * 安信催〔2026〕0012号 (R6.8): the entity's letter code, the kind's word, the year in hexagonal brackets, a running number
 * of at least four digits. The series is per entity, kind and year, without gaps.
 */
export function letterNumber(parts: {
  readonly letterCode: string;
  readonly kindWord: string;
  readonly year: number;
  readonly sequence: number;
}): string {
  invariant(parts.sequence > 0, 'letter numbers begin with 1');
  invariant(parts.letterCode.length > 0, 'an entity has a letter code');
  return `${parts.letterCode}${parts.kindWord}〔${parts.year}〕${parts.sequence.toString().padStart(4, '0')}号`;
}
