import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { appendEvents } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { scanned } from '../file/file-fact.js';
import { Installation } from '../installation.js';
import { ScanStore } from './scan.store.js';

const ACTOR = 'service:files';
/** A file the scanner could not judge waits so long for its next turn. */
const TRY_AGAIN_AFTER_MS = 60_000;
const MINUTE_MS = 60_000;
const RELEASED_AT_ONCE_MAX = 500;

/** Which files wait for the scanner, and what it said. */
@Injectable()
export class RecordVerdict {
  #judgedAt: Date | undefined;

  constructor(private readonly dataSource: DataSource, private readonly scans: ScanStore, private readonly installation: Installation) {}

  waiting(limit: number): Promise<string[]> {
    const triedBefore = new Date(this.installation.clock.now().getTime() - TRY_AGAIN_AFTER_MS);
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.scans.waiting(tx, triedBefore, limit));
  }

  async run(fileId: string, verdict: 'clean' | 'infected'): Promise<void> {
    const { clock, ids, wakeRelay } = this.installation;
    const at = clock.now();
    this.#judgedAt = at;
    await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const version = await this.scans.save(tx, fileId, verdict, at);
      if (version !== null) await appendEvents(tx, [scanned(fileId, version, verdict, at)], { actor: ACTOR, clock, ids });
    }, { actor: ACTOR });
    wakeRelay();
  }

  /**
   * Files do not wait for ever for a scanner that is not there: without one at once, behind one that judges nothing after the time of the setting,
   * they are told to be unscanned. True when more wait.
   */
  async release(): Promise<boolean> {
    const { clock, ids, wakeRelay, hasScanner, limits, logger } = this.installation;
    const at = clock.now();
    const since = new Date(at.getTime() - (hasScanner ? limits.quarantineMinutes * MINUTE_MS : 0));
    if (hasScanner && this.#judgedAt !== undefined && this.#judgedAt > since) return false;
    const released = await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const files = await this.scans.release(tx, since, RELEASED_AT_ONCE_MAX);
      await appendEvents(tx, files.map(({ fileId, version }) => scanned(fileId, version, 'unscanned', at)), { actor: ACTOR, clock, ids });
      return files.length;
    }, { actor: ACTOR });
    if (released === 0) return false;
    wakeRelay();
    logger.warn({ released, hasScanner }, 'no scanner answers: files leave the quarantine as unscanned');
    return released === RELEASED_AT_ONCE_MAX;
  }

  async noteTry(fileId: string): Promise<void> {
    await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.scans.noteTry(tx, fileId, this.installation.clock.now()));
  }
}
