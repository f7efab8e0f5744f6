import { createRootRoute } from '@tanstack/react-router';
import { Gate } from './app/gate.tsx';
import type { SearchParams } from './kit/list-state.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';

/** What every page stands in. */
export const root = createRootRoute({
  component: Gate,
  notFoundComponent: NotFoundPage,
  validateSearch: (search: Record<string, unknown>): SearchParams => search as SearchParams,
});
