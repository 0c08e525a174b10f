import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './theme/fonts.css';
import './theme/tokens.css';
import './theme/app.css';

const queries = new QueryClient({ defaultOptions: { queries: { retry: 2, staleTime: 5_000, refetchOnWindowFocus: true } } });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
