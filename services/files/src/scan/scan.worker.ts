import { RepeatingTask } from '@haicap/outbox';
import type { Logger } from '@haicap/service-kit';
import type { FileStorage } from '../storage/file-storage.js';
import { ScannerFault, type Clamd } from './clamd.js';
import type { RecordVerdict } from './record-verdict.js';

const INTERVAL_MS = 15_000;
const AT_ONCE_MAX = 20;

/** Has waiting files scanned. While the scanner is away they wait for its time; none is ever taken for clean without its word. */
export class ScanWorker {
  readonly #task: RepeatingTask;

  constructor(private readonly clamd: Clamd, private readonly storage: FileStorage, private readonly record: RecordVerdict, private readonly logger: Logger) {
    this.#task = new RepeatingTask({ name: 'scan files', intervalMs: INTERVAL_MS, run: () => this.run(), logger });
  }

  start(): void {
    this.#task.start();
  }

  wake(): void {
    this.#task.wake();
  }

  stop(): Promise<void> {
    return this.#task.stop();
  }

  /** True when more wait. */
  async run(): Promise<boolean> {
    const waiting = await this.record.waiting(AT_ONCE_MAX);
    const isThere = await this.#scanAll(waiting);
    // After the scanner was asked: one that is back judges what waited the longest, however long that was.
    const hasMoreToRelease = await this.record.release();
    return hasMoreToRelease || (isThere && waiting.length === AT_ONCE_MAX);
  }

  async #scanAll(fileIds: readonly string[]): Promise<boolean> {
    for (const fileId of fileIds) {
      const isThere = await this.#scan(fileId);
      if (!isThere) return false;
    }
    return true;
  }

  /** False when the scanner is away, so that the others need not be tried. */
  async #scan(fileId: string): Promise<boolean> {
    try {
      const found = await this.clamd.scan(await this.storage.open(fileId));
      if (found.verdict === 'infected') this.logger.warn({ fileId, signature: found.signature }, 'malware in an upload');
      await this.record.run(fileId, found.verdict);
      return true;
    } catch (error) {
      this.logger.warn({ err: error, fileId }, 'a file stays in quarantine');
      if (error instanceof ScannerFault && error.isAway) return false;
      await this.record.noteTry(fileId);
      return true;
    }
  }
}
