import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { paymentChannelConfigured } from '@haicap/contracts';
import { factData, type OrderedFact } from '@haicap/outbox';
import { PaymentChannelStore } from './payment-channel.store.js';

@Injectable()
export class PaymentChannelConsumer {
  constructor(private readonly channels: PaymentChannelStore) {}

  async project(tx: EntityManager, facts: readonly OrderedFact[]): Promise<void> {
    const told = facts.flatMap((fact) => factData(paymentChannelConfigured, fact) ?? []).at(-1);
    if (told) await this.channels.save(tx, told.online, told.at);
  }
}
