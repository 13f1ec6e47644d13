/** A rule of the program itself was broken: always a defect, never the operator's doing. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws InvariantError with the rule in words; stays on in production. */
export function invariant(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new InvariantError(rule);
}

/** Closes a switch over a union: the compiler refuses it while a case is missing. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable case: ${JSON.stringify(value)}`);
}

/** The value, or InvariantError when it is absent: for look-ups that cannot miss by construction. */
export function present<T>(value: T | undefined | null, rule: string): T {
  if (value === undefined || value === null) throw new InvariantError(rule);
  return value;
}
