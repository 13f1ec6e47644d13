import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CarOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  ImportOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  MoneyCollectOutlined,
  ReadOutlined,
  SettingOutlined,
  SolutionOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import type { ComponentType, ReactNode } from 'react';
import { useDeskQuery } from '../bridge/hooks.ts';
import { useT } from '../i18n/words.ts';
import { type Area, type FeatureRoute, features } from './feature.ts';

const ICONS: Readonly<Record<Area, ComponentType>> = {
  morning: CalendarOutlined,
  loans: BankOutlined,
  cases: FolderOpenOutlined,
  letters: FileTextOutlined,
  receipts: MoneyCollectOutlined,
  plans: SolutionOutlined,
  legal: AuditOutlined,
  recovery: CarOutlined,
  analysis: BarChartOutlined,
  training: ReadOutlined,
  imports: ImportOutlined,
  settings: SettingOutlined,
};

/** The places of the desk. Small: icons with the name in a tooltip and for readers. */
export function SideBar(props: { readonly isSmall: boolean; readonly onToggle: () => void }): ReactNode {
  const t = useT();
  const line = useDeskQuery('book.statusLine', {});
  const toggleText = t(props.isSmall ? 'app.nav.expand' : 'app.nav.collapse');
  return (
    <nav className="desk-side" aria-label={t('app.nav.label')}>
      <ul>
        {features.map((feature) => (
          <li key={feature.area}>
            <Place
              feature={feature}
              isSmall={props.isSmall}
              count={feature.area === 'morning' ? line.data?.morningCount : undefined}
            />
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="desk-side-toggle"
        onClick={props.onToggle}
        aria-label={toggleText}
        title={toggleText}
      >
        {props.isSmall ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </nav>
  );
}

function Place(props: {
  readonly feature: FeatureRoute;
  readonly isSmall: boolean;
  readonly count: number | undefined;
}): ReactNode {
  const t = useT();
  const { area, pages } = props.feature;
  const Icon = ICONS[area];
  const name = t(`app.nav.${area}`);
  const link = (
    <Link
      to={pages[0].path}
      data-testid={`nav-${area}`}
      aria-label={props.count ? `${name} ${props.count}` : name}
      activeOptions={{ exact: pages[0].path === '/', includeSearch: false }}
      activeProps={{ className: 'desk-place-active' }}
      className="desk-place"
    >
      <Icon />
      {props.isSmall ? null : <span className="desk-place-name">{name}</span>}
      {props.count ? <span className="desk-place-count">{props.count}</span> : null}
    </Link>
  );
  return props.isSmall ? (
    <Tooltip title={name} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
