import type { INestApplicationContext } from '@nestjs/common';
import { RpcClient } from '@haicap/messaging';
import { FactSubscription, type FactSubscriptionSettings, type Project } from '@haicap/outbox';
import { signServiceToken } from '@haicap/service-kit';
import { CalendarMirrorConsumer } from './calendar-mirror/calendar-mirror.consumer.js';
import { OfficerMirrorConsumer } from './officer-mirror/officer-mirror.consumer.js';
import { UnitMirrorConsumer } from './unit-mirror/unit-mirror.consumer.js';

export interface FollowSettings extends Pick<FactSubscriptionSettings, 'bus' | 'dataSource' | 'logger' | 'metrics' | 'clock'> {
  readonly serviceKey: Uint8Array;
}

/** The read copies of registry facts that this service keeps, one subscription per noun. */
export function followRegistry(app: INestApplicationContext, { serviceKey, ...settings }: FollowSettings): FactSubscription[] {
  const { bus, metrics, clock } = settings;
  const rpc = new RpcClient(bus, { metrics, clock });
  const follow = (noun: string, mirror: { project: Project }) => new FactSubscription({
    ...settings, rpc, consumer: 'dossier', followed: { service: 'registry', noun },
    project: (tx, facts) => mirror.project(tx, facts),
    serviceToken: () => signServiceToken(serviceKey, 'dossier', clock),
  });
  return [
    follow('unit', app.get(UnitMirrorConsumer)),
    follow('officer', app.get(OfficerMirrorConsumer)),
    follow('calendar', app.get(CalendarMirrorConsumer)),
  ];
}
