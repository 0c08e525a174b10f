import { calendarDay, type lookUpCalendar, type Refusal, type RpcRequest } from '@haicap/contracts';
import { expectedCalendar, FIRST_EXPECTED_YEAR, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarYear } from './calendar.js';
import { CalendarStore } from './calendar.store.js';
import { toYear } from './publish-plan.js';

/** The days of a year that depart from the weekly rule; a year that nobody has published has those that are expected, as proposed, or says that none are known. */
@Injectable()
export class LookUpCalendar {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CalendarStore,
  ) {}

  async run({ year }: RpcRequest<typeof lookUpCalendar>): Promise<Result<CalendarYear, Refusal>> {
    return withScope(this.dataSource, { kind: 'none' }, async (tx) => {
      const { version, days } = await this.store.find(tx, year);
      const isExpected = version === 0 && year >= FIRST_EXPECTED_YEAR;
      return ok(isExpected ? { year, version, status: 'proposed', days: expectedCalendar(year).map((day) => calendarDay.parse(day)) } : toYear(year, version, days));
    });
  }
}
