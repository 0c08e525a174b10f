import { Injectable } from '@nestjs/common';
import { LOW_RATING_MAX } from '@haicap/contracts';
import type { EntityManager } from 'typeorm';
import type { Rating, TallyChange } from './rating.js';

export interface RatingPosition {
  readonly ratedAt: string;
  readonly ratingId: string;
}
export interface LowRating extends Omit<Rating, 'comment' | 'version' | 'changedAt'> {
  readonly dossierCode: string;
  readonly hasComment: boolean;
}
export interface UnitSatisfaction {
  readonly unitId: string;
  readonly count: number;
  readonly sum: number;
  readonly low: number;
}

const COLUMNS = `r.rating_id AS "ratingId", r.dossier_id AS "dossierId", r.version, r.unit_id AS "unitId", r.procedure_code AS "procedureCode", r.score, r.reasons, r.comment,
  r.rated_at AS "ratedAt", r.changed_at AS "changedAt"`;

@Injectable()
export class RatingStore {
  async of(tx: EntityManager, dossierId: string): Promise<Rating | null> {
    const [row]: Rating[] = await tx.query(`SELECT ${COLUMNS} FROM dossier_rating r WHERE r.dossier_id = $1`, [dossierId]);
    return row ?? null;
  }

  /** The dossier is locked by whoever rates it, so nobody rates at the same time. */
  async save(tx: EntityManager, rating: Rating): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_rating (dossier_id, rating_id, version, unit_id, procedure_code, score, reasons, comment, rated_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (dossier_id) DO UPDATE SET version = EXCLUDED.version, score = EXCLUDED.score, reasons = EXCLUDED.reasons, comment = EXCLUDED.comment, changed_at = EXCLUDED.changed_at`,
      [rating.dossierId, rating.ratingId, rating.version, rating.unitId, rating.procedureCode, rating.score, rating.reasons, rating.comment, rating.ratedAt, rating.changedAt]);
  }

  async tally(tx: EntityManager, { unitId, month, count, sum, low }: TallyChange): Promise<void> {
    await tx.query(
      `INSERT INTO rating_tally AS t (unit_id, month, count, sum, low) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (unit_id, month) DO UPDATE SET count = t.count + EXCLUDED.count, sum = t.sum + EXCLUDED.sum, low = t.low + EXCLUDED.low`, [unitId, month, count, sum, low]);
  }

  /** Low ones of these units, or of all, the latest first. */
  async low(tx: EntityManager, { unitIds, after, limit }: { readonly unitIds: readonly string[] | null; readonly after: RatingPosition | null; readonly limit: number }): Promise<LowRating[]> {
    const values = [after?.ratedAt ?? null, after?.ratingId ?? null, limit];
    if (unitIds === null) return tx.query(lowOf(''), values);
    return tx.query(
      `SELECT low.* FROM unnest($4::uuid[]) AS unit(id) CROSS JOIN LATERAL (${lowOf('AND r.unit_id = unit.id')}) low
       ORDER BY low."ratedAt" DESC, low."ratingId" DESC LIMIT $3`, [...values, unitIds]);
  }

  async satisfaction(tx: EntityManager, from: string, to: string): Promise<UnitSatisfaction[]> {
    return tx.query(
      `SELECT unit_id AS "unitId", sum(count)::int AS count, sum(sum)::int AS sum, sum(low)::int AS low FROM rating_tally
       WHERE month BETWEEN $1 AND $2 GROUP BY unit_id ORDER BY unit_id`, [`${from}-01`, `${to}-01`]);
  }
}

function lowOf(ofUnit: string): string {
  return `
    SELECT r.rating_id AS "ratingId", r.dossier_id AS "dossierId", d.code AS "dossierCode", r.unit_id AS "unitId", r.procedure_code AS "procedureCode", r.score, r.reasons,
      r.comment IS NOT NULL AS "hasComment", r.rated_at AS "ratedAt"
    FROM dossier_rating r JOIN dossier d ON d.id = r.dossier_id
    WHERE r.score <= ${LOW_RATING_MAX} ${ofUnit} AND ($1::timestamptz IS NULL OR (r.rated_at, r.rating_id) < ($1::timestamptz, $2::uuid))
    ORDER BY r.rated_at DESC, r.rating_id DESC LIMIT $3`;
}
