import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { forkedFileParser } from '../../electron/parser/forked-file-parser.ts';
import { realFiles } from '../../electron/service/files/real-files.ts';
import { silentLog } from '../../electron/service/log/log.ts';
import { sampleBookInput } from '../../electron/service/sample/sample-lender.ts';
import { startService } from '../../electron/service/start-service.ts';
import { ROOT } from '../../scripts/runtime/places.ts';
import { lendersContract } from '../../shared/contract/lenders.ts';
import type { Settings } from '../../shared/contract/settings.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { answerOf } from './desk-for-tests.ts';

/** 10:00 in China on the day that the sample is as of. */
export const SAMPLE_NOW = '2026-11-23T02:00:00.000Z';
export const SAMPLE_PASSPHRASE = '长安街上的第三棵槐树';

/** A book with so many invented loans (seed 7: s000127 is furthest behind), made by the service in plain Node. */
export async function makeSampleBook(
  bookDir: string,
  loans: number,
  settings: Partial<Settings>,
): Promise<void> {
  const service = await startService({
    bookDir,
    resourcesDir: join(ROOT, 'resources'),
    clock: { now: () => instant(SAMPLE_NOW) },
    newId: randomUUID,
    log: silentLog,
    files: realFiles,
    parser: forkedFileParser(),
  });
  await answerOf(service, 'book.create', sampleBookInput(SAMPLE_PASSPHRASE));
  const lenders = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
  const sample = { loans, seed: 7, asOf: '2026-11-23', lenderId: lenders[0]?.id };
  if (loans > 0) await answerOf(service, 'sample.fill', sample);
  await answerOf(service, 'settings.save', settings);
  await service.close();
}
