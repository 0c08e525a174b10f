import { Injectable } from '@nestjs/common';
import { DEFERRED_COMMANDS_KEPT_DAYS } from '@haicap/contracts';
import { withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { DeferredCommandStore } from './deferred-command.store.js';

const PORTION = 1_000;
const DAY_MS = 86_400_000;

/** Takes ended commands away, with what was written in them; the log of events keeps what happened. */
@Injectable()
export class ForgetDeferredCommands {
  constructor(private readonly dataSource: DataSource, private readonly installation: Installation, private readonly deferred: DeferredCommandStore) {}

  /** True when there is more to do at once. */
  async run(): Promise<boolean> {
    const before = new Date(this.installation.clock.now().getTime() - DEFERRED_COMMANDS_KEPT_DAYS * DAY_MS);
    return await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.deferred.forget(tx, before, PORTION), { actor: 'service:dossier' }) === PORTION;
  }
}
