import preset from './jest.preset.mjs';

export default { ...preset, rootDir: import.meta.dirname, testSequencer: './tests/e2e/order.mjs' };
