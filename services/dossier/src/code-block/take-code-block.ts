import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, takeCodeBlock, type Actor, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Result } from '@haicap/kernel';
import { appendAudit, bodyHash, claimKey, storeKeys, type KeyClaim } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { mayReceive } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { Installation } from '../installation.js';
import { existsOn } from '../unit-mirror/unit-mirror.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { CODE_BLOCK_SIZE, cutBlocks, type DeskDay } from './code-block.js';
import { codesOf, toCodeBlock, type KeptBlock } from './code-block-wire.js';
import { CodeBlockStore } from './code-block.store.js';

type Outcome = Result<RpcReply<typeof takeCodeBlock>, Refusal>;

/** Gives a desk a block for work without the network. From then on nothing else numbers from it, also when it comes back unused. */
@Injectable()
export class TakeCodeBlock {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly units: FindUnits,
    private readonly blocks: CodeBlockStore,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof takeCodeBlock>, actor: Actor, idempotencyKey: string): Promise<Outcome> {
    const rights = await this.findRights.of(actor);
    const allowed = rights.isCitizen ? err(refusal('FORBIDDEN')) : mayReceive(rights, request.unitId);
    if (!allowed.ok) return allowed;
    const claim: KeyClaim = { account: rights.accountId, route: takeCodeBlock.subject, key: idempotencyKey, bodyHash: bodyHash(request) };
    return withScope(this.dataSource, { kind: 'units', unitIds: [request.unitId] }, (tx) => this.#take(tx, request, claim), { actor: rights.accountId });
  }

  async #take(tx: EntityManager, { unitId, desk }: RpcRequest<typeof takeCodeBlock>, claim: KeyClaim): Promise<Outcome> {
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    // What a block is known by beside its unit is its first number: it stands where other aggregates have their version.
    if (usable.value.state === 'replay') return this.#show(tx, await this.blocks.offlineFrom(tx, unitId, desk, usable.value.answer.version));

    return this.#cut(tx, { unitId, desk }, claim);
  }

  async #cut(tx: EntityManager, { unitId, desk }: RpcRequest<typeof takeCodeBlock>, claim: KeyClaim): Promise<Outcome> {
    const { clock } = this.installation;
    const at = clock.now();
    const day = localDateOf(at);
    const unit = (await this.units.on(tx, [unitId], day)).get(unitId);
    if (!unit || !existsOn(unit, day) || unit.agencyCode === null) return err(refusal('UNIT_NOT_ACTIVE', { unitId, on: day }));
    const deskDay: DeskDay = { agencyCode: unit.agencyCode, unitId, localDate: day, desk };
    const [cut] = cutBlocks(deskDay, 1, await this.blocks.advanceCounter(tx, deskDay, CODE_BLOCK_SIZE));
    if (!cut) throw new Error(`the counter of ${unit.agencyCode} gave no block`);
    await this.blocks.takeOffline(tx, cut);
    const { firstNumber, lastNumber } = cut;
    await appendAudit(tx, [{ action: 'take-code-block', objectType: 'code-block', objectId: unitId, detail: { desk, day, firstNumber, lastNumber } }], { actor: claim.account, clock });
    await storeKeys(tx, [{ ...claim, aggregateId: unitId, version: firstNumber, status: 201 }]);
    return this.#show(tx, { ...cut, offline: true });
  }

  async #show(tx: EntityManager, block: KeptBlock | undefined): Promise<Outcome> {
    if (!block) throw new Error('a block that was taken has vanished');
    return ok(toCodeBlock(block, new Set(await this.blocks.given(tx, codesOf(block)))));
  }
}
