import type { FeatureRoute } from '../../app/feature.ts';

export const route: FeatureRoute = {
  area: 'morning',
  pages: [{ path: '/', load: () => import('./MorningPage.tsx').then((module) => module.MorningPage) }],
};
