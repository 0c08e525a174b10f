import type { Subscription } from '@haicap/contracts';
import { FactSubscription, type FactSubscriptionSettings, type Project } from '@haicap/outbox';
import type { INestApplicationContext } from '@nestjs/common';
import { OnTimeTallyConsumer } from './on-time-tally/on-time-tally.consumer.js';
import { ProcedureMirrorConsumer } from './procedure-mirror/procedure-mirror.consumer.js';
import { UnitMirrorConsumer } from './unit-mirror/unit-mirror.consumer.js';

export type FollowSettings = Omit<FactSubscriptionSettings, 'consumer' | 'followed' | 'project'>;

/** What this service follows: the facts it counts, and the names it prints. */
export function followFacts(app: INestApplicationContext, settings: FollowSettings): FactSubscription[] {
  const follow = (followed: Subscription, consumer: { project: Project }) => new FactSubscription({
    ...settings, consumer: 'reporting', followed, project: (tx, facts) => consumer.project(tx, facts),
  });
  return [
    follow({ service: 'registry', noun: 'unit' }, app.get(UnitMirrorConsumer)),
    follow({ service: 'dossier', noun: 'procedure' }, app.get(ProcedureMirrorConsumer)),
    follow({ service: 'dossier', noun: 'dossier' }, app.get(OnTimeTallyConsumer)),
  ];
}
