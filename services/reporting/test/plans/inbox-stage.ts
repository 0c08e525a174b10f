import { FactSubscription, type OrderedFact } from '@haicap/outbox';
import type { RpcClient } from '@haicap/messaging';
import { createMetrics } from '@haicap/service-kit';
import { createStreams, eventually, startNats } from '@haicap/testing';
import { eventLogRpcs } from '@haicap/contracts';
import { OnTimeTallyConsumer } from '../../src/on-time-tally/on-time-tally.consumer.js';
import { toEnvelope } from '../known-log.js';
import type { ReportingRig } from '../reporting-rig.js';

const { getEvents, digestEvents } = eventLogRpcs('dossier');

/** The owner of dossiers, as far as an inbox that is full already asks it. */
class ScantOwner {
  readonly missing: OrderedFact[] = [];

  call(contract: { readonly subject: string }): Promise<unknown> {
    return Promise.resolve({ ok: true, value: this.answer(contract.subject) });
  }

  private answer(subject: string): object {
    if (subject === getEvents.subject) return { events: this.missing.map(toEnvelope), more: false };
    if (subject === digestEvents.subject) return { count: 0, versionSum: '0', idXor: '0', beforeFirstPosition: '0', lastPosition: '0' };
    return { events: [], lastPosition: '0', more: false };
  }
}

/** The subscription of the service to facts about dossiers, on a broker of its own. */
export async function inboxStage(rig: ReportingRig) {
  const nats = await startNats();
  await createStreams(await nats.connect('bus-keeper'));
  const dossierBus = await nats.connect('dossier');
  const owner = new ScantOwner();
  const subscription = new FactSubscription({
    bus: await nats.connect('reporting'), dataSource: rig.dataSource, consumer: 'reporting', followed: { service: 'dossier', noun: 'dossier' },
    project: (tx, facts) => rig.app.get(OnTimeTallyConsumer).project(tx, facts), rpc: owner as unknown as RpcClient, serviceToken: () => Promise.resolve('token'),
    logger: rig.logger, metrics: createMetrics('reporting'), clock: rig.clock, intervals: { gapPatienceMs: 100, gapPollMs: 100, reconcileMs: 1_000 },
  });
  return {
    start: () => subscription.start(),
    publish: async (facts: readonly OrderedFact[]) => {
      for (const fact of facts) await dossierBus.js.publish(`fact.${fact.type.split('.').slice(2).join('.')}`, JSON.stringify(toEnvelope(fact)));
    },
    /** Only the owner's log has these. */
    withhold: (facts: readonly OrderedFact[]) => owner.missing.push(...facts),
    applied: (fact: OrderedFact) => eventually(async () => {
      const rows = await rig.rows('SELECT 1 FROM aggregate_version WHERE aggregate_id = $1 AND version >= $2', [fact.aggregateId, fact.version]);
      if (rows.length === 0) throw new Error('a fact has not been applied yet');
    }, 30_000),
    stop: async () => {
      await subscription.stop();
      await nats.stop();
    },
  };
}
