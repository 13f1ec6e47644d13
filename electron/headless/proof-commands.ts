import { type DeskCommand, EXIT } from './command.ts';
import { runGolden } from './golden.ts';
import { runLawVectors } from './law-vectors.ts';

const golden: DeskCommand = {
  usage: 'golden DIR [KIND…]',
  summary: 'runs published cases through the engine; exit 1 on a difference',
  run: async (given) => {
    const [folder = '.', ...kinds] = given.plain;
    const outcome = runGolden(folder, kinds.length === 0 ? undefined : kinds);
    process.stdout.write(`${outcome.lines.join('\n')}\n`);
    return outcome.failed === 0 ? EXIT.done : EXIT.findings;
  },
};

const lawVectors: DeskCommand = {
  usage: 'law-vectors FILE',
  summary: 'runs worked examples of the law through the rules; exit 1 on a difference',
  run: async (given) => {
    const [path = ''] = given.plain;
    const outcome = runLawVectors(path);
    process.stdout.write(`${outcome.lines.join('\n')}\n`);
    return outcome.failed === 0 ? EXIT.done : EXIT.findings;
  },
};

export const PROOF_COMMANDS: Readonly<Record<string, DeskCommand>> = { golden, 'law-vectors': lawVectors };
