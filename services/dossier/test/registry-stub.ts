import { registryEventLog, type FactEnvelope } from '@haicap/contracts';
import type { Bus } from '@haicap/messaging';
import type { OrderedFact } from '@haicap/outbox';

const toEnvelope = (fact: OrderedFact): FactEnvelope => ({
  specversion: '1.0', id: fact.eventId, source: `/registry/${nounOf(fact)}`, type: fact.type, subject: fact.aggregateId, time: fact.at,
  datacontenttype: 'application/json', version: fact.version, actor: fact.actor, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, data: fact.data,
});
const nounOf = (fact: OrderedFact) => fact.type.split('.')[3] ?? '';

/** Stands in for the registry: answers its event log from a list, and can put a further fact on the bus. */
export function registryStub(bus: Bus, facts: readonly OrderedFact[]) {
  const answer = (subject: string, reply: (request: { noun: string }) => object) =>
    bus.nc.subscribe(subject, {
      callback: (_error, message) => {
        message.respond(JSON.stringify({ ok: true, value: reply(message.json()) }));
      },
    });
  const { listEvents, getEvents, digestEvents } = registryEventLog;
  answer(listEvents.subject, ({ noun }) => {
    const events = facts.filter((fact) => nounOf(fact) === noun).map((fact, index) => ({ position: String(index + 1), fact: toEnvelope(fact) }));
    return { events, lastPosition: String(events.length), more: false };
  });
  answer(getEvents.subject, () => ({ events: [], more: false }));
  answer(digestEvents.subject, () => ({ count: 0, versionSum: '0', idXor: '0', beforeFirstPosition: '0', lastPosition: '0' }));
  return {
    publish: (fact: OrderedFact) => bus.js.publish(`fact.registry.${nounOf(fact)}.x.v1`, JSON.stringify(toEnvelope(fact))),
  };
}
