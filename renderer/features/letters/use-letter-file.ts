import { useState } from 'react';
import { type DeskError, toDeskError } from '../../bridge/desk-error.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { shell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/words.ts';

export type FilePurpose = 'print' | 'save';

export interface LetterFile {
  readonly isBusy: boolean;
  /** what became of the last one, in words */
  readonly note: string;
  readonly error: DeskError | undefined;
  readonly output: (letterId: string, purpose: FilePurpose) => Promise<void>;
}

/** Prints or saves the stored bytes of an issued letter through main's dialogs; each is noted in the letter's log. */
export function useLetterFile(): LetterFile {
  const t = useT();
  const token = useDeskCommand('letters.saveToken');
  const [isBusy, setIsBusy] = useState(false);
  const [note, setNote] = useState('');
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const output = async (letterId: string, purpose: FilePurpose): Promise<void> => {
    setIsBusy(true);
    setError(undefined);
    setNote('');
    try {
      const { fileToken, suggestedName } = await token.mutateAsync({ letterId, purpose });
      if (purpose === 'print') {
        const { isOpened } = await shell.call('shell.printPdf', { fileToken });
        setNote(t(isOpened ? 'letters.file.printed' : 'letters.file.notOpened'));
      } else {
        const { isSaved, name } = await shell.call('shell.saveFile', { suggestedName, fileToken });
        setNote(isSaved ? t('letters.file.saved', { name }) : t('letters.file.notSaved'));
      }
    } catch (thrown) {
      setError(toDeskError(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, note, error, output };
}
