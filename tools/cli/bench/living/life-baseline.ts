import type { Sample, Side } from '../harness/benchmark.ts';
import { withCost } from '../harness/cpu.ts';
import { RelayRig } from '../bus/relay-rig.ts';
import { EVENTS_OF_LIFE } from './bench-lives.ts';
import { NOTICES_OF_LIFE } from './life-notices.ts';
import type { LifeNotices } from './life-notices.ts';

const CLIENTS = 4;

/** What a life would cost if it were its SQL and its messages alone: the statements by pgbench, then its facts published and its notices sent. */
export class LifeBaseline {
  private readonly rig: RelayRig;
  private readonly notices: LifeNotices;
  private readonly looks: number;
  lives = 0;

  private constructor(rig: RelayRig, notices: LifeNotices, looks: number) {
    this.rig = rig;
    this.notices = notices;
    this.looks = looks;
  }

  static async open(notices: LifeNotices, looks: number): Promise<LifeBaseline> {
    return new LifeBaseline(await RelayRig.open(), notices, looks);
  }

  side(): Side {
    return { title: 'its SQL by pgbench, then its messages, published and sent bare', round: ({ ms }) => this.round(ms) };
  }

  private async round(ms: number): Promise<Sample> {
    const lives = await this.drive(ms / 2);
    this.lives += lives.operations;
    if (lives.operations === 0) return lives;
    const told = await this.rig.publishing(lives.operations * EVENTS_OF_LIFE).round({ ms, isWarmUp: false });
    const sent = await this.notices.sendBare(lives.operations * NOTICES_OF_LIFE);
    return together(lives.operations, [lives, told, sent]);
  }

  /** Commands for one half of the time, looks for the other, and of these as much as belongs to so many lives. */
  private async drive(ms: number): Promise<Sample> {
    const { write } = this.rig;
    const { life, look } = await this.recorded();
    const first = write.nextRange();
    const withItsCost = async (scripts: string[], from: number): Promise<Sample> => await withCost(() => [write.postgresPid], () => write.drive(scripts, CLIENTS, ms, from));
    const lives = await withItsCost([life], first);
    // Each client looks at the first dossier that it has led to its end.
    const looks = await withItsCost([look], first + 1);
    const share = (lives.operations * this.looks) / looks.operations;
    return together(lives.operations, [lives, { ...looks, wallMs: looks.wallMs * share, cpuUs: (looks.cpuUs ?? 0) * share }]);
  }

  private scripts: { life: string; look: string } | undefined;
  private async recorded(): Promise<{ life: string; look: string }> {
    this.scripts ??= await this.rig.write.life();
    return this.scripts;
  }

  /** How many rows a life leaves in each table here, without looks: by pgbench, and by the use cases of the service. */
  async rowsPerLife(ms: number): Promise<{ baseline: Record<string, number>; product: Record<string, number> }> {
    const { write } = this.rig;
    const { life } = await this.recorded();
    return {
      baseline: await write.rowsPer(() => write.drive([life], CLIENTS, ms)),
      product: await write.rowsPer(() => write.productSide('live', CLIENTS).round({ ms, isWarmUp: false })),
    };
  }

  /** What happened to each dossier that was led to its end, in order. */
  async histories(): Promise<string[]> {
    return await this.rig.write.texts(HISTORIES);
  }

  async close(): Promise<void> {
    await this.rig.close();
  }
}

/** So many lives, one part of them after the other. */
function together(operations: number, parts: readonly Sample[]): Sample {
  return { operations, wallMs: parts.reduce((sum, { wallMs }) => sum + wallMs, 0), cpuUs: parts.reduce((sum, { cpuUs = 0 }) => sum + cpuUs, 0) };
}

/** The lives that a database has seen, as the events of each; lives that are alike are one. */
export const HISTORIES = `SELECT DISTINCT string_agg(type, ' ' ORDER BY version) AS text FROM event
  WHERE aggregate_id IN (SELECT aggregate_id FROM event WHERE type LIKE '%.dossier.result-returned.%') GROUP BY aggregate_id ORDER BY 1`;
