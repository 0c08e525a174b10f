import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { paymentChannelConfigured } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import { appendEvents, newEvent } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { PlatformConnection } from '../platform/platform-connection.js';
import { PaymentChannelStore } from './payment-channel.store.js';

/** Tells at each start whether a platform is configured, when that is news. */
@Injectable()
export class AnnounceChannel {
  constructor(
    private readonly dataSource: DataSource,
    private readonly connection: PlatformConnection,
    private readonly channels: PaymentChannelStore,
    private readonly installation: Installation,
  ) {}

  async run(): Promise<void> {
    const online = this.connection.platform !== null;
    const { clock, ids } = this.installation;
    await withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const state = await this.channels.lock(tx, ids.next());
      if (state.version > 0 && state.online === online) return;
      const next = { ...state, online, version: state.version + 1 };
      await this.channels.save(tx, next);
      await appendEvents(tx, [newEvent({
        contract: paymentChannelConfigured, aggregateId: next.channelId, version: next.version, data: { online, at: formatOffsetTime(clock.now()) },
        audit: { action: 'configure', objectType: 'payment-channel', detail: { online } },
      })], { actor: 'service:portal-adapter', clock, ids });
    }, { actor: 'service:portal-adapter' });
    this.installation.wakeRelay();
  }
}
