import type { Logger } from '@haicap/service-kit';
import type { OidcRecordStore } from './oidc-record.store.js';

const INTERVAL_MS = 10 * 60_000;

/** Removes expired sign-in records from time to time. Until then they are only dead weight: an expired one is never read. */
export class RecordCleanup {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly records: OidcRecordStore, private readonly logger: Logger) {}

  start(): void {
    this.timer = setInterval(() => {
      this.records.deleteExpired().catch((error: unknown) => this.logger.warn({ err: error }, 'expired sign-in records stay for now'));
    }, INTERVAL_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
