import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { feeRule, type FeeRule } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';

// Shared by those who file by the rules they read, alone for whoever publishes one.
const FILED_BY_RULES = `hashtextextended('fee_rule', 0)`;
// The same for those who move filed dossiers by them.
const MOVED_BY_RULES = `hashtextextended('fee_rule moved', 0)`;
// One statement has five seconds; a change of so many rows takes a fraction of one.
const PORTION = 2_000;
// Longer than any transaction lasts, by clocks of several machines.
const FILED_BEFORE_MS = 600_000;
const NO_ID = '00000000-0000-0000-0000-000000000000';
const COLUMNS = `content || jsonb_build_object('ruleId', rule_id, 'version', version, 'state', state) AS rule`;

export interface RulePage {
  readonly state: FeeRule['state'] | undefined;
  readonly withDrafts: boolean;
  readonly afterId: string;
  readonly limit: number;
}

@Injectable()
export class FeeRuleStore {
  /** Writes a version beside those before it; false when somebody else was faster. */
  async save(tx: EntityManager, rule: FeeRule): Promise<boolean> {
    const { ruleId, version, state, ...content } = rule;
    if (version > 1) {
      const [, replaced]: [unknown, number] = await tx.query('UPDATE fee_rule SET latest = false WHERE rule_id = $1 AND version = $2 AND latest', [ruleId, version - 1]);
      if (replaced === 0) return false;
    }
    await tx.query(
      `INSERT INTO fee_rule (rule_id, version, latest, state, valid_from, valid_to, content) VALUES ($1, $2, true, $3, $4, $5, $6)`,
      [ruleId, version, state, content.validFrom, content.validTo, JSON.stringify(content)],
    );
    return true;
  }

  async latest(tx: EntityManager, ruleId: string): Promise<FeeRule | null> {
    return first(await tx.query(`SELECT ${COLUMNS} FROM fee_rule WHERE rule_id = $1 AND latest`, [ruleId]));
  }

  async version(tx: EntityManager, ruleId: string, version: number): Promise<FeeRule | null> {
    return first(await tx.query(`SELECT ${COLUMNS} FROM fee_rule WHERE rule_id = $1 AND version = $2`, [ruleId, version]));
  }

  /** Until the end of this transaction no rule is published that what it files does not know. Taken before any row is locked. */
  async keepFromPublication(tx: EntityManager): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${FILED_BY_RULES})`);
  }

  /** The same for what it moves. A lock of its own: whoever publishes holds rows that a move may wait for, and must not wait for that move then. */
  async keepMovesFromPublication(tx: EntityManager): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${MOVED_BY_RULES})`);
  }

  /** What holds on a day: published rules, and ended ones up to their last day. */
  async holdingOn(tx: EntityManager, on: LocalDate): Promise<FeeRule[]> {
    return readAll(await tx.query(
      `SELECT ${COLUMNS} FROM fee_rule WHERE latest AND state <> 'draft' AND valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)`, [on]));
  }

  /**
   * What is still worked on and was filed on a day on which the rule holds may ask for money from now on. Ended dossiers and those of
   * earlier systems are left alone. Nobody's filing waits for the many that are there: only for those that were filed meanwhile by the
   * rules before this one, which are looked at once more while none is filed. Locked in one order for everybody.
   */
  async makePayable(tx: EntityManager, rule: FeeRule, now: Date): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(${MOVED_BY_RULES})`);
    await this.#makePayableAfter(tx, rule, NO_ID);
    await tx.query(`SELECT pg_advisory_xact_lock(${FILED_BY_RULES})`);
    await this.#makePayableAfter(tx, rule, idBefore(now.getTime() - FILED_BEFORE_MS));
  }

  async #makePayableAfter(tx: EntityManager, { scope, validFrom, validTo }: FeeRule, afterId: string): Promise<void> {
    for (let after = afterId; ;) {
      const [rows]: [{ id: string }[], number] = await tx.query(
        `UPDATE dossier SET payable = true WHERE id IN (
           SELECT id FROM dossier
           WHERE NOT payable AND NOT historic AND status NOT IN ('refused', 'stopped', 'completed', 'result-returned', 'result-withdrawn')
             AND (cardinality($1::text[]) = 0 OR procedure_code = ANY($1)) AND (cardinality($2::text[]) = 0 OR field = ANY($2))
             AND (cardinality($3::text[]) = 0 OR channel = ANY($3)) AND (cardinality($4::text[]) = 0 OR case_code = ANY($4))
             AND ($5::date IS NULL OR (coalesce(submitted_at, received_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date >= $5)
             AND ($6::date IS NULL OR (coalesce(submitted_at, received_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= $6)
             AND id > $7
           ORDER BY id LIMIT $8 FOR UPDATE)
         RETURNING id`,
        [scope.procedureCodes, scope.fields, scope.channels, scope.caseCodes, validFrom, validTo, after, PORTION],
      );
      if (rows.length < PORTION) return;
      after = rows.reduce((last, { id }) => (id > last ? id : last), after);
    }
  }

  async page(tx: EntityManager, { state, withDrafts, afterId, limit }: RulePage): Promise<FeeRule[]> {
    return readAll(await tx.query(
      `SELECT ${COLUMNS} FROM fee_rule
       WHERE latest AND rule_id > $1 AND ($2::text IS NULL OR state = $2) AND ($3 OR state <> 'draft') ORDER BY rule_id LIMIT $4`,
      [afterId, state ?? null, withDrafts, limit]));
  }
}

/** Smaller than every id that was made at this time or later: ids begin with their time. */
function idBefore(ms: number): string {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${NO_ID.slice(13)}`;
}

function readAll(rows: readonly { readonly rule: unknown }[]): FeeRule[] {
  return rows.map(({ rule }) => feeRule.parse(rule));
}

function first(rows: readonly { readonly rule: unknown }[]): FeeRule | null {
  return readAll(rows)[0] ?? null;
}
