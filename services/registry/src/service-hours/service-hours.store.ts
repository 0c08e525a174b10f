import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SetHours } from './service-hours.js';

@Injectable()
export class ServiceHoursStore {
  /** Everything ever set for a unit, up to a version. */
  async of(tx: EntityManager, unitId: string, upTo?: number): Promise<SetHours[]> {
    return tx.query(
      `SELECT version, valid_from::text AS "validFrom", morning, afternoon, saturday, decision
       FROM service_hours WHERE unit_id = $1 AND ($2::int IS NULL OR version <= $2) ORDER BY version`,
      [unitId, upTo ?? null],
    );
  }

  /** False when somebody else has set this version meanwhile. */
  async insert(tx: EntityManager, unitId: string, hours: SetHours, at: Date, by: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO service_hours (unit_id, version, valid_from, morning, afternoon, saturday, decision, set_at, set_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING version`,
      [unitId, hours.version, hours.validFrom, hours.morning, hours.afternoon, hours.saturday, hours.decision, at, by],
    );
    return rows.length > 0;
  }

  /** The level of a unit; undefined when there is no such unit. */
  async levelOf(tx: EntityManager, unitId: string): Promise<string | undefined> {
    const rows: { level: string }[] = await tx.query('SELECT level FROM unit WHERE unit_id = $1', [unitId]);
    return rows[0]?.level;
  }
}
