import { addUnitClosure, closureAdded, refusal, type Actor, type Refusal, type RpcRequest, type UnitClosure } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Clock, type IdSource, type Result } from '@haicap/kernel';
import { newEvent, RunCommand } from '@haicap/outbox';
import { Inject, Injectable } from '@nestjs/common';
import { calendarScope } from '../calendar/calendar.js';
import { CLOCK, IDS } from '../injected.js';
import { checkClosure, toFact } from './closure.js';
import { ClosureStore } from './closure.store.js';

type Request = RpcRequest<typeof addUnitClosure>;

/** A unit does not work on some days, by a decision (storm, flood): they are days off for its deadlines and for nobody else's. */
@Injectable()
export class AddUnitClosure {
  constructor(
    private readonly commands: RunCommand,
    private readonly closures: ClosureStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<UnitClosure, Refusal>> {
    const scope = calendarScope(actor, request.unitId);
    if (!scope.ok) return scope;
    const checked = checkClosure(request);
    if (!checked.ok) return checked;
    return this.commands.run<UnitClosure>({
      contract: addUnitClosure, request, actor, idempotencyKey, scope: scope.value,
      change: async (tx) => {
        if (!(await this.closures.isUnit(tx, request.unitId))) return err(refusal('UNIT_NOT_FOUND', { unitId: request.unitId }));
        const closure: UnitClosure = {
          closureId: this.ids.next(), ...request, version: 1, addedAt: formatOffsetTime(this.clock.now()), withdrawnAt: null, withdrawnBy: null,
        };
        await this.closures.insert(tx, closure);
        const event = newEvent({
          contract: closureAdded, aggregateId: closure.closureId, version: 1, data: toFact(closure),
          audit: { action: 'add', objectType: 'unit-closure', detail: { unitId: closure.unitId, decision: closure.decision } },
        });
        return ok({ aggregateId: closure.closureId, version: 1, events: [event], answer: closure });
      },
      answerAgain: async (tx, closureId) => {
        const closure = await this.closures.find(tx, request.unitId, closureId);
        return closure && { ...closure, version: 1, withdrawnAt: null, withdrawnBy: null };
      },
    });
  }
}
