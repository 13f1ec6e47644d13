import {
  type LawBook,
  lawBookOf,
  withLprRows,
  withParameterOverrides,
} from '../../../shared/domain/law/law-book.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import { ratePpm } from '../../../shared/kernel/rate.ts';
import type { ReadDb } from '../db/handles.ts';
import { enteredParameters } from './effective-parameters.ts';
import type { LawResources } from './law-resources.ts';

/** The law as the domain asks for it: what ships, with the LPR fixings and values that the owner entered in this book (R2.2). */
export async function currentLawBook(db: ReadDb, law: LawResources): Promise<LawBook> {
  const shipped = withParameterOverrides(lawBookOf(await law.documents()), await enteredParameters(db));
  const entered = await db.selectFrom('lpr_fixing').selectAll().orderBy('published_on').execute();
  return withLprRows(
    shipped,
    entered.map((row) => ({
      publishedOn: localDate(row.published_on),
      month: row.published_on.slice(0, 7),
      annual1yPpm: row.one_year_ppm === null ? null : ratePpm(row.one_year_ppm),
      annual5yPpm: row.five_year_ppm === null ? null : ratePpm(row.five_year_ppm),
      confidence: 'high',
      origin: 'entered',
      source: row.source,
    })),
  );
}
