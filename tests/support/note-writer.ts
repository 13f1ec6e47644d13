// A child that books notes one after another and says on standard output which ones were acknowledged.
import { realFiles } from '../../electron/service/files/real-files.ts';
import { bookStatusSchema } from '../../shared/contract/book.ts';
import { answerOf, OWNER_PASSPHRASE, serviceFor } from './desk-for-tests.ts';

const [bookDir = '', prefix = 'n'] = process.argv.slice(2);
let last = Date.now();
const service = await serviceFor({
  bookDir,
  files: realFiles,
  newId: () => {
    last += 1;
    return `${prefix}-${process.pid}-${last}`;
  },
});
const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
const unlocked = await service.call('book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
if (!unlocked.ok) {
  process.stdout.write(`refused ${JSON.stringify(unlocked.error)}\n`);
  process.exit(3);
}
process.stdout.write('open\n');
for (let number = 1; ; number += 1) {
  const key = `${prefix}:${number}`;
  await answerOf(service, 'drafts.save', { key, body: '草稿' });
  if (number % 3 === 0) await answerOf(service, 'settings.save', { idleMinutes: (number % 60) + 1 });
  if (number % 10 === 0) await answerOf(service, 'book.backUpNow', {});
  process.stdout.write(`saved ${key}\n`);
}
