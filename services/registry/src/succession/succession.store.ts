import type { UnitSuccession } from '@haicap/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface SuccessionFilter {
  readonly provinceCode?: string | undefined;
  readonly fromUnitId?: string | undefined;
  readonly toUnitId?: string | undefined;
}

export interface SuccessionPosition {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

// A chain is as long as the number of reforms a unit lived through; more would be a loop in the data.
const CHAIN_MAX = 20;

const REACHED = `
  WITH RECURSIVE reached (from_unit_id, to_unit_id, step) AS (
    SELECT s.from_unit_id, s.to_unit_id, 1 FROM unit_succession s WHERE s.START = $1::uuid
    UNION
    SELECT s.from_unit_id, s.to_unit_id, r.step + 1 FROM unit_succession s JOIN reached r ON s.START = r.NEXT WHERE r.step < ${CHAIN_MAX}
  ), chain AS (SELECT DISTINCT from_unit_id, to_unit_id FROM reached)`;
const SUCCESSORS = REACHED.replaceAll('START', 'from_unit_id').replaceAll('NEXT', 'to_unit_id');
const ANCESTORS = REACHED.replaceAll('START', 'to_unit_id').replaceAll('NEXT', 'from_unit_id');

// Names as they stood when the one unit followed the other.
const SUCCESSION = `
  SELECT s.from_unit_id AS "fromUnitId", f.code AS "fromCode", fv.full_name AS "fromFullName", dv.full_name AS "fromDistrictName",
    s.to_unit_id AS "toUnitId", t.code AS "toCode", tv.full_name AS "toFullName",
    s.kind, s.effective_on::text AS "effectiveOn", s.legal_basis AS "legalBasis"
  FROM unit_succession s
  JOIN unit f ON f.unit_id = s.from_unit_id
  JOIN unit_version fv ON fv.unit_id = f.unit_id AND fv.to_day = f.valid_to
  JOIN unit t ON t.unit_id = s.to_unit_id
  JOIN unit_version tv ON tv.unit_id = t.unit_id AND tv.from_day <= s.effective_on AND (tv.to_day IS NULL OR tv.to_day >= s.effective_on)
  LEFT JOIN unit d ON d.unit_id = fv.parent_id AND d.level = 'district'
  LEFT JOIN unit_version dv ON dv.unit_id = d.unit_id AND dv.to_day = d.valid_to`;

const ORDER = `fv.full_name COLLATE "vi-x-icu", s.from_unit_id, s.to_unit_id`;

/** The chain that the filter asks for, and the conditions on its links. Links of a chain of a district cross a level. */
function linksOf(filter: SuccessionFilter, parameters: unknown[]): { chain: string; conditions: string[] } {
  const { fromUnitId, toUnitId } = filter;
  const inChain = '(s.from_unit_id, s.to_unit_id) IN (SELECT from_unit_id, to_unit_id FROM chain)';
  const withinLevel = 'f.level = t.level';
  if (fromUnitId === undefined && toUnitId === undefined) return { chain: '', conditions: [withinLevel] };
  parameters.push(fromUnitId ?? toUnitId);
  if (fromUnitId === undefined) return { chain: ANCESTORS, conditions: [inChain, withinLevel] };
  if (toUnitId === undefined) return { chain: SUCCESSORS, conditions: [inChain] };
  parameters.push(toUnitId);
  return { chain: SUCCESSORS, conditions: [inChain, 's.to_unit_id = $2::uuid'] };
}

@Injectable()
export class SuccessionStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Links of the lineage by the old name, one more than the limit. From a unit: everything it went into, a district into
   * communes. Otherwise links within one level, so that the ancestors of a commune are communes.
   */
  async list(filter: SuccessionFilter, limit: number, after: SuccessionPosition | undefined): Promise<UnitSuccession[]> {
    const parameters: unknown[] = [];
    const { chain, conditions } = linksOf(filter, parameters);
    if (filter.provinceCode !== undefined) {
      parameters.push(filter.provinceCode);
      conditions.push(`t.province_code = $${parameters.length}`);
    }
    if (after) {
      const last = parameters.push(after.name, after.from, after.to);
      conditions.push(`(${ORDER}) > ($${last - 2}::text COLLATE "vi-x-icu", $${last - 1}::uuid, $${last}::uuid)`);
    }
    parameters.push(limit + 1);
    return this.dataSource.query(
      `${chain} ${SUCCESSION} WHERE ${conditions.join(' AND ')} ORDER BY ${ORDER} LIMIT $${parameters.length}`,
      parameters,
    );
  }
}
