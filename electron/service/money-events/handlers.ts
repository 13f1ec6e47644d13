import {
  eventsRefund,
  eventsSettlementQuote,
  eventsWaive,
  eventsWriteOff,
} from '../../../shared/contract/money-events.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { refund, waive, writeOff } from './commands.ts';
import { settlementQuote } from './settlement-quote.ts';

export const moneyEventsHandlers: HandlerMap = {
  'events.waive': commandHandler(eventsWaive, waive),
  'events.writeOff': commandHandler(eventsWriteOff, writeOff),
  'events.refund': commandHandler(eventsRefund, refund),
  'events.settlementQuote': queryHandler(eventsSettlementQuote, settlementQuote),
};
