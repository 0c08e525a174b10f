import { attemptIn, caughtBy, checkWorld, DESK, ONLINE, theOnly } from '../test/clean-world.ts';
import type { OpenWorld } from '../test/clean-world.ts';

type Breaks = (world: OpenWorld) => void;
type Attempt = OpenWorld['history']['attempts'][number];

const outcomeOf = (world: OpenWorld, id: number): NonNullable<Attempt['outcome']> => {
  const { outcome } = attemptIn(world, id);
  if (outcome === null) throw new Error(`attempt ${id} has no outcome`);
  return outcome;
};
const ownerOf = (world: OpenWorld): OpenWorld['installation']['owners'][number] => theOnly(world.installation.owners, ({ service }) => service === 'dossier');
const without = <T>(rows: T[], is: (row: T) => boolean): void => { rows.splice(0, rows.length, ...rows.filter((row) => !is(row))); };
const cases = (name: string, broken: readonly (readonly [string, Breaks])[]): (readonly [string, string, Breaks])[] => broken.map(([what, breaks]) => [name, what, breaks] as const);

/** Something happened to the dossier of the desk that its history does not know of. */
const happened = (world: OpenWorld, actor: string, key: string | null): void => {
  ownerOf(world).events.push({ ...theOnly(ownerOf(world).events, ({ id }) => id === 4), id: 90, eventId: 'e-90', version: 4, kind: 'result-returned', actor });
  if (key !== null) world.installation.keys.push({ account: actor, route: 'rpc.dossier.return-result.v1', key, aggregateId: DESK.id, version: 4 });
};

const again = (world: OpenWorld, id: number, outcome: Partial<NonNullable<Attempt['outcome']>>): Attempt => {
  const first = attemptIn(world, id);
  const copy: Attempt = { ...first, id: 90, line: 90, outcome: { ...outcomeOf(world, id), line: 91, ...outcome } };
  world.history.attempts.push(copy);
  return copy;
};

