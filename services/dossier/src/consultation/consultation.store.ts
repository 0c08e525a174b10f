import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Consultation, ConsultationState, SilenceRule } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';

/** A question as it is put: the text is cipher text. */
export interface NewConsultation {
  readonly consultationId: string;
  readonly dossierId: string;
  readonly askingUnitId: string;
  readonly unitId: string;
  readonly silence: SilenceRule;
  readonly question: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly dueOn: LocalDate;
}

export interface ConsultationRow extends Omit<NewConsultation, 'askedBy'> {
  readonly dossierCode: string;
  readonly dossierVersion: number;
  readonly procedureName: string;
  readonly state: ConsultationState;
  readonly outcome: Consultation['outcome'];
  readonly answer: string | null;
  readonly closedAt: Date | null;
}

export interface Closing {
  readonly state: Exclude<ConsultationState, 'open'>;
  readonly closedBy: string;
  readonly closedAt: Date;
  readonly outcome?: Consultation['outcome'];
  readonly answer?: string;
  readonly reasonCode?: string;
}

export interface ConsultationPosition {
  readonly dueAt: string;
  readonly id: string;
}

const COLUMNS = `c.id AS "consultationId", c.dossier_id AS "dossierId", d.code AS "dossierCode", d.version AS "dossierVersion",
  d.procedure_name AS "procedureName", c.asking_unit_id AS "askingUnitId", c.unit_id AS "unitId", c.state, c.silence, c.question, c.answer, c.outcome,
  c.asked_at AS "askedAt", c.due_at AS "dueAt", c.due_on::text AS "dueOn", c.closed_at AS "closedAt"`;

@Injectable()
export class ConsultationStore {
  async insert(tx: EntityManager, asked: NewConsultation): Promise<void> {
    await tx.query(
      `INSERT INTO consultation (id, dossier_id, asking_unit_id, unit_id, state, silence, question, asked_by, asked_at, due_at, due_on)
       VALUES ($1, $2, $3, $4, 'open', $5, $6, $7, $8, $9, $10)`,
      [asked.consultationId, asked.dossierId, asked.askingUnitId, asked.unitId, asked.silence, asked.question, asked.askedBy, asked.askedAt, asked.dueAt, asked.dueOn],
    );
  }

  /** Closes one question, or all open ones of the dossier. */
  async close(tx: EntityManager, which: { readonly dossierId: string; readonly consultationId?: string }, closing: Closing): Promise<void> {
    const { state, closedBy, closedAt, outcome = null, answer = null, reasonCode = null } = closing;
    await tx.query(
      `UPDATE consultation SET state = $3, closed_by = $4, closed_at = $5, outcome = $6, answer = $7, reason_code = $8
       WHERE dossier_id = $1 AND ($2::uuid IS NULL OR id = $2) AND state = 'open'`,
      [which.dossierId, which.consultationId ?? null, state, closedBy, closedAt, outcome, answer, reasonCode],
    );
  }

  /** Whether the unit took part in the dossier by anything but this question: by another one, or because it was competent before. */
  async isInvolvedOtherwise(tx: EntityManager, dossierId: string, consultationId: string, unitId: string): Promise<boolean> {
    const [row]: { involved: boolean }[] = await tx.query(
      `SELECT EXISTS (SELECT 1 FROM consultation WHERE dossier_id = $1 AND unit_id = $3 AND id <> $2 AND state <> 'withdrawn')
         OR EXISTS (SELECT 1 FROM dossier_step WHERE dossier_id = $1 AND type = 'transferred' AND sentence ->> 'fromUnitId' = $3::text) AS involved`,
      [dossierId, consultationId, unitId],
    );
    return row?.involved ?? false;
  }

  /** A page of what a unit was asked, the earliest due first. */
  async page(tx: EntityManager, query: { unitId: string; state: ConsultationState; after: ConsultationPosition | null; limit: number }): Promise<ConsultationRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM consultation c JOIN dossier d ON d.id = c.dossier_id
       WHERE c.unit_id = $1 AND c.state = $2 AND (c.due_at, c.id) > ($3::timestamptz, $4::uuid)
       ORDER BY c.due_at, c.id LIMIT $5`,
      [query.unitId, query.state, query.after?.dueAt ?? '-infinity', query.after?.id ?? '00000000-0000-0000-0000-000000000000', query.limit],
    );
  }

  async ofDossier(tx: EntityManager, dossierId: string): Promise<ConsultationRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM consultation c JOIN dossier d ON d.id = c.dossier_id WHERE c.dossier_id = $1 ORDER BY c.asked_at, c.id`, [dossierId],
    );
  }
}
