/** The member of a list of codes that a text is, or undefined: the service's open texts are worded only when known. */
export function oneOf<Code extends string>(
  codes: readonly Code[],
  text: string | number | boolean | null | undefined,
): Code | undefined {
  return codes.find((code) => code === text);
}
