import { probeRedis } from '../backing/redis.ts';
import type { ProcessEntry, RunFile } from '../installation/run-file.ts';
import { isAlive } from '../state/process-identity.ts';
import { readiness } from '../supervisor/service-spec.ts';
import { checker } from './check.ts';
import type { Check } from './check.ts';

const processes = checker('processes');

/** A crash is healed by a restart; only one that does not come back within this time is a failure. */
const COMEBACK_MS = 60_000;

export async function processChecks(run: RunFile, nowMs: number): Promise<Check[]> {
  return await Promise.all(Object.entries(run.processes).map(async ([name, entry]) => judgeProcess(name, entry, await problemOf(entry), nowMs)));
}

async function problemOf(entry: ProcessEntry): Promise<string | undefined> {
  if (entry.identity === null || !isAlive(entry.identity)) return 'not running';
  return entry.healthPort === undefined ? undefined : await readiness(entry.healthPort);
}

export function judgeProcess(name: string, entry: ProcessEntry, problem: string | undefined, nowMs: number): Check {
  const remedy = `see ./haicap logs ${name}`;
  const history = entry.restarts === 0 ? '' : `, restarted ${entry.restarts} times, last after ${entry.lastExit}`;
  if (problem === undefined) return entry.restarts === 0 ? processes.ok(name, 'ready') : processes.warn(name, `ready${history}`, remedy);
  const comesBack = entry.restarts > 0 && nowMs - Date.parse(entry.startedAt) < COMEBACK_MS;
  return comesBack ? processes.warn(name, `is being started again${history}`, remedy) : processes.fail(name, `${problem}${history}`, remedy);
}

export async function redisCheck(url: string): Promise<Check> {
  const redis = checker('redis');
  const probe = await probeRedis(url);
  return 'problem' in probe ? redis.fail('connection', probe.problem, 'see ./haicap logs redis; losing it costs speed and logins, never data') : redis.ok('version', probe.version);
}
