import { withClient } from '../../database/apply-plan.ts';
import { openDossierDatabase, entryOf } from '../stage/dossier-database.ts';
import type { DossierDatabase } from '../stage/dossier-database.ts';
import { startBenchProcess } from '../stage/bench-process.ts';
import type { BenchProcess } from '../stage/bench-process.ts';
import type { Sample, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { rowCounts, rowsBetween } from './row-counts.ts';
import { lifeScripts, pgbenchScript } from './transaction-script.ts';
import type { Recorded, RecordedLife } from './transaction-script.ts';
import { findPgbench, runPgbench } from './run-pgbench.ts';
import type { DrivenSample } from './run-pgbench.ts';

export type Command = 'receive' | 'assign' | 'live';
type RecordedStep = { receipt: Recorded; step: Recorded };
type Ran = { operations: number; wallMs: number; latenciesUs: number[] };
// A range of numbers for each run of pgbench; none does so many transactions per client.
const RANGE = 10_000_000;
const PROBED = [4, 8, 16];
const PROBE_MS = 2_000;

/** The dossier service's use cases in a process of their own, and pgbench, both on one database. */
export class WriteRig {
  private readonly database: DossierDatabase;
  private readonly bench: BenchProcess;
  private readonly pgbench: string;
  private runs = 0;

  private constructor(database: DossierDatabase, bench: BenchProcess, pgbench: string) {
    this.database = database;
    this.bench = bench;
    this.pgbench = pgbench;
  }

  static async open(seeded = 0): Promise<WriteRig> {
    const database = await openDossierDatabase();
    try {
      const pgbench = await findPgbench(database.postgres.folder);
      return new WriteRig(database, await startBenchProcess([entryOf('write-bench/main.js'), String(seeded)], database.env), pgbench);
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  get adminUrl(): string {
    return this.database.adminUrl;
  }

  get relayUrl(): string {
    return this.database.relayUrl;
  }

  /** As the administrator. */
  async run(sql: string): Promise<void> {
    await withClient(this.adminUrl, (client) => client.query(sql));
  }

  get postgresPid(): number {
    return this.database.postgres.pid();
  }

  async count(sql: string): Promise<number> {
    return await withClient(this.adminUrl, async (client) => Number((await client.query<{ count: string }>(sql)).rows[0]?.count));
  }

  /** The column `text` of what a question finds. */
  async texts(sql: string): Promise<string[]> {
    return await withClient(this.adminUrl, async (client) => (await client.query<{ text: string }>(sql)).rows.map(({ text }) => text));
  }

  /** What a receipt writes at each desk, as scripts of pgbench. */
  async receipts(): Promise<string[]> {
    return (await this.bench.order<RecordedStep[]>({ order: 'record', command: 'receive' })).map(({ receipt }) => pgbenchScript(receipt));
  }

  /**
   * A receipt and the step after it, of one desk: the step names its unit and its people, and carries on what the receipt wrote. This receipt
   * only fills, so it leaves alone the block of numbers of the desk, at which all clients would wait for one another.
   */
  async steps(): Promise<{ receipts: string[]; steps: string[] }> {
    const [first] = await this.bench.order<RecordedStep[]>({ order: 'record', command: 'assign' });
    if (first === undefined) throw new Error('no step was recorded');
    const filling = { ...first.receipt, statements: first.receipt.statements.filter(({ text }) => !text.includes('INTO code_block')) };
    return { receipts: [pgbenchScript(filling)], steps: [pgbenchScript(first.step)] };
  }

  /** All commands of a life, and a look at it. */
  async life(): Promise<{ life: string; look: string }> {
    return lifeScripts(await this.bench.order<RecordedLife>({ order: 'record-life' }));
  }

  async make(count: number): Promise<void> {
    await this.bench.order({ order: 'make', count });
  }

  productSide(command: Command, inFlight: number): Side {
    return { title: `the service, ${inFlight} in flight`, round: ({ ms }) => withCost(() => [this.postgresPid, this.bench.pid], async () => this.produce(command, inFlight, ms)) };
  }

  private async produce(command: Command, inFlight: number, ms: number): Promise<Sample> {
    const { operations, wallMs, latenciesUs } = await this.bench.order<Ran>({ order: 'run', command, inFlight, ms });
    return { operations, wallMs, latenciesMs: latenciesUs.map((us) => us / 1000) };
  }

  /** pgbench, whose own time does not count: it only drives. */
  baselineSide(scripts: readonly string[], clients: number): Side {
    return { title: `pgbench, ${clients} clients`, round: ({ ms }) => withCost(() => [this.postgresPid], () => this.drive(scripts, clients, ms)) };
  }

  /** pgbench with transactions that arrive by themselves; each counts from when it was due. */
  arrivingSide(scripts: readonly string[], clients: number, perSecond: number): Side {
    return { title: `pgbench, ${perSecond} arrive a second`, round: ({ ms }) => withCost(() => [this.postgresPid], () => runPgbench(this.driver, { scripts, clients, first: this.nextRange(), ms, perSecond })) };
  }

  /** Runs pgbench, by default with numbers nobody has had. */
  async drive(scripts: readonly string[], clients: number, ms: number, first = this.nextRange()): Promise<DrivenSample> {
    return await runPgbench(this.driver, { scripts, clients, first, ms });
  }

  /** So many transactions of each client, and the number from which on it counted. */
  async fill(scripts: readonly string[], clients: number, transactionsEach: number): Promise<number> {
    const first = this.nextRange();
    await runPgbench(this.driver, { scripts, clients, first, transactionsEach });
    return first;
  }

  /** Numbers that no run has had. */
  nextRange(): number {
    this.runs += 1;
    return this.runs * RANGE;
  }

  /** With how many clients pgbench is fastest here. */
  async bestClients(scripts: readonly string[]): Promise<number> {
    let best = { clients: 1, perSecond: 0 };
    for (const clients of PROBED) {
      const { operations, wallMs } = await this.drive(scripts, clients, PROBE_MS);
      const perSecond = operations === 0 ? 0 : operations / wallMs;
      if (perSecond > best.perSecond) best = { clients, perSecond };
    }
    return best.clients;
  }

  /** How many rows one command leaves in each table, by what a piece of work added; in thousandths. */
  async rowsPer(work: () => Promise<Sample>): Promise<Record<string, number>> {
    const before = await withClient(this.adminUrl, rowCounts);
    const { operations } = await work();
    return rowsBetween(before, await withClient(this.adminUrl, rowCounts), operations);
  }

  private get driver(): { pgbench: string; url: string; folder: string } {
    return { pgbench: this.pgbench, url: this.database.appUrl, folder: this.database.postgres.folder };
  }

  /** Ends the process of the service and leaves the database to somebody else. */
  async leave(): Promise<DossierDatabase> {
    await this.bench.close();
    return this.database;
  }

  async close(): Promise<void> {
    await (await this.leave()).close();
  }
}
