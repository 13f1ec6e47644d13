#!/usr/bin/env node
import { BOOK_COMMANDS } from './book-commands.ts';
import { CommandError, type DeskCommand, EXIT, readArguments } from './command.ts';
import { IMPORT_COMMANDS } from './import-commands.ts';
import { LETTER_COMMANDS } from './letter-commands.ts';
import { LOAN_COMMANDS } from './loan-commands.ts';
import { PROOF_COMMANDS } from './proof-commands.ts';

/** One line per area: each exports its sub-commands by name. */
const COMMANDS: Readonly<Record<string, DeskCommand>> = {
  ...BOOK_COMMANDS,
  ...LOAN_COMMANDS,
  ...IMPORT_COMMANDS,
  ...LETTER_COMMANDS,
  ...PROOF_COMMANDS,
};

function usage(): string {
  const lines = Object.values(COMMANDS).map((command) => `  ${command.usage}\n      ${command.summary}`);
  return [
    'desk <command>',
    ...lines,
    'passphrase: DESK_PASSPHRASE or a prompt; user: DESK_USER (the first owner if absent)',
    '',
  ].join('\n');
}

/** A mistyped --dry-run must not import. The usage line names every option of a command. */
function refuseUnknownOptions(command: DeskCommand, names: readonly string[]): void {
  const known = new Set([...command.usage.matchAll(/--([a-z-]+)/g)].map((match) => match[1]));
  // asked of a command that has nothing more to say than its exit code, it does no harm
  known.add('json');
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new CommandError(`unknown option --${unknown}; see: desk help`, EXIT.usage);
}

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(usage());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new CommandError(`unknown command ${name}; see: desk help`, EXIT.usage);
  const given = readArguments(rest);
  if (given.has('help')) {
    process.stdout.write(`${command.usage}\n${command.summary}\n`);
    return EXIT.done;
  }
  refuseUnknownOptions(command, given.names);
  return command.run(given);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isOurs = error instanceof CommandError;
  process.stderr.write(`desk: ${isOurs ? error.message : `unexpected error (${describe(error)})`}\n`);
  process.exitCode = isOurs ? error.exitCode : EXIT.unexpected;
}

/** Kind, code and first place in our code: a message may quote data. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const place = (error.stack ?? '').split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${error.name}${code}${place === undefined ? '' : ` ${place.trim()}`}`;
}
