import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDate } from '@haicap/kernel';
import type { StepSentence } from '../timeline/step.js';
import type { SubmittedComponent } from '../procedure/procedure.js';
import type { DeadlineAdjustment } from './deadline-adjustment.js';
import type { Dossier } from './dossier.js';
import type { FoundOpen, LifeStep, OpenPosition } from './dossier-walk.js';
import { DOSSIER_AS_OF_COLUMNS, DOSSIER_COLUMNS, fromAsOfRow, fromRow, toProgress, toRow } from './dossier.row.js';

/** What one version leaves in the timeline. */
export interface NewStep {
  readonly at: Date;
  readonly sentence: StepSentence;
  /** Cipher text of an officer's note. */
  readonly note: string | null;
  /** Who did it, and for whom, when it was a delegate. */
  readonly by: { readonly accountId: string; readonly onBehalfOf: string | null };
}

export interface NewDossier {
  readonly dossier: Dossier;
  readonly components: readonly SubmittedComponent[];
  readonly step: NewStep;
}

export interface DossierVersion {
  readonly dossierId: string;
  readonly version: number;
}

interface AdjustmentRow extends Omit<DeadlineAdjustment, 'before' | 'after'> {
  readonly beforeAt: Date;
  readonly beforeOn: string;
  readonly afterAt: Date;
  readonly afterOn: string;
}

// As the index dossier_open_by_unit says it: received, and not at an end.
const OPEN = `d.status NOT IN ('submitted', 'refused', 'stopped', 'completed', 'result-returned', 'result-withdrawn')`;
/** Open dossiers whose appointment rests on a unit's calendar: it decides, it took the papers for another unit, or it decided before a transfer. */
const countedByUnit = (unit: string) => `
  SELECT d.id FROM dossier d WHERE d.competent_unit_id = ${unit} AND ${OPEN}
  UNION ALL SELECT d.id FROM dossier d WHERE d.receiving_unit_id = ${unit} AND d.receiving_unit_id <> d.competent_unit_id AND ${OPEN}
  UNION ALL SELECT d.id FROM dossier d WHERE d.first_competent_unit_id IS NOT NULL AND ${unit} = ANY(d.involved_unit_ids) AND ${OPEN}`;
const CLOCK_UNIT = `coalesce(d.first_competent_unit_id, d.competent_unit_id) AS "clockUnitId"`;

function toFoundOpen({ clockUnitId, ...row }: { readonly clockUnitId: string }): FoundOpen {
  return { dossier: fromRow(row), clockUnitId };
}

