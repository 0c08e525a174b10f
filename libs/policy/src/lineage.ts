/** How units stand in their lineage on a day. */
export interface Lineage {
  /** Those that are gone: a post in one of them gives no right any more. */
  readonly ended: ReadonlySet<string>;
  /** Of a unit the former ones that went into it whole, the former of the former too, as far as anything is left of them. */
  readonly formerOf: ReadonlyMap<string, readonly string[]>;
}

/** What is held in units, through their lineage: in what a unit took over as in the unit itself, and nothing in a unit that is gone. */
export function throughLineage<T extends { readonly unitId: string }>(held: readonly T[], { ended, formerOf }: Lineage): readonly T[] {
  return held.filter(({ unitId }) => !ended.has(unitId)).flatMap((one) => [one, ...(formerOf.get(one.unitId) ?? []).map((unitId) => ({ ...one, unitId }))]);
}
