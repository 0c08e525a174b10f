import { Injectable } from '@nestjs/common';
import { DEFERRABLE_COMMANDS, deferCommand, deferredCommandKept, refusal, type Actor, type DeferredCommand, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { parseRequest } from '@haicap/messaging';
import { appendEvents, bodyHash, claimKey, newEvent, storeKeys } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { readScope, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { ChangeDossier, type Change } from '../dossier/change-dossier.js';
import { Installation } from '../installation.js';
import { asKept, deferrable, effectiveAfter, isOpen, toWire, WORDLESS } from './deferred-command.js';
import { DeferredCommandStore, type DeferredRow } from './deferred-command.store.js';
import { DeferrableChanges } from './deferrable-changes.js';
import { SealBody } from './seal-body.js';

type Request = RpcRequest<typeof deferCommand>;
type Outcome = Result<DeferredCommand, Refusal>;

/** Keeps a command that takes effect later. What reading can find against it is said now, while the person still looks. */
@Injectable()
export class DeferCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findRights: FindRights,
    private readonly change: ChangeDossier,
    private readonly changes: DeferrableChanges,
    private readonly deferred: DeferredCommandStore,
    private readonly bodies: SealBody,
  ) {}

  async run(request: Request, actor: Actor, key: string): Promise<Outcome> {
    const command = deferrable(request.command);
    if (!command.ok) return command;
    if (!isOpen(command.value, actor)) return err(refusal('FORBIDDEN'));
    const { dossierId, expectedVersion, body } = request;
    const direct = parseRequest(DEFERRABLE_COMMANDS[command.value], { ...body, dossierId, expectedVersion });
    if (!direct.ok) return direct;
    const rights = await this.findRights.of(actor);
    const planned = this.changes.of(command.value, direct.value, actor, key);
    const outcome = await withScope(this.dataSource, readScope(rights), (tx) => this.#keep(tx, { request, planned, rights, key }), { actor: rights.accountId });
    if (outcome.ok) this.installation.wakeRelay();
    return outcome;
  }

  async #keep(tx: EntityManager, { request, planned, rights, key }: { request: Request; planned: Change; rights: Rights; key: string }): Promise<Outcome> {
    const claim = { account: rights.accountId, route: deferCommand.subject, key, bodyHash: bodyHash(request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'replay') {
      const kept = await this.deferred.find(tx, usable.value.answer.aggregateId, rights.accountId);
      return kept ? ok(toWire(asKept(kept), WORDLESS)) : err(refusal('DEFERRED_COMMAND_NOT_FOUND'));
    }
    const now = this.installation.clock.now();
    const at = effectiveAfter(request.effectiveAfter, now);
    if (!at.ok) return at;
    const checked = await this.change.check(tx, planned, rights);
    if (!checked.ok) return checked;
    const row = this.#row(request, planned, { accountId: rights.accountId, dossierCode: checked.value.receipt.code, keptAt: now, effectiveAfter: at.value });
    if (!await this.deferred.insert(tx, row)) return err(refusal('DEFERRED_COMMAND_PENDING'));
    await this.#tell(tx, row);
    await storeKeys(tx, [{ ...claim, aggregateId: row.id, version: row.version, status: 201 }]);
    return ok(toWire(row, WORDLESS));
  }

  #row({ dossierId, expectedVersion, body }: Request, { action }: Change, of: Pick<DeferredRow, 'accountId' | 'dossierCode' | 'keptAt' | 'effectiveAfter'>): DeferredRow {
    const id = this.installation.ids.next();
    return {
      ...of, id, dossierId, command: action as DeferredRow['command'], body: this.bodies.seal(id, body), expectedVersion, version: 1, state: 'pending',
      endedAt: null, dossierVersion: null, refusalCode: null, refusalParams: null, tries: 0,
    };
  }

  async #tell(tx: EntityManager, { id, version, dossierId, dossierCode, accountId, command, keptAt, effectiveAfter: after }: DeferredRow): Promise<void> {
    const { clock, ids } = this.installation;
    const data = { deferredCommandId: id, dossierId, accountId, command, keptAt: formatOffsetTime(keptAt), effectiveAfter: formatOffsetTime(after) };
    const audit = { action: 'defer', objectType: 'deferred-command', detail: { command, code: dossierCode } };
    await appendEvents(tx, [newEvent({ contract: deferredCommandKept, aggregateId: id, version, data, audit })], { actor: accountId, clock, ids });
  }
}
