import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '@nats-io/transport-node';
import { childEnvironment } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { writeWhole } from '../state/files.ts';
import { withoutPassword } from './choice.ts';
import { findOnPath, run, unpackDebian } from './debian-packages.ts';
import { natsConnectOptions } from './nats-address.ts';
import { natsConfig } from './nats-config.ts';
import type { BusUser } from './nats-config.ts';
import type { Backing } from './postgres.ts';

const INSTALL_HINT = 'apt-get install -y nats-server';

export type NatsWish = {
  dataFolder: string;
  port: number;
  monitorPort: number;
  province: string;
  users: readonly BusUser[];
  storeBytes: number;
  explicitUrl: string | undefined;
};

export type Executable = { path: string; which: string; why: string; version: string };

/** Chooses, checks and prepares nats-server. `adminUrl` carries no user: services bring their own. */
export async function prepareNats(wish: NatsWish): Promise<Backing> {
  const keeper = wish.users.find((user) => user.name === 'bus-keeper');
  if (wish.explicitUrl !== undefined) return await useGivenNats(wish.explicitUrl, keeper);
  const found = await findNatsServer(wish.dataFolder);
  // The configuration lies beside the store: whoever deletes the store must still get the bus back.
  const config = join(wish.dataFolder, 'nats-server.conf');
  const storeFolder = join(wish.dataFolder, 'nats');
  const prepare = async (): Promise<void> => {
    mkdirSync(storeFolder, { recursive: true, mode: 0o700 });
    writeWhole(config, natsConfig({ port: wish.port, monitorPort: wish.monitorPort, storeFolder, account: `PROVINCE_${wish.province}`, users: wish.users, storeBytes: wish.storeBytes }));
  };
  const url = `nats://127.0.0.1:${wish.port}`;
  return {
    choice: { name: 'nats', which: found.which, why: found.why, version: found.version, url },
    adminUrl: url,
    child: {
      name: 'nats', command: found.path, args: ['-c', config], env: childEnvironment(), cwd: '/',
      stopSignal: 'SIGTERM', stopTimeoutMs: 15_000, readyTimeoutMs: 20_000, failureExit: EXIT.backing,
      prepare,
      check: async () => {
        const probe = await probeNats(url, keeper);
        return 'problem' in probe ? probe.problem : undefined;
      },
    },
  };
}

export async function findNatsServer(dataFolder: string): Promise<Executable> {
  const onPath = findOnPath('nats-server');
  if (onPath !== undefined) {
    return { path: onPath, which: `own server, ${onPath}`, why: 'no HAICAP_NATS_URL is set', version: await versionOf(onPath) };
  }
  try {
    const unpacked = await unpackDebian('nats-server', { packages: ['nats-server'], executables: ['usr/sbin/nats-server'] }, join(dataFolder, 'cache'));
    return { path: unpacked.executable, which: 'own server, unpacked Debian package', why: 'nats-server is not on PATH',
      version: await versionOf(unpacked.executable) };
  } catch (error) {
    throw new CliFailure(EXIT.backing, `nats-server is not on PATH and its package could not be had (${reasonOf(error)})`, `install it with: ${INSTALL_HINT}`);
  }
}

export async function useGivenNats(url: string, keeper: Pick<BusUser, 'name' | 'password'> | undefined): Promise<Backing> {
  // Either its address names one account for all services, or the server knows the installation's users, or takes anybody.
  const found = await probeNats(url, keeper);
  if ('problem' in found) {
    throw new CliFailure(EXIT.backing, `HAICAP_NATS_URL is set but cannot be used: ${found.problem}`, 'correct the variable or unset it');
  }
  return { choice: { name: 'nats', which: 'given server', why: 'HAICAP_NATS_URL is set', version: found.version, url: withoutPassword(url) },
    adminUrl: url, child: undefined };
}

export async function probeNats(url: string, user: Pick<BusUser, 'name' | 'password'> = { name: '', password: '' }): Promise<{ version: string } | { problem: string }> {
  if (!/^(nats|tls):\/\//.test(url)) return { problem: 'it is not a nats:// address' };
  try {
    const connection = await connect({ ...natsConnectOptions(url, { user: user.name, pass: user.password }), timeout: 3000, reconnect: false,
      name: 'haicap-launcher' });
    const version = connection.info?.version ?? 'unknown';
    const hasJetStream = connection.info?.jetstream === true;
    await connection.close();
    return hasJetStream ? { version } : { problem: 'JetStream is not enabled on the server' };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

async function versionOf(path: string): Promise<string> {
  return /v?(\d+\.\d+\.\d+)/.exec(await run(path, ['--version']))?.[1] ?? 'unknown';
}
