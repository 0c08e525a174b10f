import { STATUS_GROUPS, type Role } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A reminder as it is kept. */
export interface Reminder {
  readonly reminderId: string;
  readonly dossierId: string;
  readonly dossierVersion: number;
  readonly unitId: string;
  readonly byRole: Role;
  readonly remindedAt: Date;
}

/** With what is shown of its dossier. */
export interface ShownReminder extends Omit<Reminder, 'dossierVersion'> {
  readonly code: string;
  readonly procedureName: string;
  readonly dueOn: string | null;
}

export interface ReminderPosition {
  readonly remindedAt: string;
  readonly reminderId: string;
}

const COLUMNS = `r.reminder_id AS "reminderId", r.dossier_id AS "dossierId", r.unit_id AS "unitId", r.by_role AS "byRole", r.reminded_at AS "remindedAt"`;

@Injectable()
export class ReminderStore {
  /** Whether it is the first of this version: another leader may have been faster. */
  async insert(tx: EntityManager, { reminderId, dossierId, dossierVersion, unitId, byRole, remindedAt }: Reminder): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO dossier_reminder (reminder_id, dossier_id, dossier_version, unit_id, by_role, reminded_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (dossier_id, dossier_version) DO NOTHING RETURNING reminder_id`, [reminderId, dossierId, dossierVersion, unitId, byRole, remindedAt]);
    return rows.length > 0;
  }

  async find(tx: EntityManager, dossierId: string, dossierVersion: number): Promise<Omit<Reminder, 'dossierVersion'> | undefined> {
    const rows: Omit<Reminder, 'dossierVersion'>[] = await tx.query(`SELECT ${COLUMNS} FROM dossier_reminder r WHERE r.dossier_id = $1 AND r.dossier_version = $2`, [dossierId, dossierVersion]);
    return rows[0];
  }

  async byId(tx: EntityManager, reminderId: string): Promise<Omit<Reminder, 'dossierVersion'> | undefined> {
    const rows: Omit<Reminder, 'dossierVersion'>[] = await tx.query(`SELECT ${COLUMNS} FROM dossier_reminder r WHERE r.reminder_id = $1`, [reminderId]);
    return rows[0];
  }

  /** Reminders of dossiers that have not moved since, the latest first; of these units, or of all. */
  async list(tx: EntityManager, { unitIds, after, limit }: { readonly unitIds: readonly string[] | null; readonly after: ReminderPosition | null; readonly limit: number }): Promise<ShownReminder[]> {
    const values = [STATUS_GROUPS.open, after?.remindedAt ?? null, after?.reminderId ?? null, limit];
    if (unitIds === null) return tx.query(holding(''), values);
    return tx.query(
      `SELECT h.* FROM unnest($5::uuid[]) AS unit(id) CROSS JOIN LATERAL (${holding('AND r.unit_id = unit.id')}) h
       ORDER BY h."remindedAt" DESC, h."reminderId" DESC LIMIT $4`, [...values, [...new Set(unitIds)]]);
  }
}

function holding(ofUnit: string): string {
  return `
    SELECT ${COLUMNS}, d.code, d.procedure_name AS "procedureName", d.due_on::text AS "dueOn"
    FROM dossier_reminder r CROSS JOIN LATERAL (
      SELECT code, procedure_name, due_on FROM dossier
      WHERE id = r.dossier_id AND version = r.dossier_version AND competent_unit_id = r.unit_id AND status = ANY($1::text[]) OFFSET 0) d
    WHERE ($2::timestamptz IS NULL OR (r.reminded_at, r.reminder_id) < ($2::timestamptz, $3::uuid)) ${ofUnit}
    ORDER BY r.reminded_at DESC, r.reminder_id DESC LIMIT $4`;
}
