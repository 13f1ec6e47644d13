import {
  costsBook,
  receiptsBook,
  receiptsList,
  receiptsPaper,
  receiptsPreview,
  receiptsReverse,
} from '../../../shared/contract/receipts.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { bookCharge, bookReceipt, reverseEntry } from './commands.ts';
import { printReceipt } from './paper.ts';
import { listReceipts, previewReceipt } from './queries.ts';

export const receiptsHandlers: HandlerMap = {
  'receipts.preview': queryHandler(receiptsPreview, previewReceipt),
  'receipts.book': commandHandler(receiptsBook, bookReceipt),
  'receipts.reverse': commandHandler(receiptsReverse, reverseEntry),
  'receipts.paper': commandHandler(receiptsPaper, printReceipt),
  'receipts.list': queryHandler(receiptsList, async (ctx, input) => ok(await listReceipts(ctx.db, input))),
  'costs.book': commandHandler(costsBook, bookCharge),
};
