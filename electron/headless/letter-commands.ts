import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { lettersBatch } from '../../shared/contract/letters-batch.ts';
import { answerTo, CommandError, type DeskCommand, EXIT } from './command.ts';
import { dayOf } from './loan-commands.ts';
import { withOpenBook } from './open-desk.ts';

const letters: DeskCommand = {
  usage: 'letters --book DIR [--as-of DATE] --min-dpd N --out DIR [--json]',
  summary:
    'issues a letter for each loan so long overdue (past limitation the notice with its slip) and writes the PDFs; repeated, it issues nothing new',
  run: (given) =>
    withOpenBook(given, async (service) => {
      const days = given.required('min-dpd');
      if (!/^[1-9]\d{0,4}$/.test(days)) throw new CommandError('--min-dpd is 1 or more days', EXIT.usage);
      const folder = resolve(given.required('out'));
      await mkdir(folder, { recursive: true });
      const batch = lettersBatch.output.parse(
        await answerTo(service, 'letters.batch', {
          asOf: dayOf(given, 'as-of'),
          minDaysPastDue: Number(days),
          folderToken: service.offerFile(folder),
        }),
      );
      if (given.has('json')) process.stdout.write(`${JSON.stringify(batch)}\n`);
      else
        process.stdout.write(
          `${batch.issued.length} issued, ${batch.existing.length} already there, ${batch.refused.length} refused\n`,
        );
      for (const one of given.has('json') ? [] : batch.refused) {
        process.stderr.write(
          `refused ${one.contractNo}: ${one.failed.map((check) => check.code).join(', ')}\n`,
        );
      }
      return EXIT.done;
    }),
};

export const LETTER_COMMANDS: Readonly<Record<string, DeskCommand>> = { letters };
