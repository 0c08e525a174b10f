import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@haicap/testing';
import type { ChildSpec } from '../../cli/supervisor/child-spec.ts';
import { Installation } from '../../cli/supervisor/installation.ts';
import type { SupervisedChild } from '../../cli/supervisor/supervised-child.ts';
import { requireInstallation } from '../../cli/installation/running.ts';
import type { Known } from '../../cli/installation/running.ts';
import { publicOrigin } from '../../cli/installation/service-environment.ts';
import { removeSharedClusters } from '../../cli/backing/postgres-cluster.ts';
import { signalGroup, signalProcess } from '../../cli/state/process-identity.ts';
import { Links } from './links.ts';

export const SERVICES = ['dossier', 'reporting', 'registry', 'identity', 'gateway', 'bus-keeper'] as const;
export const BACKENDS = ['postgres', 'nats', 'redis'] as const;

export type StageWish = {
  /** Variables of the test build by service; any of them starts that service with the export condition. */
  testBuild?: Partial<Record<string, Record<string, string>>>;
  /** Changes how a process is started, for example under another clock. */
  alter?: (spec: ChildSpec) => ChildSpec;
  /** Called with the data folder before anything is written into it, for example to put a small disk below a part of it. */
  beforeStart?: (dataFolder: string) => Promise<void>;
  say: (text: string) => void;
};

/** A whole installation in a folder of its own, with a fault proxy on every link. */
export class Stage {
  readonly links: Links;
  readonly known: Known;
  readonly origin: string;
  private readonly installation: Installation;
  private readonly paused = new Set<string>();

  private constructor(installation: Installation, links: Links, known: Known) {
    this.installation = installation;
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
    const installation = new Installation(
      { dataFolder, province: '38', port: await freePort(), empty: true, postgres: 'npm', beganAtMs: Date.now() },
      (event) => { if (event.kind === 'note') wish.say(event.text); },
      { wiringOf: (service, wiring) => links.through(service, wiring), alter: (spec) => wish.alter?.(withTestBuild(spec, wish.testBuild)) ?? withTestBuild(spec, wish.testBuild) },
    );
    try {
      await installation.start();
      return new Stage(installation, links, requireInstallation(dataFolder));
    } catch (error) {
      await links.stop();
      removeFolder(dataFolder);
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
  kill(name: string): void {
    this.child(name).kill();
  }

  pause(name: string): void {
    const { identity } = this.child(name);
    // A paused PostgreSQL is all of its processes; they are groups of their own.
    if (identity === undefined || !signalGroup(identity, 'SIGSTOP')) return;
    this.paused.add(name);
  }

  resume(name: string): void {
    const { identity } = this.child(name);
    if (identity !== undefined) signalGroup(identity, 'SIGCONT');
    this.paused.delete(name);
  }

  signal(name: string, signal: NodeJS.Signals): void {
    const { identity } = this.child(name);
    if (identity !== undefined) signalProcess(identity, signal);
  }

  /** Ends every fault that is still on. */
  async heal(): Promise<void> {
    for (const name of this.paused) this.resume(name);
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

  async close(): Promise<void> {
    for (const name of this.paused) this.resume(name);
    this.links.heal();
    await this.installation.stop();
    await this.links.stop();
    removeFolder(this.dataFolder);
  }
}

function withTestBuild(spec: ChildSpec, testBuild: StageWish['testBuild']): ChildSpec {
  const variables = testBuild?.[spec.name];
  if (variables === undefined) return spec;
  return { ...spec, args: ['--conditions=@haicap/test-build', ...spec.args], env: { ...spec.env, ...variables } };
}

function removeFolder(dataFolder: string): void {
  removeSharedClusters(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
}
