import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { foldedWords, toneKey } from './unit-name.js';
import { conditionsOf, UNIT_COLUMNS, UNIT_ON_DAY, type UnitFilter, type UnitRow } from './unit.store.js';

/** One query for both ways: `hits` gives unit, rank and how it was found; the best hit of a unit counts. */
const rankedUnits = (hits: string, conditions: string) => `
  WITH best AS MATERIALIZED (
    SELECT DISTINCT ON (unit_id) unit_id, source, former_unit, rank, similarity
    FROM (${hits}) hit ORDER BY unit_id, rank, similarity DESC, source, former_unit COLLATE "vi-x-icu"
  )
  SELECT ${UNIT_COLUMNS}, b.former_unit AS "matchedFormerUnit"
  FROM best b JOIN ${UNIT_ON_DAY.replace('unit u', 'unit u ON u.unit_id = b.unit_id')}
  WHERE ${conditions}
  ORDER BY b.rank, b.similarity DESC, b.source, v.name COLLATE "vi-x-icu", u.unit_id LIMIT $2 OFFSET $3`;

const NAMED = `
  SELECT s.unit_id, s.source, s.former_unit, 0::real AS similarity,
    CASE WHEN $4 IN (s.toned, s.toned_full) THEN 1 WHEN $5 IN (s.folded, s.folded_full) THEN 2 ELSE 3 END AS rank
  FROM unit_search s WHERE s.words @@ to_tsquery('simple', $6)`;

// The operator asks the trigram index; its threshold is pg_trgm's own for parts of a text, 0.6.
const SIMILAR = `
  SELECT s.unit_id, s.source, s.former_unit, word_similarity($4, s.folded_full) AS similarity, 4 AS rank
  FROM unit_search s WHERE $4 <% s.folded_full`;

/** Units by any name they or their forerunners bear, accents optional. */
@Injectable()
export class UnitSearchStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Names with the same accents, then the same letters, then every word begun. One more than the limit. */
  async named(query: string, filter: UnitFilter, limit: number, offset: number): Promise<UnitRow[]> {
    const folded = foldedWords(query);
    if (folded === '') return [];
    const begun = folded.split(' ').map((word) => `${word}:*`).join(' & ');
    return this.#ranked(NAMED, filter, [filter.asOf, limit + 1, offset, toneKey(query), folded, begun]);
  }

  /** Names with similar letters: what a person meant who mistyped. One more than the limit. */
  async similar(query: string, filter: UnitFilter, limit: number, offset: number): Promise<UnitRow[]> {
    const folded = foldedWords(query);
    return folded === '' ? [] : this.#ranked(SIMILAR, filter, [filter.asOf, limit + 1, offset, folded]);
  }

  async #ranked(hits: string, filter: UnitFilter, parameters: unknown[]): Promise<UnitRow[]> {
    // Narrowed before ranking: a province has a thousand names, the country thirty thousand.
    const narrowed = [hits];
    for (const [column, value] of [['s.province_code', filter.provinceCode], ['s.level', filter.level]] as const) {
      if (value !== undefined) narrowed.push(`${column} = $${parameters.push(value)}`);
    }
    return this.dataSource.query(rankedUnits(narrowed.join(' AND '), conditionsOf(filter, parameters)), parameters);
  }
}
