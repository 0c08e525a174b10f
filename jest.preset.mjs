// Tests run against library source: the condition @haicap/source resolves workspace packages to src.
export default {
  testEnvironment: 'node',
  // A test that hangs fails; a machine that is busy does not make one fail.
  testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testMatch: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.contract-spec.ts', '**/*.system-spec.ts', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/tools/boundaries/(lint-)?canary/'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@haicap/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', {
      module: { type: 'es6' },
      jsc: {
        target: 'es2022',
        keepClassNames: true,
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    }],
  },
};
