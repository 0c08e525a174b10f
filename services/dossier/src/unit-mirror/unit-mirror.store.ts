import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';
import type { Lineage } from '@haicap/policy';
import type { KnownUnit, Succession, UnitVersion } from './unit-mirror.js';

// A unit is gone when its last day is over and another took its place. One that was split has no heir: its dossiers are handed over one by one.
const IS_GONE = `s.from_unit_id <> s.to_unit_id AND s.effective_on <= $2
  AND (SELECT m.valid_to FROM unit_mirror m WHERE m.unit_id = s.from_unit_id AND m.as_from <= $2 ORDER BY m.as_from DESC LIMIT 1) < $2`;
const IS_HEIR = `${IS_GONE}
  AND NOT EXISTS (SELECT 1 FROM unit_succession o WHERE o.from_unit_id = s.from_unit_id AND o.to_unit_id <> s.to_unit_id AND o.effective_on <= $2)`;
// Most former units left nothing here, and a list asks every unit by itself. In the order of its index each question is one look into it, also when
// there is nothing; of what is to be returned for others the index holds the same rows.
const IS_NAMED = `coalesce(
  ${['competent_unit_id', 'receiving_unit_id', 'support_unit_id', 'first_competent_unit_id']
    .map((column) => `(SELECT true FROM dossier WHERE ${column} = line.former ORDER BY status, due_order, id LIMIT 1)`).join(', ')},
  (SELECT true FROM dossier WHERE returning_unit_id = line.former AND status = 'completed' AND returning_unit_id <> competent_unit_id AND returning_unit_id <> receiving_unit_id
   ORDER BY due_order, id LIMIT 1),
  (SELECT true FROM consultation WHERE unit_id = line.former ORDER BY state, due_at, id LIMIT 1), false)`;

@Injectable()
export class UnitMirrorStore {
  async save(tx: EntityManager, versions: readonly UnitVersion[]): Promise<void> {
    await tx.query(
      `INSERT INTO unit_mirror (unit_id, as_from, level, full_name, province_code, valid_from, valid_to, agency_code)
       SELECT "unitId", "asFrom", level, "fullName", "provinceCode", "validFrom", "validTo", "agencyCode"
       FROM jsonb_to_recordset($1::jsonb) AS v("unitId" uuid, "asFrom" date, level text, "fullName" text, "provinceCode" text,
         "validFrom" date, "validTo" date, "agencyCode" varchar)
       ON CONFLICT (unit_id, as_from) DO UPDATE SET level = EXCLUDED.level, full_name = EXCLUDED.full_name,
         province_code = EXCLUDED.province_code, valid_from = EXCLUDED.valid_from, valid_to = EXCLUDED.valid_to,
         agency_code = EXCLUDED.agency_code`,
      [JSON.stringify(versions)],
    );
  }

  /** The units as they stand on a day; unknown ids are absent. */
  async on(tx: EntityManager, unitIds: readonly string[], day: LocalDate): Promise<KnownUnit[]> {
    return tx.query(
      `SELECT DISTINCT ON (unit_id) unit_id AS "unitId", level, full_name AS "fullName", province_code AS "provinceCode",
         valid_from::text AS "validFrom", valid_to::text AS "validTo", agency_code AS "agencyCode"
       FROM unit_mirror WHERE unit_id = ANY($1::uuid[]) AND as_from <= $2
       ORDER BY unit_id, as_from DESC`,
      [unitIds, day],
    );
  }

  async saveSuccessions(tx: EntityManager, successions: readonly Succession[]): Promise<void> {
    await tx.query(
      `INSERT INTO unit_succession (from_unit_id, to_unit_id, effective_on)
       SELECT "fromUnitId", "toUnitId", "effectiveOn" FROM jsonb_to_recordset($1::jsonb) AS s("fromUnitId" uuid, "toUnitId" uuid, "effectiveOn" date)
       ON CONFLICT (from_unit_id, to_unit_id) DO UPDATE SET effective_on = EXCLUDED.effective_on`,
      [JSON.stringify(successions)],
    );
  }

  async lineage(tx: EntityManager, unitIds: readonly string[], day: LocalDate): Promise<Lineage> {
    const gone: { unitId: string }[] = await tx.query(`SELECT DISTINCT s.from_unit_id AS "unitId" FROM unit_succession s WHERE s.from_unit_id = ANY($1::uuid[]) AND ${IS_GONE}`, [unitIds, day]);
    const lines: { unitId: string; former: string[] }[] = await tx.query(
      `WITH RECURSIVE line (former, unit) AS (
         SELECT s.from_unit_id, s.to_unit_id FROM unit_succession s WHERE s.to_unit_id = ANY($1::uuid[]) AND ${IS_HEIR}
         UNION
         SELECT s.from_unit_id, line.unit FROM unit_succession s JOIN line ON s.to_unit_id = line.former WHERE ${IS_HEIR}
       )
       SELECT unit AS "unitId", array_agg(former ORDER BY former) AS former FROM line GROUP BY unit`,
      [unitIds, day],
    );
    const named = await this.named(tx, lines.flatMap(({ former }) => former));
    return { ended: new Set(gone.map(({ unitId }) => unitId)), formerOf: new Map(lines.map(({ unitId, former }) => [unitId, former.filter((one) => named.has(one))])) };
  }

  /** Of these units, those that a dossier still names in any place. */
  async named(tx: EntityManager, unitIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (unitIds.length === 0) return new Set();
    const rows: { unitId: string }[] = await tx.query(`SELECT line.former AS "unitId" FROM unnest($1::uuid[]) AS line (former) WHERE ${IS_NAMED}`, [unitIds]);
    return new Set(rows.map(({ unitId }) => unitId));
  }

  async versions(tx: EntityManager, unitIds: readonly string[]): Promise<UnitVersion[]> {
    return tx.query(
      `SELECT unit_id AS "unitId", as_from::text AS "asFrom", level, full_name AS "fullName", province_code AS "provinceCode",
         valid_from::text AS "validFrom", valid_to::text AS "validTo", agency_code AS "agencyCode"
       FROM unit_mirror WHERE unit_id = ANY($1::uuid[]) ORDER BY unit_id, unit_mirror.as_from`,
      [unitIds],
    );
  }
}
