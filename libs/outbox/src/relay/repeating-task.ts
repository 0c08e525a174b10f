import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@haicap/service-kit';

export interface RepeatingTaskSettings {
  readonly name: string;
  readonly intervalMs: number;
  /** Answers true when there is more to do at once. */
  readonly run: () => Promise<boolean>;
  /** For work that can wait: after a run that has more to do it rests so many times as long as the run took. */
  readonly restsPerRun?: number;
  readonly logger: Logger;
}

// A wake-up must not turn a fault into a busy loop, and a long interval must not make a fault last.
const FAULT_PAUSE_MS = 200;
const FAULT_RETRY_MS = 2_000;

/**
 * Runs something again and again, never twice at once: after its interval, at a wake-up, or at once while it says that
 * there is more. A fault is logged and tried again after a pause. `stop` waits for the run under way.
 */
export class RepeatingTask {
  private stopped = false;
  private woken = false;
  private endPause: (() => void) | undefined;
  private loop: Promise<void> | undefined;

  constructor(private readonly settings: RepeatingTaskSettings) {}

  start(): void {
    this.stopped = false;
    this.loop ??= this.repeat();
  }

  /** Ends the present pause, or lets the run under way be followed by another at once. */
  wake(): void {
    this.woken = true;
    this.endPause?.();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.endPause?.();
    await this.loop;
    this.loop = undefined;
  }

  private async repeat(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const waitMs = await this.once();
      if (waitMs > 0 && !this.stopped && !this.woken) await this.rest(waitMs);
    }
  }

  private async once(): Promise<number> {
    const beganAtMs = performance.now();
    try {
      const hasMore = await this.settings.run();
      return hasMore ? (this.settings.restsPerRun ?? 0) * (performance.now() - beganAtMs) : this.settings.intervalMs;
    } catch (error) {
      this.settings.logger.warn({ err: error, task: this.settings.name }, 'a repeating task failed and is tried again');
      await sleep(FAULT_PAUSE_MS);
      return Math.min(FAULT_RETRY_MS, this.settings.intervalMs);
    }
  }

  private async rest(waitMs: number): Promise<void> {
    // A signal would make an error, with a picture of the stack, for each wake-up.
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.endPause = undefined;
  }
}
