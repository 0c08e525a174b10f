import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { localDateOf } from '@haicap/kernel';
import { appendEvents } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { deleted } from '../file/file-fact.js';
import { FILE_STORAGE } from '../injected.js';
import { Installation } from '../installation.js';
import type { FileStorage } from '../storage/file-storage.js';
import { Staging } from '../upload/staging.js';
import { ExpiryStore } from './expiry.store.js';

const ACTOR = 'service:files';
const AT_ONCE_MAX = 100;

/** Lets go what was never completed, or never named by a dossier. Rows first: bytes without a row are swept away later. */
@Injectable()
export class ExpireFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly expiry: ExpiryStore,
    private readonly staging: Staging,
    private readonly installation: Installation,
    @Inject(FILE_STORAGE) private readonly storage: FileStorage,
  ) {}

  /** How many went. Complete files only while the facts about dossiers are at hand: one of them may have been named just now. */
  async run({ alsoComplete }: { readonly alsoComplete: boolean }): Promise<number> {
    const { clock, ids, wakeRelay } = this.installation;
    const at = clock.now();
    const gone = await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const expired = await this.expiry.takeExpired(tx, at, { alsoComplete, limit: AT_ONCE_MAX });
      const events = expired.filter(({ isComplete }) => isComplete).map(({ fileId, version }) => deleted(fileId, version + 1, at));
      await appendEvents(tx, events, { actor: ACTOR, clock, ids });
      await this.expiry.forgetDaysBefore(tx, localDateOf(at));
      return expired;
    }, { actor: ACTOR });
    if (gone.length > 0) wakeRelay();
    for (const { fileId, isComplete } of gone) await (isComplete ? this.storage.remove(fileId) : this.staging.remove(fileId));
    return gone.length;
  }
}
