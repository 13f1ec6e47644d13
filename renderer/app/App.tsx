import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryCache } from '../bridge/query-cache.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Gate } from './Gate.tsx';

/** Providers of the whole page; what is shown, Gate decides from the book's state. */
export function App(): ReactNode {
  return (
    <QueryClientProvider client={queryCache}>
      <ErrorBoundary>
        <Gate />
      </ErrorBoundary>
    </QueryClientProvider>
  );
}
