import { RpcClient, type Bus } from '@haicap/messaging';
import { createDataSource, createLogger, createMetrics, type Metrics } from '@haicap/service-kit';
import { fixedClock } from '@haicap/kernel';
import { testDatabase, type TestDatabase } from '@haicap/testing';
import type { DataSource, QueryRunner } from 'typeorm';
import { factData, FactSubscription, outboxMigrations, type OrderedFact, type Project, type SubscriptionIntervals } from '../src/index.js';
import { unitNoted } from './note-facts.js';

/** Sums that show a second effect, and a log that shows the order. */
class NotedTables1760000000001 {
  readonly name = 'NotedTables1760000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE noted (unit_id uuid PRIMARY KEY, version integer NOT NULL, amount integer NOT NULL);
      CREATE TABLE noted_log (seq bigint GENERATED ALWAYS AS IDENTITY, unit_id uuid NOT NULL, version integer NOT NULL);
      CREATE TABLE unit_secret (unit_id uuid PRIMARY KEY, secret text NOT NULL);
      ALTER TABLE unit_secret ENABLE ROW LEVEL SECURITY;
      ALTER TABLE unit_secret FORCE ROW LEVEL SECURITY;
      CREATE POLICY unit_secret_scope ON unit_secret USING (app_in_scope(unit_id));
      GRANT SELECT, INSERT, UPDATE, DELETE ON noted, noted_log, unit_secret TO dossier_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

export const followerMigrations = [...outboxMigrations('dossier'), NotedTables1760000000001];

/** Adds up what was noted: applying a fact twice, or leaving one out, shows in the sum. */
export const addUp: Project = async (tx, facts: OrderedFact[]) => {
  const rows = facts.map((fact) => ({ unit_id: fact.aggregateId, version: fact.version, amount: factData(unitNoted, fact)?.amount ?? 0 }));
  const text = JSON.stringify(rows);
  await tx.query(
    `INSERT INTO noted_log (unit_id, version) SELECT f.unit_id, f.version
     FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (unit_id uuid, version integer)) WITH ORDINALITY AS f (unit_id, version, ord) ORDER BY f.ord`, [text]);
  await tx.query(
    `INSERT INTO noted AS n (unit_id, version, amount)
     SELECT f.unit_id, max(f.version), sum(f.amount) FROM jsonb_to_recordset($1::jsonb) AS f (unit_id uuid, version integer, amount integer) GROUP BY f.unit_id
     ON CONFLICT (unit_id) DO UPDATE SET version = excluded.version, amount = n.amount + excluded.amount`, [text]);
};

// A regular comparison leaves out what is younger than ten seconds; the owner's clock stands at TEST_NOW.
const LATER = fixedClock('2025-07-01T08:01:00+07:00');

export interface FollowerStage {
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  readonly metrics: Metrics;
  follow(bus: Bus, project?: Project, intervals?: Partial<SubscriptionIntervals>, more?: { givesWay?: true }): FactSubscription;
  /** Units, sum of amounts, facts in the log, and how often the log is out of order: 0 when nothing was lost or doubled. */
  sums(): Promise<{ units: number; amount: number; logged: number; misordered: number }>;
  count(sql: string): Promise<number>;
  close(): Promise<void>;
}

export async function raiseFollower(databaseWish?: TestDatabase): Promise<FollowerStage> {
  const database = databaseWish ?? (await testDatabase('dossier', followerMigrations));
  const logger = createLogger({ service: 'dossier', level: process.env['TEST_LOG'] ?? 'silent' });
  const dataSource = await createDataSource({ url: database.appUrl, applicationName: 'dossier', logger }).initialize();
  const metrics = createMetrics('dossier');
  const subscriptions: FactSubscription[] = [];
  const one = async <Row extends object>(sql: string): Promise<Row> => {
    const { rows } = await database.admin.query<Row>(sql);
    if (rows[0] === undefined) throw new Error('no row');
    return rows[0];
  };
  return {
    database, dataSource, metrics,
    follow: (bus, project = addUp, intervals = {}, more = {}) => {
      const subscription = new FactSubscription({
        bus, dataSource, consumer: 'dossier', followed: { service: 'registry', noun: 'unit' }, project,
        rpc: new RpcClient(bus), serviceToken: () => Promise.resolve('service-token'), logger, metrics, clock: LATER,
        intervals: { gapPatienceMs: 300, gapPollMs: 100, reconcileMs: 1_000, stateMs: 200, ...intervals },
        ...more,
      });
      subscriptions.push(subscription);
      subscription.start();
      return subscription;
    },
    sums: () => one(`SELECT (SELECT count(*)::integer FROM noted) AS units, (SELECT coalesce(sum(amount), 0)::integer FROM noted) AS amount,
      (SELECT count(*)::integer FROM noted_log) AS logged,
      (SELECT count(*)::integer FROM (SELECT version - lag(version, 1, 0) OVER (PARTITION BY unit_id ORDER BY seq) AS step FROM noted_log) s WHERE step <> 1) AS misordered`),
    count: async (sql) => (await one<{ n: number }>(`SELECT count(*)::integer AS n FROM ${sql}`)).n,
    close: async () => {
      await Promise.all(subscriptions.map((subscription) => subscription.stop()));
      await dataSource.destroy();
      await database.drop();
    },
  };
}
