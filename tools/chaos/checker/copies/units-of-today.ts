export type Succession = { fromUnitId: string; toUnitId: string; effectiveOn: string };
export type UnitName = { unitId: string; code: string; name: string };

/**
 * Under which unit of today a former unit counts: whole under one successor, the one that kept the name, otherwise the
 * one with the lowest code; and on from there to the unit that still stands.
 */
export function unitsOfToday(successions: readonly Succession[], names: ReadonlyMap<string, UnitName>, today: string): Map<string, string> {
  const next = new Map<string, string>();
  const inForce = successions.filter(({ fromUnitId, toUnitId, effectiveOn }) => fromUnitId !== toUnitId && effectiveOn <= today);
  for (const [from, successors] of Map.groupBy(inForce, ({ fromUnitId }) => fromUnitId)) {
    const name = names.get(from)?.name;
    const rank = ({ toUnitId }: Succession): string => {
      const unit = names.get(toUnitId);
      return `${unit === undefined ? 2 : unit.name === name ? 0 : 1} ${unit?.code ?? ''} ${toUnitId}`;
    };
    const [first] = successors.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
    if (first !== undefined) next.set(from, first.toUnitId);
  }
  return new Map([...next.keys()].map((unitId) => [unitId, lastOf(unitId, next)]));
}

function lastOf(unitId: string, next: ReadonlyMap<string, string>): string {
  const seen = new Set([unitId]);
  let last = unitId;
  for (let one = next.get(last); one !== undefined && !seen.has(one); one = next.get(last)) {
    seen.add(one);
    last = one;
  }
  return last;
}
