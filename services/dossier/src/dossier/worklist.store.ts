import { Injectable } from '@nestjs/common';
import type { DossierStatus } from '@haicap/contracts';
import type { EntityManager } from 'typeorm';
import type { Dossier } from './dossier.js';
import { DOSSIER_COLUMNS, fromRow } from './dossier.row.js';

/** Where a page begins: behind this dossier. Dossiers without an appointment come last. */
export interface WorklistPosition {
  readonly dueOrder: string;
  readonly id: string;
}

export interface WorklistQuery {
  /** The units whose dossiers are listed, or null for the whole province. */
  readonly unitIds: readonly string[] | null;
  readonly statuses: readonly DossierStatus[];
  /** Only appointments before this moment; null for all. */
  readonly dueBefore: Date | null;
  /** Only appointments from this moment on; null for all. */
  readonly dueFrom: Date | null;
  readonly competentUnitId: string | undefined;
  /** At whose desk it was received. */
  readonly receivingUnitId?: string | undefined;
  readonly assigneeId: string | undefined;
  /** Decided by any of these. */
  readonly competentUnitIds?: readonly string[] | undefined;
  readonly field?: string | undefined;
  readonly isReceived?: boolean | undefined;
  /** A step of this type lies within these moments. */
  readonly ended?: { readonly type: string; readonly from: Date; readonly before: Date } | undefined;
  readonly procedureCode?: string | undefined;
  /** The code of this system or of an earlier one, as it is stored. */
  readonly code?: string | undefined;
  readonly after: WorklistPosition | null;
  readonly limit: number;
}

export interface Listed {
  readonly dossier: Dossier;
  readonly position: WorklistPosition;
}

