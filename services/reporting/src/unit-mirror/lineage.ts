import { compareLocalDates, type LocalDate } from '@haicap/kernel';

/** One unit went into another. */
export interface Succession {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly effectiveOn: LocalDate;
}

/** What tells units apart when one unit was split between several. */
export interface NamedUnit {
  readonly unitId: string;
  readonly code: string;
  /** Without its type. */
  readonly name: string;
}

/**
 * Which of today's units stands where a former unit stood, so that former figures can be shown under today's units with
 * the same total. A unit that was split counts whole under one successor: the one that kept its name, otherwise the one
 * with the lowest code. Units that still exist stand for themselves and are left out.
 */
export function unitsOfToday(successions: readonly Succession[], units: ReadonlyMap<string, NamedUnit>, today: LocalDate): Map<string, string> {
  const successor = new Map<string, string>();
  for (const { fromUnitId, toUnitId, effectiveOn } of successions) {
    if (fromUnitId === toUnitId || compareLocalDates(effectiveOn, today) > 0) continue;
    const known = successor.get(fromUnitId);
    if (known === undefined || stands(units.get(fromUnitId), units.get(toUnitId), units.get(known))) successor.set(fromUnitId, toUnitId);
  }
  return new Map([...successor.keys()].map((unitId) => [unitId, lastOf(unitId, successor)]));
}

/** Tells whether `candidate` stands for the former unit rather than `known`. */
function stands(former: NamedUnit | undefined, candidate: NamedUnit | undefined, known: NamedUnit | undefined): boolean {
  if (candidate === undefined) return false;
  if (known === undefined) return true;
  const [kept, keptByKnown] = [candidate.name === former?.name, known.name === former?.name];
  if (kept !== keptByKnown) return kept;
  return candidate.code === known.code ? candidate.unitId < known.unitId : candidate.code < known.code;
}

// A lineage has no circle; data that had one would end at the unit before it closes.
function lastOf(unitId: string, successor: ReadonlyMap<string, string>): string {
  const seen = new Set([unitId]);
  let last = unitId;
  for (let next = successor.get(last); next !== undefined && !seen.has(next); next = successor.get(last)) {
    seen.add(next);
    last = next;
  }
  return last;
}
