import { seededRandom } from '@haicap/kernel';
import { CalendarKeeper } from './calendar.ts';
import { Client } from './client.ts';
import type { Command, Told } from './client.ts';
import { openDesks } from './desks.ts';
import type { History } from './history.ts';
import { Writer } from './writer.ts';

const WRITERS = 12;
const PAUSE_MS = 60;
const SETTLE_ROUNDS_MAX = 40;
const CALENDAR_EVERY_MS = 5_000;

/** Writers side by side at as many desks, from one seed. */
export class Workload {
  private readonly writers: Writer[];
  private readonly client: Client;
  private readonly random: () => number;
  private running = false;
  private startedAtMs = 0;
  private loops: Promise<unknown> = Promise.resolve();

  private readonly calendar: CalendarKeeper;

  private constructor(client: Client, writers: Writer[], calendar: CalendarKeeper, random: () => number) {
    this.client = client;
    this.calendar = calendar;
    this.writers = writers;
    this.random = random;
  }

  static async open(parts: { origin: string; secret: string; history: History; seed: number; writers?: number; stepwise?: boolean }): Promise<Workload> {
    const client = new Client(parts.origin, parts.secret, parts.history);
    const desks = await openDesks(client, parts.writers ?? WRITERS);
    const writers = desks.map((desk, index) => new Writer({ name: `w${index}`, desk, client, random: seededRandom(parts.seed * 1000 + index), stepwise: parts.stepwise ?? false }));
    return new Workload(client, writers, new CalendarKeeper(client, desks), seededRandom(parts.seed * 1000 + 999));
  }

  get accepted(): number {
    return this.writers.reduce((sum, writer) => sum + writer.accepted, 0);
  }

  get runningMs(): number {
    return performance.now() - this.startedAtMs;
  }

  /** Outcomes so far: certain successes, certain refusals, unknown ones. */
  counts(): Readonly<Record<'ok' | 'fail' | 'info', number>> {
    return { ...this.client.counts };
  }

  /** Has somebody told of every answer to a command. */
  onAnswer(listen: (command: Command, told: Told) => void): void {
    this.client.onAnswer = listen;
  }

  /** The same command with the same key once more; undefined when there was no token to be had, so that nothing was sent. */
  async again(command: Command): Promise<Told | undefined> {
    return await this.client.command(command).catch(() => undefined);
  }

  get uploads(): Readonly<Record<'tried' | 'made', number>> {
    return this.client.uploads;
  }

  get hanging(): readonly string[] {
    return this.client.hanging;
  }

  get noToken(): number {
    return this.client.noToken;
  }

  start(): void {
    this.running = true;
    this.startedAtMs = performance.now();
    this.loops = Promise.all([this.keepCalendar(), ...this.writers.map(async (writer) => {
      while (this.running) {
        await writer.turn();
        await pause(PAUSE_MS * (0.5 + this.random()));
      }
    })]);
    // Awaited at the end. Until then a writer that breaks must not end the process, which has a stage to take down.
    this.loops.catch(() => undefined);
  }

  get calendarChanges(): { readonly hours: number; readonly closures: number } {
    return this.calendar;
  }

  private async keepCalendar(): Promise<void> {
    for (let nextAtMs = 0; this.running;) {
      if (performance.now() < nextAtMs) {
        await pause(PAUSE_MS);
        continue;
      }
      await this.calendar.turn();
      nextAtMs = performance.now() + CALENDAR_EVERY_MS;
    }
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.loops;
  }

  /** Sends every command again whose outcome is unknown, until each is certain; answers how many are not. */
  async settle(): Promise<number> {
    for (let round = 0; ; round += 1) {
      const left = await Promise.all(this.writers.map((writer) => writer.settleAll()));
      const unknown = left.reduce((a, b) => a + b, 0);
      if (unknown === 0 || round === SETTLE_ROUNDS_MAX) return unknown;
      await pause(500);
    }
  }

  /** Moments at which a dossier was accepted, in order; performance.now() of this process. */
  acceptances(): number[] {
    return this.writers.flatMap(({ acceptedAtMs }) => acceptedAtMs).sort((a, b) => a - b);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
