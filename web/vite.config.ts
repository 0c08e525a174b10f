import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { budgets } from './budgets.js';
import { offlineShell } from './offline-shell.js';
import { standAlonePage } from './stand-alone-page.js';

// Whoever builds, also a test whose NODE_ENV is its own: pages with the React of developers are half as large again, slow, and over their budgets.
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  plugins: [react(), budgets(), standAlonePage(), offlineShell()],
  resolve: {
    conditions: ['@haicap/source', ...defaultClientConditions],
    alias: [{ find: /^fflate$/, replacement: join(import.meta.dirname, 'zip-in-page.ts') }],
  },
  build: {
    // Chrome 94 on; words are looked up when a module is loaded, which waits for their catalogue (top-level await).
    target: 'es2022',
    // The final security headers allow scripts and styles from files only, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { citizen: join(import.meta.dirname, 'index.html'), staff: join(import.meta.dirname, 'can-bo.html') } },
  },
});
