import type { Translate } from '../i18n/words.ts';

/** A running job in the operator's words; one without its own name is just a job. */
export function jobName(t: Translate, method: string): string {
  if (method.startsWith('imports.undo')) return t('app.jobs.undoImport');
  if (method.startsWith('imports.')) return t('app.jobs.import');
  if (method.startsWith('letters.')) return t('app.jobs.letters');
  if (method.startsWith('loans.') || method.startsWith('morning.')) return t('app.jobs.dayRoll');
  if (method.startsWith('book.')) return t('app.jobs.book');
  return t('app.status.jobs');
}
