import type { FeatureRoute } from '../../app/feature.ts';

export const route: FeatureRoute = {
  area: 'plans',
  pages: [
    { path: '/plans', load: () => import('./PlansPage.tsx').then((module) => module.PlansPage) },
    { path: '/plans/new', load: () => import('./PlanEditor.tsx').then((module) => module.PlanEditor) },
    { path: '/plans/$planId', load: () => import('./PlanPage.tsx').then((module) => module.PlanPage) },
  ],
};
