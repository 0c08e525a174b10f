import type { FactEnvelope } from '@haicap/contracts';
import { createLogger, createMetrics } from '@haicap/service-kit';
import { FactApplier, type FactOutcome } from './fact-applier.js';
import { InboxStore } from './inbox.store.js';

const fact: FactEnvelope = {
  specversion: '1.0', id: '0197c2a0-0000-7000-8000-000000000001', source: '/registry/unit', type: 'vn.haicap.registry.unit.noted.v1',
  subject: '0197c2a0-0000-7000-8000-0000000000aa', time: '2025-07-01T01:00:00.000Z', datacontenttype: 'application/json', version: 1,
  actor: 'service:registry', traceparent: '', data: {},
};

/** An inbox whose database answers with these faults, one per transaction, and then works. */
class FaultyInbox extends InboxStore {
  readonly setAsideFor: string[] = [];
  constructor(private readonly faults: Error[]) {
    super({ dataSource: undefined as never, source: 'registry.unit', actor: 'service:dossier', project: () => Promise.resolve() });
  }

  override apply() {
    const fault = this.faults.shift();
    return fault === undefined ? Promise.resolve({ applied: 1, duplicates: 0, parked: 0 }) : Promise.reject(fault);
  }

  override setAside(_fact: unknown, reason: string): Promise<void> {
    this.setAsideFor.push(reason);
    return Promise.resolve();
  }
}

const databaseAway = () => Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
const statementTimeout = () => Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });

describe('a fact that came again and again while the database was away', () => {
  it('is not set aside at its first own failure', async () => {
    const inbox = new FaultyInbox([...Array.from({ length: 30 }, databaseAway), statementTimeout(), statementTimeout()]);
    const applier = new FactApplier({ store: inbox, source: 'registry.unit', logger: createLogger({ service: 'dossier', level: 'silent' }), metrics: createMetrics('dossier') });
    let outcome: FactOutcome | undefined;

    // Each answer during the outage is one more redelivery on the bus.
    for (let deliveries = 0; outcome !== 'kept' && deliveries < 40; deliveries += 1) [outcome] = await applier.apply([{ fact }]);

    expect(outcome).toBe('kept');
    expect(inbox.setAsideFor).toEqual([]);
  });
});
