import { InputNumber, Segmented, Spin } from 'antd';
import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/contract/settings.ts';
import { switchTheme } from '../../app/theme.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { shell } from '../../bridge/shell.ts';
import { switchLanguage, useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';

const SHORTEST_MINUTES = 1;
const LONGEST_MINUTES = 120;

/** Language, light or dark, minutes before the lock. Each change is saved at once. */
export function GeneralSettings(): ReactNode {
  const t = useT();
  const settings = useDeskQuery('settings.get', {});
  const save = useDeskCommand('settings.save');
  if (settings.error) return <ErrorView error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!settings.data) return <Spin delay={150} />;
  const { language, theme, idleMinutes } = settings.data;
  const put = (change: Partial<Settings>): void => save.mutate(change);
  return (
    <div className="desk-form">
      <Field label={t('settings.language')}>
        {() => (
          <Segmented<Settings['language']>
            aria-label={t('settings.language')}
            value={language}
            onChange={(next) => {
              put({ language: next });
              void switchLanguage(next);
              void shell.call('shell.setLanguage', { language: next });
            }}
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        )}
      </Field>
      <Field label={t('settings.theme')}>
        {() => (
          <Segmented<Settings['theme']>
            aria-label={t('settings.theme')}
            value={theme}
            onChange={(next) => {
              put({ theme: next });
              switchTheme(next);
            }}
            options={[
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
              { value: 'system', label: t('settings.system') },
            ]}
          />
        )}
      </Field>
      <Field label={t('settings.idleMinutes')} help={t('settings.idleHelp')}>
        {(control) => (
          <InputNumber
            {...control}
            min={SHORTEST_MINUTES}
            max={LONGEST_MINUTES}
            precision={0}
            value={idleMinutes}
            onChange={(next) => {
              if (typeof next === 'number' && next !== idleMinutes) put({ idleMinutes: next });
            }}
          />
        )}
      </Field>
      {save.error ? <ErrorView error={save.error} isInline /> : null}
    </div>
  );
}
