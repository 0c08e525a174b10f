import type { lookUpCalendar, Refusal, RpcRequest } from '@haicap/contracts';
import { ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarYear } from './calendar.js';
import { CalendarStore } from './calendar.store.js';
import { toYear } from './publish-plan.js';

/** The days of a year that depart from the weekly rule; a year that nobody has published has none and says so. */
@Injectable()
export class LookUpCalendar {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CalendarStore,
  ) {}

  async run({ year }: RpcRequest<typeof lookUpCalendar>): Promise<Result<CalendarYear, Refusal>> {
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const { version, days } = await this.store.find(tx, year);
      return ok(toYear(year, version, days));
    });
  }
}
