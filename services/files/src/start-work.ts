import type { INestApplicationContext } from '@nestjs/common';
import { RepeatingTask } from '@haicap/outbox';
import type { Logger, Metrics } from '@haicap/service-kit';
import { RedeemTicket } from './download/redeem-ticket.js';
import { ExpireFiles } from './expiry/expire-files.js';
import { ReconcileFiles } from './reconcile/reconcile-files.js';
import { UpkeepWorker } from './reconcile/upkeep.worker.js';
import { Clamd } from './scan/clamd.js';
import { RecordVerdict } from './scan/record-verdict.js';
import { ScanWorker } from './scan/scan.worker.js';
import type { FileStorage } from './storage/file-storage.js';
import { FinishUpload } from './upload/finish-upload.js';
import { RecordCompletion } from './upload/record-completion.js';
import { UploadWorker } from './upload/upload.worker.js';

const RELEASE_INTERVAL_MS = 60_000;

export interface WorkSettings {
  readonly clamdUrl: string | undefined;
  readonly storage: FileStorage;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly knowsDossiers: () => Promise<boolean>;
}

export interface Work {
  start(): void;
  stop(): Promise<void>;
  wakeScanner(): void;
}

/** What goes on without anybody asking: finishing, scanning, letting go, comparing. */
export function startWork(app: INestApplicationContext, { clamdUrl, storage, logger, metrics, knowsDossiers }: WorkSettings): Work {
  const uploads = new UploadWorker({ record: app.get(RecordCompletion), finish: app.get(FinishUpload), logger, metrics });
  const upkeep = new UpkeepWorker({ expire: app.get(ExpireFiles), reconcile: app.get(ReconcileFiles), tickets: app.get(RedeemTicket), knowsDossiers, logger, metrics });
  const record = app.get(RecordVerdict);
  // Where no scanner is configured, what waited for one that was there before does not wait any more.
  const scanner = clamdUrl === undefined
    ? new RepeatingTask({ name: 'release files', intervalMs: RELEASE_INTERVAL_MS, run: () => record.release(), logger })
    : new ScanWorker(new Clamd({ url: clamdUrl }), storage, record, logger);
  const all = [uploads, upkeep, scanner];
  return {
    start: () => all.forEach((worker) => worker.start()),
    stop: async () => void (await Promise.all(all.map((worker) => worker.stop()))),
    wakeScanner: () => scanner.wake(),
  };
}
