import { PortBook } from '../../backing/free-port.ts';
import { pathsOf } from '../../installation/data-folder.ts';
import { requireInstallation } from '../../installation/running.ts';
import type { Known } from '../../installation/running.ts';
import { publicOrigin } from '../../installation/service-environment.ts';
import { Installation } from '../../supervisor/installation.ts';
import { readiness } from '../../supervisor/service-spec.ts';
import { SupervisedChild } from '../../supervisor/supervised-child.ts';
import type { DossierDatabase } from './dossier-database.ts';
import { LoadedRows } from './loaded-rows.ts';
import { dataOf, makeScratchFolder, removeScratchFolder } from './scratch-folder.ts';

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
  private readonly folder: string;
  private drawn: Promise<LoadedRows> | undefined;
  /** Processes that run instead of those of the installation, with another environment. */
  private readonly standIns = new Map<string, SupervisedChild>();

  private constructor(installation: Installation, known: Known, folder: string) {
    this.installation = installation;
    this.known = known;
    this.folder = folder;
    this.origin = publicOrigin(known.run.port);
  }

  static async raise(say: (text: string) => void): Promise<BenchProvince> {
    say('Starting a province …');
    const folder = makeScratchFolder();
    const dataFolder = dataOf(folder);
    const port = await new PortBook({}).take('gateway');
    const installation = new Installation({ dataFolder, province: '38', port, empty: true, clock: undefined, postgres: 'npm', beganAtMs: Date.now() },
      (event) => { if (event.kind === 'note') say(event.text); });
    try {
      await installation.start();
      return new BenchProvince(installation, requireInstallation(dataFolder), folder);
    } catch (error) {
      removeScratchFolder(folder);
      throw error;
    }
  }

  child(name: string): SupervisedChild {
    return this.standIns.get(name) ?? this.installation.child(name);
  }

  /** Another process of a service, with everything the first one has but its ports; whoever asked for it ends it. */
  async twin(name: string): Promise<SupervisedChild> {
    const book = new PortBook({});
    const [healthPort, httpPort] = [await book.take(`health-${name}-twin`), await book.take(`http-${name}-twin`)];
    const { HAICAP_HTTP_PORT: listens } = this.child(name).spec.env;
    const twin = this.beside(name, `${name}-twin`, { HAICAP_HEALTH_PORT: String(healthPort), ...(listens === undefined ? {} : { HAICAP_HTTP_PORT: String(httpPort) }) });
    await twin.start();
    return twin;
  }

  /** Restarts a service as it is, but for this of its environment; without any it is again what it was. */
  async restartAs(name: string, changes: Readonly<Record<string, string>> | undefined): Promise<void> {
    await this.child(name).stop();
    this.standIns.delete(name);
    if (changes !== undefined) this.standIns.set(name, this.beside(name, name, changes));
    await this.child(name).start();
  }

  private beside(name: string, as: string, changes: Readonly<Record<string, string>>): SupervisedChild {
    const { spec } = this.child(name);
    const env = { ...spec.env, ...changes };
    return new SupervisedChild({ ...spec, name: as, env, check: () => readiness(Number(env['HAICAP_HEALTH_PORT'])) }, pathsOf(this.known.dataFolder).logs, () => undefined);
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
    // What answers people first, as the installation itself ends.
    for (const name of ['gateway', ...this.standIns.keys()]) await this.standIns.get(name)?.stop();
    await this.installation.stop();
    removeScratchFolder(this.folder);
  }
}
