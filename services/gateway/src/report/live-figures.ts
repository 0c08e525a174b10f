import { hintSubject, listFigures, lookUpSummary, PAGE_LIMIT_MAX, type LiveFigures, type RpcReply } from '@haicap/contracts';
import { RpcClient, type Bus } from '@haicap/messaging';
import type { Logger } from '@haicap/service-kit';
import type { EventStream } from '../live/event-streams.js';
import { Follower } from '../live/follower.js';

/** At most one event per second, however many facts arrive. */
const INTERVAL_MS = 1_000;
/** A hint may be lost; then the figures are at most this old. */
const POLL_MS = 10_000;
const PAGES_MAX = 20;

type UnitRow = LiveFigures['changedUnits'][number];

/**
 * The figures of today for everybody who watches: read once per change from reporting, whatever the number of readers,
 * and sent as the summary with the rows that changed. Nobody watching, nothing is read.
 */
export class LiveFiguresHub {
  private readonly watching = new Set<EventStream>();
  private summary: RpcReply<typeof lookUpSummary> | undefined;
  private rows = new Map<string, string>();
  private readonly follower: Follower;
  private timer: NodeJS.Timeout | undefined;
  private nextReadAtMs = 0;
  private poll: NodeJS.Timeout | undefined;
  private detach: (() => void) | undefined;

  constructor(private readonly bus: Bus, private readonly rpc: RpcClient, private readonly logger: Logger) {
    this.follower = new Follower(() => this.read(), (error) => this.logger.error({ err: error }, 'the figures cannot be read'));
  }

  start(): void {
    this.detach = this.bus.onHint(hintSubject.figures('reporting'), () => this.wakeSoon());
    this.poll = setInterval(() => this.wakeSoon(), POLL_MS);
  }

  stop(): void {
    this.detach?.();
    clearInterval(this.poll);
    clearTimeout(this.timer);
    this.follower.stop();
  }

  /** Sends everything known now, then what changes. */
  watch(stream: EventStream): void {
    this.watching.add(stream);
    stream.onClose(() => this.unwatch(stream));
    if (this.summary !== undefined) this.send([stream], this.summary, [...this.rows.values()]);
    else this.follower.wake();
  }

  private unwatch(stream: EventStream): void {
    this.watching.delete(stream);
    // What nobody keeps up to date is not shown to the next one.
    if (this.watching.size === 0) [this.summary, this.rows] = [undefined, new Map()];
  }

  private wakeSoon(): void {
    if (this.watching.size === 0) return;
    // The first change is told at once; those that follow within the interval wait for its end and go together.
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.nextReadAtMs = performance.now() + INTERVAL_MS;
      this.follower.wake();
    }, Math.max(0, this.nextReadAtMs - performance.now()));
  }

  private async read(): Promise<void> {
    const summary = await this.rpc.call(lookUpSummary, {});
    const rows = await this.readRows();
    if (!summary.ok || rows === undefined || this.watching.size === 0) return;
    const changed = [...rows].filter(([key, text]) => this.rows.get(key) !== text).map(([, text]) => text);
    const isFirst = this.summary === undefined;
    if (!isFirst && changed.length === 0 && this.summary?.appliedEvents === summary.value.appliedEvents && this.summary.asOf === summary.value.asOf) return;
    [this.summary, this.rows] = [summary.value, rows];
    this.send(this.watching, summary.value, changed);
  }

  /** The rows of all units as JSON by key; undefined when reporting is away. */
  private async readRows(): Promise<Map<string, string> | undefined> {
    const rows: UnitRow[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const reply = await this.rpc.call(listFigures, { by: 'unit', limit: PAGE_LIMIT_MAX, cursor });
      if (!reply.ok) return undefined;
      rows.push(...reply.value.items);
      cursor = reply.value.nextCursor;
      if (cursor === undefined) break;
    }
    return new Map(rows.map((row) => [row.key, JSON.stringify(row)]));
  }

  private send(streams: Iterable<EventStream>, summary: RpcReply<typeof lookUpSummary>, rows: readonly string[]): void {
    const text = `{"summary":${JSON.stringify(summary)},"changedUnits":[${rows.join(',')}]}`;
    for (const stream of streams) stream.push('figures', text, String(summary.appliedEvents));
  }
}
