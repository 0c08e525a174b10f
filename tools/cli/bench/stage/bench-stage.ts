import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortBook } from '../../backing/free-port.ts';
import { removeSharedClusters } from '../../backing/postgres-cluster.ts';
import { pathsOf } from '../../installation/data-folder.ts';
import { requireInstallation } from '../../installation/running.ts';
import type { Known } from '../../installation/running.ts';
import { publicOrigin } from '../../installation/service-environment.ts';
import { Installation } from '../../supervisor/installation.ts';
import { readiness } from '../../supervisor/service-spec.ts';
import { SupervisedChild } from '../../supervisor/supervised-child.ts';
import type { DossierDatabase } from './dossier-database.ts';
import { LoadedRows } from './loaded-rows.ts';

const ROWS_DRAWN = 300_000;

/** What several benchmarks share: a whole province, raised when the first of them asks for it. */
export class BenchStage {
  private readonly say: (text: string) => void;
  private raised: Promise<BenchProvince> | undefined;
  private filled: { dossiers: number; database: DossierDatabase } | undefined;

  constructor(say: (text: string) => void) {
    this.say = say;
  }

  province(): Promise<BenchProvince> {
    this.raised ??= BenchProvince.raise(this.say);
    return this.raised;
  }

  /** Leaves a database to whoever wants as many dossiers next: filling it takes longer than most benchmarks. */
  async leave(dossiers: number, database: DossierDatabase): Promise<void> {
    await this.filled?.database.close();
    this.filled = { dossiers, database };
  }

  /** The one that was left, to whom it then belongs. */
  take(dossiers: number): DossierDatabase | undefined {
    if (this.filled?.dossiers !== dossiers) return undefined;
    const { database } = this.filled;
    this.filled = undefined;
    return database;
  }

  async close(): Promise<void> {
    await this.filled?.database.close();
    // One that did not come up has taken itself down.
    await this.raised?.then((province) => province.close(), () => undefined);
  }
}

/** An installation in a folder of its own, as `./haicap up --empty` starts it. */
export class BenchProvince {
  readonly known: Known;
  readonly origin: string;
  private readonly installation: Installation;
  private drawn: Promise<LoadedRows> | undefined;

  private constructor(installation: Installation, known: Known) {
    this.installation = installation;
    this.known = known;
    this.origin = publicOrigin(known.run.port);
  }

  static async raise(say: (text: string) => void): Promise<BenchProvince> {
    say('Starting a province …');
    const dataFolder = mkdtempSync(join(tmpdir(), 'haicap-bench-'));
    // The account PostgreSQL runs under has to pass.
    chmodSync(dataFolder, 0o755);
    const port = await new PortBook({}).take('gateway');
    const installation = new Installation({ dataFolder, province: '38', port, empty: true, clock: undefined, postgres: 'npm', beganAtMs: Date.now() },
      (event) => { if (event.kind === 'note') say(event.text); });
    try {
      await installation.start();
      return new BenchProvince(installation, requireInstallation(dataFolder));
    } catch (error) {
      removeFolder(dataFolder);
      throw error;
    }
  }

  child(name: string): SupervisedChild {
    return this.installation.child(name);
  }

  /** Another process of a service, with everything the first one has but its health port; whoever asked for it ends it. */
  async twin(name: string): Promise<SupervisedChild> {
    const { spec } = this.child(name);
    const healthPort = await new PortBook({}).take(`health-${name}-twin`);
    const twin = new SupervisedChild({ ...spec, name: `${name}-twin`, env: { ...spec.env, HAICAP_HEALTH_PORT: String(healthPort) }, check: () => readiness(healthPort) }, pathsOf(this.known.dataFolder).logs, () => undefined);
    await twin.start();
    return twin;
  }

  /** Rows to load, one set for all benchmarks: an earlier system has each code once. */
  rows(atLeast: number): Promise<LoadedRows> {
    this.drawn ??= LoadedRows.draw(this.known, Math.max(ROWS_DRAWN, atLeast * 2));
    return this.drawn;
  }

  /** The processes of these, or of all that run. */
  pids(...names: string[]): number[] {
    const wanted = names.length > 0 ? names : Object.keys(this.known.run.processes);
    return wanted.flatMap((name) => this.child(name).identity?.pid ?? []);
  }

  async close(): Promise<void> {
    await this.installation.stop();
    removeFolder(this.known.dataFolder);
  }
}

function removeFolder(dataFolder: string): void {
  removeSharedClusters(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
}
