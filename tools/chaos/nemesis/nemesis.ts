import type { Stage } from '../stage/stage.ts';
import type { History } from '../workload/history.ts';
import { wait } from './fault.ts';
import type { Fault } from './fault.ts';
import { drawTurns } from './schedule.ts';

/** What happened, in milliseconds of this process. */
export type Injected = { name: string; target: string; fromMs: number; untilMs: number };

export class Nemesis {
  readonly injected: Injected[] = [];
  private readonly stage: Stage;
  private readonly history: History;
  private readonly say: (text: string) => void;

  constructor(parts: { stage: Stage; history: History; say: (text: string) => void }) {
    this.stage = parts.stage;
    this.history = parts.history;
    this.say = parts.say;
  }

  /** One fault from its beginning to its end. */
  async inject(fault: Fault, forMs: number): Promise<void> {
    const [fromMs, from] = [performance.now(), this.history.nowMs()];
    this.say(`${fault.name} ${fault.target} ${(forMs / 1000).toFixed(1)} s`);
    await fault.run(this.stage, forMs);
    this.injected.push({ name: fault.name, target: fault.target, fromMs, untilMs: performance.now() });
    this.history.fault({ name: fault.name, target: fault.target, from, until: this.history.nowMs() });
  }

  /** Draws faults until the time is over. The draw depends on the seed alone; when each begins depends on the machine. */
  async rage(faults: readonly Fault[], untilMs: number, random: () => number): Promise<void> {
    for (const { quietMs, faults: together, restMs } of drawTurns(faults, random)) {
      await wait(quietMs);
      await Promise.all(together.map(({ fault, forMs }) => this.inject(fault, forMs)));
      await wait(restMs);
      if (performance.now() >= untilMs) return;
    }
  }
}
