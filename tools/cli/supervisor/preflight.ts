import { createServer } from 'node:net';
import { useGivenNats } from '../backing/nats.ts';
import { useGivenPostgres } from '../backing/postgres.ts';
import { useGivenRedis } from '../backing/redis.ts';
import { explicitUrls } from '../config.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { openDataFolder, pathsOf, removeIfEmpty } from '../installation/data-folder.ts';
import { readRunFile } from '../installation/run-file.ts';
import type { RunFile } from '../installation/run-file.ts';
import { readSecrets } from '../installation/secrets.ts';
import { busPassword } from '../installation/service-environment.ts';
import { tryLock } from '../state/lock-file.ts';
import type { Held } from '../state/lock-file.ts';
import { endLeftovers } from './leftovers.ts';
import type { Simulator } from './start-simulators.ts';

export type UpOptions = {
  dataFolder: string;
  province: string | undefined;
  port: number | undefined;
  empty: boolean;
  simulators?: readonly Simulator[];
  /** The instant at which the clock of this installation begins, when it is not the machine's. */
  clock: string | undefined;
  postgres: 'npm' | 'system';
  /** When the person pressed Enter, for the timings. */
  beganAtMs: number;
};

export type Checked = { lock: Held; before: RunFile | undefined; province: string; port: number; ended: string[] };

const DEFAULT_PROVINCE = '38';
const DEFAULT_PORT = 8080;

/** Everything that can be refused before anything is started. */
export async function checkBeforeStart(options: UpOptions): Promise<Checked> {
  try {
    openDataFolder(options.dataFolder);
    return await checkInside(options);
  } catch (error) {
    removeIfEmpty(options.dataFolder);
    throw error;
  }
}

async function checkInside(options: UpOptions): Promise<Checked> {
  const lock = takeLock(options.dataFolder);
  try {
    const before = readRunFile(options.dataFolder);
    const province = provinceOf(options, before);
    const port = options.port ?? before?.port ?? DEFAULT_PORT;
    // What a killed supervisor left behind may hold the port.
    const ended = before === undefined ? [] : await endLeftovers(before);
    await checkPort(port);
    await checkGivenServers(options.dataFolder);
    return { lock, before, province, port, ended };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function takeLock(dataFolder: string): Held {
  let lock;
  try {
    lock = tryLock(pathsOf(dataFolder).lock);
  } catch (error) {
    throw new CliFailure(EXIT.data, `the data folder ${dataFolder} cannot be written (${reasonOf(error)})`);
  }
  if ('release' in lock) return lock;
  throw new CliFailure(EXIT.data, `an installation is already running or starting in ${dataFolder} (process ${lock.pid})`,
    'see ./haicap status, stop it with ./haicap down, or give another folder with --data');
}

function provinceOf(options: UpOptions, before: RunFile | undefined): string {
  const province = options.province ?? before?.province ?? DEFAULT_PROVINCE;
  if (before === undefined || before.province === province) return province;
  throw new CliFailure(EXIT.usage, `${options.dataFolder} holds the data of province ${before.province}, not of ${province}`,
    'one folder is one province: give another one with --data');
}

/** A given server that cannot be used stops the start at once; nothing else is taken in its place. */
async function checkGivenServers(dataFolder: string): Promise<void> {
  const given = explicitUrls();
  const secrets = readSecrets(dataFolder);
  const keeper = secrets === undefined ? undefined : { name: 'bus-keeper', password: busPassword(secrets, 'bus-keeper') };
  if (given.postgres !== undefined) await useGivenPostgres(given.postgres);
  if (given.nats !== undefined) await useGivenNats(given.nats, keeper);
  if (given.redis !== undefined) await useGivenRedis(given.redis);
}

/** Loopback is where the gateway listens; a listener on all addresses shows there too. */
export async function checkPort(port: number): Promise<void> {
  // Browsers ask for localhost at ::1, too: a foreign program there would answer in the gateway's place.
  for (const host of ['127.0.0.1', '::1']) {
    const trouble = await troubleAt(port, host);
    if (trouble === undefined || (host === '::1' && NO_IPV6.has(trouble))) continue;
    const sentence = trouble === 'EADDRINUSE' ? `port ${port} is taken by another program` : `port ${port} cannot be used (${trouble})`;
    throw new CliFailure(EXIT.port, sentence, `choose another one, for example --port ${port < 1024 ? 8080 : port + 1}`);
  }
}

const NO_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

async function troubleAt(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? reasonOf(error)));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)));
  });
}
