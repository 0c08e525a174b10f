import type { INestApplicationContext } from '@nestjs/common';
import type { Subscription } from '@haicap/contracts';
import { RpcClient } from '@haicap/messaging';
import { FactSubscription, type FactSubscriptionSettings, type Project } from '@haicap/outbox';
import { signServiceToken, systemClock } from '@haicap/service-kit';
import { CalendarMirrorConsumer } from './calendar-mirror/calendar-mirror.consumer.js';
import { DelegationMirrorConsumer } from './delegation-mirror/delegation-mirror.consumer.js';
import { OfficerMirrorConsumer } from './officer-mirror/officer-mirror.consumer.js';
import { OnlinePaymentConsumer } from './online-payment/online-payment.consumer.js';
import { PaymentChannelConsumer } from './online-payment/payment-channel.consumer.js';
import { StatementConsumer } from './payment-reconciliation/statement.consumer.js';
import { FileMirrorConsumer } from './file-mirror/file-mirror.consumer.js';
import { UnitMirrorConsumer } from './unit-mirror/unit-mirror.consumer.js';

export interface FollowSettings extends Pick<FactSubscriptionSettings, 'bus' | 'dataSource' | 'logger' | 'metrics' | 'clock'> {
  readonly serviceKey: Uint8Array;
}

/** The read copies of registry facts that this service keeps, one subscription per noun. */
export function followRegistry(app: INestApplicationContext, settings: FollowSettings): FactSubscription[] {
  return [
    follow({ service: 'registry', noun: 'unit' }, app.get(UnitMirrorConsumer), settings),
    follow({ service: 'registry', noun: 'officer' }, app.get(OfficerMirrorConsumer), settings),
    follow({ service: 'registry', noun: 'calendar' }, app.get(CalendarMirrorConsumer), settings),
    follow({ service: 'registry', noun: 'delegation' }, app.get(DelegationMirrorConsumer), settings),
  ];
}

/** The read copy of complete files. Without it dossiers are received all the same, only not with files that are newer. */
export function followFiles(app: INestApplicationContext, settings: FollowSettings): FactSubscription {
  return follow({ service: 'files', noun: 'file' }, app.get(FileMirrorConsumer), settings);
}

/** What the adapter tells of payments. While it is away people pay in cash, so nothing waits for it. */
export function followPayments(app: INestApplicationContext, settings: FollowSettings): FactSubscription[] {
  return [
    follow({ service: 'portal-adapter', noun: 'payment' }, app.get(OnlinePaymentConsumer), settings),
    follow({ service: 'portal-adapter', noun: 'payment-channel' }, app.get(PaymentChannelConsumer), settings),
    follow({ service: 'portal-adapter', noun: 'payment-statement' }, app.get(StatementConsumer), settings),
  ];
}

function follow(followed: Subscription, mirror: { project: Project }, { serviceKey, ...settings }: FollowSettings): FactSubscription {
  const { bus, metrics } = settings;
  return new FactSubscription({
    ...settings, rpc: new RpcClient(bus, { metrics }), consumer: 'dossier', followed,
    project: (tx, facts) => mirror.project(tx, facts),
    serviceToken: () => signServiceToken(serviceKey, 'dossier', systemClock),
  });
}
