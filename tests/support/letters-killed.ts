// A child that issues a batch of letters into a folder, until it is killed.
import { bookStatusSchema } from '../../shared/contract/book.ts';
import { answerOf, OWNER_PASSPHRASE, serviceFor, testClock } from './desk-for-tests.ts';

const [bookDir = '', outDir = '', prefix = 'n'] = process.argv.slice(2);
let last = Date.now();
const service = await serviceFor({
  bookDir,
  clock: testClock('2026-11-23T02:00:00.000Z'),
  newId: () => {
    last += 1;
    return `${prefix}-${process.pid}-${last}`;
  },
});
const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
await answerOf(service, 'book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
await answerOf(service, 'letters.batch', { minDaysPastDue: 1, folderToken: service.offerFile(outDir) });
await service.close();
