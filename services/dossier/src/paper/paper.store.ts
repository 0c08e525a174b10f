import { Injectable } from '@nestjs/common';
import type { DossierPaperForm, FormCircular, PaperFormat } from '@haicap/contracts';
import type { LocalDate } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import type { SubmittedComponent } from '../procedure/procedure.js';
import type { Step } from '../timeline/step.js';

/** A paper as it lies in the table. */
export interface PaperRow {
  readonly paperId: string;
  readonly dossierId: string;
  readonly form: DossierPaperForm;
  readonly circular: FormCircular;
  /** Made for somebody who may not read names and numbers. */
  readonly masked: boolean;
  readonly version: number;
  readonly format: PaperFormat;
  readonly dossierVersion: number;
  readonly templateId: string;
  readonly templateNumber: number;
  /** Keyed hash of what the paper says: equal for equal words. */
  readonly contentMark: string;
  readonly issuedAt: Date;
  readonly issuedBy: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The other dossiers whose codes and secrets are on it. */
  readonly furtherDossierIds: readonly string[];
}

/** A version of the dossier, with what a paper prints of it beside its sentence. */
export interface StepRow extends Step {
  readonly dueAt: string | null;
  readonly dueOn: LocalDate | null;
  readonly assigneeId: string | null;
  readonly procedureVersion: number | null;
}

const COLUMNS = `paper_id AS "paperId", dossier_id AS "dossierId", form, circular, masked, version, format, dossier_version AS "dossierVersion",
  template_id AS "templateId", template_number AS "templateNumber", content_mark AS "contentMark", issued_at AS "issuedAt", issued_by AS "issuedBy",
  sha256, size_bytes AS "sizeBytes", further_dossier_ids AS "furtherDossierIds"`;

// More than any dossier has: a person could print on and on, and a list stays a list.
const LISTED_MAX = 200;

@Injectable()
export class PaperStore {
  /** Keeps a paper and its encrypted bytes; false when this version has this format already. */
  async insert(tx: EntityManager, paper: PaperRow, sealed: Uint8Array): Promise<boolean> {
    const inserted: unknown[] = await tx.query(
      `INSERT INTO paper (paper_id, dossier_id, form, circular, masked, version, format, dossier_version, template_id, template_number, content_mark,
         issued_at, issued_by, sha256, size_bytes, further_dossier_ids)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       ON CONFLICT (dossier_id, form, masked, version, format) DO NOTHING RETURNING paper_id`,
      [paper.paperId, paper.dossierId, paper.form, paper.circular, paper.masked, paper.version, paper.format, paper.dossierVersion, paper.templateId,
        paper.templateNumber, paper.contentMark, paper.issuedAt, paper.issuedBy, paper.sha256, paper.sizeBytes, paper.furtherDossierIds],
    );
    if (inserted.length === 0) return false;
    await tx.query(`INSERT INTO paper_bytes (paper_id, bytes) VALUES ($1, $2)`, [paper.paperId, sealed]);
    return true;
  }

  /** The formats of the latest version of a form, or none. */
  async latest(tx: EntityManager, { dossierId, form, masked }: Pick<PaperRow, 'dossierId' | 'form' | 'masked'>): Promise<PaperRow[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM paper WHERE dossier_id = $1 AND form = $2 AND masked = $3
         AND version = (SELECT max(version) FROM paper WHERE dossier_id = $1 AND form = $2 AND masked = $3)`,
      [dossierId, form, masked],
    );
  }

  /** What was issued to those who may read names, the latest first. */
  async ofDossier(tx: EntityManager, dossierId: string): Promise<PaperRow[]> {
    return tx.query(`SELECT ${COLUMNS} FROM paper WHERE dossier_id = $1 AND NOT masked ORDER BY issued_at DESC, paper_id DESC LIMIT ${LISTED_MAX}`, [dossierId]);
  }

  async find(tx: EntityManager, paperId: string): Promise<PaperRow | undefined> {
    const [row]: PaperRow[] = await tx.query(`SELECT ${COLUMNS} FROM paper WHERE paper_id = $1`, [paperId]);
    return row;
  }

  /** The encrypted bytes of a paper. */
  async bytes(tx: EntityManager, paperId: string): Promise<Buffer | undefined> {
    const [row]: { bytes: Buffer }[] = await tx.query(`SELECT bytes FROM paper_bytes WHERE paper_id = $1`, [paperId]);
    return row?.bytes;
  }

  /** What happened to a dossier, with what papers need of each version. */
  async steps(tx: EntityManager, dossierId: string): Promise<StepRow[]> {
    return tx.query(
      `SELECT version, at, type, status, sentence, note, progress ->> 'dueAt' AS "dueAt", progress ->> 'dueOn' AS "dueOn", progress ->> 'assigneeId' AS "assigneeId",
         (progress ->> 'procedureVersion')::int AS "procedureVersion"
       FROM dossier_step WHERE dossier_id = $1 ORDER BY version`,
      [dossierId],
    );
  }

  async components(tx: EntityManager, dossierId: string): Promise<SubmittedComponent[]> {
    return tx.query(`SELECT code, originals, copies, certified_copies AS "certifiedCopies" FROM dossier_component WHERE dossier_id = $1 ORDER BY code`, [dossierId]);
  }
}
