import type { Kysely, Transaction } from 'kysely';
import type { BookSchema } from './schema.ts';

/**
 * What a query may do: select. A WriteTx can be passed where a ReadDb is asked for, so an area's queries.ts
 * serves both queries and commands.
 */
export type ReadDb = Pick<
  Kysely<BookSchema>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor'
>;

/** The one open transaction of a command. Inside it the outer handle hangs for ever: pass this on. */
export type WriteTx = Transaction<BookSchema>;
