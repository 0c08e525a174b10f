import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A hand-over as it lies in the table: the recipient is cipher text. */
export interface DeliveryRow {
  readonly dossierId: string;
  readonly version: number;
  readonly method: 'counter' | 'postal';
  readonly recipient: string | null;
  readonly postalNumber: string | null;
  readonly at: Date;
}

@Injectable()
export class ResultDeliveryStore {
  async insert(tx: EntityManager, { dossierId, version, method, recipient, postalNumber, at }: DeliveryRow): Promise<void> {
    await tx.query(
      `INSERT INTO result_delivery (dossier_id, version, method, recipient, postal_number, at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [dossierId, version, method, recipient, postalNumber, at],
    );
  }

  async of(tx: EntityManager, dossierId: string): Promise<DeliveryRow[]> {
    return tx.query(
      `SELECT dossier_id AS "dossierId", version, method, recipient, postal_number AS "postalNumber", at
       FROM result_delivery WHERE dossier_id = $1 ORDER BY version`,
      [dossierId],
    );
  }
}
