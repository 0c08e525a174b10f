import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { testResource } from './environment.js';
import { freePort } from './free-port.js';
import { ServerProcess } from './server-process.js';

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A real redis-server without persistence on a port of its own. */
export async function startRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(testResource('HAICAP_TEST_TMP'), 'redis-'));
  const port = await freePort();
  const server = new ServerProcess({
    command: testResource('HAICAP_TEST_REDIS_BIN'), port, logFile: join(folder, 'redis.log'),
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
  });
  await server.start();
  return {
    url: `redis://127.0.0.1:${port}`, port,
    start: () => server.start(),
    kill: () => server.kill(),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
