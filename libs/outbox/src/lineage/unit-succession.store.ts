import { unitRegistered, unitRevised } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import { factData, type OrderedFact } from '../inbox/ordered-fact.js';

interface Succession {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** The day on which the one went into the other. */
  readonly effectiveOn: string;
}

/** How units stand in their lineage: which are gone, and which former ones went into one whole, the former of the former too. */
export interface UnitLineage {
  readonly ended: ReadonlySet<string>;
  readonly formerOf: ReadonlyMap<string, readonly string[]>;
}

/**
 * The read copy of which unit went into which, in the table `unit_succession` of a service, beside its copy of the units
 * (`unitTable`, with `unit_id`, `as_from` and `valid_to` for each version): `new UnitSuccessionStore('unit_mirror')`.
 */
export class UnitSuccessionStore {
  readonly #isGone: string;
  readonly #isHeir: string;

  constructor(unitTable: 'unit_mirror' | 'signatory_unit') {
    // A unit is gone when its last day is over and another took its place. One that was split has no heir: its dossiers are handed over one by one.
    this.#isGone = `s.from_unit_id <> s.to_unit_id AND s.effective_on <= $2
      AND (SELECT u.valid_to FROM ${unitTable} u WHERE u.unit_id = s.from_unit_id AND u.as_from <= $2 ORDER BY u.as_from DESC LIMIT 1) < $2`;
    this.#isHeir = `${this.#isGone}
      AND NOT EXISTS (SELECT 1 FROM unit_succession o WHERE o.from_unit_id = s.from_unit_id AND o.to_unit_id <> s.to_unit_id AND o.effective_on <= $2)`;
  }

  /** What registry's facts about units say of their lineage; other facts say nothing of it. */
  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const successions = new Map(facts.flatMap(successionsOf).map((one) => [`${one.fromUnitId}|${one.toUnitId}`, one]));
    if (successions.size === 0) return;
    await tx.query(
      `INSERT INTO unit_succession (from_unit_id, to_unit_id, effective_on)
       SELECT "fromUnitId", "toUnitId", "effectiveOn" FROM jsonb_to_recordset($1::jsonb) AS s("fromUnitId" uuid, "toUnitId" uuid, "effectiveOn" date)
       ON CONFLICT (from_unit_id, to_unit_id) DO UPDATE SET effective_on = EXCLUDED.effective_on`,
      [JSON.stringify([...successions.values()])],
    );
  }

  /** The lineage of these units on a day. */
  async lineage(tx: EntityManager, unitIds: readonly string[], day: LocalDate): Promise<UnitLineage> {
    const gone: { unitId: string }[] = await tx.query(
      `SELECT DISTINCT s.from_unit_id AS "unitId" FROM unit_succession s WHERE s.from_unit_id = ANY($1::uuid[]) AND ${this.#isGone}`, [unitIds, day]);
    const lines: { unitId: string; former: string[] }[] = await tx.query(
      `WITH RECURSIVE line (former, unit) AS (
         SELECT own.former, asked.unit FROM unnest($1::uuid[]) AS asked (unit) CROSS JOIN LATERAL ${this.#formerOf('asked.unit')} own
         UNION
         SELECT older.former, line.unit FROM line CROSS JOIN LATERAL ${this.#formerOf('line.former')} older
       )
       SELECT unit AS "unitId", array_agg(former ORDER BY former) AS former FROM line GROUP BY unit`,
      [unitIds, day],
    );
    return { ended: new Set(gone.map(({ unitId }) => unitId)), formerOf: new Map(lines.map(({ unitId, former }) => [unitId, former])) };
  }

  // OFFSET 0 keeps the planner at looking up each unit by itself: a kept plan that was made without knowing how many there are would join whole tables.
  #formerOf(unit: string): string {
    return `(SELECT s.from_unit_id AS former FROM unit_succession s WHERE s.to_unit_id = ${unit} AND ${this.#isHeir} OFFSET 0)`;
  }
}

function successionsOf(fact: OrderedFact): Succession[] {
  const unit = factData(unitRegistered, fact) ?? factData(unitRevised, fact);
  return (unit?.succeeds ?? []).map((former) => ({ fromUnitId: former.unitId, toUnitId: fact.aggregateId, effectiveOn: former.effectiveOn }));
}
