import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { procedureDraft, type ProcedureDraft } from '@haicap/contracts';

export interface DraftPage {
  readonly state: ProcedureDraft['state'];
  readonly code: string | undefined;
  /** Ids grow with time, so the latest come first. */
  readonly beforeId: string | null;
  readonly limit: number;
}

@Injectable()
export class ProcedureDraftStore {
  /** The draft as it is, locked until the transaction ends when it is going to be changed. */
  async find(tx: EntityManager, draftId: string, { lock = false } = {}): Promise<ProcedureDraft | null> {
    if (lock) await tx.query(`SELECT 1 FROM procedure_draft WHERE draft_id = $1 FOR UPDATE`, [draftId]);
    // Read after the lock: whoever edited it meanwhile has changed the version by which its content is found.
    const rows: { draft: unknown }[] = await tx.query(
      `SELECT e.draft FROM procedure_draft d JOIN procedure_draft_edit e ON e.draft_id = d.draft_id AND e.version = d.version WHERE d.draft_id = $1`, [draftId]);
    return rows[0] ? procedureDraft.parse(rows[0].draft) : null;
  }

  /** The draft as that version left it. */
  async asOf(tx: EntityManager, draftId: string, version: number): Promise<ProcedureDraft> {
    const rows: { draft: unknown }[] = await tx.query(`SELECT draft FROM procedure_draft_edit WHERE draft_id = $1 AND version = $2`, [draftId, version]);
    return procedureDraft.parse(rows[0]?.draft);
  }

  async insert(tx: EntityManager, drafts: readonly ProcedureDraft[]): Promise<void> {
    await tx.query(
      `INSERT INTO procedure_draft (draft_id, version, state, code, base_version, content, import_id, created_at, changed_at, changed_by)
       SELECT "draftId", version, state, code, "baseVersion", content, "importId", "createdAt", "changedAt", "changedBy"
       FROM jsonb_to_recordset($1::jsonb) AS d("draftId" uuid, version int, state text, code varchar, "baseVersion" int, content jsonb,
         "importId" uuid, "createdAt" timestamptz, "changedAt" timestamptz, "changedBy" text)`,
      [JSON.stringify(drafts)],
    );
    await this.#insertEdits(tx, drafts);
  }

  /** Writes the next version over the one that was read and locked. */
  async save(tx: EntityManager, draft: ProcedureDraft): Promise<void> {
    const [, updated]: [unknown, number] = await tx.query(
      `UPDATE procedure_draft SET version = $2, state = $3, base_version = $4, content = $5, published_version = $6, valid_from = $7, changed_at = $8, changed_by = $9
       WHERE draft_id = $1 AND version = $2 - 1`,
      [draft.draftId, draft.version, draft.state, draft.baseVersion, JSON.stringify(draft.content), draft.publishedVersion, draft.validFrom, draft.changedAt, draft.changedBy],
    );
    if (updated === 0) throw new Error(`the draft ${draft.draftId} was changed under its lock`);
    await this.#insertEdits(tx, [draft]);
  }

  async page(tx: EntityManager, { state, code, beforeId, limit }: DraftPage): Promise<ProcedureDraft[]> {
    const rows: { draft: unknown }[] = await tx.query(
      `SELECT e.draft FROM procedure_draft d JOIN procedure_draft_edit e ON e.draft_id = d.draft_id AND e.version = d.version
       WHERE d.state = $1 AND ($2::text IS NULL OR d.code = $2) AND ($3::uuid IS NULL OR d.draft_id < $3)
       ORDER BY d.draft_id DESC LIMIT $4`,
      [state, code ?? null, beforeId, limit],
    );
    return rows.map(({ draft }) => procedureDraft.parse(draft));
  }

  /** The drafts an import made, as it made them. */
  async ofImport(tx: EntityManager, importId: string): Promise<ProcedureDraft[]> {
    const rows: { draft: unknown }[] = await tx.query(
      `SELECT e.draft FROM procedure_draft d JOIN procedure_draft_edit e ON e.draft_id = d.draft_id AND e.version = 1
       WHERE d.import_id = $1 ORDER BY d.draft_id`, [importId]);
    return rows.map(({ draft }) => procedureDraft.parse(draft));
  }

  /** The drafts of an import as they are now, locked until the transaction ends when they are going to be changed. */
  async nowOfImport(tx: EntityManager, importId: string, { lock = false } = {}): Promise<ProcedureDraft[]> {
    if (lock) await tx.query(`SELECT 1 FROM procedure_draft WHERE import_id = $1 ORDER BY draft_id FOR UPDATE`, [importId]);
    const rows: { draft: unknown }[] = await tx.query(
      `SELECT e.draft FROM procedure_draft d JOIN procedure_draft_edit e ON e.draft_id = d.draft_id AND e.version = d.version
       WHERE d.import_id = $1 ORDER BY d.draft_id`, [importId]);
    return rows.map(({ draft }) => procedureDraft.parse(draft));
  }

  async #insertEdits(tx: EntityManager, drafts: readonly ProcedureDraft[]): Promise<void> {
    await tx.query(
      `INSERT INTO procedure_draft_edit (draft_id, version, draft)
       SELECT (d ->> 'draftId')::uuid, (d ->> 'version')::int, d FROM jsonb_array_elements($1::jsonb) d`,
      [JSON.stringify(drafts)],
    );
  }
}
