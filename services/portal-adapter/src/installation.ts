import type { Clock, IdSource } from '@haicap/kernel';

/** What differs between two processes of this code: its time, its ids, and whom it wakes after a COMMIT. */
export class Installation {
  constructor(
    readonly clock: Clock,
    readonly ids: IdSource,
    readonly wakeRelay: () => void,
  ) {}
}
