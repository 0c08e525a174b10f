import { Injectable } from '@nestjs/common';
import { deferredCommandEnded, type Refusal } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { DeferredCommandStore, type DeferredRow } from './deferred-command.store.js';

/** Ends a command whose row the transaction holds, and tells its writer's browser. */
@Injectable()
export class EndDeferredCommand {
  constructor(private readonly deferred: DeferredCommandStore, private readonly installation: Installation) {}

  async done(tx: EntityManager, row: DeferredRow, dossierVersion: number, at: Date): Promise<void> {
    await this.deferred.done(tx, row.id, dossierVersion, at);
    await this.#tell(tx, row, null, at);
  }

  async refused(tx: EntityManager, row: DeferredRow, refusal: Refusal, at: Date): Promise<void> {
    await this.deferred.refused(tx, row.id, refusal, at);
    await this.#tell(tx, row, refusal.code, at);
  }

  async #tell(tx: EntityManager, { id, version, dossierId, dossierCode, accountId, command }: DeferredRow, code: string | null, at: Date): Promise<void> {
    const { clock, ids } = this.installation;
    const outcome = code === null ? 'done' as const : 'refused' as const;
    const data = { deferredCommandId: id, dossierId, accountId, command, outcome, code, endedAt: formatOffsetTime(at) };
    const audit = { action: code === null ? 'carry-out' : 'refuse', objectType: 'deferred-command', detail: { command, code: dossierCode, ...(code === null ? {} : { refusal: code }) } };
    await appendEvents(tx, [newEvent({ contract: deferredCommandEnded, aggregateId: id, version: version + 1, data, audit })], { actor: accountId, clock, ids });
  }
}
