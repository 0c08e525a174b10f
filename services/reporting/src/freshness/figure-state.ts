/** One of the two copies of the figures. */
export type Slot = 'a' | 'b';

/** Which copy is read, which one is being built beside it, and how far the figures are. */
export interface FigureState {
  /** Grows with every change of an answer. */
  readonly appliedEvents: number;
  /** The part of them that may change names: units and procedures. */
  readonly nameEvents: number;
  readonly computedAt: Date;
  readonly liveSlot: Slot;
  readonly buildingSlot: Slot | null;
  /** Facts that came to the copy being built before their predecessors. */
  readonly passedOver: number;
}

/** The copy that is not live. */
export function otherSlot(slot: Slot): Slot {
  return slot === 'a' ? 'b' : 'a';
}
