import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { BookStatus } from '../../shared/contract/book.ts';
import { toDeskError } from '../bridge/desk-error.ts';
import { useDeskCommand, useDeskQuery } from '../bridge/hooks.ts';
import { shell } from '../bridge/shell.ts';
import { switchLanguage, takeChosenLanguage } from '../i18n/words.ts';
import { BookContext } from './book-context.ts';
import { useDayRoll } from './day-roll.ts';
import { loadDrafts } from './drafts.ts';
import { router } from './router.tsx';
import { switchTheme } from './theme.ts';

/** The open book: its settings applied, drafts read back, then the pages. */
export function Desk({ status }: { readonly status: BookStatus }): ReactNode {
  const settings = useDeskQuery('settings.get', {});
  const { mutate: saveSettings } = useDeskCommand('settings.save');
  const [areDraftsRead, setAreDraftsRead] = useState(false);
  useEffect(() => {
    void loadDrafts().then(() => setAreDraftsRead(true));
  }, []);
  useEffect(() => {
    if (!settings.data) return;
    // who chose a language to unlock in goes on in it: as if chosen in the settings
    const language = takeChosenLanguage() ?? settings.data.language;
    if (language !== settings.data.language) {
      saveSettings({ language });
      void shell.call('shell.setLanguage', { language }).catch(toDeskError);
    }
    void switchLanguage(language);
    switchTheme(settings.data.theme);
    void shell.call('shell.setIdleMinutes', { idleMinutes: settings.data.idleMinutes }).catch(toDeskError);
  }, [settings.data, saveSettings]);
  useDayRoll();
  if (!areDraftsRead) return <div className="desk-blank" aria-busy="true" />;
  return (
    <BookContext value={status}>
      <RouterProvider router={router} />
    </BookContext>
  );
}
