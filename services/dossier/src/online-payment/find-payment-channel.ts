import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PaymentChannelStore } from './payment-channel.store.js';

/** Tells whether the adapter has a payment platform behind it, as it said last. */
@Injectable()
export class FindPaymentChannel {
  constructor(private readonly channels: PaymentChannelStore) {}

  async isOnline(tx: EntityManager): Promise<boolean> {
    return this.channels.isOnline(tx);
  }
}
