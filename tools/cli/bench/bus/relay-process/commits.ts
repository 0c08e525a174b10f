import { seededRandom } from '@haicap/kernel';
import type { Bus } from '@haicap/messaging';
import { notifyOutbox } from '@haicap/outbox';
import { Pool } from 'pg';
import { openLoop } from '../../harness/load.ts';

const CONNECTIONS = 8;
const SEED = 11;

export type Committed = { id: string; atMs: number };

/** Events that are committed one by one, as people write them, by an owner that wakes its relay behind each. */
export class Commits {
  private readonly pool: Pool;
  private readonly bus: Bus;
  private readonly addOne: string;

  constructor({ bus, adminUrl, addOne }: { bus: Bus; adminUrl: string; addOne: string }) {
    this.bus = bus;
    this.addOne = addOne;
    this.pool = new Pool({ connectionString: adminUrl, max: CONNECTIONS });
  }

  /** As many as arrive in so long; `then` is done behind each commit. */
  async during(ms: number, perSecond: number, then: (one: Committed) => Promise<void> = async () => notifyOutbox(this.bus)): Promise<Committed[]> {
    const committed: Committed[] = [];
    await openLoop({ perSecond, ms, random: seededRandom(SEED), work: async () => {
      const { rows: [added] } = await this.pool.query<{ id: string }>({ name: 'add-one', text: this.addOne });
      if (added === undefined) throw new Error('no event was added');
      const one = { id: added.id, atMs: wallMs() };
      committed.push(one);
      await then(one);
    } });
    return committed;
  }

  /** How long each took from its commit to its mark. */
  async untilMarked(committed: readonly Committed[]): Promise<number[]> {
    const { rows } = await this.pool.query<{ id: string; at: number }>(
      'SELECT id, extract(epoch FROM published_at)::float * 1000 AS at FROM outbox WHERE id = ANY($1::bigint[]) AND published_at IS NOT NULL', [committed.map(({ id }) => id)]);
    const markedAt = new Map(rows.map(({ id, at }) => [id, at]));
    // The clock of the database is this machine's own, and the answer to a COMMIT may come after the mark.
    return committed.map(({ id, atMs }) => Math.max(0, (markedAt.get(id) ?? Infinity) - atMs));
  }

  /** Takes them out of the queue: whoever published them alone marks nothing. */
  async forget(committed: readonly Committed[]): Promise<void> {
    await this.pool.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [committed.map(({ id }) => id)]);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** Milliseconds since 1970, finer than Date tells them. */
export function wallMs(): number {
  return performance.timeOrigin + performance.now();
}
