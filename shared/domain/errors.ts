/**
 * An expected refusal of the domain: a code of a closed union and the ids, dates and amounts needed to word it, never
 * names, telephones or ID numbers. The page words it per language.
 */
export interface DomainError<Code extends string = string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}

export function domainError<Code extends string>(
  code: Code,
  params: DomainError['params'] = {},
): DomainError<Code> {
  return { code, params };
}
