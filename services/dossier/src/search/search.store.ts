import { Injectable } from '@nestjs/common';
import type { DossierStatus } from '@haicap/contracts';
import type { EntityManager } from 'typeorm';

/** What a dossier has to be beyond whose it is. */
export interface SearchFilter {
  readonly statuses: readonly DossierStatus[];
  readonly dueFrom: Date | null;
  readonly dueBefore: Date | null;
  readonly procedureCode: string | null;
  readonly competentUnitId: string | null;
  readonly receivingUnitId: string | null;
  readonly assigneeId: string | null;
  readonly code: string | null;
}

/** Keyed hashes of a person; a null is not asked for. */
export interface PersonKeys {
  readonly personalNumberIndex: string | null;
  readonly phoneIndex: string | null;
}

export interface SearchPage {
  readonly filter: SearchFilter;
  /** Behind this dossier; ids grow with time, so the newest come first. */
  readonly beforeId: string;
  readonly limit: number;
}

export interface Found {
  /** The newest first. */
  readonly dossierIds: readonly string[];
  /** Where the walk ended before it was through; null when it was. */
  readonly walkedTo: string | null;
}

export const BEFORE_NOBODY = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A search reads so many candidates and no more, whatever is asked: then the page is shorter, and a cursor leads on. */
export const WALK_MAX = 500;
// A word whose two hundredth dossier lies further back is rarer.
const RARITY_PROBE = 200;

// $1 before, $2 and $3 what finds the candidates, $4 the limit, $5 … $12 the filter; what else a name has to carry comes from $13 on.
const FILTER = `
  d.status = ANY($5::text[]) AND ($6::timestamptz IS NULL OR d.due_order >= $6) AND ($7::timestamptz IS NULL OR d.due_order < $7)
  AND ($8::text IS NULL OR d.procedure_code = $8) AND ($9::uuid IS NULL OR d.competent_unit_id = $9) AND ($10::text IS NULL OR d.assignee_id = $10)
  AND ($11::text IS NULL OR d.code = $11 OR EXISTS (SELECT 1 FROM dossier_former_code f WHERE f.dossier_id = d.id AND f.code = upper($11)))
  AND ($12::uuid IS NULL OR d.receiving_unit_id = $12)`;

const pageOf = (walked: string, also: string) => `
  WITH walked AS MATERIALIZED (${walked})
  SELECT w.id FROM walked w JOIN dossier d ON d.id = w.id WHERE ${FILTER} AND ${also} ORDER BY w.id DESC LIMIT $4`;

const endOfWalk = (walked: string) => `WITH walked AS MATERIALIZED (${walked}) SELECT id FROM walked ORDER BY id DESC OFFSET ${WALK_MAX - 1} LIMIT 1`;

const BY_PERSON = `
  SELECT DISTINCT p.dossier_id AS id FROM dossier_person p
  WHERE ($2::text IS NULL OR p.personal_number_index = $2) AND ($3::text IS NULL OR p.phone_index = $3) AND p.dossier_id < $1
  ORDER BY 1 DESC LIMIT ${WALK_MAX}`;

// Most words are rare, so the planner expects few rows, reads all of them and sorts; of a common word those are tens of thousands.
const IN_ORDER_OF_THE_INDEX = `SET LOCAL enable_bitmapscan = off`;

// Unit by unit along one word; the others are asked for at each of its dossiers.
const BY_WORD = `
  SELECT DISTINCT w.dossier_id AS id FROM unnest($2::uuid[], $3::bigint[]) AS lead(unit_id, word) CROSS JOIN LATERAL (
    SELECT n.dossier_id FROM dossier_name_word n
    WHERE n.unit_id = lead.unit_id AND n.word = lead.word AND n.dossier_id < $1 ORDER BY n.dossier_id DESC LIMIT ${WALK_MAX}
  ) w ORDER BY 1 DESC LIMIT ${WALK_MAX}`;

// The rarest of the words in each unit: the one whose last dossiers reach back furthest.
const RAREST = `
  SELECT unit.id AS "unitId", rarest.word::text AS word FROM unnest($1::uuid[]) AS unit(id) CROSS JOIN LATERAL (
    SELECT k.word FROM unnest($2::bigint[]) AS k(word) LEFT JOIN LATERAL (
      SELECT r.dossier_id FROM dossier_name_word r WHERE r.unit_id = unit.id AND r.word = k.word ORDER BY r.dossier_id DESC OFFSET ${RARITY_PROBE - 1} LIMIT 1
    ) probe ON true ORDER BY probe.dossier_id NULLS FIRST LIMIT 1) rarest`;

const hasWords = (units: string, words: string) => `NOT EXISTS (
  SELECT 1 FROM unnest(${words}::bigint[]) AS k(word) WHERE NOT EXISTS (
    SELECT 1 FROM dossier_name_word o WHERE o.unit_id = ANY(${units}::uuid[]) AND o.word = k.word AND o.dossier_id = w.id))`;
const HAS_NOT = `NOT EXISTS (SELECT 1 FROM dossier_name_word e WHERE e.unit_id = ANY($13::uuid[]) AND e.word = $15::bigint AND e.dossier_id = w.id)`;

export interface NameWish {
  readonly unitIds: readonly string[];
  readonly words: readonly string[];
}

@Injectable()
export class SearchStore {
  /** The dossiers of a number or a phone, whose applicant carries these words where a name is asked for, too. */
  async byPerson(tx: EntityManager, { personalNumberIndex, phoneIndex }: PersonKeys, name: NameWish, page: SearchPage): Promise<Found> {
    const also = name.words.length === 0 ? { sql: 'true', values: [] } : { sql: hasWords('$13', '$14'), values: [name.unitIds, name.words] };
    return this.#run(tx, { walked: BY_PERSON, keys: [personalNumberIndex, phoneIndex], also }, page);
  }

  /** The dossiers of the units whose applicant carries all of the words, but for those of one whole name. */
  async byWords(tx: EntityManager, { unitIds, words, exceptName }: NameWish & { readonly exceptName: string | null }, page: SearchPage): Promise<Found> {
    await tx.query(IN_ORDER_OF_THE_INDEX);
    const leads: { unitId: string; word: string }[] = await tx.query(RAREST, [unitIds, words]);
    const keys = [leads.map(({ unitId }) => unitId), leads.map(({ word }) => word)] as const;
    const carries = hasWords('$13', '$14');
    const also = exceptName === null
      ? { sql: carries, values: [unitIds, words] } : { sql: `${carries} AND ${HAS_NOT}`, values: [unitIds, words, exceptName] };
    return this.#run(tx, { walked: BY_WORD, keys, also }, page);
  }

  async #run(
    tx: EntityManager, { walked, keys, also }: { walked: string; keys: readonly [unknown, unknown]; also: { sql: string; values: readonly unknown[] } }, page: SearchPage,
  ): Promise<Found> {
    const { filter, beforeId, limit } = page;
    const rows: { id: string }[] = await tx.query(pageOf(walked, also.sql), [
      beforeId, ...keys, limit, filter.statuses, filter.dueFrom, filter.dueBefore, filter.procedureCode, filter.competentUnitId, filter.assigneeId, filter.code,
      filter.receivingUnitId, ...also.values,
    ]);
    const dossierIds = rows.map(({ id }) => id);
    if (dossierIds.length >= limit) return { dossierIds, walkedTo: null };
    const [end]: { id: string }[] = await tx.query(endOfWalk(walked), [beforeId, ...keys]);
    return { dossierIds, walkedTo: end?.id ?? null };
  }
}
