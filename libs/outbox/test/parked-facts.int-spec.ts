import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FactEnvelope } from '@haicap/contracts';
import { InboxStore } from '../src/inbox/inbox.store.js';
import { addUp, raiseFollower, type FollowerStage } from './follower-stage.js';
import { unitId } from './note-facts.js';

jest.setTimeout(30_000);

let follower: FollowerStage;

beforeEach(async () => {
  follower = await raiseFollower();
});

afterEach(() => follower.close());

/** The inbox as one process of the service sees it. */
const inbox = () => new InboxStore({ dataSource: follower.dataSource, source: 'registry.unit', actor: 'service:dossier', project: addUp });

const noted = (unit: number, version: number): FactEnvelope => ({
  specversion: '1.0', id: `0197bd00-0000-7000-8000-0000000${unit}${String(version).padStart(4, '0')}`, source: 'registry', type: 'vn.haicap.registry.unit.noted.v1',
  subject: unitId(unit), time: '2025-07-01T08:00:00+07:00', datacontenttype: 'application/json', version, actor: 'account-1',
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, data: { amount: 1, mark: 'one' },
});
const waitingFor = (unit: number, fromVersion: number) => ({ aggregateId: unitId(unit), fromVersion });

describe('a fact that waits for the version before it', () => {
  it('is a gap for the process that parked it, although nothing had been parked before', async () => {
    const store = inbox();
    expect((await store.state()).parked).toBe(0);
    expect(await store.gaps(0, 10)).toEqual([]);

    await store.apply([noted(1, 2)]);

    expect(await store.gaps(0, 10)).toEqual([waitingFor(1, 1)]);
  });

  it('is a gap for another process as soon as that looks at the state of the inbox', async () => {
    const [store, other] = [inbox(), inbox()];
    await store.state();
    await other.apply([noted(1, 2)]);

    expect((await store.state()).parked).toBe(1);

    expect(await store.gaps(0, 10)).toEqual([waitingFor(1, 1)]);
  });

  it('is a gap for a process that has just started', async () => {
    await inbox().apply([noted(1, 2)]);

    expect(await inbox().gaps(0, 10)).toEqual([waitingFor(1, 1)]);
  });
});

describe('an inbox in which nothing waits', () => {
  it('is not asked for gaps again and again', async () => {
    const store = inbox();
    await store.apply([noted(1, 1)]);
    await store.state();
    await follower.dataSource.destroy();

    expect(await store.gaps(0, 10)).toEqual([]);

    await follower.dataSource.initialize();
  });
});

describe('facts that come few at a time, and those of a backlog', () => {
  it('have the same effect', async () => {
    const store = inbox();
    await store.apply([noted(1, 1)]);
    await store.apply(Array.from({ length: 200 }, (_, index) => noted(1, index + 2)));
    await store.apply([noted(1, 202), noted(2, 1)]);

    expect(await follower.sums()).toEqual({ units: 2, amount: 203, logged: 203, misordered: 0 });
    expect(await follower.count('inbox')).toBe(203);
  });
});
