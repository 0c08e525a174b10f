import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventLogRpcs } from '@haicap/contracts';
import { RpcClient, type Bus } from '@haicap/messaging';
import { startNats, type TestNats } from '@haicap/testing';
import { noted, raiseOwner, type OwnerStage } from './owner-stage.js';
import { unitId } from './note-facts.js';

jest.setTimeout(30_000);

const { listEvents, getEvents, digestEvents } = eventLogRpcs('registry');
const asService = { token: 'service-token' };

let nats: TestNats;
let owner: OwnerStage;
let client: RpcClient;

beforeAll(async () => {
  nats = await startNats();
  owner = await raiseOwner();
  const bus: Bus = await nats.connect('registry');
  await owner.answer(bus);
  client = new RpcClient(await nats.connect('dossier'));
  for (let start = 0; start < 2_500; start += 500) await owner.append(Array.from({ length: 500 }, (_, n) => noted(start + n, 1)));
});

afterAll(async () => {
  await owner.close();
  await nats.stop();
});

async function value<T>(reply: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>): Promise<T> {
  const answered = await reply;
  if (!answered.ok) throw new Error(answered.error.code);
  return answered.value;
}

describe('an owner’s event log', () => {
  it('is paged from the beginning to the end without a gap', async () => {
    const subjects: string[] = [];
    const sizes: number[] = [];
    for (let position = '0', more = true; more;) {
      const page = await value(client.call(listEvents, { noun: 'unit', afterPosition: position }, asService));
      subjects.push(...page.events.map(({ fact }) => fact.subject));
      sizes.push(page.events.length);
      ({ lastPosition: position, more } = page);
    }

    expect(subjects).toEqual(Array.from({ length: 2_500 }, (_, n) => unitId(n)));
    expect(sizes).toEqual([1_000, 1_000, 500]);
  });

  it('tells facts as they stand on the bus', async () => {
    const { events: [first] } = await value(client.call(listEvents, { noun: 'unit', limit: 1 }, asService));

    expect(first).toEqual({
      position: '1',
      fact: {
        specversion: '1.0', id: expect.any(String), source: '/registry/unit', type: 'vn.haicap.registry.unit.noted.v1', subject: unitId(0),
        time: '2025-07-01T01:00:00.000Z', datacontenttype: 'application/json', version: 1, actor: 'account-1',
        traceparent: expect.stringMatching(/^00-/), data: { amount: 1, mark: '' },
      },
    });
  });

  it('cuts an answer that would be too large for the bus, and says that there is more', async () => {
    await owner.append(Array.from({ length: 40 }, (_, n) => noted(9_000 + n, 1, 'ă'.repeat(30_000))));

    const page = await value(client.call(getEvents, {
      noun: 'unit', aggregates: Array.from({ length: 40 }, (_, n) => ({ aggregateId: unitId(9_000 + n), fromVersion: 1 })),
    }, asService));

    expect(page.more).toBe(true);
    expect(page.events.length).toBeGreaterThan(5);
    expect(page.events.length).toBeLessThan(40);
  });

  it('finds the versions of single aggregates from a version on', async () => {
    await owner.note(0, 2, 4);

    const { events } = await value(client.call(getEvents, { noun: 'unit', aggregates: [{ aggregateId: unitId(0), fromVersion: 3 }] }, asService));

    expect(events.map(({ version }) => version)).toEqual([3, 4]);
  });

  it('sums up a day of Vietnam', async () => {
    const july = await value(client.call(digestEvents, { noun: 'unit', day: '2025-07-01', before: '2025-07-02T00:00:00+07:00' }, asService));
    const june = await value(client.call(digestEvents, { noun: 'unit', day: '2025-06-30', before: '2025-07-02T00:00:00+07:00' }, asService));
    const earlier = await value(client.call(digestEvents, { noun: 'unit', day: '2025-07-01', before: '2025-07-01T08:00:00+07:00' }, asService));

    expect(july).toMatchObject({ count: 2_543, versionSum: '2549', beforeFirstPosition: '0', lastPosition: '2543' });
    expect(june).toMatchObject({ count: 0, versionSum: '0', idXor: '0'.repeat(32) });
    expect(earlier.count).toBe(0);
  });

  it('is told to services only, never to a person or to nobody', async () => {
    for (const context of [{}, { token: 'a-persons-token' }]) {
      const reply = await client.call(listEvents, { noun: 'unit' }, context);
      expect(reply.ok).toBe(false);
      if (!reply.ok) expect(['TOKEN_MISSING', 'TOKEN_INVALID', 'FORBIDDEN']).toContain(reply.error.code);
    }
  });
});
