import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CalendarDay } from '@haicap/kernel';

export interface CalendarYear {
  readonly year: number;
  readonly days: readonly {
    readonly date: string; readonly kind: string; readonly status: string; readonly enabled: boolean; readonly basis: string;
  }[];
}

@Injectable()
export class CalendarMirrorStore {
  /** Replaces whole years: a plan that is published again may also take days away. */
  async replace(tx: EntityManager, years: readonly CalendarYear[]): Promise<void> {
    await tx.query(`DELETE FROM calendar_day WHERE year = ANY($1::int[])`, [years.map(({ year }) => year)]);
    await tx.query(
      `INSERT INTO calendar_day (day, year, kind, status, enabled, basis)
       SELECT date, year, kind, status, enabled, basis
       FROM jsonb_to_recordset($1::jsonb) AS d(date date, year int, kind text, status text, enabled boolean, basis text)
       ON CONFLICT (day) DO UPDATE SET year = EXCLUDED.year, kind = EXCLUDED.kind, status = EXCLUDED.status,
         enabled = EXCLUDED.enabled, basis = EXCLUDED.basis`,
      [JSON.stringify(years.flatMap(({ year, days }) => days.map((day) => ({ ...day, year }))))],
    );
  }

  async days(tx: EntityManager): Promise<CalendarDay[]> {
    return tx.query(`SELECT day::text AS date, kind, status, enabled, basis FROM calendar_day ORDER BY day`);
  }
}
