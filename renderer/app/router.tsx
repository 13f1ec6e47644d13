import { createHashHistory, createRootRoute, createRoute, createRouter, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../i18n/words.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Chunk, lateComponent } from './Chunk.tsx';
import { Frame } from './Frame.tsx';
import { features } from './feature.ts';

const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const pages = features
  .flatMap((feature) => feature.pages)
  .map((page) => ({ path: page.path, content: lateComponent(page.load) }));

function makeRoute({ path, content }: (typeof pages)[number]) {
  return createRoute({
    getParentRoute: () => rootRoute,
    path,
    component: () => <Chunk of={content} with={{}} />,
  });
}

/** Reads the page ahead that an address such as '#/loans' opens; one with a record in it is read when it opens. */
export function readPage(hash: string): void {
  const path = hash.replace(/^#/, '').split('?')[0] || '/';
  void pages.find((page) => page.path === path)?.content.read();
}

/** Pages of all features, each loaded when first opened; the hash survives lock and reload. */
export const router = createRouter({
  routeTree: rootRoute.addChildren(pages.map(makeRoute)),
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
