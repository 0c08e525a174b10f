import { CliFailure, EXIT } from '../failure.ts';

export const TEST_KINDS = ['unit', 'integration', 'system', 'e2e'] as const;
export type TestKind = (typeof TEST_KINDS)[number];

/** Contract specs need the same servers as integration specs and run with them. */
export const PATTERNS: Readonly<Record<TestKind, readonly string[]>> = {
  unit: ['**/*.spec.ts', '**/*.spec.tsx'],
  integration: ['**/*.int-spec.ts', '**/*.contract-spec.ts'],
  system: ['**/*.system-spec.ts'],
  e2e: ['**/*.e2e-spec.ts'],
};

export function parseTestKind(text: string | undefined): TestKind[] {
  if (text === undefined) return [...TEST_KINDS];
  const kind = TEST_KINDS.find((known) => known === text);
  if (kind === undefined) throw new CliFailure(EXIT.usage, `there are no "${text}" tests`, `choose one of ${TEST_KINDS.join(', ')}, or none for all`);
  return [kind];
}

export type Counts = { passed: number; failed: number; skipped: number };

/** A suite that cannot even be loaded has no tests to count; it counts as one failure. */
export function countResults(jest: { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; numRuntimeErrorTestSuites: number }): Counts {
  return { passed: jest.numPassedTests, failed: jest.numFailedTests + jest.numRuntimeErrorTestSuites, skipped: jest.numPendingTests + jest.numTodoTests };
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed, skipped: sum.skipped + one.skipped }), { passed: 0, failed: 0, skipped: 0 });
}

export function lastLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}
