import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '@haicap/testing';
import type { ChildSpec } from '../../cli/supervisor/child-spec.ts';
import { EXIT } from '../../cli/failure.ts';
import { Installation } from '../../cli/supervisor/installation.ts';
import { readiness } from '../../cli/supervisor/service-spec.ts';
import { SupervisedChild } from '../../cli/supervisor/supervised-child.ts';
import { pathsOf } from '../../cli/installation/data-folder.ts';
import { requireInstallation } from '../../cli/installation/running.ts';
import type { Known } from '../../cli/installation/running.ts';
import { publicOrigin } from '../../cli/installation/service-environment.ts';
import { processesOfCluster, removeSharedClusters, signalIfAlive } from '../../cli/backing/postgres-cluster.ts';
import { unpackDebian } from '../../cli/backing/debian-packages.ts';
import { signalGroup } from '../../cli/state/process-identity.ts';
import { Links } from './links.ts';

export const SERVICES = ['dossier', 'reporting', 'registry', 'identity', 'files', 'portal-adapter', 'webhook', 'gateway', 'bus-keeper'] as const;
const ALIVE_MAX_MS = 60_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export const BACKENDS = ['postgres', 'nats', 'redis'] as const;

export type StageWish = {
  /** Variables of the test build by service; any of them starts that service with the export condition. */
  testBuild?: Partial<Record<string, Record<string, string>>>;
  /** Called with the data folder before anything is written into it, for example to put a small disk below a part of it. */
  beforeStart?: (dataFolder: string) => Promise<void>;
  /** Called when everything has stopped and before the folder is removed. */
  afterStop?: () => void;
  /** Services whose clock can be moved. */
  movableClocks?: readonly string[];
  say: (text: string) => void;
};

/** A whole installation in a folder of its own, with a fault proxy on every link. */
export class Stage {
  readonly links: Links;
  readonly known: Known;
  readonly origin: string;
  private readonly installation: Installation;
  private readonly paused = new Set<string>();
  private readonly twins = new Set<SupervisedChild>();

  private readonly afterStop: () => void;
  private closing: Promise<void> | undefined;

  private constructor(installation: Installation, links: Links, known: Known, afterStop: () => void) {
    this.installation = installation;
    this.afterStop = afterStop;
    this.links = links;
    this.known = known;
    this.origin = publicOrigin(known.run.port);
  }

  static async raise(wish: StageWish): Promise<Stage> {
    const dataFolder = mkdtempSync(join(tmpdir(), 'haicap-chaos-'));
    // The account PostgreSQL runs under has to pass.
    chmodSync(dataFolder, 0o755);
    await wish.beforeStart?.(dataFolder);
    const links = new Links();
    const clocks = await prepareClocks(dataFolder, wish.movableClocks ?? []);
    let adminUrl = '';
    const alter = (spec: ChildSpec): ChildSpec => clocks(withTestBuild(spec, wish.testBuild, adminUrl));
    const installation = new Installation(
      { dataFolder, province: '38', port: await freePort(), empty: true, clock: undefined, postgres: 'npm', beganAtMs: Date.now() },
      (event) => { if (event.kind === 'note') wish.say(event.text); },
      {
        wiringOf: (service, wiring) => {
          adminUrl = wiring.postgresAdminUrl;
          return links.through(service, wiring);
        },
        alter,
      },
    );
    let stage: Stage | undefined;
    // Interrupted: nothing is left running, and nothing was proved.
    const giveUp = async (): Promise<void> => {
      await installation.stop();
      await links.stop();
      wish.afterStop?.();
      removeFolder(dataFolder);
    };
    const onSignal = (): void => void (stage?.close() ?? giveUp()).finally(() => process.exit(EXIT.interrupted));
    for (const signal of SIGNALS) process.once(signal, onSignal);
    const forget = (): void => { for (const signal of SIGNALS) process.removeListener(signal, onSignal); };
    try {
      await installation.start();
      stage = new Stage(installation, links, requireInstallation(dataFolder), () => {
        forget();
        wish.afterStop?.();
      });
      return stage;
    } catch (error) {
      forget();
      await giveUp();
      throw error;
    }
  }

  get dataFolder(): string {
    return this.known.dataFolder;
  }

  child(name: string): SupervisedChild {
    return this.installation.child(name);
  }

  /** kill -9; the supervisor brings it back at once. */
  async kill(name: string): Promise<void> {
    await this.alive(name);
    this.child(name).kill();
  }

  /** Kills it without a restart; `start` brings it back. */
  async halt(name: string): Promise<void> {
    await this.alive(name);
    await this.child(name).halt();
  }

  /** Nothing is started any more once the stage is being taken down: it would outlive it. */
  async start(name: string): Promise<void> {
    if (this.closing === undefined) await this.child(name).start();
  }

  async pause(name: string): Promise<void> {
    await this.alive(name);
    this.signal(name, 'SIGSTOP');
    this.paused.add(name);
  }

