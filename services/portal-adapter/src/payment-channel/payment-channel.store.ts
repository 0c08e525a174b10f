import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface ChannelState {
  readonly channelId: string;
  readonly version: number;
  readonly online: boolean;
}

@Injectable()
export class PaymentChannelStore {
  async lock(tx: EntityManager, newId: string): Promise<ChannelState> {
    await tx.query(`INSERT INTO payment_channel (channel_id, version, online) VALUES ($1, 0, false) ON CONFLICT (only_row) DO NOTHING`, [newId]);
    const rows: ChannelState[] = await tx.query(`SELECT channel_id AS "channelId", version, online FROM payment_channel FOR UPDATE`);
    const [state] = rows;
    if (!state) throw new Error('the row of the payment channel is gone');
    return state;
  }

  async save(tx: EntityManager, { version, online }: ChannelState): Promise<void> {
    await tx.query('UPDATE payment_channel SET version = $1, online = $2', [version, online]);
  }
}
