import type { Examples } from '../example.ts';
import { bookExamples } from './book.ts';
import { documentsExamples } from './documents.ts';
import { eventsExamples } from './events.ts';
import { importsExamples } from './imports.ts';
import { lettersExamples } from './letters.ts';
import { recordsExamples } from './records.ts';
import { workExamples } from './work.ts';

/** One line per area. */
export const EXAMPLES: Examples = {
  ...bookExamples,
  ...workExamples,
  ...documentsExamples,
  ...lettersExamples,
  ...importsExamples,
  ...recordsExamples,
  ...eventsExamples,
};
