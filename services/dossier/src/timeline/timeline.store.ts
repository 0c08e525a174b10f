import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '@haicap/service-kit';
import type { Step } from './step.js';

@Injectable()
export class TimelineStore {
  /** The steps after a version in order, or null when the scope shows no such dossier. */
  async stepsAfter(tx: EntityManager, dossierId: string, afterVersion: number): Promise<Step[] | null> {
    const rows = await queryPrepared<Step & { readonly version: number | null }>(
      tx,
      `SELECT s.version, s.at, s.type, s.status, s.sentence, s.note
       FROM dossier d LEFT JOIN dossier_step s ON s.dossier_id = d.id AND s.version > $2
       WHERE d.id = $1 ORDER BY s.version`,
      [dossierId, afterVersion],
    );
    return rows.length === 0 ? null : rows.filter((row) => row.version !== null);
  }
}
