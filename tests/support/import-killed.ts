// A child that imports a file; it says when the first loans are being stored.
import { bookStatusSchema } from '../../shared/contract/book.ts';
import { answerOf, OWNER_PASSPHRASE, serviceFor } from './desk-for-tests.ts';
import { chooseFile } from './import-for-tests.ts';

const [bookDir = '', file = ''] = process.argv.slice(2);
let last = 0;
const service = await serviceFor({
  bookDir,
  newId: () => {
    last += 1;
    return `child-${process.pid}-${last}`;
  },
});
const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
await answerOf(service, 'book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
const choice = await chooseFile(service, file);
service.onEvent((event) => {
  const { payload } = event;
  if (typeof payload !== 'object' || payload === null || !('done' in payload) || !('total' in payload))
    return;
  const { done, total } = payload;
  if (typeof done === 'number' && typeof total === 'number' && total > 0 && done > total / 2)
    process.stdout.write('storing\n');
});
await answerOf(service, 'imports.run', choice);
process.stdout.write('done\n');
await service.close();
