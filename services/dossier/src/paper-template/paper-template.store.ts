import { Injectable } from '@nestjs/common';
import { paperTemplateBody, type FormCircular, type PaperForm } from '@haicap/contracts';
import type { EntityManager } from 'typeorm';
import type { PaperTemplateVersion } from './paper-template.js';

const COLUMNS = `template_id AS "templateId", form, circular, number, status, valid_from::text AS "validFrom", version, changed_at AS "changedAt", body`;

@Injectable()
export class PaperTemplateStore {
  /** Lets one transaction at a time number the templates of a form. */
  async lockForm(tx: EntityManager, form: PaperForm, circular: FormCircular): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('paper_template:' || $1 || ':' || $2, 0))`, [form, circular]);
  }

  async insert(tx: EntityManager, template: PaperTemplateVersion): Promise<void> {
    await tx.query(
      `INSERT INTO paper_template (template_id, form, circular, number, status, version, body, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [template.templateId, template.form, template.circular, template.number, template.status, template.version, JSON.stringify(template.body), template.changedAt],
    );
  }

  /** Writes the next version over the one that was read; false when somebody else was faster. */
  async save(tx: EntityManager, template: PaperTemplateVersion): Promise<boolean> {
    const [, updated]: [unknown, number] = await tx.query(
      `UPDATE paper_template SET status = $2, valid_from = $3, version = $4, body = $5, changed_at = $6 WHERE template_id = $1 AND version = $4 - 1`,
      [template.templateId, template.status, template.validFrom, template.version, JSON.stringify(template.body), template.changedAt],
    );
    return updated === 1;
  }

  /** Every template a province made of a form, in the order of their numbers. */
  async ofForm(tx: EntityManager, form: PaperForm, circular: FormCircular | undefined): Promise<PaperTemplateVersion[]> {
    const rows: PaperTemplateVersion[] = await tx.query(
      `SELECT ${COLUMNS} FROM paper_template WHERE form = $1 AND ($2::text IS NULL OR circular = $2) ORDER BY circular, number`, [form, circular ?? null],
    );
    return rows.map(toVersion);
  }

  async find(tx: EntityManager, templateId: string): Promise<PaperTemplateVersion | undefined> {
    const [row]: PaperTemplateVersion[] = await tx.query(`SELECT ${COLUMNS} FROM paper_template WHERE template_id = $1`, [templateId]);
    return row && toVersion(row);
  }
}

function toVersion(row: PaperTemplateVersion): PaperTemplateVersion {
  return { ...row, body: paperTemplateBody.parse(row.body) };
}
