/** The value of `--name VALUE` or `--name=VALUE`; '' when it is absent. */
export function switchValue(commandLine: readonly string[], name: string): string {
  for (const [at, argument] of commandLine.entries()) {
    if (argument === `--${name}`) return commandLine[at + 1] ?? '';
    if (argument.startsWith(`--${name}=`)) return argument.slice(name.length + 3);
  }
  return '';
}
