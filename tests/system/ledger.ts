import { expect } from '@jest/globals';
import type { Installation } from './installation.js';

interface Minutes { readonly calendarMinutes: number; readonly workingMinutes: number }

/** The deadline ledger as the gateway shows it, as far as scenarios look at it. */
export interface DeadlineLedger {
  readonly from: string; readonly to: string;
  readonly segments: readonly (Minutes & {
    readonly from: string; readonly to: string; readonly side: string; readonly unitId: string | null; readonly status: string;
    readonly clockRuns: boolean; readonly consultingUnitIds: readonly string[];
  })[];
  readonly elapsed: Minutes;
  readonly bySide: Readonly<Record<string, Minutes>>;
  readonly byUnit: readonly (Minutes & { readonly unitId: string })[];
}

/** Whose time was whose, as the gateway shows it. */
export function ledgerOf(province: Installation, { dossierId }: { readonly dossierId: string }, as: string): Promise<DeadlineLedger> {
  return province.ask<DeadlineLedger>(`/api/v1/dossiers/${dossierId}/deadline-ledger`, { as });
}

/** Segments follow one another without a gap, and both kinds of minutes sum to what elapsed, by segment as by side. */
export function expectSumsUp({ from, to, segments, elapsed, bySide }: DeadlineLedger): void {
  const ends = [from, ...segments.map((segment) => segment.to)];
  expect(segments.map((segment) => segment.from)).toEqual(ends.slice(0, -1));
  expect(ends.at(-1)).toBe(to);
  for (const parts of [segments, Object.values(bySide)]) {
    for (const kind of ['calendarMinutes', 'workingMinutes'] as const) expect(parts.reduce((sum, part) => sum + part[kind], 0)).toBe(elapsed[kind]);
  }
}
