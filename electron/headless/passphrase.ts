import { CommandError, EXIT } from './command.ts';

const CTRL_C = '\u0003';
const BACKSPACES: ReadonlySet<string> = new Set(['\u007f', '\b']);
const ENDS: ReadonlySet<string> = new Set(['\r', '\n', '\u0004']);

/** From DESK_PASSPHRASE, or typed without being shown. Never an argument: those are in every process list. */
export async function askPassphrase(prompt: string): Promise<string> {
  const given = process.env.DESK_PASSPHRASE;
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY) {
    throw new CommandError('no passphrase: set DESK_PASSPHRASE or run it in a terminal', EXIT.access);
  }
  process.stderr.write(prompt);
  const typed = await readHidden();
  process.stderr.write('\n');
  return typed;
}

function readHidden(): Promise<string> {
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const finish = (settle: () => void): void => {
      stdin.off('data', take);
      stdin.setRawMode(false);
      stdin.pause();
      settle();
    };
    const take = (chunk: string): void => {
      for (const character of chunk) {
        if (character === CTRL_C) {
          finish(() => reject(new CommandError('cancelled', EXIT.access)));
          return;
        }
        if (ENDS.has(character)) {
          finish(() => resolve(typed));
          return;
        }
        typed = BACKSPACES.has(character) ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    stdin.on('data', take);
  });
}
