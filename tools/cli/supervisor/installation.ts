import { PortBook } from '../backing/free-port.ts';
import { buildWhatChanged } from '../build/build.ts';
import { CliFailure, EXIT, reasonOf } from '../failure.ts';
import { pathsOf } from '../installation/data-folder.ts';
import type { RunFile } from '../installation/run-file.ts';
import { openClock } from '../installation/trial-clock.ts';
import { openSecrets } from '../installation/secrets.ts';
import { loadTopology } from '../installation/topology.ts';
import { PROVINCES } from '../installation/provinces.ts';
import { Steps } from '../terminal/steps.ts';
import type { StepEvent } from '../terminal/steps.ts';
import type { Held } from '../state/lock-file.ts';
import type { ChildSpec } from './child-spec.ts';
import { prefetchPackages, startBacking } from './start-backing.ts';
import { prepareDatabases, startServices, wiringOf } from './start-services.ts';
import { checkBeforeStart } from './preflight.ts';
import type { UpOptions } from './preflight.ts';
import { waitForReadCopies } from './read-copies.ts';
import { RunRecord } from './run-record.ts';
import { stopGroups } from './stop-order.ts';
import { SupervisedChild, trimLog } from './supervised-child.ts';
import { summarise } from './summary.ts';
import type { Summary } from './summary.ts';
import { trickleSpec } from './service-spec.ts';
import { startSimulators } from './start-simulators.ts';
import type { Wiring } from '../installation/service-environment.ts';

/** What a stage changes of the installation it raises: by which way a service reaches the others, and how a process is started. */
export type Staging = {
  wiringOf: (service: string, wiring: Wiring) => Promise<Wiring>;
  alter: (spec: ChildSpec) => ChildSpec;
};

const AS_IT_IS: Staging = { wiringOf: (_service, wiring) => Promise.resolve(wiring), alter: (spec) => spec };

/** One running province: starts everything in order, keeps it alive, stops it in the opposite order. */
export class Installation {
  readonly options: UpOptions;
  readonly steps: Steps;
  private readonly children: SupervisedChild[] = [];
  private readonly report: (event: StepEvent) => void;
  private readonly staging: Staging;
  private record: RunRecord | undefined;
  private lock: Held | undefined;
  private stopping: Promise<void> | undefined;

  constructor(options: UpOptions, report: (event: StepEvent) => void, staging: Staging = AS_IT_IS) {
    this.options = options;
    this.report = report;
    this.staging = staging;
    this.steps = new Steps(report);
  }

  /** Throws after it has stopped whatever was started: nothing half-started stays behind. */
  async start(): Promise<Summary> {
    try {
      return await this.startInOrder();
    } catch (error) {
      await this.stop('failed');
      throw error;
    }
  }

  private async startInOrder(): Promise<Summary> {
    const { options, steps } = this;
    const checked = await steps.run('Check input, port and data folder', async (note) => {
      const result = await checkBeforeStart(options);
      this.lock = result.lock;
      note(`${PROVINCES[result.province]} (${result.province}), ${options.dataFolder}`);
      if (result.ended.length > 0) note(`ended what a killed run had left: ${result.ended.join(', ')}`);
      return result;
    });
    const book = new PortBook(checked.before?.ports ?? {});
    const record = new RunRecord(options.dataFolder, { province: checked.province, port: checked.port, empty: options.empty, ports: book.all() });
    this.record = record;
    const prefetched = prefetchPackages(options.dataFolder);
    await steps.run('Build what changed', buildWhatChanged);
    await prefetched;
    const topology = await loadTopology();
    const secrets = openSecrets(options.dataFolder);
    const backing = await startBacking({ options, province: checked.province, topology, secrets, book, steps, launch: (spec) => this.launch(spec, 'backing') });
    record.setChoices(backing.choices);
    const wiring = await wiringOf({ province: checked.province, port: checked.port, backing, secrets, book, topology, dataFolder: options.dataFolder, clockFile: openClock(options.dataFolder, options.clock) });
    await startSimulators(options.simulators ?? [], { dataFolder: options.dataFolder, wiring, book, steps, launch: (spec) => this.launch(spec, 'simulator') });
    record.setPorts(book.all());
    await prepareDatabases({ wiring, topology, steps });
    await startServices({ wiring, topology, steps, wiringOf: this.staging.wiringOf, launch: (spec, healthPort) => this.launch(spec, 'service', healthPort) });
    await steps.run('Read copies of all services', (note) => waitForReadCopies(wiring, topology, note));
    if (!options.empty) await steps.run('Simulated work', async () => this.launch(trickleSpec(options.dataFolder, checked.port), 'simulator'));
    record.setPhase('ready');
    return await summarise({ options, province: checked.province, port: checked.port, choices: backing.choices, timings: steps.timings });
  }

  private async launch(spec: ChildSpec, kind: 'backing' | 'service' | 'simulator', healthPort?: number): Promise<void> {
    if (this.stopping !== undefined) throw new CliFailure(EXIT.interrupted, 'the start was interrupted');
    let crashes = 0;
    const child = new SupervisedChild(this.staging.alter(spec), pathsOf(this.options.dataFolder).logs, () => {
      this.writeRecord();
      if (child.restarts > crashes && this.stopping === undefined) {
        crashes = child.restarts;
        this.report({ kind: 'note', text: `${spec.name} ended with ${child.lastExit} and is started again (${crashes})` });
      }
    });
    this.children.push(child);
    this.record?.keep(child, kind, healthPort);
    await child.start();
  }

  /** A supervised process by its name. */
  child(name: string): SupervisedChild {
    const child = this.children.find(({ spec }) => spec.name === name);
    if (child === undefined) throw new Error(`there is no ${name}; there are ${this.children.map(({ spec }) => spec.name).join(', ')}`);
    return child;
  }

  /** May be called twice: the second caller waits for the first. */
  stop(phase: Extract<RunFile['phase'], 'stopped' | 'failed'> = 'stopped', onStop: (names: string[]) => void = () => undefined): Promise<void> {
    this.stopping ??= this.stopInOrder(phase, onStop);
    return this.stopping;
  }

  trimLogs(): void {
    for (const child of this.children) {
      try {
        trimLog(child.logFile);
      } catch (error) {
        this.report({ kind: 'note', text: `the log of ${child.spec.name} cannot be trimmed: ${reasonOf(error)}` });
      }
    }
  }

  /** For an impatient second Ctrl-C. */
  hurry(): void {
    for (const child of this.children) if (!['postgres', 'nats', 'redis'].includes(child.spec.name)) child.kill();
  }

  private async stopInOrder(phase: RunFile['phase'], onStop: (names: string[]) => void): Promise<void> {
    if (this.record?.phase === 'ready') this.record.setPhase('stopping');
    for (const group of stopGroups(this.children.map((child) => child.spec.name))) {
      onStop(group);
      await Promise.all(this.children.filter((child) => group.includes(child.spec.name)).map((child) => child.stop()));
    }
    this.record?.setPhase(phase);
    this.lock?.release();
  }

  private writeRecord(): void {
    try {
      this.record?.write();
    } catch {
      // The data folder went away under a running installation; stopping must still work.
    }
  }
}
