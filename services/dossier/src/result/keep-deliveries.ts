import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonalDataCipher } from '@haicap/service-kit';
import { ResultDeliveryStore, type DeliveryRow } from './result-delivery.store.js';

export interface Delivery {
  readonly dossierId: string;
  /** The version of the dossier that the hand-over made. */
  readonly version: number;
  readonly method: DeliveryRow['method'];
  readonly recipient: string | undefined;
  readonly postalNumber: string | undefined;
  readonly at: Date;
}

const cellOf = (dossierId: string, version: number) => ({ table: 'result_delivery', column: 'recipient', rowId: `${dossierId}/${version}` });

/** Keeps to whom and how a result was handed over; the recipient is a person and lies encrypted. */
@Injectable()
export class KeepDeliveries {
  constructor(private readonly deliveries: ResultDeliveryStore, private readonly cipher: PersonalDataCipher) {}

  async keep(tx: EntityManager, { recipient, postalNumber, ...delivery }: Delivery): Promise<void> {
    await this.deliveries.insert(tx, {
      ...delivery, postalNumber: postalNumber ?? null,
      recipient: recipient === undefined ? null : this.cipher.encrypt(recipient, cellOf(delivery.dossierId, delivery.version)),
    });
  }

  /** Every hand-over of a dossier with the recipient in clear; whoever shows it has asked the policy before. */
  async of(tx: EntityManager, dossierId: string): Promise<readonly DeliveryRow[]> {
    const rows = await this.deliveries.of(tx, dossierId);
    return rows.map((row) => ({ ...row, recipient: row.recipient && this.cipher.decrypt(row.recipient, cellOf(dossierId, row.version)) }));
  }
}
