import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { standAlonePage } from './stand-alone-page.js';

export default defineConfig({
  plugins: [react(), standAlonePage()],
  resolve: { conditions: ['@haicap/source', ...defaultClientConditions] },
  build: {
    target: 'es2020',
    // The final security headers allow scripts and styles from files only, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
