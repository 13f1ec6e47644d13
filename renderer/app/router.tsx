import { createHashHistory, createRootRoute, createRoute, createRouter, Link } from '@tanstack/react-router';
import { lazy, type ReactNode } from 'react';
import { useT } from '../i18n/words.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Frame } from './Frame.tsx';
import { type FeaturePage, features } from './feature.ts';

const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NotFound });

function makeRoute(page: FeaturePage) {
  return createRoute({
    getParentRoute: () => rootRoute,
    path: page.path,
    component: lazy(() => page.load().then((Page) => ({ default: () => <Page /> }))),
  });
}

/** Pages of all features, each loaded when first opened; the hash survives lock and reload. */
export const router = createRouter({
  routeTree: rootRoute.addChildren(features.flatMap((feature) => feature.pages.map(makeRoute))),
  history: createHashHistory(),
  defaultPendingMs: 150,
});

function NotFound(): ReactNode {
  const t = useT();
  return (
    <EmptyState
      title={t('app.notFound.title')}
      body={t('app.notFound.body')}
      action={<Link to="/">{t('app.errorPage.home')}</Link>}
    />
  );
}
