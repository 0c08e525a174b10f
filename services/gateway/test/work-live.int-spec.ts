import { checkDossierReadable, hintSubject, lookUpWorkReach, refusal, type Actor, type Role } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import type { Bus } from '@haicap/messaging';
import { createStreams, eventually } from '@haicap/testing';
import { createClient } from 'redis';
import { EventListener } from './event-listener.js';
import { DOSSIER_ID, HAC_THANH } from './example-replies.js';
import { runGateway, type RunningGateway } from './running-gateway.js';

const ELSEWHERE = '3b1c0a52-5a0e-5c55-8f0e-000000014800';
const OTHER_DOSSIER = '01980000-0000-7000-8000-00000000000f';
let gateway: RunningGateway;
let owner: Bus;
let redis: ReturnType<typeof createClient>;
beforeAll(async () => {
  gateway = await runGateway({ config: { rateLimitFactor: 100 } });
  owner = await gateway.nats.connect('dossier');
  redis = createClient({ url: gateway.redis.url });
  await redis.connect();
}, 30_000);
afterAll(async () => {
  redis.destroy();
  await gateway.stop();
}, 30_000);

const open: EventListener[] = [];
afterEach(async () => {
  for (const listener of open.splice(0)) listener.close();
  gateway.owners.reset();
  await redis.flushAll();
});

const officer = (n: number, role: Role = 'specialist', unitId = HAC_THANH): Actor => ({ accountId: `01980000-0000-7000-8000-0000000000a${n}`, kind: 'officer', posts: [{ unitId, role }] });
const [HOA, NAM, LAN] = [officer(1), officer(2, 'chair'), officer(3)] as const;
const authorized = async (actor: Actor) => ({ authorization: `Bearer ${await gateway.issuer.sign(actor)}` });

async function follow(actor: Actor = HOA, lastEventId?: string): Promise<EventListener> {
  const listener = await EventListener.open(`${gateway.url}/api/v1/work/live`, { ...(await authorized(actor)), ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) });
  open.push(listener);
  return listener;
}
/** Follows once facts reach this gateway: every reader has been told so, or has begun with it. */
async function followed(actor: Actor = HOA): Promise<EventListener> {
  const listener = await follow(actor);
  let version = 900;
  await eventually(async () => {
    await changed({ dossierId: OTHER_DOSSIER, version: version += 1 });
    expect(told(listener).some((line) => line.startsWith('dossier'))).toBe(true);
  });
  await eventually(() => expect(listener.events.at(-1)?.data).toMatchObject({ version }));
  listener.events.length = 0;
  return listener;
}

/** What the relay puts on the stream. */
const changed = ({ dossierId = DOSSIER_ID, version = 4, what = 'assigned', unitId = HAC_THANH, historic = false, more = {} }) =>
  owner.js.publish(`fact.dossier.dossier.${what}.v1`, JSON.stringify({
    subject: dossierId, version, type: `vn.haicap.dossier.dossier.${what}.v1`,
    data: { code: 'H56.147.97-250701-0001', receivingUnitId: unitId, competentUnitId: unitId, returningUnitId: unitId, historic, ...more },
  }));
const told = (listener: EventListener) => listener.events.map(({ event, data }) => `${event} ${JSON.stringify(data['version'] ?? data['reason'] ?? data['people'])}`.replaceAll('"', ''));
const presence = (actor: Actor, doing = 'reading', dossierId = DOSSIER_ID) => authorized(actor).then((headers) => fetch(`${gateway.url}/api/v1/dossiers/${dossierId}/presence`, {
  method: 'PUT', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ doing }),
}));
const leave = (actor: Actor) => authorized(actor).then((headers) => fetch(`${gateway.url}/api/v1/dossiers/${DOSSIER_ID}/presence`, { method: 'DELETE', headers }));
const seen = (listener: EventListener) => (listener.events.filter(({ event }) => event === 'presence').at(-1)?.data['people'] as { accountId: string; doing: string }[] | undefined)?.map(({ accountId, doing }) => `${accountId} ${doing}`);

