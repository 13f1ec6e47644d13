import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { switchLanguage, useLanguage, useT } from '../../i18n/words.ts';

/** Chinese or English, each named in itself. */
export function LanguageSwitch(): ReactNode {
  const t = useT();
  const language = useLanguage();
  return (
    <Segmented
      aria-label={t('book.language')}
      value={language}
      onChange={(next) => void switchLanguage(next === 'en' ? 'en' : 'zh-CN')}
      options={[
        { value: 'zh-CN', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
