import { closureWithdrawn, refusal, withdrawUnitClosure, type Actor, type Refusal, type RpcRequest, type UnitClosure } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Clock, type Result } from '@haicap/kernel';
import { newEvent, RunCommand } from '@haicap/outbox';
import { Inject, Injectable } from '@nestjs/common';
import { calendarScope } from '../calendar/calendar.js';
import { CLOCK } from '../injected.js';
import { toFact } from './closure.js';
import { ClosureStore } from './closure.store.js';

type Request = RpcRequest<typeof withdrawUnitClosure>;

/** The unit works on those days after all. The closure stays on record with the decision that took it back. */
@Injectable()
export class WithdrawUnitClosure {
  constructor(
    private readonly commands: RunCommand,
    private readonly closures: ClosureStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<UnitClosure, Refusal>> {
    const { unitId, closureId, expectedVersion, decision } = request;
    const scope = calendarScope(actor, unitId);
    if (!scope.ok) return scope;
    return this.commands.run<UnitClosure>({
      contract: withdrawUnitClosure, request, actor, idempotencyKey, scope: scope.value,
      change: async (tx) => {
        const found = await this.closures.find(tx, unitId, closureId);
        if (!found) return err(refusal('CLOSURE_NOT_FOUND', { closureId }));
        const stale = err(refusal('CALENDAR_STALE', { currentVersion: found.version }));
        if (found.version !== expectedVersion || found.withdrawnAt !== null) return stale;
        const closure: UnitClosure = { ...found, version: found.version + 1, withdrawnAt: formatOffsetTime(this.clock.now()), withdrawnBy: decision };
        if (!(await this.closures.withdraw(tx, closure))) return stale;
        const event = newEvent({
          contract: closureWithdrawn, aggregateId: closureId, version: closure.version, data: { ...toFact(closure), withdrawnBy: decision },
          audit: { action: 'withdraw', objectType: 'unit-closure', detail: { unitId, decision } },
        });
        return ok({ aggregateId: closureId, version: closure.version, events: [event], answer: closure });
      },
      answerAgain: (tx) => this.closures.find(tx, unitId, closureId),
    });
  }
}