describe('the stream of work', () => {
  it('begins by saying that what was read before may be old, and tells each change in the own units, and nothing of the dossier', async () => {
    const listener = await follow();
    await eventually(() => expect(told(listener)).toContain('resync opened'));
    listener.close();
    const next = await followed();

    await changed({ version: 4 });
    await changed({ version: 9, unitId: ELSEWHERE, dossierId: OTHER_DOSSIER });
    await changed({ version: 5, historic: true });
    await changed({ version: 6, unitId: ELSEWHERE, what: 'consultation-requested', more: { consultedUnitId: HAC_THANH } });
    await eventually(() => expect(told(next)).toEqual(['dossier 4', 'dossier 6']));

    expect(next.events[0]?.data).toEqual({ dossierId: DOSSIER_ID, version: 4, what: 'assigned' });
    expect(next.response.headers.get('cache-control')).toBe('no-store');
  });

  it('tells those of the province of every unit', async () => {
    gateway.owners.answer(lookUpWorkReach, () => ok({ everywhere: true, unitIds: [] }));
    const listener = await followed(officer(4, 'province-admin'));

    await changed({ version: 7, unitId: ELSEWHERE });

    await eventually(() => expect(told(listener)).toEqual(['dossier 7']));
  });

  it('tells whoever kept a command for later what became of it, and nobody else', async () => {
    const [hoa, nam] = [await followed(HOA), await followed(NAM)];
    const ended = { deferredCommandId: '01980000-0000-7000-8000-0000000000c1', dossierId: DOSSIER_ID, accountId: HOA.accountId, command: 'assign', outcome: 'refused', code: 'DOSSIER_STALE' };

    await owner.js.publish('fact.dossier.deferred-command.ended.v1', JSON.stringify({ subject: ended.deferredCommandId, version: 2, type: 'vn.haicap.dossier.deferred-command.ended.v1', data: ended }));
    await changed({ version: 5 });

    await eventually(() => expect([told(hoa).at(-1), told(nam).at(-1)]).toEqual(['dossier 5', 'dossier 5']));

    const ends = (listener: EventListener) => listener.events.filter(({ event }) => event === 'deferred').map(({ data }) => data);
    expect([ends(hoa), ends(nam)]).toEqual([[{ deferredCommandId: ended.deferredCommandId, dossierId: DOSSIER_ID, state: 'refused' }], []]);
  });

  it('goes on where a returning reader left, and says so when it does not know that place', async () => {
    const first = await followed();
    const stays = await follow(LAN);
    await changed({ version: 4 });
    await eventually(() => expect(told(first)).toEqual(['dossier 4']));
    const place = first.events.at(-1)?.id;
    first.close();
    await changed({ version: 5 });
    await eventually(() => expect(told(stays)).toContain('dossier 5'));

    const back = await follow(HOA, place);
    const stranger = await follow(HOA, 'aaaaaaaa-1');

    await eventually(() => expect(told(back)).toEqual(['dossier 5']));
    await eventually(() => expect(told(stranger)).toEqual(['resync opened']));
  });

  it('says that something may have been missed when the stream of facts was made anew', async () => {
    const listener = await followed();

    const keeper = await gateway.nats.connect('bus-keeper');
    const { jetstreamManager } = await import('@nats-io/jetstream');
    await (await jetstreamManager(keeper.nc, { checkAPI: false })).streams.delete('DOSSIER');
    await createStreams(keeper, { owner: 'dossier', only: 'streams' });
    keeper.nc.publish(hintSubject.repaired());

    await eventually(() => expect(told(listener)).toContain('resync gap'));
  });

  it('tells no more than a bounded number one by one, and then that the lists are to be read again', async () => {
    const listener = await followed();

    await Promise.all(Array.from({ length: 300 }, (_, n) => changed({ version: n + 1 })));

    await eventually(() => expect(told(listener).at(-1)).toBe('resync busy'));
    expect(told(listener).filter((line) => line.startsWith('dossier')).length).toBeLessThan(300);
  });

  it('is for nobody without a post', async () => {
    expect((await follow({ accountId: 'c0d9da00-0000-5000-8000-000000000001', kind: 'citizen', posts: [] })).response.status).toBe(403);
    expect((await fetch(`${gateway.url}/api/v1/work/live`)).status).toBe(401);
  });
});

