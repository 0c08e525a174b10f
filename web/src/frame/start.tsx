import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from '../api/client.js';
import { followSession, keeper } from '../session/own-session.js';
import { followTheme } from '../theme/theme.js';
import '../theme/fonts.css';
import '../theme/tokens.css';
import '../theme/app.css';
import '../theme/people.css';
import { keepShell } from '../offline/own-shell.js';
import { NewRelease } from '../offline/new-release.js';
import type { AppRouter } from './page-route.js';

const TRIES_MAX = 2;
/** A refusal is not asked for again: it would be the same. */
const isRefused = (error: unknown) => error instanceof ProblemError && error.problem.status >= 400 && error.problem.status < 500;

/** Starts one of the two applications in the page. */
export function start(router: AppRouter, around: (app: ReactNode) => ReactNode = (app) => app): void {
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: (failures, error) => failures < TRIES_MAX && !isRefused(error), staleTime: 5_000, refetchOnWindowFocus: true } },
  });
  let wasOver = false;
  keeper.subscribe(() => {
    const { kind } = keeper.state();
    // What could not be read while nobody was signed in is read now.
    if (wasOver && kind === 'signed-in') void queries.invalidateQueries({ type: 'active' });
    wasOver = kind === 'over';
  });
  followSession();
  followTheme();
  void keepShell(window.location.pathname);
  const first = window.location.pathname;
  router.subscribe('onResolved', ({ pathChanged, fromLocation, toLocation }) => {
    // Keyboard and screen reader begin at the content of the new page; whoever went on before the first one had come has no page to come from.
    if (pathChanged && (fromLocation !== undefined || toLocation.pathname !== first)) document.getElementById('main')?.focus({ preventScroll: true });
  });
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no element #root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>{around(<RouterProvider router={router} />)}<NewRelease /></QueryClientProvider>
    </StrictMode>,
  );
}
