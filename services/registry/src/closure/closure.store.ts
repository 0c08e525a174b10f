import type { UnitClosure } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

interface Row extends Omit<UnitClosure, 'addedAt' | 'withdrawnAt'> {
  readonly addedAt: Date;
  readonly withdrawnAt: Date | null;
}

const COLUMNS = `closure_id AS "closureId", unit_id AS "unitId", from_day::text AS "fromDay", to_day::text AS "toDay", decision, reason, version,
  added_at AS "addedAt", withdrawn_at AS "withdrawnAt", withdrawn_by AS "withdrawnBy"`;

export interface ClosurePosition {
  readonly fromDay: string;
  readonly closureId: string;
}

@Injectable()
export class ClosureStore {
  async insert(tx: EntityManager, { closureId, unitId, fromDay, toDay, decision, reason, version, addedAt }: UnitClosure): Promise<void> {
    await tx.query(
      `INSERT INTO unit_closure (closure_id, unit_id, from_day, to_day, decision, reason, version, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [closureId, unitId, fromDay, toDay, decision, reason, version, addedAt],
    );
  }

  async withdraw(tx: EntityManager, { closureId, version, withdrawnAt, withdrawnBy }: UnitClosure): Promise<boolean> {
    const [, updated]: [unknown, number] = await tx.query(
      `UPDATE unit_closure SET version = $2, withdrawn_at = $3, withdrawn_by = $4 WHERE closure_id = $1 AND version = $2 - 1`,
      [closureId, version, withdrawnAt, withdrawnBy],
    );
    return updated > 0;
  }

  async find(tx: EntityManager, unitId: string, closureId: string): Promise<UnitClosure | undefined> {
    const rows: Row[] = await tx.query(`SELECT ${COLUMNS} FROM unit_closure WHERE closure_id = $1 AND unit_id = $2`, [closureId, unitId]);
    return rows[0] && toClosure(rows[0]);
  }

  /** The closures of a unit, the latest first, one more than the limit. */
  async list(tx: EntityManager, unitId: string, limit: number, after: ClosurePosition | undefined): Promise<UnitClosure[]> {
    const rows: Row[] = await tx.query(
      `SELECT ${COLUMNS} FROM unit_closure
       WHERE unit_id = $1 AND ($3::date IS NULL OR (from_day, closure_id) < ($3::date, $4::uuid))
       ORDER BY from_day DESC, closure_id DESC LIMIT $2`,
      [unitId, limit + 1, after?.fromDay ?? null, after?.closureId ?? null],
    );
    return rows.map(toClosure);
  }

  async isUnit(tx: EntityManager, unitId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('SELECT 1 FROM unit WHERE unit_id = $1', [unitId]);
    return rows.length > 0;
  }
}

function toClosure(row: Row): UnitClosure {
  return { ...row, addedAt: formatOffsetTime(row.addedAt), withdrawnAt: row.withdrawnAt && formatOffsetTime(row.withdrawnAt) };
}
