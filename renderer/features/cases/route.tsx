import type { FeatureRoute } from '../../app/feature.ts';

export const route: FeatureRoute = {
  area: 'cases',
  pages: [
    { path: '/cases', load: () => import('./CasesPage.tsx').then((module) => module.CasesPage) },
    { path: '/cases/$loanId', load: () => import('./CasePage.tsx').then((module) => module.CasePage) },
  ],
};
