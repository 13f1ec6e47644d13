import { useState } from 'react';
import { desk } from '../../bridge/desk.ts';
import { type DeskError, toDeskError } from '../../bridge/desk-error.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { shell } from '../../bridge/shell.ts';
import { type Translate, useT } from '../../i18n/words.ts';

export type FilePurpose = 'print' | 'save';

/** Hands bytes to main's reader or save dialog; undefined note: it was called off. */
export async function putOut(
  t: Translate,
  file: { readonly fileToken: string; readonly suggestedName: string },
  purpose: FilePurpose,
): Promise<{ readonly isDone: boolean; readonly note: string }> {
  if (purpose === 'print') {
    const { isOpened } = await shell.call('shell.printPdf', { fileToken: file.fileToken });
    return { isDone: isOpened, note: t(isOpened ? 'letters.file.printed' : 'letters.file.notOpened') };
  }
  const { isSaved, name } = await shell.call('shell.saveFile', file);
  return { isDone: isSaved, note: isSaved ? t('letters.file.saved', { name }) : t('letters.file.notSaved') };
}

export interface LetterFile {
  readonly isBusy: boolean;
  /** what became of the last one, in words */
  readonly note: string;
  readonly error: DeskError | undefined;
  readonly output: (letterId: string, purpose: FilePurpose) => Promise<void>;
}

/** Prints or saves the stored bytes of an issued letter through main's dialogs; noted in its log once that was done. */
export function useLetterFile(): LetterFile {
  const t = useT();
  const record = useDeskCommand('letters.recordOutput');
  const [isBusy, setIsBusy] = useState(false);
  const [note, setNote] = useState('');
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const output = async (letterId: string, purpose: FilePurpose): Promise<void> => {
    setIsBusy(true);
    setError(undefined);
    setNote('');
    try {
      const file = await desk.call('letters.saveToken', { letterId });
      const done = await putOut(t, file, purpose);
      if (done.isDone) await record.mutateAsync({ letterIds: [letterId], purpose });
      setNote(done.note);
    } catch (thrown) {
      setError(toDeskError(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, note, error, output };
}