const LOST = cases('lost', [
  ['a dossier that was acknowledged and is not there', ({ installation }) => without(installation.dossiers, ({ id }) => id === DESK.id)],
  ['a code that differs from the acknowledged one', (world) => { outcomeOf(world, 1).code = 'H56.147.97-250701-0002'; }],
  ['an acknowledged version without an event', (world) => without(ownerOf(world).events, ({ aggregateId, version }) => aggregateId === DESK.id && version === 2)],
  ['an acknowledged version without a step', ({ installation }) => without(installation.steps, ({ dossierId, version }) => dossierId === ONLINE.id && version === 4)],
  ['an acknowledged version that somebody else wrote', (world) => { theOnly(ownerOf(world).events, ({ aggregateId, version }) => aggregateId === DESK.id && version === 2).actor = 'a-x'; }],
  ['an acknowledged version that is something else', (world) => { theOnly(ownerOf(world).events, ({ aggregateId, version }) => aggregateId === DESK.id && version === 2).kind = 'stopped'; }],
  ['an acknowledged status that was not kept', (world) => { outcomeOf(world, 12).status = 'assigned'; }],
  ['an acknowledgement without a version', (world) => { outcomeOf(world, 12).version = null; }],
]);
const DUPLICATE = cases('duplicate', [
  ['a key that was acknowledged with two dossiers', (world) => { again(world, 1, { dossierId: ONLINE.id, code: ONLINE.code }); }],
  ['a code that two dossiers have', ({ installation }) => { theOnly(installation.dossiers, ({ id }) => id === ONLINE.id).code = DESK.code; }],
  ['a code that was acknowledged for two dossiers', (world) => { outcomeOf(world, 9).code = DESK.code; }],
  ['a key that is kept for another dossier', ({ installation }) => { theOnly(installation.keys, ({ key }) => key === 'w1-1').aggregateId = ONLINE.id; }],
  ['a key that is not kept', ({ installation }) => without(installation.keys, ({ key }) => key === 'w1-2')],
  ['two keys that led to one version', ({ installation }) => { installation.keys.push({ ...theOnly(installation.keys, ({ key }) => key === 'w1-2'), key: 'w9-9' }); }],
]);
const PHANTOM = cases('phantom', [
  ['an event without a key', (world) => happened(world, 'a-motcua', null)],
  ['an event whose key nobody attempted', (world) => happened(world, 'a-motcua', 'w9-1')],
  ['a dossier whose key nobody attempted', (world) => { without(world.history.attempts, ({ key }) => key === 'w2-1'); }],
  ['an event of an account that has not the key', ({ installation }) => { theOnly(installation.keys, ({ key }) => key === 'w1-2').account = 'a-x'; }],
  ['an event of another kind than its key', (world) => { theOnly(ownerOf(world).events, ({ aggregateId, version }) => aggregateId === DESK.id && version === 3).kind = 'stopped'; }],
  ['a step at another version than was attempted', (world) => { attemptIn(world, 8).ifVersion = 1; }],
  ['a dossier without a first event', ({ installation }) => { installation.dossiers.push({ ...theOnly(installation.dossiers, () => true), id: 'd9', code: 'H56.147.97-250701-0009' }); }],
]);
const REPEATED = cases('repeated keys answer alike', [
  ['another secret', (world) => { outcomeOf(world, 2).secret = 's9'; }],
  ['another version', (world) => { outcomeOf(world, 2).version = 2; }],
  ['another status', (world) => { outcomeOf(world, 2).status = 'assigned'; }],
  ['another code', (world) => { outcomeOf(world, 2).code = ONLINE.code; }],
  ['another body that was acknowledged too', (world) => { attemptIn(world, 2).body = 'b2'; }],
  ['another dossier under the key of a step', (world) => { again(world, 5, {}).dossierId = ONLINE.id; }],
  ['a refusal of what was acknowledged before', (world) => { again(world, 5, { kind: 'fail', http: 412, code: 'DOSSIER_STALE' }); }],
  ['a key called reused that had one body', (world) => { attemptIn(world, 3).body = 'b1'; }],
]);
const REFUSED = cases('refused means unchanged', [
  ['a refused receipt whose key led to a dossier', ({ installation }) => { theOnly(installation.keys, ({ key }) => key === 'w2-1').account = 'a-motcua'; theOnly(installation.keys, ({ key }) => key === 'w2-1').key = 'w2-5'; }],
  ['a refused step whose version is there', (world) => { outcomeOf(world, 12).kind = 'fail'; }],
  ['a refused step whose version is there without a key', (world) => { outcomeOf(world, 12).kind = 'fail'; without(world.installation.keys, ({ key }) => key === 'w2-4'); }],
  ['a refused body that took the key', (world) => { theOnly(world.installation.keys, ({ key }) => key === 'w1-1').aggregateId = 'd9'; }],
]);
const READS = cases('monotonic reads', [
  ['a read that is older than an acknowledged write', (world) => { outcomeOf(world, 6).version = 1; outcomeOf(world, 6).status = 'received'; }],
  ['a read that is older than the read before it', (world) => { again(world, 13, { version: 2 }); }],
  ['a version that is not there', (world) => { outcomeOf(world, 13).version = 9; }],
  ['a dossier that was there and is not found any more', (world) => { Object.assign(outcomeOf(world, 6), { kind: 'fail', http: 404, code: 'DOSSIER_NOT_FOUND', version: null, status: null }); }],
  ['a status that was never committed', (world) => { outcomeOf(world, 13).status = 'completed'; }],
]);

describe('a history of which everything was kept', () => {
  it('has no violation in any check', async () => {
    const verdicts = [...(await checkWorld()).values()];

    expect(verdicts.filter(({ violations }) => violations > 0)).toEqual([]);
    expect(verdicts).toHaveLength(14);
    expect(verdicts.every(({ checked }) => checked > 0)).toBe(true);
  });
});

describe('a violation of what was answered', () => {
  it.each([...LOST, ...DUPLICATE, ...PHANTOM, ...REPEATED, ...REFUSED, ...READS])('is caught as "%s": %s', async (name, _, breaks) => {
    expect(await caughtBy(breaks)).toContain(name);
  });
});

describe('what is no violation', () => {
  it.each<[string, Breaks]>([
    ['an unknown outcome that left nothing', (world) => { attemptIn(world, 14).outcome = null; }],
    ['an unknown outcome that another answer explains', (world) => { attemptIn(world, 3).outcome = null; attemptIn(world, 3).body = 'b1'; }],
    ['a repetition that came while the first was in flight', (world) => { again(world, 5, { kind: 'fail', http: 409, code: 'IDEMPOTENCY_KEY_IN_FLIGHT' }); }],
    ['a repetition that came too fast', (world) => { again(world, 5, { kind: 'fail', http: 429, code: 'TOO_MANY_REQUESTS' }); }],
    ['a read that began before the write was answered', (world) => { attemptIn(world, 6).line = 1; outcomeOf(world, 6).version = 1; outcomeOf(world, 6).status = 'received'; }],
    ['an account named by its id', (world) => { for (const attempt of world.history.attempts) attempt.account = `a-${attempt.account}`; }],
  ])('is %s', async (_, changes) => {
    expect(await caughtBy(changes)).toEqual([]);
  });
});
