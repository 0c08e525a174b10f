import type { Stage } from '../stage/stage.ts';

/** Something that goes wrong for a while. `run` ends when the fault is over; what it took down is up again or coming up. */
export type Fault = { name: string; target: string; run: (stage: Stage, forMs: number) => Promise<void> };

export const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
