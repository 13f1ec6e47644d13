import { bookHandlers } from './book/handlers.ts';
import { draftsHandlers } from './drafts/handlers.ts';
import { jobsHandlers } from './jobs/handlers.ts';
import { lawHandlers } from './law/handlers.ts';
import { lendersHandlers } from './lenders/handlers.ts';
import type { HandlerMap } from './rpc/handler.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { usersHandlers } from './users/handlers.ts';

/**
 * Every method of the contract by name: one line per area. tests/contract holds it to
 * shared/contract/index.ts.
 */
export const HANDLERS: HandlerMap = {
  ...bookHandlers,
  ...usersHandlers,
  ...lendersHandlers,
  ...settingsHandlers,
  ...draftsHandlers,
  ...jobsHandlers,
  ...lawHandlers,
};
