import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from 'redis';
import { childEnvironment } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { writeWhole } from '../state/files.ts';
import { withoutPassword } from './choice.ts';
import { findOnPath, run, unpackDebian } from './debian-packages.ts';
import type { Executable } from './nats.ts';
import type { Backing } from './postgres.ts';

const INSTALL_HINT = 'apt-get install -y redis-server';

export type RedisWish = { dataFolder: string; port: number; password: string; explicitUrl: string | undefined };

/** Chooses, checks and prepares Redis; `adminUrl` is the address with its password. */
export async function prepareRedis(wish: RedisWish): Promise<Backing> {
  if (wish.explicitUrl !== undefined) return await useGivenRedis(wish.explicitUrl);
  const found = await findRedisServer(wish.dataFolder);
  const folder = join(wish.dataFolder, 'redis');
  const config = join(wish.dataFolder, 'redis.conf');
  const prepare = async (): Promise<void> => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeWhole(config, redisConfig({ port: wish.port, password: wish.password, folder }));
  };
  const url = `redis://:${encodeURIComponent(wish.password)}@127.0.0.1:${wish.port}`;
  return {
    choice: { name: 'redis', which: found.which, why: found.why, version: found.version, url: withoutPassword(url) },
    adminUrl: url,
    child: {
      name: 'redis', command: found.path, args: [config], env: childEnvironment(), cwd: '/',
      stopSignal: 'SIGTERM', stopTimeoutMs: 10_000, readyTimeoutMs: 20_000, failureExit: EXIT.backing,
      prepare,
      check: async () => {
        const probe = await probeRedis(url);
        return 'problem' in probe ? probe.problem : undefined;
      },
    },
  };
}

/** Nothing is kept on disk: Redis is a cache, losing it costs speed and logins, never data. */
export function redisConfig(wish: { port: number; password: string; folder: string; host?: string }): string {
  return [
    `bind ${wish.host ?? '127.0.0.1'}`,
    `port ${wish.port}`,
    'protected-mode yes',
    `requirepass ${wish.password}`,
    'save ""',
    'appendonly no',
    `dir "${wish.folder.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
    'maxmemory 64mb',
    // Sessions and rate limits carry an expiry; the ones nearest to it go first when memory is short.
    'maxmemory-policy volatile-ttl',
    'daemonize no',
    '',
  ].join('\n');
}

export async function findRedisServer(dataFolder: string): Promise<Executable> {
  const onPath = findOnPath('redis-server');
  if (onPath !== undefined) {
    return { path: onPath, which: `own server, ${onPath}`, why: 'no HAICAP_REDIS_URL is set', version: await versionOf(onPath) };
  }
  try {
    // redis-server in its own package is a link to an executable of redis-tools.
    const unpacked = await unpackDebian('redis-server', { packages: ['redis-server', 'redis-tools'], executables: ['usr/bin/redis-server'] }, join(dataFolder, 'cache'));
    return { path: unpacked.executable, which: 'own server, unpacked Debian package', why: 'redis-server is not on PATH',
      version: await versionOf(unpacked.executable) };
  } catch (error) {
    throw new CliFailure(EXIT.backing, `redis-server is not on PATH and its package could not be had (${reasonOf(error)})`, `install it with: ${INSTALL_HINT}`);
  }
}

export async function useGivenRedis(url: string): Promise<Backing> {
  const found = await probeRedis(url);
  if ('problem' in found) {
    throw new CliFailure(EXIT.backing, `HAICAP_REDIS_URL is set but cannot be used: ${found.problem}`, 'correct the variable or unset it');
  }
  return { choice: { name: 'redis', which: 'given server', why: 'HAICAP_REDIS_URL is set', version: found.version, url: withoutPassword(url) },
    adminUrl: url, child: undefined };
}

export async function probeRedis(url: string): Promise<{ version: string } | { problem: string }> {
  if (!/^rediss?:\/\//.test(url)) return { problem: 'it is not a redis:// address' };
  try {
    const client = createClient({ url, socket: { connectTimeout: 3000, reconnectStrategy: false } });
    client.on('error', () => undefined);
    await client.connect();
    const info = await client.info('server');
    client.destroy();
    const version = /redis_version:(\S+)/.exec(info)?.[1] ?? 'unknown';
    return Number(version.split('.')[0]) >= 6 ? { version } : { problem: `Redis ${version} is older than 6` };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

async function versionOf(path: string): Promise<string> {
  return /v=(\d+\.\d+\.\d+)/.exec(await run(path, ['--version']))?.[1] ?? 'unknown';
}
