import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class PaymentChannelStore {
  async save(tx: EntityManager, online: boolean, at: string): Promise<void> {
    await tx.query('UPDATE payment_channel SET online = $1, changed_at = $2', [online, at]);
  }

  async isOnline(tx: EntityManager): Promise<boolean> {
    const rows: { online: boolean }[] = await tx.query('SELECT online FROM payment_channel');
    return rows[0]?.online === true;
  }
}
