import pg from 'pg';
import { EXTENSIONS } from '../backing/postgres-probe.ts';
import { inDatabase, withClient } from '../database/apply-plan.ts';
import { planDatabase } from '../database/database-plan.ts';
import { reasonOf } from '../failure.ts';
import { checker, judgeHigh } from './check.ts';
import type { Check, CheckState } from './check.ts';

const server = checker('postgresql');

export async function databaseChecks(adminUrl: string, services: readonly string[]): Promise<Check[]> {
  try {
    const checks = await withClient(adminUrl, serverChecks);
    for (const service of services) {
      const { database } = planDatabase(service, () => '');
      checks.push(...await withClient(inDatabase(adminUrl, database), (client) => serviceChecks(client, service))
        .catch((error: unknown) => [checker(service).fail('database', reasonOf(error), './haicap down, then ./haicap up: it creates and migrates what is missing')]));
    }
    return checks;
  } catch (error) {
    return [server.fail('connection', reasonOf(error), 'see ./haicap status and ./haicap logs postgres')];
  }
}

async function serverChecks(client: pg.Client): Promise<Check[]> {
  const asked = Date.now();
  const { rows } = await client.query<{ version: string; number: number; connections: number; limit: number; now: Date; extensions: number; vi: number; encoding: string }>(`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
      (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
      current_setting('max_connections')::int AS limit, clock_timestamp() AS now, current_setting('server_encoding') AS encoding,
      (SELECT count(*)::int FROM pg_available_extensions WHERE name = ANY($1)) AS extensions,
      (SELECT count(*)::int FROM pg_collation WHERE collprovider = 'i' AND collname LIKE 'vi-%') AS vi`, [EXTENSIONS]);
  const facts = rows[0];
  if (facts === undefined) return [server.fail('connection', 'no answer', 'see ./haicap logs postgres')];
  const skewMs = Math.abs(facts.now.getTime() - (asked + Date.now()) / 2);
  const used = facts.connections / facts.limit;
  return [
    facts.number >= 150_000 ? server.ok('version', facts.version) : server.fail('version', `${facts.version} is older than 15`, 'use PostgreSQL 15 or newer'),
    facts.encoding === 'UTF8' ? server.ok('encoding', facts.encoding) : server.fail('encoding', facts.encoding, 'make the cluster anew with encoding UTF8'),
    facts.vi > 0 ? server.ok('ICU vi', 'Vietnamese collation present') : server.fail('ICU vi', 'the server has no Vietnamese collation', 'use a PostgreSQL built with ICU'),
    facts.extensions === EXTENSIONS.length ? server.ok('extensions', EXTENSIONS.join(', ')) : server.fail('extensions', 'some are missing', 'install postgresql-contrib'),
    skewMs < 2000 ? server.ok('clock', `${Math.round(skewMs)} ms apart from this machine`)
      : server.fail('clock', `${Math.round(skewMs / 1000)} s apart from this machine`, 'synchronise both clocks (chrony, systemd-timesyncd)'),
    used < 0.8 ? server.ok('connections', `${facts.connections} of ${facts.limit}`) : server.warn('connections', `${facts.connections} of ${facts.limit}`, 'raise max_connections or stop what holds them'),
  ];
}

/** The relay publishes within a second; a minute of delay means that it does not. */
const OLDEST_SECONDS = { warn: 10, fail: 60 };

type Group = ReturnType<typeof checker>;

async function serviceChecks(client: pg.Client, service: string): Promise<Check[]> {
  const group = checker(service);
  const { rows } = await client.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')");
  const tables = new Set(rows.map((row) => row.name));
  const checks = [tables.has('migrations') ? await migrationCheck(client, group) : group.fail('migrations', 'none has run', './haicap down, then ./haicap up')];
  if (tables.has('outbox')) checks.push(await unpublishedCheck(client, group, service));
  if (tables.has('dead_letter')) checks.push(await deadLetterCheck(client, group, service));
  if (tables.has('inbox_parked')) checks.push(await parkedCheck(client, group, service));
  return checks;
}

async function migrationCheck(client: pg.Client, group: Group): Promise<Check> {
  const { rows } = await client.query<{ name: string; count: number }>('SELECT name, count(*) OVER ()::int AS count FROM migrations ORDER BY id DESC LIMIT 1');
  const last = rows[0];
  return last === undefined ? group.fail('migrations', 'none has run', './haicap down, then ./haicap up') : group.ok('migrations', `${last.count}, the last one ${last.name}`);
}

async function unpublishedCheck(client: pg.Client, group: Group, service: string): Promise<Check> {
  // The limit keeps the check cheap when the bus has been away for days.
  const { rows } = await client.query<{ seconds: number | null; waiting: number }>(`SELECT extract(epoch FROM clock_timestamp() - min(at))::float8 AS seconds, count(*)::int AS waiting
    FROM (SELECT at FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT 100000) AS unpublished`);
  const seconds = rows[0]?.seconds ?? 0;
  const waiting = rows[0]?.waiting ?? 0;
  return line(group, 'oldest unpublished event', judgeHigh(seconds, OLDEST_SECONDS), waiting === 0 ? 'none waits' : `${Math.round(seconds)} s, ${waiting} waiting`,
    `the relay does not publish: see ./haicap logs ${service} and ./haicap status`);
}

async function deadLetterCheck(client: pg.Client, group: Group, service: string): Promise<Check> {
  const dead = await count(client, 'SELECT count(*)::int AS count FROM dead_letter WHERE replayed_at IS NULL');
  return line(group, 'dead letters', judgeHigh(dead, { warn: 1, fail: 1000 }), dead === 0 ? 'none' : String(dead),
    `read table dead_letter of ${planDatabase(service, () => '').database}: its column error says why; once that is mended, ./haicap replay-dead-letters ${service}`);
}

async function parkedCheck(client: pg.Client, group: Group, service: string): Promise<Check> {
  const parked = await count(client, "SELECT count(*)::int AS count FROM inbox_parked WHERE parked_at < clock_timestamp() - interval '1 minute'");
  return line(group, 'parked facts', judgeHigh(parked, { warn: 1, fail: 10_000 }), parked === 0 ? 'none' : `${parked} older than a minute`,
    `their predecessors are missing: see ./haicap logs ${service}`);
}

async function count(client: pg.Client, sql: string): Promise<number> {
  return (await client.query<{ count: number }>(sql)).rows[0]?.count ?? 0;
}

function line(group: Group, name: string, state: CheckState, detail: string, remedy: string): Check {
  if (state === 'FAIL') return group.fail(name, detail, remedy);
  return state === 'WARN' ? group.warn(name, detail, remedy) : group.ok(name, detail);
}
