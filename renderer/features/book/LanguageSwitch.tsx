import type { ReactNode } from 'react';
import { chooseLanguage, useLanguage, useT } from '../../i18n/words.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';

const NAMES = { 'zh-CN': '中文', en: 'English' } as const;

/** Chinese or English, each named in itself. */
export function LanguageSwitch(): ReactNode {
  const t = useT();
  const language = useLanguage();
  return (
    <fieldset className="desk-plain-group desk-choice" aria-label={t('book.language')}>
      {(['zh-CN', 'en'] as const).map((each) => (
        <PlainButton key={each} aria-pressed={each === language} onClick={() => void chooseLanguage(each)}>
          {NAMES[each]}
        </PlainButton>
      ))}
    </fieldset>
  );
}