  /** A fault that finds nobody would count and be none: it waits until the process is there. */
  private async alive(name: string): Promise<void> {
    for (const endMs = performance.now() + ALIVE_MAX_MS; this.child(name).identity === undefined;) {
      if (performance.now() > endMs) throw new Error(`${name} does not come back`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  resume(name: string): void {
    this.signal(name, 'SIGCONT');
    this.paused.delete(name);
  }

  private signal(name: string, signal: NodeJS.Signals): void {
    const { identity, spec } = this.child(name);
    if (identity !== undefined) signalGroup(identity, signal);
    // PostgreSQL is all of its processes, and each is a group of its own.
    if (name === 'postgres') for (const pid of processesOfCluster(dirname(clusterOf(spec)))) signalIfAlive(pid, signal);
  }

  /** Another process of a service, with everything the first one has but its health port. */
  async twin(name: string): Promise<SupervisedChild> {
    const { spec } = this.child(name);
    const healthPort = await freePort();
    const twin = new SupervisedChild({ ...spec, name: `${name}-twin`, env: { ...spec.env, HAICAP_HEALTH_PORT: String(healthPort) }, check: () => readiness(healthPort) },
      pathsOf(this.dataFolder).logs, () => undefined);
    this.twins.add(twin);
    await twin.start();
    return twin;
  }

  /** Moves the clock of a service by so many seconds. */
  setClock(name: string, seconds: number): void {
    writeFileSync(clockFile(this.dataFolder, name), `${seconds >= 0 ? '+' : ''}${seconds}s\n`);
  }

  /** Ends every fault that is still on. */
  async heal(): Promise<void> {
    for (const name of this.paused) this.resume(name);
    for (const twin of this.twins) await twin.halt();
    this.links.heal();
    for (const name of [...BACKENDS, ...SERVICES]) {
      const child = this.child(name);
      if (child.state === 'stopped') await child.start();
    }
  }

  /** Whether every process answers that it is ready. */
  async isWhole(): Promise<string | undefined> {
    for (const name of [...BACKENDS, ...SERVICES]) {
      const child = this.child(name);
      if (child.identity === undefined) return `${name} does not run`;
      const missing = await child.spec.check().catch((error: unknown) => String(error));
      if (missing !== undefined) return `${name}: ${missing}`;
    }
    return undefined;
  }

  /** History and logs, for whoever looks for the reason. */
  copyEvidence(folder: string): void {
    cpSync(pathsOf(this.dataFolder).logs, join(folder, 'logs'), { recursive: true });
    cpSync(join(this.dataFolder, 'history.jsonl'), join(folder, 'history.jsonl'));
  }

  /** May be called twice: the second caller waits for the first. */
  close(): Promise<void> {
    this.closing ??= this.takeDown();
    return this.closing;
  }

  private async takeDown(): Promise<void> {
    for (const name of this.paused) this.resume(name);
    this.links.heal();
    for (const twin of this.twins) await twin.halt();
    await this.installation.stop();
    await this.links.stop();
    this.afterStop();
    removeFolder(this.dataFolder);
  }
}

/** Some mutants write where the service's own roles may not; they are given the administrator's address. */
function withTestBuild(spec: ChildSpec, testBuild: StageWish['testBuild'], adminUrl: string): ChildSpec {
  const variables = testBuild?.[spec.name];
  if (variables === undefined) return spec;
  return { ...spec, args: ['--conditions=@haicap/test-build', ...spec.args], env: { ...spec.env, ...variables, ...('HAICAP_MUTANT' in variables ? { HAICAP_MUTANT_DATABASE_URL: adminUrl } : {}) } };
}

const LIBFAKETIME = { packages: ['libfaketime'], executables: ['usr/lib/*/faketime/libfaketime.so.1'] };

/** A library before libc shifts what a process takes for the time of day; the monotonic clock stays. */
async function prepareClocks(dataFolder: string, services: readonly string[]): Promise<(spec: ChildSpec) => ChildSpec> {
  if (services.length === 0) return (spec) => spec;
  const { file } = await unpackDebian('libfaketime', LIBFAKETIME, join(dataFolder, 'cache'));
  for (const service of services) writeFileSync(clockFile(dataFolder, service), '+0s\n');
  return (spec) => (services.includes(spec.name)
    ? { ...spec, env: { ...spec.env, LD_PRELOAD: file, FAKETIME_TIMESTAMP_FILE: clockFile(dataFolder, spec.name), FAKETIME_DONT_FAKE_MONOTONIC: '1', FAKETIME_CACHE_DURATION: '1', FAKETIME_NO_CACHE: '0' } }
    : spec);
}

const clockFile = (dataFolder: string, service: string): string => join(dataFolder, `clock-of-${service}`);

function clusterOf({ args }: ChildSpec): string {
  const folder = args[args.indexOf('-D') + 1];
  if (folder === undefined) throw new Error('PostgreSQL was started without -D');
  return folder;
}

function removeFolder(dataFolder: string): void {
  removeSharedClusters(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
}
