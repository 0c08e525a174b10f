import type { RoutePriority } from '@haicap/contracts';

/**
 * How far the requests to one owner may have filled its places when one of a class is still let in. Each class finds room
 * that no class below it can take: while steps, tracking and exports wait for a slow owner, a quarter is left for accepting.
 */
export const SHARES: Readonly<Record<RoutePriority, number>> = { accept: 1, step: 0.75, tracking: 0.5, export: 0.125 };

/**
 * However many places there are: looks and exports beyond what an owner's database carries at once make each of them dearer, so fewer are answered.
 * Measured by `./haicap bench storm`: with ninety-six looks in flight a third of those were shown that were with thirty-two.
 */
const AT_ONCE_MAX: Readonly<Partial<Record<RoutePriority, number>>> = { tracking: 32, export: 16 };

/** When to try again: the class that is refused first stays away longest. */
export const RETRY_AFTER_S: Readonly<Record<RoutePriority, number>> = { accept: 1, step: 2, tracking: 5, export: 30 };

/** Gives the place back; a second time it does nothing. */
export type Leave = () => void;

/**
 * The requests in flight to each owner, bounded by class. Who finds no place is refused at once instead of waiting in a
 * queue that only grows; one owner that is slow takes no place of another.
 */
export class Admission {
  private readonly taken = new Map<string, number>();

  constructor(
    private readonly placesPerOwner: number,
    private readonly noteRefusal: (owner: string, priority: RoutePriority) => void = () => undefined,
  ) {}

  hasPlaceFor(owner: string, priority: RoutePriority): boolean {
    return this.takenOf(owner) < placesFor(priority, this.placesPerOwner);
  }

  /** Notes that somebody was refused who has not tried to enter. */
  refuse(owner: string, priority: RoutePriority): void {
    this.noteRefusal(owner, priority);
  }

  enter(owner: string, priority: RoutePriority): Leave | undefined {
    if (!this.hasPlaceFor(owner, priority)) {
      this.noteRefusal(owner, priority);
      return undefined;
    }
    this.taken.set(owner, this.takenOf(owner) + 1);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.taken.set(owner, this.takenOf(owner) - 1);
    };
  }

  takenOf(owner: string): number {
    return this.taken.get(owner) ?? 0;
  }
}

/** What somebody is told for whom there is no place. */
export function overloadOf(priority: RoutePriority) {
  return { code: 'OVERLOADED' as const, params: { priority, retryAfterS: RETRY_AFTER_S[priority] } };
}

/** How many places of an owner a class may fill, together with all others; at least one. */
export function placesFor(priority: RoutePriority, placesPerOwner: number): number {
  // Nobody is counted where admission is left off.
  if (placesPerOwner === Number.POSITIVE_INFINITY) return placesPerOwner;
  return Math.max(1, Math.min(Math.floor(placesPerOwner * SHARES[priority]), AT_ONCE_MAX[priority] ?? Number.POSITIVE_INFINITY));
}
