import { caughtBy, checkWorld, DESK, ONLINE, theOnly } from '../test/clean-world.ts';
import type { OpenWorld } from '../test/clean-world.ts';
import { canonical, hashOf } from './audit-chain.ts';

type Breaks = (world: OpenWorld) => void;
const ownerOf = ({ installation }: OpenWorld): OpenWorld['installation']['owners'][number] => theOnly(installation.owners, ({ service }) => service === 'dossier');
const reportingOf = ({ installation }: OpenWorld): OpenWorld['installation']['consumers'][number] => theOnly(installation.consumers, ({ service }) => service === 'reporting');
const trailOf = ({ installation }: OpenWorld): OpenWorld['installation']['trails'][number] => theOnly(installation.trails, ({ service }) => service === 'dossier');
const eventOf = (world: OpenWorld, version: number) => theOnly(ownerOf(world).events, (event) => event.aggregateId === DESK.id && event.version === version);
const inboxOf = (world: OpenWorld, version: number) => theOnly(reportingOf(world).inbox, (row) => row.aggregateId === DESK.id && row.version === version);
const takeOut = <T>(rows: T[], row: T): void => { rows.splice(rows.indexOf(row), 1); };
const cases = (name: string, broken: readonly (readonly [string, Breaks])[]): (readonly [string, string, Breaks])[] => broken.map(([what, breaks]) => [name, what, breaks] as const);

const ORDER = cases('order at every consumer', [
  ['an event that was never applied', (world) => takeOut(reportingOf(world).inbox, inboxOf(world, 3))],
  ['an event that was applied twice', (world) => { reportingOf(world).inbox.push({ ...inboxOf(world, 2) }); }],
  ['a version applied before the one before it', (world) => { inboxOf(world, 2).appliedAt = 99; }],
  ['a version that was skipped', (world) => takeOut(reportingOf(world).inbox, inboxOf(world, 2))],
  ['an applied event that its owner does not have', (world) => { inboxOf(world, 3).eventId = 'e-other'; }],
  ['an aggregate that is behind its owner', (world) => { theOnly(reportingOf(world).reached, ({ aggregateId }) => aggregateId === DESK.id).version = 2; }],
  ['an aggregate of which nothing is known', (world) => takeOut(reportingOf(world).reached, theOnly(reportingOf(world).reached, ({ aggregateId }) => aggregateId === DESK.id))],
  ['a fact that waits for an earlier one', (world) => { reportingOf(world).parked.push({ source: 'dossier.dossier', aggregateId: DESK.id, version: 5 }); }],
  ['a dead letter', (world) => { reportingOf(world).letters.push({ source: 'dossier.dossier', aggregateId: null, version: null }); }],
]);
const LOG = cases('owner log', [
  ['a version that is missing', (world) => takeOut(ownerOf(world).events, eventOf(world, 2))],
  ['a version that stands twice', (world) => { ownerOf(world).events.push({ ...eventOf(world, 3), id: 90, eventId: 'e-90' }); }],
  ['versions in the wrong order', (world) => { eventOf(world, 2).id = 90; }],
  ['a head that is wrong', (world) => { theOnly(ownerOf(world).heads, ({ aggregateId }) => aggregateId === DESK.id).version = 2; }],
  ['a head without events', (world) => { ownerOf(world).heads.push({ noun: 'dossier', aggregateId: 'd9', version: 1 }); }],
  ['an id that two events have', (world) => { eventOf(world, 2).eventId = eventOf(world, 1).eventId; }],
  ['an event without an outbox entry', (world) => { eventOf(world, 2).queued = 0; }],
  ['an event that was queued twice', (world) => { eventOf(world, 2).queued = 2; }],
  ['an event that has not left', (world) => { eventOf(world, 3).published = false; }],
  ['an outbox entry of no event', (world) => { ownerOf(world).strayEntries = 1; }],
  ['a dossier ahead of its events', ({ installation }) => { theOnly(installation.dossiers, ({ id }) => id === DESK.id).version = 4; }],
  ['a step that is missing', ({ installation }) => takeOut(installation.steps, theOnly(installation.steps, ({ dossierId, version }) => dossierId === DESK.id && version === 2))],
  ['a step that says something else than its event', (world) => { eventOf(world, 2).status = 'approved'; }],
  ['a row that says something else than its last step', ({ installation }) => { theOnly(installation.dossiers, ({ id }) => id === DESK.id).timeliness = 'late'; }],
  ['an event of another code', (world) => { eventOf(world, 2).code = ONLINE.code; }],
  ['events of no dossier', (world) => takeOut(world.installation.dossiers, theOnly(world.installation.dossiers, ({ id }) => id === ONLINE.id))],
]);
const STREAM = cases('order in the stream', [
  ['a version that stands behind a later one', (world) => { eventOf(world, 2).streamSeq = 90; }],
  ['a version at the place of another', (world) => { eventOf(world, 2).streamSeq = eventOf(world, 1).streamSeq; }],
  ['a version that was never acknowledged', (world) => { eventOf(world, 3).streamSeq = null; }],
]);
const CODES = cases('codes', [
  ['a code that is none', ({ installation }) => { theOnly(installation.dossiers, ({ id }) => id === DESK.id).code = 'H56'; }],
  ['a code of another day', ({ installation }) => { for (const step of installation.steps) if (step.dossierId === DESK.id) step.day = '2025-07-02'; }],
  ['a receipt on another day than its code', ({ installation }) => { theOnly(installation.dossiers, ({ id }) => id === DESK.id).receivedOn = '2025-06-30'; }],
  ['a number that was not given out', ({ installation }) => { theOnly(installation.blocks, ({ first }) => first === 21).next = 21; }],
  ['a number of another unit', ({ installation }) => { theOnly(installation.blocks, ({ first }) => first === 21).unitId = 'unit-2'; }],
  ['a number that was given twice', ({ installation }) => { theOnly(installation.dossiers, ({ id }) => id === ONLINE.id).code = 'H56.147.97-250701-00001'; }],
  ['a number that no dossier has', ({ installation }) => { theOnly(installation.blocks, ({ first }) => first === 21).next = 23; }],
  ['blocks that overlap', ({ installation }) => { theOnly(installation.blocks, ({ first }) => first === 1).last = 21; }],
  ['a block beyond its counter', ({ installation }) => { theOnly(installation.counters, () => true).last = 20; }],
]);
const AUDIT = cases('audit', [
  ['an event without an entry', (world) => { theOnly(trailOf(world).rows, ({ version }) => version === 2).version = null; }],
  ['an entry that stands twice', (world) => { trailOf(world).rows.push({ ...theOnly(trailOf(world).rows, ({ seq }) => seq === 2) }); }],
  ['an entry of no event', (world) => takeOut(ownerOf(world).events, eventOf(world, 3))],
  ['an entry of another person', (world) => { eventOf(world, 2).actor = 'a-x'; }],
  ['a row that was changed', (world) => { theOnly(trailOf(world).rows, ({ seq }) => seq === 3).detail = { b: 2 }; }],
  ['a row that was taken out', (world) => takeOut(trailOf(world).rows, theOnly(trailOf(world).rows, ({ seq }) => seq === 3))],
  ['rows that changed places', (world) => { const [a, b] = [theOnly(trailOf(world).rows, ({ seq }) => seq === 3), theOnly(trailOf(world).rows, ({ seq }) => seq === 4)]; [a.seq, b.seq] = [4, 3]; }],
  ['a row that follows another one', (world) => { theOnly(trailOf(world).rows, ({ seq }) => seq === 3).previous = 'ff'; }],
  ['a row that is not sealed', (world) => { Object.assign(theOnly(trailOf(world).rows, ({ seq }) => seq === 8), { seq: null, previous: null, hash: null }); }],
  ['an end that was cut off', (world) => { trailOf(world).rows.pop(); }],
  ['a head of another chain', (world) => { trailOf(world).head.hash = 'ff'; }],
  ['a checkpoint of another chain', (world) => { trailOf(world).checkpoints.push({ seq: 3, hash: 'ff' }); }],
]);