const BEFORE_ALL: WorklistPosition = { dueOrder: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

// $1 statuses, $2 and $3 the position, $4 the limit, $5 and $6 the appointments; what a branch asks for comes from $7 on.
const onePage = (matches: string) => `
  SELECT * FROM dossier d
  WHERE ${matches} AND d.status = state.status AND (d.due_order, d.id) > ($2::timestamptz, $3::uuid)
    AND d.due_order >= $5::timestamptz AND ($6::timestamptz IS NULL OR d.due_order < $6)
  ORDER BY d.due_order, d.id LIMIT $4`;

const perStatus = (matches: string) =>
  `SELECT d.* FROM unnest($1::text[]) AS state(status) CROSS JOIN LATERAL (${onePage(matches)}) d`;

const perUnitAndStatus = (matches: string) =>
  `SELECT d.* FROM unnest($7::uuid[]) AS unit(id) CROSS JOIN unnest($1::text[]) AS state(status)
   CROSS JOIN LATERAL (${onePage(matches)}) d`;

const perStatusOfEveryUnit = (matches: string) =>
  `SELECT d.* FROM (SELECT DISTINCT unit_id AS id FROM unit_mirror) unit CROSS JOIN unnest($1::text[]) AS state(status)
   CROSS JOIN LATERAL (${onePage(matches)}) d`;

const NOT_AT_SUPPORT = `(d.support_unit_id IS NULL OR d.support_unit_id <> ALL($7::uuid[]))`;

// What a unit helped to file, and what was the unit's to decide before it was handed on. Both have an index that holds only those.
const atSupport = (also: string) =>
  perUnitAndStatus(`d.support_unit_id = unit.id AND d.competent_unit_id <> ALL($7::uuid[]) AND d.receiving_unit_id <> ALL($7::uuid[])${also}`);
const handedOn = (also: string) => perUnitAndStatus(`d.first_competent_unit_id = unit.id AND d.competent_unit_id <> ALL($7::uuid[])
  AND d.receiving_unit_id <> ALL($7::uuid[]) AND ${NOT_AT_SUPPORT} AND (d.status <> 'completed' OR d.returning_unit_id <> ALL($7::uuid[]))${also}`);

// What a desk has to hand over for others who received and decided it. The first conditions name the index that holds only those.
const toReturn = (also: string) => `SELECT d.* FROM unnest($7::uuid[]) AS unit(id) CROSS JOIN LATERAL (
    SELECT * FROM dossier d
    WHERE d.returning_unit_id = unit.id AND d.status = 'completed' AND d.returning_unit_id <> d.competent_unit_id AND d.returning_unit_id <> d.receiving_unit_id
      AND d.competent_unit_id <> ALL($7::uuid[]) AND d.receiving_unit_id <> ALL($7::uuid[]) AND ${NOT_AT_SUPPORT}${also} AND (d.due_order, d.id) > ($2::timestamptz, $3::uuid)
      AND d.due_order >= $5::timestamptz AND ($6::timestamptz IS NULL OR d.due_order < $6)
    ORDER BY d.due_order, d.id LIMIT $4) d`;

interface Branches {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Each branch reads at most one page per unit and status from one index, so a page costs the same whether a unit has
 * ten dossiers or a million.
 */
@Injectable()
export class WorklistStore {
  /** A page of dossiers, the earliest due first. */
  async page(tx: EntityManager, query: WorklistQuery): Promise<Listed[]> {
    const after = query.after ?? BEFORE_ALL;
    const branches = branchesOf(query);
    const rows: { position: WorklistPosition }[] = await tx.query(
      `WITH page AS (${branches.sql} ORDER BY due_order, id LIMIT $4)
       SELECT ${DOSSIER_COLUMNS}, jsonb_build_object('dueOrder', d.due_order::text, 'id', d.id) AS position
       FROM page d ORDER BY d.due_order, d.id`,
      [
        query.statuses, after.dueOrder, after.id, query.limit, query.dueFrom ?? '-infinity', query.dueBefore, ...branches.values,
      ],
    );
    return rows.map((row) => ({ dossier: fromRow(row), position: row.position }));
  }
}

// A code names one dossier, or the few that an earlier system numbered alike; what else is wished only leaves it out or in.
const BY_CODE = `
  SELECT d.* FROM dossier d
  WHERE d.id IN (SELECT id FROM dossier WHERE code = $7 UNION ALL SELECT f.dossier_id FROM dossier_former_code f WHERE f.code = upper($7))
    AND d.status = ANY($1::text[]) AND (d.due_order, d.id) > ($2::timestamptz, $3::uuid)
    AND d.due_order >= $5::timestamptz AND ($6::timestamptz IS NULL OR d.due_order < $6)
    AND ($8::uuid IS NULL OR d.competent_unit_id = $8) AND ($9::text IS NULL OR d.assignee_id = $9) AND ($10::text IS NULL OR d.procedure_code = $10)
    AND ($11::uuid IS NULL OR d.receiving_unit_id = $11)`;

function branchesOf(query: WorklistQuery): Branches {
  if (query.code !== undefined) {
    const { code, competentUnitId = null, assigneeId = null, procedureCode = null, receivingUnitId = null } = query;
    return { sql: BY_CODE, values: [code, competentUnitId, assigneeId, procedureCode, receivingUnitId] };
  }
  const { sql, values: lead } = branchesByIndex(query);
  const values = [...lead];
  const given = (value: unknown) => `$${FIRST_VALUE + values.push(value) - 1}`;
  const also = [['procedure_code', query.procedureCode], ['receiving_unit_id', query.receivingUnitId], ['field', query.field]] as const;
  const narrowed = also.map(([column, value]) => (value === undefined ? '' : ` AND d.${column} = ${given(value)}`)).join('');
  return { sql: sql(narrowed, stageOf(query, given)), values };
}

const FIRST_VALUE = 7;

// Of a state nearly all dossiers are received, or none; so this leads to no index of its own.
function stageOf({ isReceived, ended }: WorklistQuery, given: (value: unknown) => string): string {
  const received = isReceived === undefined ? '' : ` AND d.received_on IS ${isReceived ? 'NOT NULL' : 'NULL'}`;
  if (ended === undefined) return received;
  return `${received} AND EXISTS (SELECT 1 FROM dossier_step s WHERE s.dossier_id = d.id AND s.type = ${given(ended.type)} AND s.at >= ${given(ended.from)} AND s.at < ${given(ended.before)})`;
}

interface BranchesByIndex {
  readonly sql: (narrowed: string, stage: string) => string;
  readonly values: readonly unknown[];
}

function branchesByIndex({ unitIds, statuses, competentUnitId, competentUnitIds, receivingUnitId, assigneeId }: WorklistQuery): BranchesByIndex {
  if (assigneeId !== undefined) {
    const ofUnit = competentUnitId === undefined ? '' : ' AND d.competent_unit_id = $8';
    return { sql: (narrowed, stage) => perStatus(`d.assignee_id = $7${ofUnit}${narrowed}${stage}`), values: [assigneeId, ...(competentUnitId === undefined ? [] : [competentUnitId])] };
  }
  const decidedBy = competentUnitId === undefined ? competentUnitIds : [competentUnitId];
  if (decidedBy !== undefined) return { sql: (narrowed, stage) => perUnitAndStatus(`d.competent_unit_id = unit.id${narrowed}${stage}`), values: [decidedBy] };
  if (receivingUnitId !== undefined) return { sql: (narrowed, stage) => perUnitAndStatus(`d.receiving_unit_id = unit.id${narrowed}${stage}`), values: [[receivingUnitId]] };
  if (unitIds === null) {
    // What a procedure is in the whole province is what it is in each of its units: an index by procedure alone would tempt the planner elsewhere.
    return { sql: (narrowed, stage) => (narrowed === '' ? perStatus(`true${stage}`) : perStatusOfEveryUnit(`d.competent_unit_id = unit.id${narrowed}${stage}`)), values: [] };
  }
  // What a unit decides, what its desk received for others, what it helped to file, and what it handed on. The second condition of `received`
  // names the index that holds only those.
  const received = (also: string) =>
    perUnitAndStatus(`d.receiving_unit_id = unit.id AND d.receiving_unit_id <> d.competent_unit_id AND d.competent_unit_id <> ALL($7::uuid[])${also}`);
  const decided = (also: string) => perUnitAndStatus(`d.competent_unit_id = unit.id${also}`);
  const branches = [decided, received, atSupport, handedOn, ...(statuses.includes('completed') ? [toReturn] : [])];
  return { sql: (narrowed, stage) => branches.map((branch) => branch(`${narrowed}${stage}`)).join(' UNION ALL '), values: [unitIds] };
}