@Injectable()
export class DossierStore {
  /** Inserts a batch, one statement per table. */
  async insert(tx: EntityManager, created: readonly NewDossier[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier (id, code, version, status, procedure_code, procedure_version, procedure_name, field, needs_approval, needs_signature, channel, case_code,
         support_unit_id, receiving_unit_id, competent_unit_id, returning_unit_id, owner_account_id, assignee_id,
         submitted_at, received_at, received_on, clock_starts_at, due_at, due_on, due_precision, due_reasons,
         completed_at, completed_on, timeliness, situation, historic, time_limit, extensions, supplements, intake_due_at, delivery_status, payable, financial_status)
       SELECT id, code, version, status, "procedureCode", "procedureVersion", "procedureName", field, "needsApproval", "needsSignature", channel, "caseCode",
         "supportUnitId", "receivingUnitId", "competentUnitId", "returningUnitId", "ownerAccountId", "assigneeId",
         "submittedAt", "receivedAt", "receivedOn", "clockStartsAt", "dueAt", "dueOn", "duePrecision", "dueReasons",
         "completedAt", "completedOn", timeliness, situation, historic, "timeLimit", extensions, supplements, "intakeDueAt", "deliveryStatus", payable, "financialStatus"
       FROM jsonb_to_recordset($1::jsonb) AS d(id uuid, code varchar, version int, status text, "procedureCode" varchar,
         "procedureVersion" int, "procedureName" text, field text, "needsApproval" boolean, "needsSignature" boolean, channel text, "caseCode" varchar, "supportUnitId" uuid, "receivingUnitId" uuid,
         "competentUnitId" uuid, "returningUnitId" uuid, "ownerAccountId" text, "assigneeId" text, "submittedAt" timestamptz, "receivedAt" timestamptz,
         "receivedOn" date, "clockStartsAt" timestamptz, "dueAt" timestamptz, "dueOn" date, "duePrecision" text,
         "dueReasons" jsonb, "completedAt" timestamptz, "completedOn" date, timeliness text, situation jsonb, historic boolean, "timeLimit" jsonb,
         extensions int, supplements jsonb, "intakeDueAt" timestamptz, "deliveryStatus" text, payable boolean, "financialStatus" text)`,
      [JSON.stringify(created.map(({ dossier }) => toRow(dossier)))],
    );
    await tx.query(
      `INSERT INTO dossier_component (dossier_id, code, originals, copies, certified_copies, replaced_by_data, reused_from)
       SELECT "dossierId", code, originals, copies, coalesce("certifiedCopies", 0), coalesce("replacedByData", false), "reusedFrom"
       FROM jsonb_to_recordset($1::jsonb) AS c("dossierId" uuid, code varchar, originals smallint, copies smallint, "certifiedCopies" smallint, "replacedByData" boolean, "reusedFrom" uuid)`,
      [JSON.stringify(created.flatMap(({ dossier, components }) => components.map((one) => ({ ...one, dossierId: dossier.receipt.dossierId }))))],
    );
    await this.#insertSteps(tx, created);
  }

  /** Writes a dossier's next version over the one that was read; false when somebody else was faster. */
  async save(tx: EntityManager, dossier: Dossier, step: NewStep): Promise<boolean> {
    const now = toProgress(dossier);
    const [, updated]: [unknown, number] = await tx.query(
      `UPDATE dossier SET version = $2, status = $3, assignee_id = $4, due_at = $5, due_on = $6, due_reasons = $7,
         completed_at = $8, completed_on = $9, timeliness = $10, situation = $11, original_due_at = $12, original_due_on = $13,
         received_at = $14, received_on = $15, clock_starts_at = $16, time_limit = $17, extensions = $18, supplements = $19, intake_due_at = $20,
         competent_unit_id = $21, involved_unit_ids = $22::uuid[],
         first_competent_unit_id = CASE WHEN competent_unit_id = $21 THEN first_competent_unit_id ELSE coalesce(first_competent_unit_id, competent_unit_id) END,
         financial_status = $23, delivery_status = $24, sync = $25, consulting = $26
       WHERE id = $1 AND version = $2 - 1`,
      [
        dossier.receipt.dossierId, dossier.version, dossier.status, now.assigneeId, now.dueAt, now.dueOn,
        JSON.stringify(now.dueReasons), now.completedAt, now.completedOn, now.timeliness,
        JSON.stringify(now.situation), now.originalDueAt, now.originalDueOn, now.receivedAt, now.receivedOn, now.clockStartsAt,
        now.timeLimit && JSON.stringify(now.timeLimit), now.extensions, JSON.stringify(now.supplements), now.intakeDueAt,
        now.competentUnitId, now.involvedUnitIds, now.financialStatus, now.deliveryStatus, JSON.stringify(now.sync), JSON.stringify(now.consulting),
      ],
    );
    if (updated === 0) return false;
    await this.#insertSteps(tx, [{ dossier, step }]);
    return true;
  }

  /** Puts a dossier that was saved on another version of its procedure. */
  async rebind(tx: EntityManager, { receipt }: Dossier): Promise<void> {
    await tx.query(
      `UPDATE dossier SET procedure_version = $2, procedure_name = $3, field = $4, needs_approval = $5, needs_signature = $6, payable = $7
       WHERE id = $1`,
      [receipt.dossierId, receipt.procedureVersion, receipt.procedureName, receipt.field, receipt.needsApproval, receipt.needsSignature, receipt.payable ?? false],
    );
  }

  /** Adds a row to the ledger of appointments that moved. */
  async insertAdjustment(tx: EntityManager, adjustment: DeadlineAdjustment): Promise<void> {
    await tx.query(
      `INSERT INTO deadline_adjustment (dossier_id, version, at, reason_code, paused_from, paused_minutes, due_at_before, due_on_before, due_at_after, due_on_after, detail)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [adjustment.dossierId, adjustment.version, adjustment.at, adjustment.reasonCode, adjustment.pausedFrom, adjustment.pausedMinutes,
        adjustment.before.at, adjustment.before.on, adjustment.after.at, adjustment.after.on, JSON.stringify(adjustment.detail)],
    );
  }

