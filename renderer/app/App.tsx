import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { queryCache } from '../bridge/query-cache.ts';
import { useLanguage } from '../i18n/words.ts';
import { styleNonce } from '../ui/nonce.ts';
import { antdLocale } from './antd-locale.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Gate } from './Gate.tsx';
import { antdConfig, useIsDark } from './theme.ts';

/** Providers of the whole page; what is shown, Gate decides from the book's state. */
export function App(): ReactNode {
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
      <QueryClientProvider client={queryCache}>
        {/* messages of antd (App.useApp) take language, theme and nonce from here */}
        <AntApp component={false}>
          <ErrorBoundary>
            <Gate />
          </ErrorBoundary>
        </AntApp>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
