import type { ComponentType } from 'react';

/** The places of the side bar, in its order; one without a registered feature is not shown. */
export const AREAS = [
  'morning',
  'loans',
  'cases',
  'letters',
  'receipts',
  'plans',
  'legal',
  'recovery',
  'analysis',
  'training',
  'imports',
  'settings',
] as const;
export type Area = (typeof AREAS)[number];

export interface FeaturePage {
  /** '/loans' or '/loans/$loanId'; the morning sheet is '/' */
  readonly path: string;
  /** () => import('./LoansPage.tsx').then((module) => module.LoansPage) */
  readonly load: () => Promise<ComponentType>;
}

/**
 * What renderer/features/<area>/route.tsx exports as `route`: adding the folder is enough. The first page is the one
 * the side bar opens. Pages read their place with usePathParams and useUrlState of app/navigation.ts.
 */
export interface FeatureRoute {
  readonly area: Area;
  readonly pages: readonly [FeaturePage, ...FeaturePage[]];
}

const modules = import.meta.glob('../features/*/route.tsx', { eager: true, import: 'route' });

function isFeatureRoute(value: unknown): value is FeatureRoute {
  return typeof value === 'object' && value !== null && 'area' in value && 'pages' in value;
}

/** All features found in the folders, in the side bar's order. */
export const features: readonly FeatureRoute[] = Object.values(modules)
  .filter(isFeatureRoute)
  .toSorted((a, b) => AREAS.indexOf(a.area) - AREAS.indexOf(b.area));
