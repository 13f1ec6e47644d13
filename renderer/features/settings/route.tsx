import type { FeatureRoute } from '../../app/feature.ts';

export const route: FeatureRoute = {
  area: 'settings',
  pages: [
    { path: '/settings', load: () => import('./SettingsPage.tsx').then((module) => module.SettingsPage) },
  ],
};
