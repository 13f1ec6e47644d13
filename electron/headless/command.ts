import type { WireError } from '../../shared/contract/envelope.ts';
import type { Service } from '../service/start-service.ts';

/** What a script can rely on. */
export const EXIT = {
  done: 0,
  /** the command ran and found something wrong (verify, golden) */
  findings: 1,
  /** unknown command, missing or bad argument */
  usage: 2,
  /** wrong passphrase, unknown user, locked or absent book */
  access: 3,
  /** the book is refused: damaged, newer, busy… */
  refused: 4,
  /** the method answered with an expected error */
  error: 5,
  /** a defect; the incident id is in the line */
  unexpected: 70,
} as const;

/** Ends the command with one line on standard error. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * One sub-command. Standard output is for the result alone (JSON with --json); everything else goes to
 * standard error.
 */
export interface DeskCommand {
  /** 'verify --book DIR [--json]' */
  readonly usage: string;
  readonly summary: string;
  /** returns the exit code */
  readonly run: (given: Arguments) => Promise<number>;
}

export interface Arguments {
  /** what is no --option, in order */
  readonly plain: readonly string[];
  /** the option's value, or undefined */
  text(name: string): string | undefined;
  /** the option's value; a usage error when it is absent */
  required(name: string): string;
  has(name: string): boolean;
  /** the options given, without their dashes */
  readonly names: readonly string[];
}

/**
 * Reads '--name value', '--name=value' and '--flag'. A flag is an option that stands last or before another
 * option.
 */
export function readArguments(words: readonly string[]): Arguments {
  const plain: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (!word.startsWith('--')) {
      plain.push(word);
      continue;
    }
    const [name = '', ...rest] = word.slice(2).split('=');
    const next = words[index + 1];
    const takesNext = rest.length === 0 && next !== undefined && !next.startsWith('--') && !FLAGS.has(name);
    options.set(name, takesNext ? next : rest.join('='));
    if (takesNext) index += 1;
  }
  return {
    plain,
    text: (name) => options.get(name),
    names: [...options.keys()],
    has: (name) => options.has(name),
    required: (name) => {
      const value = options.get(name);
      if (value === undefined || value === '') throw new CommandError(`--${name} is missing`, EXIT.usage);
      return value;
    },
  };
}

const FLAGS: ReadonlySet<string> = new Set(['json', 'dry-run', 'yes', 'help']);

/** The method's value, or a CommandError worded from its code and params (ids, never names). */
export async function answerTo(
  service: Service,
  method: string,
  input: unknown,
  commandId?: string,
): Promise<unknown> {
  const result = await service.call(method, input, commandId === undefined ? {} : { commandId });
  if (result.ok) return result.value;
  throw errorOf(result.error);
}

const ACCESS_CODES: ReadonlySet<string> = new Set([
  'passphrase.wrong',
  'passphrase.wait',
  'book.locked',
  'book.absent',
  'actor.forbidden',
]);

function errorOf(error: WireError): CommandError {
  if (error.code === 'unexpected') {
    return new CommandError(`unexpected error, incident ${error.incidentId ?? 'unknown'}`, EXIT.unexpected);
  }
  const facts = Object.entries(error.params).map(([name, value]) => `${name}=${String(value)}`);
  const line = [error.code, ...facts].join(' ');
  if (error.code === 'book.refused') return new CommandError(line, EXIT.refused);
  return new CommandError(line, ACCESS_CODES.has(error.code) ? EXIT.access : EXIT.error);
}
