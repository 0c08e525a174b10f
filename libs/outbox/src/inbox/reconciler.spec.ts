import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '@haicap/kernel';
import { createLogger, createMetrics } from '@haicap/service-kit';
import type { FactApplier, FactOutcome } from './fact-applier.js';
import type { InboxStore } from './inbox.store.js';
import type { OwnerLog } from './owner-log.js';
import { Reconciler } from './reconciler.js';

/** An owner with one fact on each day, which the inbox never comes to know. */
function reconcilerOf(outcomes: FactOutcome[]) {
  const appliedAtMs: number[] = [];
  const metrics = createMetrics('dossier');
  const store = {
    state: () => Promise.resolve({ reconciledOn: '2025-06-28' }),
    digest: () => Promise.resolve({ count: 0, versionSum: '0', idXor: '0' }),
    markReconciled: () => Promise.resolve(),
    markBootstrap: () => Promise.resolve(),
  };
  const log = {
    digest: () => Promise.resolve({ count: 1, versionSum: '1', idXor: '1', beforeFirstPosition: '0', lastPosition: '1' }),
    list: () => Promise.resolve({ events: [{ position: '1', fact: { id: 'event-1' } }], lastPosition: '1', more: false }),
  };
  const applier = {
    apply: () => {
      appliedAtMs.push(performance.now());
      return Promise.resolve([outcomes.shift() ?? 'kept']);
    },
  };
  const reconciler = new Reconciler({
    store: store as unknown as InboxStore, log: log as unknown as OwnerLog, applier: applier as unknown as FactApplier, metrics,
    source: 'registry.unit', logger: createLogger({ service: 'dossier', level: 'silent' }), clock: fixedClock('2025-07-01T08:00:00+07:00'),
  });
  return { reconciler, appliedAtMs, metrics };
}

describe('a look after a repair', () => {
  it('tells of every past day that differs although everything was fetched, and not of today, which still grows', async () => {
    const { reconciler, metrics } = reconcilerOf([]);

    expect(await reconciler.reconcile(() => false, true)).toBe(3);

    const counter = metrics.counter('haicap_inbox_divergent_total', '', ['source']);
    expect((await counter.get()).values[0]?.value).toBe(2);
  });
});

describe('a fact of a page that fails', () => {
  it('is tried again when its time has come and not before', async () => {
    const { reconciler, appliedAtMs } = reconcilerOf([{ retryMs: 2_000 }]);

    await reconciler.bootstrap(() => false);

    expect((appliedAtMs[1] ?? 0) - (appliedAtMs[0] ?? 0)).toBeGreaterThanOrEqual(1_990);
  });

  it('does not hold up a stop until then', async () => {
    const { reconciler } = reconcilerOf([{ retryMs: 60_000 }]);
    const startedAt = performance.now();

    expect(await reconciler.bootstrap(() => performance.now() - startedAt > 500)).toBe(false);

    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
