import type { FeatureRoute } from '../../app/feature.ts';

export const route: FeatureRoute = {
  area: 'receipts',
  pages: [
    { path: '/receipts', load: () => import('./ReceiptsPage.tsx').then((module) => module.ReceiptsPage) },
  ],
};
