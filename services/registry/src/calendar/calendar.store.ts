import type { CalendarDay } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** The special days of each year, as last published. */
@Injectable()
export class CalendarStore {
  /** Replaces the days of a year; returns the version of the year's calendar. */
  async replace(tx: EntityManager, year: number, days: readonly CalendarDay[]): Promise<number> {
    const rows: { version: number }[] = await tx.query(
      `INSERT INTO calendar_year AS y (year, version) VALUES ($1, 1)
       ON CONFLICT (year) DO UPDATE SET version = y.version + 1 RETURNING version`,
      [year],
    );
    await tx.query('DELETE FROM calendar_day WHERE year = $1', [year]);
    await tx.query(
      `INSERT INTO calendar_day (day, year, kind, status, enabled, basis)
       SELECT date, $1, kind, status, enabled, basis
       FROM jsonb_to_recordset($2::jsonb) AS r (date date, kind text, status text, enabled boolean, basis text)`,
      [year, JSON.stringify(days)],
    );
    const version = rows[0]?.version;
    if (version === undefined) throw new Error(`the calendar of ${year} has no version`);
    return version;
  }
}
