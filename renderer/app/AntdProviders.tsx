import { App as AntApp, ConfigProvider } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useLanguage } from '../i18n/words.ts';
import { styleNonce } from '../ui/nonce.ts';
import 'antd/dist/antd.css';
import { antdConfig } from './antd-config.ts';
import { antdLocale } from './antd-locale.ts';
import { useIsDark } from './theme.ts';

/** antd's language, theme and nonce for all faces but the lock screen, which stands without antd. */
export function AntdProviders({ children }: { readonly children: ReactNode }): ReactNode {
  const language = useLanguage();
  const isDark = useIsDark();
  const theme = useMemo(() => antdConfig(isDark), [isDark]);
  const csp = useMemo(() => ({ nonce: styleNonce() }), []);
  return (
    <ConfigProvider
      csp={csp}
      locale={antdLocale(language)}
      theme={theme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {/* messages of antd (App.useApp) take language, theme and nonce from here */}
      <AntApp component={false}>{children}</AntApp>
    </ConfigProvider>
  );
}
