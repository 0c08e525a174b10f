import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PublishedDay } from './calendar.js';

export interface KeptYear {
  readonly version: number;
  readonly days: readonly PublishedDay[];
}

export interface Plan {
  readonly year: number;
  readonly version: number;
  readonly document: string;
  readonly days: readonly PublishedDay[];
  readonly publishedAt: Date;
  readonly publishedBy: string;
}

/** The special days of each year, as last published, and every plan a person published. */
@Injectable()
export class CalendarStore {
  /** Replaces the days of a year; returns the version of the year's calendar. */
  async replace(tx: EntityManager, year: number, days: readonly PublishedDay[]): Promise<number> {
    const rows: { version: number }[] = await tx.query(
      `INSERT INTO calendar_year AS y (year, version) VALUES ($1, 1)
       ON CONFLICT (year) DO UPDATE SET version = y.version + 1 RETURNING version`,
      [year],
    );
    await tx.query('DELETE FROM calendar_day WHERE year = $1', [year]);
    await tx.query(
      `INSERT INTO calendar_day (day, year, kind, status, enabled, basis, scope)
       SELECT date, $1, kind, status, enabled, basis, scope
       FROM jsonb_to_recordset($2::jsonb) AS r (date date, kind text, status text, enabled boolean, basis text, scope text)`,
      [year, JSON.stringify(days)],
    );
    const version = rows[0]?.version;
    if (version === undefined) throw new Error(`the calendar of ${year} has no version`);
    return version;
  }

  /** Lets nobody else publish this year until the transaction ends, whether it was published before or not. */
  async lock(tx: EntityManager, year: number): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('calendar-year'), $1)`, [year]);
  }

  /** A year as it stands; version 0 when nobody has published it. */
  async find(tx: EntityManager, year: number): Promise<KeptYear> {
    const years: { version: number }[] = await tx.query('SELECT version FROM calendar_year WHERE year = $1', [year]);
    const days: PublishedDay[] = await tx.query(
      `SELECT day::text AS date, kind, status, enabled, basis, scope FROM calendar_day WHERE year = $1 ORDER BY day`, [year]);
    return { version: years[0]?.version ?? 0, days };
  }

  async keepPlan(tx: EntityManager, { year, version, document, days, publishedAt, publishedBy }: Plan): Promise<void> {
    await tx.query(
      `INSERT INTO calendar_plan (year, version, document, days, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6)`,
      [year, version, document, JSON.stringify(days), publishedAt, publishedBy],
    );
  }

  /** Whether a person has published this year; then no release changes it any more. */
  async hasPlan(tx: EntityManager, year: number): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT 1 FROM calendar_plan WHERE year = $1 LIMIT 1', [year]);
    return rows.length > 0;
  }

  async planOf(tx: EntityManager, year: number, version: number): Promise<KeptYear | undefined> {
    const rows: KeptYear[] = await tx.query('SELECT version, days FROM calendar_plan WHERE year = $1 AND version = $2', [year, version]);
    return rows[0];
  }
}
