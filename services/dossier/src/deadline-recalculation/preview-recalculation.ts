import { previewRecalculation, refusal, type Actor, type Recalculation, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { appendAudit, bodyHash, claimKey, storeKeys } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FindRights } from '../access/find-rights.js';
import { OpenCalendarChange } from '../calendar-mirror/open-calendar-change.js';
import { Installation } from '../installation.js';
import { actionsOn, mayRecalculate, PROPOSER } from './recalculation.js';
import { RecalculationStore } from './recalculation.store.js';

type Request = RpcRequest<typeof previewRecalculation>;

/** Begins to compute what a changed calendar does to open dossiers. It changes none of them; a worker walks them in portions. */
@Injectable()
export class PreviewRecalculation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly recalculations: RecalculationStore,
    private readonly changes: OpenCalendarChange,
    private readonly installation: Installation,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<Recalculation, Refusal>> {
    const allowed = mayRecalculate(await this.findRights.of(actor));
    if (!allowed.ok) return allowed;
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#begin(tx, request, actor, idempotencyKey), { actor: actor.accountId });
  }

  async #begin(tx: EntityManager, request: Request, actor: Actor, key: string): Promise<Result<Recalculation, Refusal>> {
    const claim = { account: actor.accountId, route: previewRecalculation.subject, key, bodyHash: bodyHash(request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    const { clock, ids } = this.installation;
    if (usable.value.state === 'replay') {
      const kept = await this.recalculations.find(tx, usable.value.answer.aggregateId);
      if (!kept) throw new Error('a recalculation has vanished');
      return ok(asBegun(kept));
    }
    const made = {
      recalculationId: ids.next(), reasonCode: request.reasonCode, document: request.document, unitId: request.unitId ?? null,
      calendarRevision: await this.changes.changedAt(tx, null), createdAt: clock.now(), createdBy: actor.accountId,
    };
    const proposed = await this.recalculations.giveWay(tx, PROPOSER);
    if (!(await this.recalculations.insert(tx, made))) return err(await this.#underWay(tx));
    const { recalculationId: objectId, document, reasonCode, unitId } = made;
    const replaced = proposed === undefined ? [] : [{ action: 'supersede', objectType: 'deadline-recalculation', objectId: proposed, detail: { by: objectId } }];
    const begun = { action: 'preview', objectType: 'deadline-recalculation', objectId, detail: { document, reasonCode, unitId } };
    await appendAudit(tx, [...replaced, begun], { actor: actor.accountId, clock });
    await storeKeys(tx, [{ ...claim, aggregateId: objectId, version: 1, status: 202 }]);
    return ok(asBegun({ ...made, createdAt: formatOffsetTime(made.createdAt) }));
  }

  /** Which one has to be finished first, and how. */
  async #underWay(tx: EntityManager): Promise<Refusal> {
    const kept = await this.recalculations.underWay(tx);
    return refusal('RECALCULATION_UNDER_WAY', kept ? { recalculationId: kept.recalculationId, status: kept.status, allowedActions: actionsOn(kept.status) } : {});
  }
}

function asBegun({ recalculationId, reasonCode, document, unitId, createdAt, createdBy }: Pick<Recalculation, 'recalculationId' | 'reasonCode' | 'document' | 'unitId' | 'createdAt' | 'createdBy'>): Recalculation {
  return {
    recalculationId, version: 1, status: 'previewing', reasonCode, document, unitId, createdAt, createdBy, appliedAt: null,
    examined: 0, toMove: 0, notComputable: 0, moved: 0, unchanged: 0,
  };
}
