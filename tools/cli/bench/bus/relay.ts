import type { Benchmark, Check } from '../harness/benchmark.ts';
import { equal, growthOf } from '../harness/targets.ts';
import { RelayRig } from './relay-rig.ts';

const ROUNDS = 3;
const COMMITS_PER_SECOND = 100;
const MARKED_MS_MAX = 10;

/** An outbox that has filled up, moved to the stream by the relay, against publishing the same messages alone. */
export const relay: Benchmark = {
  name: 'relay',
  title: 'a full outbox moved to the stream and marked by the relay, against publishing the same messages alone',
  sizes: [1_000, 10_000, 100_000],
  curve: { title: 'Events relayed per second by backlog', x: 'events waiting', y: 'events per second', figure: 'perSecond' },
  prepare: async (_stage, { sizes, say }) => {
    const rig = await RelayRig.open();
    const checks: Check[] = [];
    return {
      measurements: async function* () {
        for (const size of sizes) {
          say(`  filling the outbox with ${size.toLocaleString('en')} events …`);
          const events = await rig.fillUpTo(size);
          yield { label: `${events.toLocaleString('en')} waiting`, at: events, rounds: ROUNDS, warmUp: size === sizes[0], product: rig.draining(events), baseline: rig.publishing(events) };
          checks.push(...await rig.check(events));
        }
        yield { label: `${COMMITS_PER_SECOND} committed a second`, product: rig.committing(COMMITS_PER_SECOND, 'relay'), baseline: rig.committing(COMMITS_PER_SECOND, 'publish') };
      },
      targets: (measured) => {
        const drained = measured.filter(({ at }) => at !== null);
        const rates = drained.flatMap(({ ratio }) => (ratio === null ? [] : [ratio.rate]));
        const growth = growthOf(drained.map(({ product }) => 1 / product.perSecond));
        return [
          { what: 'rate over that of publishing alone', found: rates.length === 0 ? null : Math.min(...rates), bound: 'at least', limit: 0.9, unit: '×' },
          { what: 'growth of the time of an event with the backlog', found: growth, bound: 'at most', limit: 0.1, unit: '' },
          { what: `from the commit to the mark behind the acknowledgement, ${COMMITS_PER_SECOND} a second, p99`, found: measured.find(({ at }) => at === null)?.product.p99Ms ?? null, bound: 'at most', limit: MARKED_MS_MAX, unit: ' ms' },
        ];
      },
      check: async () => [...checks, equal('events committed one by one that are not marked', await rig.unmarked(), 0)],
      notes: () => ['CPU: relay or publisher, PostgreSQL and nats-server.'],
      close: () => rig.close(),
    };
  },
};
