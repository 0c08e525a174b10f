import { applyRecalculation, cancelRecalculation, refusal, type Actor, type Recalculation, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { appendAudit, bodyHash, claimKey, storeKeys } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FindRights } from '../access/find-rights.js';
import { OpenCalendarChange } from '../calendar-mirror/open-calendar-change.js';
import { Installation } from '../installation.js';
import { mayRecalculate, settle } from './recalculation.js';
import { RecalculationStore, toAnswer, type KeptRecalculation } from './recalculation.store.js';

type Request = RpcRequest<typeof applyRecalculation>;
type Action = 'apply' | 'cancel';

const SUCCESS = { apply: 202, cancel: 200 } as const;
const CONTRACTS = { apply: applyRecalculation, cancel: cancelRecalculation } as const;

/** Applies a recalculation that was shown, or puts it aside. */
@Injectable()
export class SettleRecalculation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly recalculations: RecalculationStore,
    private readonly changes: OpenCalendarChange,
    private readonly installation: Installation,
  ) {}

  async run(action: Action, request: Request, actor: Actor, idempotencyKey: string): Promise<Result<Recalculation, Refusal>> {
    const allowed = mayRecalculate(await this.findRights.of(actor));
    if (!allowed.ok) return allowed;
    return withScope(this.dataSource, { kind: 'installation' }, (tx) => this.#settle(tx, action, request, actor, idempotencyKey), { actor: actor.accountId });
  }

  async #settle(tx: EntityManager, action: Action, request: Request, actor: Actor, key: string): Promise<Result<Recalculation, Refusal>> {
    const { recalculationId, expectedVersion } = request;
    const claim = { account: actor.accountId, route: CONTRACTS[action].subject, key, bodyHash: bodyHash(request) };
    const usable = await claimKey(tx, claim);
    if (!usable.ok) return usable;
    const kept = await this.recalculations.find(tx, recalculationId, true);
    if (!kept) return err(refusal('RECALCULATION_NOT_FOUND', { recalculationId }));
    const { clock } = this.installation;
    if (usable.value.state === 'replay') return ok(asSettled(action, kept, usable.value.answer.version, kept.appliedAt));
    const possible = settle(action, kept, expectedVersion);
    if (!possible.ok) return possible;
    const applied = action === 'apply' ? { at: formatOffsetTime(clock.now()), by: actor.accountId } : { at: null, by: null };
    const settled = asSettled(action, kept, kept.version + 1, applied.at);
    // Who puts a preview aside has decided about the plan or the closure it is of: it is not prepared again.
    if (action === 'cancel') await this.changes.putAside(tx, kept, kept.calendarRevision);
    await this.recalculations.save(tx, { ...kept, ...settled, after: null, appliedBy: applied.by });
    const detail = { document: kept.document, toMove: kept.toMove, notComputable: kept.notComputable };
    await appendAudit(tx, [{ action, objectType: 'deadline-recalculation', objectId: recalculationId, detail }], { actor: actor.accountId, clock });
    await storeKeys(tx, [{ ...claim, aggregateId: recalculationId, version: settled.version, status: SUCCESS[action] }]);
    return ok(settled);
  }
}

function asSettled(action: Action, kept: KeptRecalculation, version: number, appliedAt: string | null): Recalculation {
  return toAnswer({ ...kept, version, status: action === 'apply' ? 'applying' : 'cancelled', appliedAt, moved: 0, unchanged: 0 });
}
