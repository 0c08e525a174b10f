import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignDossier, durables, SERVICE_NAMES, streams, TOPOLOGY, type ServiceName } from '@haicap/contracts';
import { errors } from '@nats-io/nats-core';
import { jetstreamManager } from '@nats-io/jetstream';
import { RpcClient } from '../src/index.js';
import { dossierId } from './rpc-stage.js';
import { startLocalNats, type LocalNats } from './local-nats.js';

// What follows is written against the law (ARCHITECTURE.md §3), not against the function that generates the permissions.
let nats: LocalNats;

beforeAll(async () => {
  nats = await startLocalNats();
  const keeper = await nats.connect('bus-keeper');
  const manager = await jetstreamManager(keeper.nc, { checkAPI: false });
  for (const { name, subjects } of streams()) await manager.streams.add({ name, subjects: [...subjects] });
});

afterAll(() => nats.stop());

/** Publishes to every subject and answers those that the server refused. */
async function refusedPublishes(service: ServiceName, subjects: readonly string[]): Promise<string[]> {
  const { nc } = await nats.connect(service);
  const refused: string[] = [];
  void (async () => {
    for await (const status of nc.status()) {
      if (status.type === 'error' && status.error instanceof errors.PermissionViolationError) refused.push(status.error.subject);
    }
  })();
  for (const subject of subjects) nc.publish(subject, '{}');
  await nc.flush();
  await nc.flush();
  return refused;
}

async function refusedSubscriptions(service: ServiceName, subjects: readonly string[]): Promise<string[]> {
  const { nc } = await nats.connect(service);
  const refused: string[] = [];
  for (const subject of subjects) {
    nc.subscribe(subject, { callback: (error) => {
      if (error instanceof errors.PermissionViolationError) refused.push(error.subject);
    } });
  }
  await nc.flush();
  await nc.flush();
  return refused;
}

const ordinary = SERVICE_NAMES.filter((service) => service !== 'bus-keeper');
const otherThan = (service: ServiceName) => SERVICE_NAMES.filter((other) => other !== service);
const follows = (service: ServiceName, owner: ServiceName) => TOPOLOGY[service].follows.some((followed) => followed.service === owner);
const mayCall = (service: ServiceName, other: ServiceName) => TOPOLOGY[service].calls.includes(other);
const watches = (service: ServiceName, stream: string) => streams().some(({ name, service: owner }) => name === stream && TOPOLOGY[service].watches.includes(owner));

function forbiddenPublishes(service: ServiceName): string[] {
  return [
    ...streams().flatMap(({ name }) => [
      ...['CREATE', 'UPDATE', 'DELETE', 'PURGE', 'SNAPSHOT', 'RESTORE', 'LEADER.STEPDOWN'].map((verb) => `$JS.API.STREAM.${verb}.${name}`),
      `$JS.API.STREAM.MSG.DELETE.${name}`, `$JS.API.STREAM.MSG.GET.${name}`, `$JS.API.DIRECT.GET.${name}`,
      `$JS.API.CONSUMER.DURABLE.CREATE.${name}.mine`,
      // Also for who watches a stream: its durables belong to others.
      ...durables().filter(({ stream }) => stream === name).map((durable) => `$JS.API.CONSUMER.DELETE.${name}.${durable.name}`),
      ...(watches(service, name) ? [] : [`$JS.API.CONSUMER.CREATE.${name}.mine.fact.>`]),
    ]),
    `$JS.API.STREAM.CREATE.EVERYTHING`, '$JS.API.STREAM.LIST', '$JS.API.INFO', '$SYS.REQ.SERVER.PING',
    ...durables().filter(({ consumer, stream }) => consumer !== service && !watches(service, stream)).flatMap(({ stream, name }) => [
      `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`, `$JS.API.CONSUMER.INFO.${stream}.${name}`,
    ]),
    ...durables().filter(({ consumer }) => consumer !== service).map(({ stream, name }) => `$JS.ACK.${stream}.${name}.1.1.1.1.1`),
    ...otherThan(service).flatMap((other) => [
      `fact.${other}.dossier.received.v1`, `hint.${other}.outbox`, `_INBOX.${other}.forged`,
      ...(mayCall(service, other) ? [] : [`rpc.${other}.receive-dossier.v1`]),
      ...(mayCall(service, other) || follows(service, other) ? [] : [`rpc.${other}.list-events.v1`]),
    ]),
    'hint.bus-keeper.repaired', 'anything.else',
  ];
}

