import type { Dossier } from '@haicap/contracts';
import { dueGroupOf } from '../inbox/due-groups.js';

export interface Load { readonly assigneeId: string | null; readonly count: number; readonly late: number }

/** How much each officer holds, the most first; what nobody holds counts as well. */
export function loads(dossiers: readonly Pick<Dossier, 'assigneeId' | 'dueAt' | 'dueOn' | 'pausedAt'>[], nowMs: number): Load[] {
  const byOfficer = Map.groupBy(dossiers, ({ assigneeId }) => assigneeId);
  return [...byOfficer].map(([assigneeId, own]) => ({ assigneeId, count: own.length, late: own.filter((one) => dueGroupOf(one, nowMs) === 'late').length })).sort((a, b) => b.count - a.count);
}
