import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ProblemError } from './api/client.js';
import { App } from './app.js';
import { followSession, keeper } from './session/own-session.js';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/app.css';
import './theme/people.css';

const TRIES_MAX = 2;
/** A refusal is not asked for again: it would be the same. */
const isRefused = (error: unknown) => error instanceof ProblemError && error.problem.status >= 400 && error.problem.status < 500;

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

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
