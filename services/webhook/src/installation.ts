import type { Clock, IdSource } from '@haicap/kernel';

/** What differs between two processes of this code. */
export interface InstallationSettings {
  readonly clock: Clock;
  /** The time of the machine, also in a trial that lives at another one: receivers compare signatures with their own clocks. */
  readonly machineClock: Clock;
  readonly ids: IdSource;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly publicOrigin: string;
  readonly wakeRelay: () => void;
}

export class Installation implements InstallationSettings {
  readonly clock: Clock;
  readonly machineClock: Clock;
  readonly ids: IdSource;
  readonly random: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly publicOrigin: string;
  readonly wakeRelay: () => void;

  constructor(settings: InstallationSettings) {
    ({ clock: this.clock, machineClock: this.machineClock, ids: this.ids, random: this.random, randomBytes: this.randomBytes, publicOrigin: this.publicOrigin, wakeRelay: this.wakeRelay } = settings);
  }
}
