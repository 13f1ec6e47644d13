import type { FeatureRoute } from '../../app/feature.ts';

export const route: FeatureRoute = {
  area: 'loans',
  pages: [
    { path: '/loans', load: () => import('./LoansPage.tsx').then((module) => module.LoansPage) },
    { path: '/loans/new', load: () => import('./NewLoanPage.tsx').then((module) => module.NewLoanPage) },
    { path: '/loans/$loanId', load: () => import('./LoanPage.tsx').then((module) => module.LoanPage) },
  ],
};
