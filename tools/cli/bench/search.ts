import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { PortBook } from '../backing/free-port.ts';
import { preparePostgres } from '../backing/postgres.ts';
import { removeSharedClusters } from '../backing/postgres-cluster.ts';
import { projectRoot } from '../config.ts';
import { applyDatabasePlans, inDatabase, roleUrl } from '../database/apply-plan.ts';
import { literal, planDatabase } from '../database/database-plan.ts';
import { CliFailure, EXIT } from '../failure.ts';
import type { ExitCode } from '../failure.ts';
import { SupervisedChild } from '../supervisor/supervised-child.ts';
import { columns, seconds } from '../terminal/table.ts';
import { Terminal } from '../terminal/terminal.ts';

const DIST = 'services/dossier/dist';
const DOSSIERS = 1_000_000;
const SEARCH_MS_MAX = 50;
const PASSWORD = 'bench';

const measuredSearch = z.object({
  dossiers: z.int(), seedMs: z.int(), floor: z.object({ p50Ms: z.number(), p95Ms: z.number() }),
  kinds: z.array(z.object({ kind: z.string(), runs: z.int(), found: z.int(), p50Ms: z.number(), p95Ms: z.number(), scanMs: z.number() })),
});
type MeasuredSearch = z.infer<typeof measuredSearch>;

/** Every way to look for a dossier among a million, in the search of the dossier service and with its rights, against reading everything. */
export async function benchSearch(flags: { json?: boolean; color?: boolean }): Promise<ExitCode> {
  const terminal = new Terminal(flags);
  for (const entry of ['search-bench/main.js', 'database/migrate.js']) {
    if (!existsSync(join(projectRoot, DIST, entry))) throw new CliFailure(EXIT.start, `${DIST}/${entry} is not built`, 'build it: npx tsc -b services/dossier');
  }
  const measured = await onScratchServer((adminUrl) => measure(adminUrl, (text) => terminal.say(terminal.dim(text))));
  const isMet = measured.kinds.every(({ p95Ms }) => p95Ms < SEARCH_MS_MAX);
  if (terminal.json) terminal.document({ ok: isMet, ...measured, limits: { searchP95Ms: SEARCH_MS_MAX } });
  else print(terminal, measured, isMet);
  return isMet ? EXIT.ok : EXIT.checks;
}

/** A PostgreSQL of its own, as durable as one in use: a search for a person commits its audit row. */
async function onScratchServer<T>(work: (adminUrl: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'haicap-bench-'));
  chmodSync(folder, 0o755);
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  let postgres: SupervisedChild | undefined;
  try {
    const port = await new PortBook({}).take('postgres');
    const { child, adminUrl } = await preparePostgres({ dataFolder, port, password: PASSWORD, source: 'npm', explicitUrl: undefined, durable: true });
    if (child === undefined) throw new CliFailure(EXIT.backing, 'there is no PostgreSQL of our own');
    postgres = new SupervisedChild(child, join(folder, 'logs'), () => undefined);
    await postgres.start();
    return await work(adminUrl);
  } finally {
    await postgres?.stop();
    removeSharedClusters(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(adminUrl: string, say: (text: string) => void): Promise<MeasuredSearch> {
  const plan = planDatabase('dossier', () => literal(PASSWORD));
  await applyDatabasePlans(adminUrl, [plan]);
  const urlOf = (role: 'owner' | 'app' | 'relay'): string => roleUrl(adminUrl, plan.database, plan.roles[role], PASSWORD);
  const key = (): string => randomBytes(32).toString('base64');
  const env = {
    HAICAP_OWNER_DATABASE_URL: urlOf('owner'), HAICAP_DATABASE_URL: urlOf('app'), HAICAP_RELAY_DATABASE_URL: urlOf('relay'), HAICAP_ADMIN_DATABASE_URL: inDatabase(adminUrl, plan.database),
    HAICAP_PROVINCE: '38', HAICAP_LOG_LEVEL: 'warn', HAICAP_DATA_KEY: key(), HAICAP_DATA_KEY_ID: 'bench', HAICAP_INDEX_KEY: key(),
  };
  const run = (entry: string, args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['--enable-source-maps', join(projectRoot, DIST, entry), ...args], { cwd: projectRoot, env, maxBuffer: 16 * 1024 ** 2 });
  await run('database/migrate.js', []);
  say(`Making ${DOSSIERS.toLocaleString('vi')} dossiers in a database of their own, and searching …`);
  const { stdout } = await run('search-bench/main.js', [String(DOSSIERS)]);
  return measuredSearch.parse(JSON.parse(stdout));
}

function print(terminal: Terminal, { dossiers, seedMs, floor, kinds }: MeasuredSearch, isMet: boolean): void {
  const { bold, dim, green, red } = terminal;
  terminal.say(`\n  ${bold(dossiers.toLocaleString('vi'))} generated dossiers, made in ${seconds(seedMs)}; an officer of a unit that has one of twenty of them\n`);
  terminal.say(columns([
    ['', 'p50 ms', 'p95 ms', 'without index, ms', 'runs'].map(dim),
    ['an empty transaction', floor.p50Ms.toFixed(1), floor.p95Ms.toFixed(1), '', ''],
    ...kinds.map(({ kind, runs, p50Ms, p95Ms, scanMs }) => [kind, p50Ms.toFixed(1), p95Ms < SEARCH_MS_MAX ? p95Ms.toFixed(1) : red(p95Ms.toFixed(1)), scanMs.toFixed(0), String(runs)]),
  ]));
  terminal.say(`\n  ${isMet ? green('met') : red('not met')}: below ${SEARCH_MS_MAX} ms each (p95), from the search of the service to its answer, without bus and HTTP`);
}
