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

/** Which files wait for the scanner, and what it said. */
@Injectable()
export class RecordVerdict {
  constructor(private readonly dataSource: DataSource, private readonly scans: ScanStore, private readonly installation: Installation) {}

  waiting(limit: number): Promise<string[]> {
    const triedBefore = new Date(this.installation.clock.now().getTime() - TRY_AGAIN_AFTER_MS);
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.scans.waiting(tx, triedBefore, limit));
  }

  async run(fileId: string, verdict: 'clean' | 'infected'): Promise<void> {
    const { clock, ids, wakeRelay } = this.installation;
    const at = clock.now();
    await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const version = await this.scans.save(tx, fileId, verdict, at);
      if (version !== null) await appendEvents(tx, [scanned(fileId, version, verdict, at)], { actor: ACTOR, clock, ids });
    }, { actor: ACTOR });
    wakeRelay();
  }

  async noteTry(fileId: string): Promise<void> {
    await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.scans.noteTry(tx, fileId, this.installation.clock.now()));
  }
}
