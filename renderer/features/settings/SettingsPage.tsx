import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { type UrlState, useUrlState } from '../../app/navigation.ts';
import { useT } from '../../i18n/words.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { BackupSettings } from './BackupSettings.tsx';
import { GeneralSettings } from './GeneralSettings.tsx';
import { HolidaySettings } from './HolidaySettings.tsx';
import { LenderSettings } from './LenderSettings.tsx';
import { LprSettings } from './LprSettings.tsx';
import { ParameterSettings } from './ParameterSettings.tsx';
import { UserSettings } from './UserSettings.tsx';

const TABS = ['general', 'lenders', 'users', 'backups', 'lpr', 'parameters', 'holidays'] as const;
type Tab = (typeof TABS)[number];

const PARTS: Readonly<Record<Tab, () => ReactNode>> = {
  general: GeneralSettings,
  lenders: LenderSettings,
  users: UserSettings,
  backups: BackupSettings,
  lpr: LprSettings,
  parameters: ParameterSettings,
  holidays: HolidaySettings,
};

function readTab(search: UrlState): { readonly tab: Tab } {
  return { tab: TABS.find((tab) => tab === search.tab) ?? 'general' };
}

/** Everything about the book that is not a loan. The open part is in the URL. */
export function SettingsPage(): ReactNode {
  const t = useT();
  const [{ tab }, setState] = useUrlState(readTab);
  const items = TABS.map((key) => {
    const Part = PARTS[key];
    return { key, label: t(`settings.tab.${key}`), children: key === tab ? <Part /> : null };
  });
  return (
    <div data-testid="settings">
      <PageHeader title={t('app.nav.settings')} />
      <Tabs activeKey={tab} onChange={(next) => setState(readTab({ tab: next }))} items={items} />
    </div>
  );
}
