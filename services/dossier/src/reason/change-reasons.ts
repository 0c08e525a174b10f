import { Injectable } from '@nestjs/common';
import { addDossierReason, dossierReasonChanged, endDossierReason, refusal, type Actor, type DossierReason, type Refusal, type RpcContract, type RpcRequest } from '@haicap/contracts';
import { err, localDate, localDateOf, ok, type LocalDate, type Result } from '@haicap/kernel';
import { appendEvents, bodyHash, claimKey, newEvent, storeKeys, type StoredAnswer } from '@haicap/outbox';
import { permit } from '@haicap/policy';
import { withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';
import { asOfVersion, checkNew, end } from './reason.js';
import { ReasonStore } from './reason.store.js';

type Outcome = Result<DossierReason, Refusal>;

interface Asked {
  readonly contract: RpcContract;
  readonly request: object;
  readonly action: string;
  readonly status: number;
  readonly make: (tx: EntityManager, today: LocalDate) => Promise<Outcome>;
}

/** The reasons of a province are its administrator's: they are added and end, and never say something else. */
@Injectable()
export class ChangeReasons {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly reasons: ReasonStore,
    private readonly installation: Installation,
  ) {}

  add(request: RpcRequest<typeof addDossierReason>, actor: Actor, key: string): Promise<Outcome> {
    return this.#run({
      contract: addDossierReason, request, action: 'add', status: 201,
      make: async (tx, today) => {
        await this.reasons.lockAction(tx, request.action);
        const checked = checkNew(request, await this.reasons.list(tx, request.action, null), today);
        if (!checked.ok) return checked;
        const reason: DossierReason = { ...request, reasonId: this.installation.ids.next(), version: 1, origin: 'province', validTo: null };
        await this.reasons.insert(tx, reason);
        return ok(reason);
      },
    }, actor, key);
  }

  end(request: RpcRequest<typeof endDossierReason>, actor: Actor, key: string): Promise<Outcome> {
    return this.#run({
      contract: endDossierReason, request, action: 'end', status: 200,
      make: async (tx, today) => {
        const reason = await this.reasons.find(tx, request.reasonId);
        if (!reason) return err(refusal('DOSSIER_REASON_NOT_FOUND', { reasonId: request.reasonId }));
        if (reason.version !== request.expectedVersion) return err(refusal('DOSSIER_REASON_STALE', { currentVersion: reason.version }));
        const ended = end(reason, localDate(request.validTo), today);
        if (!ended.ok) return ended;
        return await this.reasons.end(tx, ended.value) ? ended : err(refusal('DOSSIER_REASON_STALE'));
      },
    }, actor, key);
  }

  async #run(asked: Asked, actor: Actor, key: string): Promise<Outcome> {
    const rights = await this.findRights.of(actor);
    // The token said so; the registry has to confirm it today.
    const allowed = permit(rights, 'reason', 'edit');
    if (!allowed.ok) return allowed;
    const outcome = await withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#write(tx, asked, actor.accountId, key), { actor: actor.accountId });
    if (outcome.ok) this.installation.wakeRelay();
    return outcome;
  }

  async #write(tx: EntityManager, { contract, request, action, status, make }: Asked, accountId: string, key: string): Promise<Outcome> {
    const claim = { account: accountId, route: contract.subject, key, bodyHash: bodyHash(request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    if (usable.value.state === 'replay') return this.#asOf(tx, usable.value.answer);
    const { clock, ids } = this.installation;
    const made = await make(tx, localDateOf(clock.now()));
    if (!made.ok) return made;
    const { version, ...data } = made.value;
    const audit = { action, objectType: 'reason', detail: { of: data.action, code: data.code } };
    await appendEvents(tx, [newEvent({ contract: dossierReasonChanged, aggregateId: data.reasonId, version, data, audit })], { actor: accountId, clock, ids });
    await storeKeys(tx, [{ ...claim, aggregateId: data.reasonId, version, status }]);
    return made;
  }

  async #asOf(tx: EntityManager, { aggregateId, version }: StoredAnswer): Promise<Outcome> {
    const reason = await this.reasons.find(tx, aggregateId);
    return reason ? ok(asOfVersion(reason, version)) : err(refusal('DOSSIER_REASON_NOT_FOUND', { reasonId: aggregateId }));
  }
}
