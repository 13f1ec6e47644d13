import type { FeatureRoute } from '../../app/feature.ts';

export const route: FeatureRoute = {
  area: 'imports',
  pages: [{ path: '/imports', load: () => import('./ImportsPage.tsx').then((module) => module.ImportsPage) }],
};
