import type { Scenario } from './run-scenario.ts';

/** Faults that last longer than ten seconds or that need an installation of their own. */
export const LONG_SCENARIOS: readonly Scenario[] = [];
