import { Injectable } from '@nestjs/common';
import { deferredCommandWithdrawn, refusal, withdrawDeferredCommand, type Actor, type OwnDeferredCommand, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { appendEvents, bodyHash, claimKey, newEvent, storeKeys, type KeyClaim } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { WORDLESS } from './deferred-command.js';
import { DeferredCommandStore, type DeferredRow } from './deferred-command.store.js';
import { SealBody } from './seal-body.js';

type Outcome = Result<OwnDeferredCommand, Refusal>;

/** Takes an own command back as long as nobody has carried it out, also when its moment has come. No right is needed any more: nothing happens. */
@Injectable()
export class WithdrawDeferredCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly deferred: DeferredCommandStore,
    private readonly bodies: SealBody,
  ) {}

  async run(request: RpcRequest<typeof withdrawDeferredCommand>, { accountId }: Actor, key: string): Promise<Outcome> {
    const claim = { account: accountId, route: withdrawDeferredCommand.subject, key, bodyHash: bodyHash(request) };
    const outcome = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.#withdraw(tx, request.deferredCommandId, claim), { actor: accountId });
    if (outcome.ok) this.installation.wakeRelay();
    return outcome;
  }

  async #withdraw(tx: EntityManager, id: string, claim: KeyClaim): Promise<Outcome> {
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    const row = await this.deferred.lock(tx, id, claim.account);
    if (!row) return err(refusal('DEFERRED_COMMAND_NOT_FOUND'));
    if (usable.value.state === 'replay') return ok(this.bodies.shown(row, WORDLESS));
    if (row.state !== 'pending') return err(refusal('DEFERRED_COMMAND_ENDED', { state: row.state, endedAt: row.endedAt && formatOffsetTime(row.endedAt) }));
    const at = this.installation.clock.now();
    await this.deferred.withdrawn(tx, id, at);
    const ended: DeferredRow = { ...row, state: 'withdrawn', version: row.version + 1, endedAt: at };
    await this.#tell(tx, ended, at);
    await storeKeys(tx, [{ ...claim, aggregateId: id, version: ended.version, status: 200 }]);
    return ok(this.bodies.shown(ended, WORDLESS));
  }

  async #tell(tx: EntityManager, { id, version, dossierId, dossierCode, accountId, command }: DeferredRow, at: Date): Promise<void> {
    const { clock, ids } = this.installation;
    const data = { deferredCommandId: id, dossierId, accountId, command, withdrawnAt: formatOffsetTime(at) };
    const audit = { action: 'withdraw', objectType: 'deferred-command', detail: { command, code: dossierCode } };
    await appendEvents(tx, [newEvent({ contract: deferredCommandWithdrawn, aggregateId: id, version, data, audit })], { actor: accountId, clock, ids });
  }
}
