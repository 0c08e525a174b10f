import { createHash } from 'node:crypto';
import { calendarDay, calendarPublished } from '@haicap/contracts';
import { canonicalJson, VIETNAM_CALENDAR_DAYS, type CalendarDay, type Clock, type IdSource } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, IDS } from '../injected.js';
import { RunOnce } from '../load/run-once.js';
import { registryId } from '../unit/unit-id.js';
import { CalendarStore } from './calendar.store.js';

/** Publishes the official days of each year; a year whose days differ from what was published is published again. */
@Injectable()
export class PublishCalendar {
  constructor(
    private readonly store: CalendarStore,
    private readonly once: RunOnce,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
  ) {}

  async run(days: readonly CalendarDay[] = VIETNAM_CALENDAR_DAYS): Promise<void> {
    for (const [year, ofYear] of Map.groupBy(days, (day) => Number(day.date.slice(0, 4)))) {
      const content = canonicalJson(ofYear.map(({ date, kind, status, enabled, basis }) => ({ date, kind, status, enabled, basis })));
      const step = `calendar:${year}:${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
      await this.once.run(step, async (tx) => {
        // A plan that is being published at this moment is waited for and then seen.
        await this.store.lock(tx, year);
        // What the province has published itself stands above what a release expects of that year.
        if (await this.store.hasPlan(tx, year)) return;
        const published = ofYear.map((day) => calendarDay.parse(day));
        const version = await this.store.replace(tx, year, published);
        await appendEvents(tx, [newEvent({
          contract: calendarPublished, aggregateId: registryId(`calendar:${year}`), version,
          data: { year, days: published },
          audit: { action: 'publish', objectType: 'calendar' },
        })], { actor: 'registry', clock: this.clock, ids: this.ids });
      });
    }
  }
}
