import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { feeLine, type FeeLine } from '@haicap/contracts';

/** A line that a dossier owes, as it was worked out or demanded. */
export interface OwedLine extends FeeLine {
  readonly source: 'assessment' | 'obligation';
  readonly version: number;
  readonly line: number;
  /** What it asks for, after everything that a refund took off. */
  readonly amountDong: number;
  readonly reducedDong: number;
  /** The day of the document that demands it, as far as it was told. */
  readonly demandedOn: string | null;
  readonly at: Date;
}

/** By how much a line asks for less. */
export interface Reduction {
  readonly version: number;
  readonly line: number;
  readonly dong: number;
}

export interface NewLines {
  readonly dossierId: string;
  readonly version: number;
  readonly source: OwedLine['source'];
  readonly demandedOn?: string | undefined;
  readonly lines: readonly (FeeLine & { readonly amountDong: number })[];
  readonly at: Date;
}

interface Row extends Pick<OwedLine, 'source' | 'version' | 'line' | 'amountDong' | 'reducedDong' | 'demandedOn' | 'at'> {
  readonly content: unknown;
}

@Injectable()
export class FeeLineStore {
  /** Adds lines; those of an earlier assessment stay in the table and count no more. */
  async add(tx: EntityManager, { dossierId, version, source, demandedOn, lines, at }: NewLines): Promise<OwedLine[]> {
    if (source === 'assessment') {
      await tx.query(`UPDATE fee_line SET counts = false WHERE dossier_id = $1 AND source = 'assessment' AND counts`, [dossierId]);
    }
    await tx.query(
      `INSERT INTO fee_line (dossier_id, version, line, source, counts, amount_dong, before_return, content, at, demanded_on)
       SELECT $1, $2, line, $3, true, amount, before_return, content, $4, $6
       FROM jsonb_to_recordset($5::jsonb) AS l(line int, amount bigint, before_return boolean, content jsonb)`,
      [dossierId, version, source, at, JSON.stringify(lines.map((content, index) => (
        { line: index + 1, amount: content.amountDong, before_return: content.beforeReturn, content }))), demandedOn ?? null],
    );
    return lines.map((line, index) => ({ ...line, version, line: index + 1, source, reducedDong: 0, demandedOn: demandedOn ?? null, at }));
  }

  async reduce(tx: EntityManager, dossierId: string, reductions: readonly Reduction[]): Promise<void> {
    if (reductions.length === 0) return;
    await tx.query(
      `UPDATE fee_line l SET reduced_dong = l.reduced_dong + r.dong FROM jsonb_to_recordset($2::jsonb) AS r(version int, line int, dong bigint)
       WHERE l.dossier_id = $1 AND l.version = r.version AND l.line = r.line`, [dossierId, JSON.stringify(reductions)]);
  }

  /** Those of these dossiers of which a line that counts asks for something. */
  async owing(tx: EntityManager, dossierIds: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT DISTINCT dossier_id AS id FROM fee_line WHERE dossier_id = ANY($1::uuid[]) AND counts AND amount_dong > reduced_dong`, [dossierIds]);
    return rows.map(({ id }) => id);
  }

  async of(tx: EntityManager, dossierId: string): Promise<OwedLine[]> {
    const rows: Row[] = await tx.query(
      `SELECT source, version, line::int AS line, (amount_dong - reduced_dong)::float8 AS "amountDong", reduced_dong::float8 AS "reducedDong", demanded_on::text AS "demandedOn", at, content FROM fee_line WHERE dossier_id = $1 AND counts ORDER BY version, line`, [dossierId]);
    return rows.map(({ content, ...row }) => ({ ...feeLine.parse(content), ...row }));
  }
}
