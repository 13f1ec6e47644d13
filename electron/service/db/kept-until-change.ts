import { sql } from 'kysely';
import { present } from '../../../shared/kernel/assert.ts';
import type { ReadDb } from './handles.ts';

interface Kept<Answer> {
  readonly changeCount: number;
  readonly answers: Map<string, Answer>;
}

/** A clerk pages and filters; older pages are read again. */
const MOST_ANSWERS = 24;

/**
 * Keeps what `read` answered until any row of the book changes. SQLite counts the rows that its connection inserted,
 * changed or deleted, and the book's one connection holds the file alone: no command has to remember to drop anything,
 * and a step without topics (the day roll) drops it too. Locking and restoring end the handle, and its answers with it.
 * `nameOf` names all that the answer depends on beside the book: the day, the page, the filter.
 */
export function keptUntilChange<Question extends { readonly db: ReadDb }, Answer>(
  nameOf: (question: Question) => string,
  read: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  const byBook = new WeakMap<ReadDb, Kept<Answer>>();
  return async (question) => {
    const changeCount = await changesOf(question.db);
    let kept = byBook.get(question.db);
    if (kept?.changeCount !== changeCount) {
      kept = { changeCount, answers: new Map() };
      byBook.set(question.db, kept);
    }
    const name = nameOf(question);
    const known = kept.answers.get(name);
    if (known !== undefined) return known;
    const answer = await read(question);
    const oldest = kept.answers.size >= MOST_ANSWERS ? kept.answers.keys().next().value : undefined;
    if (oldest !== undefined) kept.answers.delete(oldest);
    kept.answers.set(name, answer);
    return answer;
  };
}

async function changesOf(db: ReadDb): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`select total_changes() as count`.execute(db);
  return present(rows[0], 'a count is one row').count;
}
