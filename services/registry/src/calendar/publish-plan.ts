import { calendarPublished, publishCalendar, refusal, type Actor, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Clock, type Result } from '@haicap/kernel';
import { newEvent, RunCommand, type Changed } from '@haicap/outbox';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../injected.js';
import { registryId } from '../unit/unit-id.js';
import { readCalendarCsv } from './calendar-csv.js';
import { checkPlan, statusOf, type CalendarYear, type PublishedDay } from './calendar.js';
import { CalendarStore } from './calendar.store.js';

type Request = RpcRequest<typeof publishCalendar>;

/** Publishes the plan of a year under a document. It replaces the year as a whole, so a day that is gone is gone. */
@Injectable()
export class PublishPlan {
  constructor(
    private readonly commands: RunCommand,
    private readonly store: CalendarStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<CalendarYear, Refusal>> {
    const days = daysOf(request);
    if (!days.ok) return days;
    const { year } = request;
    return this.commands.run<CalendarYear>({
      contract: publishCalendar, request, actor, idempotencyKey, scope: { kind: 'installation' },
      change: (tx) => this.#publish(tx, request, days.value, actor),
      answerAgain: async (tx, _aggregateId, version) => {
        const plan = await this.store.planOf(tx, year, version);
        return plan && toYear(year, plan.version, plan.days);
      },
    });
  }

  async #publish(tx: EntityManager, { year, expectedVersion, document }: Request, days: readonly PublishedDay[], actor: Actor): Promise<Result<Changed<CalendarYear>, Refusal>> {
    await this.store.lock(tx, year);
    const before = await this.store.find(tx, year);
    if (before.version !== expectedVersion) return err(refusal('CALENDAR_STALE', { currentVersion: before.version }));
    const version = await this.store.replace(tx, year, days);
    await this.store.keepPlan(tx, { year, version, document, days, publishedAt: this.clock.now(), publishedBy: actor.accountId });
    const aggregateId = registryId(`calendar:${year}`);
    const event = newEvent({
      contract: calendarPublished, aggregateId, version, data: { year, days: [...days], document },
      audit: { action: 'publish', objectType: 'calendar', detail: { year, document } },
    });
    return ok({ aggregateId, version, events: [event], answer: toYear(year, version, days) });
  }
}

function daysOf({ year, days, csv }: Request): Result<readonly PublishedDay[], Refusal> {
  if ((days === undefined) === (csv === undefined)) return err(refusal('CALENDAR_INVALID', { reason: 'either-days-or-csv' }));
  const read = csv === undefined ? ok(days ?? []) : readCalendarCsv(csv);
  return read.ok ? checkPlan(year, read.value) : read;
}

/** A year as it leaves the service. */
export function toYear(year: number, version: number, days: readonly PublishedDay[]): CalendarYear {
  return { year, version, status: statusOf(days, version), days: [...days] };
}