describe('a violation of what lies in the logs', () => {
  it.each([...ORDER, ...LOG, ...STREAM, ...CODES, ...AUDIT])('is caught as "%s": %s', async (name, _, breaks) => {
    expect(await caughtBy(breaks)).toContain(name);
  });
});

describe('a fact that cannot be read and lies in the dead letters', () => {
  /** Version 3 lies there: what was applied, counted and reached is what there was before it. */
  const poison = (world: OpenWorld): void => {
    reportingOf(world).letters.push({ source: 'dossier.dossier', aggregateId: DESK.id, version: 3 });
    takeOut(reportingOf(world).inbox, inboxOf(world, 3));
    theOnly(reportingOf(world).reached, ({ aggregateId }) => aggregateId === DESK.id).version = 2;
    Object.assign(theOnly(world.installation.standings, ({ dossierId }) => dossierId === DESK.id), { version: 2, completedOn: null, timeliness: null });
  };

  it('is one violation at its consumer: what it holds up is not told as well', async () => {
    const verdicts = await checkWorld(poison);

    expect(verdicts.get('order at every consumer')?.violations).toBe(1);
    expect(verdicts.get('projections equal their owner')?.violations).toBe(0);
  });

  it('excuses nothing that came before it', async () => {
    const verdicts = await checkWorld((world) => { poison(world); takeOut(reportingOf(world).inbox, inboxOf(world, 2)); });
    expect(verdicts.get('order at every consumer')?.violations).toBeGreaterThan(1);
  });
});

describe('the hash of an audit row', () => {
  it('is the one an installation has sealed', () => {
    const row = {
      id: '2', at: '2026-11-25T21:37:33.642000Z', actor: 'service:dossier', action: 'publish', objectType: 'procedure', objectId: '01a214a4-7bbd-72e9-9710-c92a52b7290f',
      version: 1, traceId: '4c29732e2423e2d856761d9706e6d89a', detail: { code: '1.000894' }, seq: 2,
      previous: 'eaae3f9fb3f53b7f891c780d4830b7abad88b6884e098947d96899124087790c', hash: null,
    };

    expect(hashOf(row)).toBe('689c7bf1c04014aeaa1492c5f8328621ecdc33083221454b8c33336f7d3a9b0c');
  });

  it('does not depend on the order of keys', () => {
    expect(canonical({ b: [1, null], a: { d: 'ầ', c: true } })).toBe('{"a":{"c":true,"d":"ầ"},"b":[1,null]}');
  });
});
