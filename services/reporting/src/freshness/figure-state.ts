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
  /** The copy that is being filled, also with what happens meanwhile. */
  readonly buildingSlot: Slot | null;
  /** The copy that has all its sums, and takes in what happens. Between the two nobody but the one who sums it up writes to it. */
  readonly summedSlot: Slot | null;
  /** Facts that the copy beside took in. */
  readonly takenEvents: number;
}

/** Facts that are counted live and not in the copy beside; only its growth says something. */
export function missedEvents({ appliedEvents, nameEvents, takenEvents }: FigureState): number {
  return appliedEvents - nameEvents - takenEvents;
}

/** The copy that is not live. */
export function otherSlot(slot: Slot): Slot {
  return slot === 'a' ? 'b' : 'a';
}