  /** Has the applicant's name indexed again, because the dossier has come to a further unit. */
  async searchAnew(tx: EntityManager, dossierId: string): Promise<void> {
    await tx.query(`UPDATE dossier_person SET search_version = 0 WHERE dossier_id = $1 AND role = 'applicant'`, [dossierId]);
  }

  /** Adds what came in later to the components of a dossier. */
  async addComponents(tx: EntityManager, dossierId: string, components: readonly SubmittedComponent[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_component (dossier_id, code, originals, copies, certified_copies, replaced_by_data, reused_from)
       SELECT $1, code, originals, copies, coalesce("certifiedCopies", 0), coalesce("replacedByData", false), "reusedFrom"
       FROM jsonb_to_recordset($2::jsonb) AS c(code varchar, originals smallint, copies smallint, "certifiedCopies" smallint, "replacedByData" boolean, "reusedFrom" uuid)
       ON CONFLICT (dossier_id, code) DO UPDATE SET originals = dossier_component.originals + excluded.originals,
         copies = dossier_component.copies + excluded.copies, certified_copies = dossier_component.certified_copies + excluded.certified_copies, replaced_by_data = dossier_component.replaced_by_data OR excluded.replaced_by_data,
         reused_from = coalesce(excluded.reused_from, dossier_component.reused_from)`,
      [dossierId, JSON.stringify(components)],
    );
  }

  /** Waits for whoever changes the dossier now, and lets nobody else change it until the transaction ends. */
  async lock(tx: EntityManager, dossierId: string): Promise<void> {
    await tx.query(`SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE`, [dossierId]);
  }

  async findById(tx: EntityManager, dossierId: string): Promise<Dossier | null> {
    const rows: unknown[] = await tx.query(`SELECT ${DOSSIER_COLUMNS} FROM dossier d WHERE d.id = $1`, [dossierId]);
    return rows[0] === undefined ? null : fromRow(rows[0]);
  }

  async findMany(tx: EntityManager, dossierIds: readonly string[]): Promise<Dossier[]> {
    if (dossierIds.length === 0) return [];
    const rows: unknown[] = await tx.query(`SELECT ${DOSSIER_COLUMNS} FROM dossier d WHERE d.id = ANY($1::uuid[])`, [dossierIds]);
    return rows.map((row) => fromRow(row));
  }

  /** By the code of this system, or of an earlier one. */
  async findByCode(tx: EntityManager, code: string): Promise<Dossier | null> {
    const rows: unknown[] = await tx.query(`SELECT ${DOSSIER_COLUMNS} FROM dossier d WHERE d.code = $1`, [code]);
    return rows[0] === undefined ? this.#findByFormerCode(tx, code) : fromRow(rows[0]);
  }

  /** Of the dossiers that an earlier system numbered alike the latest. */
  async #findByFormerCode(tx: EntityManager, code: string): Promise<Dossier | null> {
    const rows: unknown[] = await tx.query(
      `SELECT ${DOSSIER_COLUMNS} FROM dossier_former_code f JOIN dossier d ON d.id = f.dossier_id WHERE f.code = upper($1) ORDER BY d.id DESC LIMIT 1`, [code]);
    return rows[0] === undefined ? null : fromRow(rows[0]);
  }

  /** Dossiers as those versions left them, in no order; what the scope hides is absent. */
  async asOf(tx: EntityManager, versions: readonly DossierVersion[]): Promise<Dossier[]> {
    if (versions.length === 0) return [];
    const rows: { progress: object }[] = await tx.query(
      `SELECT ${DOSSIER_AS_OF_COLUMNS}
       FROM jsonb_to_recordset($1::jsonb) AS v("dossierId" uuid, version int)
       JOIN dossier d ON d.id = v."dossierId"
       JOIN dossier_step s ON s.dossier_id = d.id AND s.version = v.version`,
      [JSON.stringify(versions)],
    );
    return rows.map((row) => fromAsOfRow(row));
  }

  /** Every version of a dossier in order, and when it came. */
  async life(tx: EntityManager, dossierId: string): Promise<LifeStep[]> {
    const rows: { at: Date; progress: object }[] = await tx.query(
      `SELECT ${DOSSIER_AS_OF_COLUMNS}, s.at FROM dossier d JOIN dossier_step s ON s.dossier_id = d.id WHERE d.id = $1 ORDER BY s.version`, [dossierId]);
    return rows.map(({ at, ...row }) => ({ at, dossier: fromAsOfRow(row) }));
  }

  /** The moves of appointments, in order. */
  async adjustments(tx: EntityManager, dossierIds: readonly string[]): Promise<DeadlineAdjustment[]> {
    const rows: AdjustmentRow[] = await tx.query(
      `SELECT dossier_id AS "dossierId", version, at, reason_code AS "reasonCode", paused_from AS "pausedFrom", paused_minutes AS "pausedMinutes", detail,
         due_at_before AS "beforeAt", due_on_before::text AS "beforeOn", due_at_after AS "afterAt", due_on_after::text AS "afterOn"
       FROM deadline_adjustment WHERE dossier_id = ANY($1::uuid[]) ORDER BY dossier_id, version`,
      [dossierIds],
    );
    return rows.map(({ beforeAt, beforeOn, afterAt, afterOn, ...row }) => (
      { ...row, before: { at: beforeAt, on: localDate(beforeOn) }, after: { at: afterAt, on: localDate(afterOn) } }));
  }

  /** Open dossiers in the order of their units, after a position. */
  async openAfter(tx: EntityManager, after: OpenPosition | null, unitId: string | null, limit: number): Promise<FoundOpen[]> {
    const values: unknown[] = [limit];
    const conditions = [OPEN];
    if (after !== null) conditions.push(`(d.competent_unit_id, d.id) > ($${values.push(after.unitId)}, $${values.push(after.dossierId)})`);
    if (unitId !== null) conditions.push(`d.id IN (${countedByUnit(`$${values.push(unitId)}`)})`);
    const rows: { clockUnitId: string }[] = await tx.query(
      `SELECT ${DOSSIER_COLUMNS}, ${CLOCK_UNIT} FROM dossier d WHERE ${conditions.join(' AND ')} ORDER BY d.competent_unit_id, d.id LIMIT $1`, values);
    return rows.map(toFoundOpen);
  }

  /** Open dossiers of these, locked in one order for everybody. */
  async lockOpen(tx: EntityManager, dossierIds: readonly string[]): Promise<FoundOpen[]> {
    const rows: { clockUnitId: string }[] = await tx.query(
      `SELECT ${DOSSIER_COLUMNS}, ${CLOCK_UNIT} FROM dossier d WHERE d.id = ANY($1::uuid[]) AND ${OPEN} ORDER BY d.id FOR UPDATE`, [dossierIds]);
    return rows.map(toFoundOpen);
  }

  async #insertSteps(tx: EntityManager, steps: readonly { dossier: Dossier; step: NewStep }[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_step (dossier_id, version, at, type, status, sentence, progress, note, account_id, on_behalf_of)
       SELECT "dossierId", version, at, type, status, sentence, progress, note, "accountId", "onBehalfOf"
       FROM jsonb_to_recordset($1::jsonb) AS s("dossierId" uuid, version int, at timestamptz, type text, status text,
         sentence jsonb, progress jsonb, note text, "accountId" text, "onBehalfOf" text)`,
      [JSON.stringify(steps.map(({ dossier, step }) => ({
        dossierId: dossier.receipt.dossierId, version: dossier.version, at: step.at, type: step.sentence.type,
        status: dossier.status, sentence: step.sentence, progress: toProgress(dossier), note: step.note, ...step.by,
      })))],
    );
  }
}
