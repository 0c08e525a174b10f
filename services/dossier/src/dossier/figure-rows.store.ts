import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import type { Dossier } from './dossier.js';
import { DOSSIER_COLUMNS, fromRow } from './dossier.row.js';

interface Narrowed {
  /** Null for every unit. */
  readonly unitIds: readonly string[] | null;
  readonly procedureCode: string | null;
  readonly field: string | null;
  readonly limit: number;
}

export interface DayQuery extends Narrowed {
  readonly day: 'received' | 'completed';
  readonly timeliness: 'late' | 'in-time' | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Behind this dossier; null for the first page. */
  readonly after: { readonly day: string; readonly id: string } | null;
}

export interface RowOfDay {
  readonly dossier: Dossier;
  readonly position: { readonly day: string; readonly id: string };
}

// What is late is rare and has an index of its own.
const TIMELINESS = { late: `AND d.timeliness = 'late'`, 'in-time': `AND d.timeliness <> 'late'`, none: '' } as const;
const DAY_COLUMN = { received: 'received_on', completed: 'completed_on' } as const;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const NARROWED = `($4::text IS NULL OR d.procedure_code = $4) AND ($5::text IS NULL OR d.field = $5)`;

@Injectable()
export class FigureRowsStore {
  /** A page of the dossiers of some days, the latest first: of each unit at most a page from one index. */
  async ofDays(tx: EntityManager, query: DayQuery): Promise<RowOfDay[]> {
    const day = DAY_COLUMN[query.day];
    const units = query.unitIds === null ? '(SELECT DISTINCT unit_id AS id FROM unit_mirror)' : 'unnest($8::uuid[])';
    const rows: { position: RowOfDay['position'] }[] = await tx.query(
      `WITH page AS (
         SELECT d.* FROM ${units} AS unit(id) CROSS JOIN LATERAL (
           SELECT * FROM dossier d
           WHERE d.competent_unit_id = unit.id AND d.${day} BETWEEN $1::date AND $2::date AND (d.${day}, d.id) < ($6::date, $7::uuid)
             ${TIMELINESS[query.timeliness ?? 'none']} AND ${NARROWED}
           ORDER BY d.${day} DESC, d.id DESC LIMIT $3
         ) d ORDER BY d.${day} DESC, d.id DESC LIMIT $3
       ) SELECT ${DOSSIER_COLUMNS}, jsonb_build_object('day', d.${day}::text, 'id', d.id) AS position FROM page d ORDER BY d.${day} DESC, d.id DESC`,
      [
        query.from, query.to, query.limit, query.procedureCode, query.field, query.after?.day ?? query.to, query.after?.id ?? LAST_ID,
        ...(query.unitIds === null ? [] : [query.unitIds]),
      ],
    );
    return rows.map((row) => ({ dossier: fromRow(row), position: row.position }));
  }

  /** Dossiers with a question that another unit has not answered, by id. */
  async asked(tx: EntityManager, { unitIds, procedureCode, field, limit, afterId }: Narrowed & { readonly afterId: string | null }): Promise<Dossier[]> {
    const rows: unknown[] = await tx.query(
      `SELECT ${DOSSIER_COLUMNS} FROM dossier d
       WHERE d.id IN (SELECT c.dossier_id FROM consultation c WHERE c.state = 'open' AND ($1::uuid[] IS NULL OR c.unit_id = ANY($1)))
         AND ($2::uuid IS NULL OR d.id > $2) AND ${NARROWED}
       ORDER BY d.id LIMIT $3`,
      [unitIds, afterId, limit, procedureCode, field],
    );
    return rows.map(fromRow);
  }
}
