import { refusal, serviceHoursSet, setServiceHours, type Actor, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok, type Clock, type Result } from '@haicap/kernel';
import { newEvent, RunCommand } from '@haicap/outbox';
import { Inject, Injectable } from '@nestjs/common';
import { calendarScope } from '../calendar/calendar.js';
import { CLOCK } from '../injected.js';
import { registryId } from '../unit/unit-id.js';
import { checkHours, periodsOf } from './service-hours.js';
import { ServiceHoursStore } from './service-hours.store.js';

type Request = RpcRequest<typeof setServiceHours>;
type Hours = RpcReply<typeof setServiceHours>;

/** Sets the hours of a unit from a day on; those of the province hold for every unit that has none of its own. */
@Injectable()
export class SetServiceHours {
  constructor(
    private readonly commands: RunCommand,
    private readonly store: ServiceHoursStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<Hours, Refusal>> {
    const { unitId, expectedVersion, ...hours } = request;
    const scope = calendarScope(actor, unitId);
    if (!scope.ok) return scope;
    const now = this.clock.now();
    return this.commands.run<Hours>({
      contract: setServiceHours, request, actor, idempotencyKey, scope: scope.value,
      change: async (tx) => {
        const checked = checkHours(hours, localDateOf(now));
        if (!checked.ok) return checked;
        const level = await this.store.levelOf(tx, unitId);
        if (level === undefined) return err(refusal('UNIT_NOT_FOUND', { unitId }));
        const before = await this.store.of(tx, unitId);
        const version = expectedVersion + 1;
        const isNext = before.length === expectedVersion && await this.store.insert(tx, unitId, { version, ...hours }, now, actor.accountId);
        if (!isNext) return err(refusal('CALENDAR_STALE', { currentVersion: before.length }));
        const periods = periodsOf([...before, { version, ...hours }]);
        const aggregateId = registryId(`service-hours:${unitId}`);
        const event = newEvent({
          contract: serviceHoursSet, aggregateId, version, data: { unitId, scope: level === 'province' ? 'province' : 'unit', periods, decision: hours.decision },
          audit: { action: 'set', objectType: 'service-hours', detail: { unitId, decision: hours.decision } },
        });
        return ok({ aggregateId, version, events: [event], answer: { unitId, version, periods } });
      },
      answerAgain: async (tx, _aggregateId, version) => ({ unitId, version, periods: periodsOf(await this.store.of(tx, unitId, version)) }),
    });
  }
}
