import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';
import { UnitSuccessionStore } from '@haicap/outbox';
import type { Lineage } from '@haicap/policy';
import { queryPrepared } from '@haicap/service-kit';
import type { KnownUnit, UnitVersion } from './unit-mirror.js';

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
  readonly successions = new UnitSuccessionStore('unit_mirror');

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
    return queryPrepared(
      tx,
      `SELECT DISTINCT ON (unit_id) unit_id AS "unitId", level, full_name AS "fullName", province_code AS "provinceCode",
         valid_from::text AS "validFrom", valid_to::text AS "validTo", agency_code AS "agencyCode"
       FROM unit_mirror WHERE unit_id = ANY($1::uuid[]) AND as_from <= $2
       ORDER BY unit_id, as_from DESC`,
      [unitIds, day],
    );
  }

  async lineage(tx: EntityManager, unitIds: readonly string[], day: LocalDate): Promise<Lineage> {
    const { ended, formerOf } = await this.successions.lineage(tx, unitIds, day);
    const named = await this.named(tx, [...formerOf.values()].flat());
    return { ended, formerOf: new Map([...formerOf].map(([unitId, former]) => [unitId, former.filter((one) => named.has(one))])) };
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