describe('people at one dossier', () => {
  it('see one another, what they do, and that one has left; who has not opened it sees nobody', async () => {
    const [hoa, nam, lan] = [await follow(HOA), await follow(NAM), await follow(LAN)];
    expect(await (await presence(HOA)).json()).toEqual({ dossierId: DOSSIER_ID, people: [] });
    await eventually(() => expect(seen(hoa)).toEqual([]));

    expect(await (await presence(NAM, 'editing')).json()).toEqual({ dossierId: DOSSIER_ID, people: [{ accountId: HOA.accountId, posts: HOA.posts, doing: 'reading' }] });
    await eventually(() => expect([seen(hoa), seen(nam)]).toEqual([[`${NAM.accountId} editing`], [`${HOA.accountId} reading`]]));
    await presence(HOA, 'deciding');
    await eventually(() => expect(seen(nam)).toEqual([`${HOA.accountId} deciding`]));
    await leave(NAM);
    await eventually(() => expect(seen(hoa)).toEqual([]));

    expect(seen(lan)).toBeUndefined();
  });

  it('are no longer shown when they say nothing more', async () => {
    const hoa = await follow(HOA);
    await presence(HOA);
    await presence(NAM);
    await eventually(() => expect(seen(hoa)).toEqual([`${NAM.accountId} reading`]));

    const key = `presence:${DOSSIER_ID}`;
    await redis.hSet(key, NAM.accountId, JSON.stringify({ posts: NAM.posts, doing: 'reading', untilMs: Date.now() + 500 }));
    (await gateway.nats.connect('gateway')).hint(hintSubject.presence(DOSSIER_ID));

    await eventually(() => expect(seen(hoa)).toEqual([]));
  });

  it('are told of its changes also where no post of theirs says so', async () => {
    const listener = await followed();
    await presence(HOA);
    await eventually(() => expect(seen(listener)).toEqual([]));

    await changed({ version: 8, unitId: ELSEWHERE });

    await eventually(() => expect(told(listener)).toContain('dossier 8'));
  });

  it('are nobody who may not read it, and nothing is kept of them', async () => {
    gateway.owners.answer(checkDossierReadable, () => err(refusal('DOSSIER_NOT_FOUND')));

    expect((await presence(LAN)).status).toBe(404);

    expect(await redis.exists(`presence:${DOSSIER_ID}`)).toBe(0);
  });

  it('are asked who they are before anything else', async () => {
    const response = await fetch(`${gateway.url}/api/v1/dossiers/${DOSSIER_ID}/presence`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"doing":"anything"}' });

    expect([response.status, (await presence(HOA, 'anything')).status]).toEqual([401, 400]);
  });

  it('are forgotten when they say nothing more, without a name ever kept', async () => {
    await presence(HOA);
    const key = `presence:${DOSSIER_ID}`;

    expect(await redis.pTTL(key)).toBeLessThanOrEqual(45_000);
    expect(JSON.parse((await redis.hGet(key, HOA.accountId)) ?? '')).toEqual({ posts: HOA.posts, doing: 'reading', untilMs: expect.any(Number) as number });
    await redis.hSet(key, HOA.accountId, JSON.stringify({ posts: HOA.posts, doing: 'reading', untilMs: 1 }));
    expect(await (await presence(NAM)).json()).toEqual({ dossierId: DOSSIER_ID, people: [] });
    expect(Object.keys(await redis.hGetAll(key))).toEqual([NAM.accountId]);
  });

  it('are shown up to a bound; one more comes in all the same and is told of nobody', async () => {
    const kept = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`account-${n}`, JSON.stringify({ posts: [], doing: 'reading', untilMs: Date.now() + 40_000 })]));
    await redis.hSet(`presence:${DOSSIER_ID}`, kept);

    const response = await presence(HOA);

    expect([response.status, ((await response.json()) as { people: unknown[] }).people.length]).toEqual([200, 20]);
    expect(await redis.hExists(`presence:${DOSSIER_ID}`, HOA.accountId)).toBe(0);
  });
});
