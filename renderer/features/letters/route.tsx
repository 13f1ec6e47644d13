import type { FeatureRoute } from '../../app/feature.ts';

export const route: FeatureRoute = {
  area: 'letters',
  pages: [
    { path: '/letters', load: () => import('./RegisterPage.tsx').then((module) => module.RegisterPage) },
    { path: '/letters/new', load: () => import('./IssuePage.tsx').then((module) => module.IssuePage) },
    { path: '/letters/batch', load: () => import('./BatchPage.tsx').then((module) => module.BatchPage) },
    {
      path: '/letters/$letterId',
      load: () => import('./LetterPage.tsx').then((module) => module.LetterPage),
    },
  ],
};
