import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttachedFile } from './component-file.js';

export interface HandedIn {
  readonly code: string;
  readonly originals: number;
  readonly copies: number;
  readonly certifiedCopies: number;
}

export interface ComponentFile {
  readonly code: string;
  readonly fileId: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly pages: number | null;
  readonly mediaType: string;
  /** What the scanner has said since; null for a file that is not told of any more. */
  readonly scan: string | null;
}

@Injectable()
export class ComponentFileStore {
  /** Adds files behind those that a component has already. */
  async insert(tx: EntityManager, files: readonly AttachedFile[]): Promise<void> {
    await tx.query(
      `INSERT INTO dossier_component_file (dossier_id, code, file_id, position, sha256, size_bytes, pages, media_type)
       SELECT f."dossierId", f.code, f."fileId", f.position + (
           SELECT coalesce(max(before.position) + 1, 0) FROM dossier_component_file before WHERE before.dossier_id = f."dossierId" AND before.code = f.code),
         f.sha256, f."sizeBytes", f.pages, f."mediaType"
       FROM jsonb_to_recordset($1::jsonb) AS f("dossierId" uuid, code text, "fileId" uuid, position integer, sha256 text, "sizeBytes" bigint, pages integer, "mediaType" text)
       ON CONFLICT (dossier_id, code, file_id) DO NOTHING`,
      [JSON.stringify(files)],
    );
  }

  async handedIn(tx: EntityManager, dossierId: string): Promise<HandedIn[]> {
    return tx.query('SELECT code, originals, copies, certified_copies AS "certifiedCopies" FROM dossier_component WHERE dossier_id = $1 ORDER BY code', [dossierId]);
  }

  /** The files of single papers of several dossiers, in their order. */
  async filesOfPapers(tx: EntityManager, papers: readonly { readonly dossierId: string; readonly code: string }[]): Promise<(ComponentFile & { readonly position: number })[]> {
    const rows: (Omit<ComponentFile, 'sizeBytes'> & { readonly sizeBytes: string; readonly position: number })[] = await tx.query(
      `SELECT f.code, f.file_id AS "fileId", f.position, f.sha256, f.size_bytes AS "sizeBytes", f.pages, f.media_type AS "mediaType", m.scan
       FROM jsonb_to_recordset($1::jsonb) AS p("dossierId" uuid, code text)
       JOIN dossier_component_file f ON f.dossier_id = p."dossierId" AND f.code = p.code LEFT JOIN file_mirror m USING (file_id)
       ORDER BY f.code, f.position, f.file_id`,
      [JSON.stringify(papers)],
    );
    return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
  }

  async filesOf(tx: EntityManager, dossierId: string): Promise<ComponentFile[]> {
    const rows: (Omit<ComponentFile, 'sizeBytes'> & { readonly sizeBytes: string })[] = await tx.query(
      `SELECT f.code, f.file_id AS "fileId", f.sha256, f.size_bytes AS "sizeBytes", f.pages, f.media_type AS "mediaType", m.scan
       FROM dossier_component_file f LEFT JOIN file_mirror m USING (file_id)
       WHERE f.dossier_id = $1 ORDER BY f.code, f.position, f.file_id`,
      [dossierId],
    );
    return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
  }
}
