import type { Pool, PoolClient } from 'pg';
import { eventually } from '../eventually.js';
import type { TestDatabase } from '../test-database.js';
import type { Catalogue, PlanNode, RanPlan } from './plan.js';

/**
 * Makes PostgreSQL tell every session of a database the plan of every statement after it ran, also of those inside
 * functions and triggers, under the role and scope it ran with. Nothing is explained apart: what is judged is what ran.
 * Sessions that are open already are not affected. Example: `const recorder = await recordPlans(database);
 * recorder.listenTo(relayPool, { worksByItself: true }); const plans = await recorder.during(() => rig.lookUp(id));`
 */
export async function recordPlans(database: TestDatabase): Promise<PlanRecorder> {
  const settings = {
    session_preload_libraries: 'auto_explain', 'auto_explain.log_min_duration': '0', 'auto_explain.log_level': 'notice', 'auto_explain.log_format': 'json',
    'auto_explain.log_analyze': 'on', 'auto_explain.log_timing': 'off', 'auto_explain.log_buffers': 'on', 'auto_explain.log_verbose': 'on',
    'auto_explain.log_nested_statements': 'on',
  };
  for (const [name, value] of Object.entries(settings)) await database.admin.query(`ALTER DATABASE ${database.name} SET ${name} = '${value}'`);
  return new PlanRecorder(await readCatalogue(database.admin));
}

export class PlanRecorder {
  private plans: RanPlan[] = [];
  private readonly heard = new WeakSet<PoolClient>();
  private readonly pools: Pool[] = [];

  constructor(readonly catalogue: Catalogue) {}

  /** Hears what the sessions of a pool are told. What works by itself, as a relay does, is never waited for: it begins again at once. */
  listenTo(pool: Pool, { worksByItself = false } = {}): void {
    if (!worksByItself) this.pools.push(pool);
    pool.on('acquire', (client) => {
      if (this.heard.has(client)) return;
      this.heard.add(client);
      client.on('notice', ({ message }) => this.hear(message ?? ''));
    });
  }

  /**
   * The plans of all statements that ran meanwhile, with the last one of each transaction: what only reads does not wait for its end, at which PostgreSQL
   * tells that plan. Whoever asks next has its connection again, and none that is new and looks everything up for the first time.
   */
  async during(work: () => Promise<unknown>): Promise<readonly RanPlan[]> {
    this.plans = [];
    const heldBefore = this.held();
    await work();
    await eventually(() => this.held() <= heldBefore);
    return this.plans;
  }

  /** Whether a statement with these words ran since `during` began. */
  hasHeard(words: string): boolean {
    return this.plans.some(({ text }) => text.includes(words));
  }

  /** Connections that somebody has in hand. */
  private held(): number {
    return this.pools.reduce((held, { idleCount, totalCount }) => held + totalCount - idleCount, 0);
  }

  private hear(message: string): void {
    const start = message.indexOf('{');
    if (!message.startsWith('duration:') || start < 0) return;
    const told = JSON.parse(message.slice(start)) as { 'Query Text': string; Plan: PlanNode };
    this.plans.push({ text: told['Query Text'], root: told.Plan });
  }
}

async function readCatalogue(admin: Pool): Promise<Catalogue> {
  const { rows: sizes } = await admin.query<{ name: string; rows: number }>(
    `SELECT relname AS name, reltuples AS rows FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`);
  const { rows: parts } = await admin.query<{ part: string; root: string }>(
    `SELECT c.relname AS part, r.relname AS root FROM pg_class c CROSS JOIN LATERAL pg_partition_root(c.oid) p (oid) JOIN pg_class r ON r.oid = p.oid WHERE c.relispartition`);
  return { rows: new Map(sizes.map(({ name, rows }) => [name, rows])), belongsTo: new Map(parts.map(({ part, root }) => [part, root])) };
}
