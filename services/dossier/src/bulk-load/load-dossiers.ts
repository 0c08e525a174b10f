import { localDateOf, type Clock, type IdSource } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import type { DataSource } from 'typeorm';
import { BulkLoadStore, type Account } from './bulk-load.store.js';
import { LOADER, type ChunkStore } from './chunk.store.js';
import { StageRows } from './stage-rows.js';
import { StagingStore } from './staging.store.js';

export interface LoadParts {
  readonly dataSource: DataSource;
  readonly provinceCode: string;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly stageRows: StageRows;
  readonly staging: StagingStore;
  readonly chunks: Pick<ChunkStore, 'write'>;
  readonly loads: BulkLoadStore;
  /** Told after every step forward. */
  readonly onProgress?: (progress: LoadProgress) => void;
  readonly chunkLines?: number;
}

export interface LoadProgress {
  readonly step: 'stage' | 'validate' | 'write' | 'analyze';
  /** Rows of the file this step has gone through. */
  readonly rows: number;
  readonly of: number | null;
}

export interface LoadOrder {
  readonly file: string;
  readonly fileName: string;
  /** Names the system the rows come from; together with a row's own id it is unique for ever. */
  readonly source: string;
  /** The codes in the file are not the official ones. */
  readonly provisionalCodes: boolean;
}

export interface Loaded extends Account {
  readonly loadId: string;
  readonly lastEvent: string;
  readonly reasons: readonly { readonly reason: string; readonly rows: number }[];
}

/** Another load runs in this installation; it ends by itself. */
export class LoadUnderWay extends Error {
  constructor() {
    super('another bulk load is under way in this installation');
    this.name = 'LoadUnderWay';
  }
}

const CHUNK_LINES = 8_000;
// Two chunks side by side: while one waits for the disk the other computes.
const LANES = 2;

/**
 * Loads dossiers of an earlier system: stage, validate, write in chunks, account (docs/adr/0014). Loading again, or after a
 * crash, writes only what is not there yet.
 */
export class LoadDossiers {
  constructor(private readonly parts: LoadParts) {}

  async run(order: LoadOrder): Promise<Loaded> {
    const { dataSource, loads } = this.parts;
    const session = dataSource.createQueryRunner();
    try {
      if (!(await loads.lock(session))) throw new LoadUnderWay();
      try {
        return await this.#load(order);
      } finally {
        await loads.unlock(session);
      }
    } finally {
      await session.release();
    }
  }

  async #load(order: LoadOrder): Promise<Loaded> {
    const { loads, staging, stageRows, clock, ids, provinceCode } = this.parts;
    const loadId = ids.next();
    const { source } = order;
    await this.#inScope((tx) => loads.open(tx, { loadId, source, fileName: order.fileName, provisionalCodes: order.provisionalCodes, startedAt: clock.now() }));
    const { rows, lastLine } = await stageRows.run(order.file, loadId, (seen) => this.#tell('stage', seen, null));
    this.#tell('validate', rows, rows);
    await this.#inScope((tx) => staging.validate(tx, { loadId, source, provinceCode, today: localDateOf(clock.now()) }));
    const { rejected, alreadyThere } = await this.#inScope((tx) => loads.count(tx, loadId, source));

    const written = rejected + alreadyThere < rows ? await this.#write({ loadId, source, rows, lastLine }) : { accepted: 0, lastEvent: '0' };
    const account = { rows, accepted: written.accepted, alreadyThere, rejected };
    await this.#inScope((tx) => loads.close(tx, { loadId, finishedAt: clock.now() }, account));
    if (written.accepted > 0) {
      this.#tell('analyze', rows, rows);
      await this.#inScope((tx) => loads.analyze(tx));
    }
    return { loadId, ...account, lastEvent: written.lastEvent, reasons: await this.#inScope((tx) => loads.reasons(tx, loadId)) };
  }

  /** Writes every chunk, some side by side; the first fault lets the others finish theirs and ends the load. */
  async #write(load: { loadId: string; source: string; rows: number; lastLine: number }): Promise<{ accepted: number; lastEvent: string }> {
    const { chunks, loads, clock, chunkLines = CHUNK_LINES } = this.parts;
    const total = { accepted: 0, lastEvent: 0n, lines: 0, failed: false };
    let nextLine = 2;
    const lane = async () => {
      while (nextLine <= load.lastLine && !total.failed) {
        const [firstLine, lastLine] = [nextLine, Math.min(nextLine + chunkLines - 1, load.lastLine)];
        nextLine = lastLine + 1;
        try {
          const written = await this.#inScope(async (tx) => {
            const one = await chunks.write(tx, { loadId: load.loadId, source: load.source, firstLine, lastLine }, clock);
            await loads.addAccepted(tx, load.loadId, one.accepted, one.lastEvent);
            return one;
          });
          total.accepted += written.accepted;
          if (BigInt(written.lastEvent) > total.lastEvent) total.lastEvent = BigInt(written.lastEvent);
          this.#tell('write', (total.lines += lastLine - firstLine + 1), load.rows);
        } catch (error) {
          total.failed = true;
          throw error;
        }
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const failure = lanes.find((one) => one.status === 'rejected');
    if (failure) throw failure.reason;
    return { accepted: total.accepted, lastEvent: total.lastEvent.toString() };
  }

  #inScope<T>(fn: Parameters<typeof withScope<T>>[2]): Promise<T> {
    return withScope(this.parts.dataSource, { kind: 'installation' }, fn, { actor: LOADER });
  }

  #tell(step: LoadProgress['step'], rows: number, of: number | null): void {
    this.parts.onProgress?.({ step, rows, of });
  }
}
