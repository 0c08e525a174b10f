import { probeRedis } from '../backing/redis.ts';
import type { RunFile } from '../installation/run-file.ts';
import { isAlive } from '../state/process-identity.ts';
import { readiness } from '../supervisor/service-spec.ts';
import { checker } from './check.ts';
import type { Check } from './check.ts';

const processes = checker('processes');

export async function processChecks(run: RunFile): Promise<Check[]> {
  return await Promise.all(Object.entries(run.processes).map(async ([name, entry]) => {
    if (entry.identity === null || !isAlive(entry.identity)) {
      return processes.fail(name, `not running (${entry.lastExit ?? 'it ended'}), it is started again`, `see ./haicap logs ${name}`);
    }
    const problem = entry.healthPort === undefined ? undefined : await readiness(entry.healthPort);
    if (problem !== undefined) return processes.fail(name, problem, `see ./haicap logs ${name}`);
    if (entry.restarts > 0) return processes.warn(name, `ready, restarted ${entry.restarts} times, last after ${entry.lastExit}`, `see ./haicap logs ${name}`);
    return processes.ok(name, 'ready');
  }));
}

export async function redisCheck(url: string): Promise<Check> {
  const redis = checker('redis');
  const probe = await probeRedis(url);
  return 'problem' in probe ? redis.fail('connection', probe.problem, 'see ./haicap logs redis; losing it costs speed and logins, never data') : redis.ok('version', probe.version);
}