function forbiddenSubscriptions(service: ServiceName): string[] {
  return ['>', 'fact.>', 'rpc.>', '_INBOX.>', '$JS.>', '$SYS.>', ...otherThan(service).flatMap((other) => [`rpc.${other}.>`, `_INBOX.${other}.>`, `fact.${other}.>`])];
}

describe.each(ordinary)('the bus user of %s', (service) => {
  it('is refused every administration of streams, and the facts, calls, acks and answers of others', async () => {
    const forbidden = forbiddenPublishes(service);

    expect((await refusedPublishes(service, forbidden)).toSorted()).toEqual([...new Set(forbidden)].toSorted());
  });

  it('hears no requests, facts and answers of others', async () => {
    const forbidden = forbiddenSubscriptions(service);

    expect((await refusedSubscriptions(service, forbidden)).toSorted()).toEqual(forbidden.toSorted());
  });

  it('may do its own work', async () => {
    const own = [
      `hint.${service}.outbox`,
      ...TOPOLOGY[service].nouns.map((noun) => `fact.${service}.${noun}.changed.v1`),
      ...TOPOLOGY[service].calls.map((called) => `rpc.${called}.anything.v1`),
      ...durables().filter(({ consumer }) => consumer === service).flatMap(({ stream, name, owner }) => [
        `$JS.API.CONSUMER.INFO.${stream}.${name}`, `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`, `$JS.ACK.${stream}.${name}.1.1.1.1.1`,
        `rpc.${owner}.list-events.v1`, `rpc.${owner}.get-events.v1`, `rpc.${owner}.digest-events.v1`,
      ]),
    ];

    expect(await refusedPublishes(service, own)).toEqual([]);
    expect(await refusedSubscriptions(service, [`rpc.${service}.>`, `_INBOX.${service}.>`, 'hint.>'])).toEqual([]);
  });
});

describe('the bus user of an owner', () => {
  it('cannot widen its own stream to record every request', async () => {
    const { nc } = await nats.connect('dossier');
    const manager = await jetstreamManager(nc, { checkAPI: false, timeout: 300 });

    await expect(manager.streams.add({ name: 'DOSSIER', subjects: ['fact.dossier.>', 'rpc.>'] })).rejects.toThrow('Permissions Violation');
    const keeper = await nats.connect('bus-keeper');
    const info = await (await jetstreamManager(keeper.nc, { checkAPI: false })).streams.info('DOSSIER');
    expect(info.config.subjects).toEqual(['fact.dossier.>']);
  });

  it('does not get a forged answer of another service into its inbox', async () => {
    const victim = await nats.connect('gateway');
    const heard: string[] = [];
    victim.nc.subscribe('_INBOX.gateway.>', { callback: (_error, message) => void heard.push(message.subject) });
    await victim.nc.flush();
    const forger = await nats.connect('reporting');

    forger.nc.publish('_INBOX.gateway.forged', '{"ok":true}');
    await forger.nc.flush();
    victim.nc.publish('hint.gateway.outbox');
    await victim.nc.flush();

    expect(heard).toEqual([]);
  });
});

describe('a call to a service that the contracts do not let one call', () => {
  it('is a bug and not an unknown outcome: it never left', async () => {
    const identity = new RpcClient(await nats.connect('identity'));

    const reply = await identity.call(assignDossier, { dossierId, expectedVersion: 1, assigneeId: dossierId }, { token: 't', idempotencyKey: 'k' });

    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  });
});

describe('a user with a wrong password', () => {
  it('is not let in', async () => {
    const { connect } = await import('@nats-io/transport-node');

    await expect(connect({ servers: nats.url, user: 'dossier', pass: 'wrong', reconnect: false })).rejects.toThrow(errors.AuthorizationError);
  });
});
