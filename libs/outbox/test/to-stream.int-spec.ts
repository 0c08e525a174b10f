import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bus } from '@haicap/messaging';
import { createStreams, deleteStream, startNats, type TestNats } from '@haicap/testing';

let nats: TestNats;
let admin: Bus;
let bus: Bus;

beforeAll(async () => {
  nats = await startNats();
  admin = await nats.connect('bus-keeper');
  bus = await nats.connect('registry');
  await createStreams(admin, { owner: 'registry', only: 'streams' });
});

afterAll(() => nats.stop());

const message = (messageId: string, changes = {}) => ({ stream: 'REGISTRY', subject: 'fact.registry.unit.noted.v1', body: '{}', messageId, ...changes });

describe('a message for a stream', () => {
  it('gets its place, and those that are sent together get theirs in their order', async () => {
    const acks = await Promise.all(Array.from({ length: 300 }, (_, n) => bus.toStream(message(`together-${n}`))));

    expect(acks.map(({ seq }) => seq)).toEqual(acks.map((_, n) => n + (acks[0]?.seq ?? 0)));
    expect(acks.every(({ duplicate }) => !duplicate)).toBe(true);
  });

  it('that was sent before is a duplicate at the place of the first', async () => {
    const first = await bus.toStream(message('twice'));

    expect(await bus.toStream(message('twice'))).toEqual({ seq: first.seq, duplicate: true });
  });

  it('is refused by another stream than the one it was meant for', async () => {
    await expect(bus.toStream(message('astray', { stream: 'DOSSIER' }))).rejects.toThrow('the stream refuses it');
  });

  it('fails at once when there is no stream, and the next one is taken when there is', async () => {
    await deleteStream(admin, 'registry');
    await expect(bus.toStream(message('nowhere'))).rejects.toThrow('no stream');

    await createStreams(admin, { owner: 'registry', only: 'streams' });
    expect(await bus.toStream(message('nowhere'))).toEqual({ seq: 1, duplicate: false });
  });
});
