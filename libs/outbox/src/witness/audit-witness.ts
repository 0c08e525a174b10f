import type { Actor, ErrorCode, RpcContract } from '@haicap/contracts';
import type { Clock } from '@haicap/kernel';
import type { Witness } from '@haicap/messaging';
import { currentTraceId, withScope, type Logger } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { RepeatingTask } from '../relay/repeating-task.js';
import { DenialCount, minuteOf } from './denial-count.js';
import { whoIs } from './others-looks.js';
import { SeenBefore } from './seen-before.js';

export interface WitnessSettings {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Testimony {
  readonly rows: readonly Record<string, unknown>[];
  readonly kept: () => void;
  readonly failed: (error: unknown) => void;
}

const FLUSH_MS = 10_000;
const ROWS_PER_TRANSACTION = 500;
const ANONYMOUS = 'anonymous';

/**
 * Writes denials and looks at personal data as audit rows of a service. Whatever is said while a transaction is under way
 * goes into the next one together, so many readers cost one transaction at a time and nothing when they only look again:
 * the same person looking at the same thing in the same way is one look for an hour, in a list for twelve. Of a denial the
 * first is written at once; repetitions by the same actor within a minute are one row with their number.
 * Example: `const witness = new AuditWitness({ dataSource, clock, logger }); new RpcServer({ …, witness });`
 */
export class AuditWitness implements Witness {
  readonly #settings: WitnessSettings;
  readonly #denials = new DenialCount();
  readonly #seen = new SeenBefore();
  #waiting: Testimony[] = [];
  #isWriting = false;
  readonly #flushing: RepeatingTask;
  /** First denials of their minute on their way into the trail. */
  readonly #writing = new Set<Promise<void>>();
  #stopped = false;

  constructor(settings: WitnessSettings) {
    this.#settings = settings;
    this.#flushing = new RepeatingTask({
      name: 'repeated denials', intervalMs: FLUSH_MS, logger: settings.logger,
      run: async () => {
        await this.flush(this.#denials.over(settings.clock.now()));
        return false;
      },
    });
  }

  /** Writes the numbers of the minute under way, too. To be stopped after the requests, before the database. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#flushing.stop();
    await Promise.all(this.#writing);
    await this.flush(this.#denials.all());
  }

  denied(deed: string, actor: Actor | null, code: ErrorCode): void {
    const now = this.#settings.clock.now();
    const denial = { account: actor?.accountId ?? ANONYMOUS, kind: actor?.kind ?? ANONYMOUS, deed, code };
    if (!this.#denials.isFirst(denial, now)) {
      // Nothing to do for who is never refused twice.
      if (!this.#stopped) this.#flushing.start();
      return;
    }
    const row = this.row({ account: denial.account, action: 'deny', objectType: 'rpc', objectId: deed, detail: { code, ...whoIs(actor) } });
    const writing = this.write([row]).catch((error: unknown) => {
      this.#settings.logger.error({ err: error, code }, 'a denial could not be written into the audit trail yet');
      this.#denials.giveBack([{ ...denial, times: 1, minute: minuteOf(now) }]);
      if (!this.#stopped) this.#flushing.start();
    }).finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  async looked({ name, looks }: RpcContract, actor: Actor | null, ids: readonly string[]): Promise<void> {
    if (looks === undefined) return;
    const account = actor?.accountId ?? ANONYMOUS;
    const now = this.#settings.clock.now();
    const fresh = this.#seen.fresh(ids.map((id) => ({ id, key: `${account} ${name} ${id}` })), now);
    if (fresh.length === 0) return;
    const detail = { ...whoIs(actor), ...(looks.listed === true ? { listed: true } : {}) };
    await this.write(fresh.map(({ id }) => this.row({ account, action: name, objectType: looks.at, objectId: id, detail })));
    this.#seen.remember(fresh.map(({ key }) => key), now, looks.listed === true);
  }

  private async flush(repeated: ReturnType<DenialCount['all']>): Promise<void> {
    if (repeated.length === 0) return;
    const rows = repeated.map(({ account, kind, deed, code, times, minute }) =>
      this.row({ account, action: 'deny', objectType: 'rpc', objectId: deed, detail: { code, kind, times, minute } }));
    await this.write(rows).catch((error: unknown) => {
      this.#denials.giveBack(repeated);
      throw error;
    });
  }

  private row({ account, action, objectType, objectId, detail }: { account: string; action: string; objectType: string; objectId: string; detail: object }) {
    return { at: this.#settings.clock.now().toISOString(), actor: account, action, object_type: objectType, object_id: objectId, trace_id: currentTraceId() ?? '', detail };
  }

  private async write(rows: readonly Record<string, unknown>[]): Promise<void> {
    const kept = new Promise<void>((resolve, reject) => this.#waiting.push({ rows, kept: resolve, failed: reject }));
    // Whoever comes first does not wait for those after; what fails is told to each of them.
    if (!this.#isWriting) void this.writeAll();
    await kept;
  }

  private async writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const testimonies = this.takeSome();
      try {
        const rows = testimonies.flatMap((one) => one.rows);
        await withScope(this.#settings.dataSource, { kind: 'none' }, (tx) => tx.query('SELECT append_audit($1::jsonb)', [JSON.stringify(rows)]));
        for (const { kept } of testimonies) kept();
      } catch (error) {
        for (const { failed } of testimonies) failed(error);
      }
    }
    this.#isWriting = false;
  }

  private takeSome(): Testimony[] {
    const taken: Testimony[] = [];
    let rows = 0;
    for (let next = this.#waiting[0]; next !== undefined && (taken.length === 0 || rows + next.rows.length <= ROWS_PER_TRANSACTION); next = this.#waiting[0]) {
      taken.push(next);
      rows += next.rows.length;
      this.#waiting.shift();
    }
    return taken;
  }
}
