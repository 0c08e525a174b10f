import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withScope } from '@haicap/service-kit';
import { FILE_STORAGE } from '../injected.js';
import { Installation } from '../installation.js';
import type { FileStorage } from '../storage/file-storage.js';
import { Staging } from '../upload/staging.js';
import { ReconcileStore, type KeptRow } from './reconcile.store.js';

/** Bytes without a row may be those of a file that is becoming one right now. */
const NOBODYS_AFTER_MS = 3_600_000;
const VERIFY_AGAIN_AFTER_MS = 24 * 3_600_000;
const ROWS_AT_ONCE = 50;
const BYTES_AT_ONCE_MAX = 64 * 1024 ** 2;

export type FileProblem = 'missing' | 'altered' | 'unreadable';

/** Compares rows with bytes, some at a time: what is missing or altered is told, what is nobody's goes away. */
@Injectable()
export class ReconcileFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rows: ReconcileStore,
    private readonly staging: Staging,
    private readonly installation: Installation,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /** Looks at the bytes of the files that were not looked at for the longest time. */
  async verify(): Promise<ReadonlyMap<string, FileProblem>> {
    const before = new Date(this.installation.clock.now().getTime() - VERIFY_AGAIN_AFTER_MS);
    const rows = await this.#inTransaction((tx) => this.rows.leastVerified(tx, before, ROWS_AT_ONCE));
    const problems = new Map<string, FileProblem>();
    const looked: string[] = [];
    let bytes = 0;
    for (const row of rows) {
      const problem = await this.#problemOf(row);
      if (problem !== null) problems.set(row.fileId, problem);
      looked.push(row.fileId);
      // What could not be read took no time: files that are broken do not keep the others from their turn.
      if (problem !== 'unreadable') bytes += row.sizeBytes;
      if (bytes > BYTES_AT_ONCE_MAX) break;
    }
    // Then it is the store that is away, and not each of its files: they take their turn when it is back.
    if (looked.length > 1 && looked.every((fileId) => problems.get(fileId) === 'unreadable')) throw new Error(`none of ${looked.length} files can be read`);
    if (looked.length > 0) await this.#inTransaction((tx) => this.rows.noteVerified(tx, looked, this.installation.clock.now()));
    return problems;
  }

  /** Removes bytes of one part of the store that belong to no row; answers how many files that were. */
  async sweep(part: string): Promise<number> {
    const before = this.installation.machineClock.now().getTime() - NOBODYS_AFTER_MS;
    const old: string[] = [];
    for await (const { fileId, keptAt } of this.storage.list(part)) if (keptAt.getTime() < before) old.push(fileId);
    const nobodys = await this.#withoutRow(old);
    await removeEach(nobodys, (fileId) => this.storage.remove(fileId));
    return nobodys.length;
  }

  /** The same for what uploads and documents in the making have left behind. */
  async sweepStaging(): Promise<number> {
    const before = this.installation.machineClock.now().getTime() - NOBODYS_AFTER_MS;
    const old = (await this.staging.leftovers()).filter(({ touchedAt }) => touchedAt.getTime() < before).map(({ fileId }) => fileId);
    const nobodys = await this.#withoutRow([...new Set(old)]);
    await removeEach(nobodys, (fileId) => this.staging.removeAll(fileId));
    return nobodys.length;
  }

  async #withoutRow(fileIds: readonly string[]): Promise<string[]> {
    if (fileIds.length === 0) return [];
    const known = await this.#inTransaction((tx) => this.rows.known(tx, fileIds));
    return fileIds.filter((fileId) => !known.has(fileId));
  }

  async #problemOf(row: KeptRow): Promise<FileProblem | null> {
    try {
      return await this.#compare(row);
    } catch (error) {
      // It takes its turn again in a day; the files behind it are looked at now.
      this.installation.logger.warn({ err: error, fileId: row.fileId }, 'the bytes of a file cannot be read');
      return 'unreadable';
    }
  }

  async #compare({ fileId, sizeBytes, sha256 }: KeptRow): Promise<FileProblem | null> {
    const size = await this.storage.sizeOf(fileId);
    if (size === null) return 'missing';
    if (size !== sizeBytes) return 'altered';
    const hash = createHash('sha256');
    for await (const chunk of await this.storage.open(fileId)) hash.update(chunk as Buffer);
    return hash.digest('hex') === sha256 ? null : 'altered';
  }

  #inTransaction<T>(fn: Parameters<typeof withScope<T>>[2]): Promise<T> {
    return withScope(this.dataSource, { kind: 'installation' }, fn);
  }
}

/** Tries all of them; that some stay is told when the others are gone. */
async function removeEach(fileIds: readonly string[], remove: (fileId: string) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const fileId of fileIds) await remove(fileId).catch((error: unknown) => void failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${fileIds.length} files without a row cannot be removed`);
}
