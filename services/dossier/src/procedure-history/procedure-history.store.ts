import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@haicap/kernel';

/** A version as the history lists it. */
export interface PublishedVersion {
  readonly version: number;
  readonly name: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly confidence: 'verified' | 'partly' | 'unverified';
  readonly publishingDecision: { number: string; issuedOn: string | null; issuedBy: string } | null;
  readonly publishedAt: Date | null;
}

/** What the coverage of a procedure depends on. */
export interface OutlinedProcedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly version: number;
  readonly confidence: 'verified' | 'partly' | 'unverified';
  readonly hasProcess: boolean;
  readonly hasEForm: boolean;
  readonly uncertain: number;
}

@Injectable()
export class ProcedureHistoryStore {
  async page(tx: EntityManager, { code, before, limit }: { code: string; before: number | null; limit: number }): Promise<PublishedVersion[]> {
    return tx.query(
      `SELECT version, name, valid_from::text AS "validFrom", valid_to::text AS "validTo", confidence, published_at AS "publishedAt",
         nullif(details -> 'publishingDecision', 'null'::jsonb) AS "publishingDecision"
       FROM procedure WHERE code = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`,
      [code, before, limit],
    );
  }

  /** Every procedure in force on a day; a catalogue has some thousands at most. */
  async outline(tx: EntityManager, asOf: LocalDate): Promise<OutlinedProcedure[]> {
    return tx.query(
      `SELECT code, name, field, version, confidence, "hasProcess", "hasEForm", uncertain FROM (
         SELECT DISTINCT ON (code) code, name, field, version, confidence, valid_to, e_form IS NOT NULL AS "hasEForm",
           coalesce(jsonb_array_length(details -> 'process'), 0) > 0 AS "hasProcess", coalesce(jsonb_array_length(details -> 'uncertain'), 0) AS uncertain
         FROM procedure WHERE valid_from <= $1 ORDER BY code, valid_from DESC, version DESC) p
       WHERE valid_to IS NULL OR $1 <= valid_to ORDER BY code`,
      [asOf],
    );
  }
}
