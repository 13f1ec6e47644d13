import type { LetterFacts } from '../../../shared/domain/letter/facts.ts';
import { invariant } from '../../../shared/kernel/assert.ts';

/** The frozen facts of a stored letter. Throws InvariantError on JSON that no version of the desk wrote. */
export function factsOfJson(json: string): LetterFacts {
  const value: unknown = JSON.parse(json);
  invariant(
    typeof value === 'object' && value !== null && 'schema' in value && value.schema === 1,
    'frozen facts name their schema',
  );
  return value as LetterFacts;
}
