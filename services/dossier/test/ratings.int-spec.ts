import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rateOwnDossier, rateTrackedDossier, type Actor } from '@haicap/contracts';
import { writeCursor } from '@haicap/service-kit';
import { RateDossier } from '../src/rating/rate-dossier.js';
import { ReadRatings } from '../src/rating/read-ratings.js';
import { TrackDossier } from '../src/tracking/track-dossier.js';
import { trackingToken } from '../src/tracking/tracking.js';
import { accepted, CITIZEN, dossierRig, INSTALLATION_KEY, OTHER_CITIZEN, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { leadThroughLife } from './whole-life.js';

const START = '2025-07-01T08:00:00+07:00';
const DAY = 86_400_000;

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
beforeEach(() => rig.clock.set(START));
afterAll(() => rig.close());

const byOwner = (dossierId: string, content: object, actor: Actor = CITIZEN, key = rig.nextKey()) => rig.app.get(RateDossier).byOwner(rateOwnDossier.request.parse({ dossierId, ...content }), actor, key);
const byHolder = (keys: object, content: object, key = rig.nextKey()) => rig.app.get(RateDossier).byHolder(rateTrackedDossier.request.parse({ ...keys, ...content }), key);
const reading = () => rig.app.get(ReadRatings);
const lowOf = async (actor: Actor, request = {}) => accepted(await reading().low({ limit: 50, ...request }, actor));
const sums = async (actor: Actor) => accepted(await reading().satisfaction({ from: '2025-07', to: '2025-07' }, actor)).items;

/** A certified copy at a desk that is done, and what its receipt says. */
async function aCompleted(unitId = UNITS.hacThanh, [desk, specialist]: readonly [Actor, Actor] = [PEOPLE.desk, PEOPLE.specialist]) {
  const { dossier: { dossierId, code }, trackingSecret: secret } = accepted(await rig.receive({ receivingUnitId: unitId }, desk));
  accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: specialist.accountId }, specialist));
  accepted(await rig.complete({ dossierId, expectedVersion: 2 }, specialist));
  return { dossierId, keys: { code, secret } };
}

describe('a dossier that has ended', () => {
  it('is rated by whoever holds its receipt, and told without what was written', async () => {
    const { dossierId, keys } = await aCompleted();

    const given = accepted(await byHolder(keys, { score: 2, reasons: ['late', 'impolite'], comment: 'Bà Lê Thị Bình bắt tôi chờ.' }));

    expect(given).toEqual({ dossierId, version: 1, score: 2, reasons: ['late', 'impolite'], ratedAt: START, changeableUntil: '2025-07-08T08:00:00+07:00' });
    const [fact] = await rig.rows<{ actor: string; body: object; aggregate_id: string }>(`SELECT actor, body, aggregate_id FROM event WHERE noun = 'rating' AND body ->> 'dossierId' = $1`, [dossierId]);
    expect(fact).toMatchObject({ actor: 'anonymous', body: { dossierId, unitId: UNITS.hacThanh, procedureCode: '2.000815', score: 2, previousScore: null, by: 'holder', ratedOn: '2025-07-01' } });
    expect(await rig.rows(`SELECT 1 FROM event e WHERE e::text ~ 'Bình bắt'`)).toEqual([]);
    expect(await rig.rows(`SELECT 1 FROM dossier_rating r WHERE r::text ~ 'Bình'`)).toEqual([]);
    expect(await rig.rows('SELECT version FROM dossier WHERE id = $1', [dossierId])).toEqual([{ version: 3 }]);
  });

  it('is rated by the citizen who filed it, and by no other account', async () => {
    const { dossierId } = await leadThroughLife(rig);
    rig.clock.set('2025-07-03T08:00:00+07:00');

    expect(await byOwner(dossierId, { score: 5 }, OTHER_CITIZEN)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(await byOwner(dossierId, { score: 5 }, PEOPLE.desk)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(accepted(await byOwner(dossierId, { score: 5, reasons: ['polite'] }))).toMatchObject({ score: 5, version: 1 });
    const [audited] = await rig.rows<{ actor: string; detail: object }>(`SELECT actor, detail FROM audit WHERE object_type = 'rating' AND detail ->> 'dossierId' = $1`, [dossierId]);
    expect(audited).toEqual({ actor: CITIZEN.accountId, detail: { dossierId, score: 5 } });
  });

  it('is rated by nobody with wrong keys, and not before its end', async () => {
    const { keys } = await aCompleted();
    const open = accepted(await rig.receive());

    expect(await byHolder({ ...keys, secret: 'AAAAA-AAAAA' }, { score: 5 })).toEqual(refusedWith('TRACKING_NOT_FOUND'));
    expect(await byHolder({ code: open.dossier.code, secret: open.trackingSecret }, { score: 5 })).toEqual(refusedWith('RATING_NOT_OPEN', { status: 'received' }));
    expect(rateOwnDossier.request.safeParse({ dossierId: open.dossier.dossierId, score: 6 }).success).toBe(false);
    expect(rateOwnDossier.request.safeParse({ dossierId: open.dossier.dossierId, score: 1, reasons: ['late', 'late'] }).success).toBe(false);
  });

  it('may be rated anew for seven days, and then keeps what it has', async () => {
    const { dossierId, keys } = await aCompleted();
    accepted(await byHolder(keys, { score: 1, comment: 'Chờ lâu.' }));
    rig.clock.advance(7 * DAY);
    const changed = accepted(await byHolder(keys, { score: 4 }));
    rig.clock.advance(1);

    expect(changed).toMatchObject({ version: 2, score: 4, ratedAt: START });
    expect(await byHolder(keys, { score: 1 })).toEqual(refusedWith('RATING_CLOSED', { changeableUntil: '2025-07-08T08:00:00+07:00' }));
    const facts = await rig.rows<{ version: number; body: object }>(`SELECT version, body FROM event WHERE noun = 'rating' AND body ->> 'dossierId' = $1 ORDER BY version`, [dossierId]);
    expect(facts.map(({ version }) => version)).toEqual([1, 2]);
    expect(facts[1]?.body).toMatchObject({ score: 4, previousScore: 1 });
    expect(await rig.rows('SELECT comment FROM dossier_rating WHERE dossier_id = $1', [dossierId])).toEqual([{ comment: null }]);
  });

  it('is rated once by the same key, whichever of its two keys opens it: no secret goes into what is kept of the command', async () => {
    const { dossierId, keys } = await aCompleted();
    const token = trackingToken(INSTALLATION_KEY, dossierId);
    const first = await byHolder(keys, { score: 3 }, 'rate-by-either');

    expect(await byHolder({ token }, { score: 3 }, 'rate-by-either')).toEqual(first);
  });

  it('is rated once by the same key, and once by many at the same moment', async () => {
    const { dossierId, keys } = await aCompleted();
    const first = await byHolder(keys, { score: 3 }, 'rate-once');
    const [before] = [await sums(PEOPLE.chair)];

    expect(await byHolder(keys, { score: 3 }, 'rate-once')).toEqual(first);
    expect(await byHolder(keys, { score: 4 }, 'rate-once')).toEqual(refusedWith('IDEMPOTENCY_KEY_REUSED'));
    const outcomes = await Promise.all([1, 2, 3, 4].map((score) => byHolder(keys, { score })));
    expect(outcomes.map((one) => one.ok && one.value.version).toSorted()).toEqual([2, 3, 4, 5]);
    const [[kept], after] = [await rig.rows<{ score: number }>('SELECT score FROM dossier_rating WHERE dossier_id = $1', [dossierId]), await sums(PEOPLE.chair)];
    expect((after[0]?.sum ?? 0) - (before[0]?.sum ?? 0)).toBe((kept?.score ?? 0) - 3);
    expect(after[0]?.count).toBe(before[0]?.count);
  });
});

describe('what officers read of ratings', () => {
  it('is what was written, in the units of the dossier and in the province', async () => {
    const { dossierId, keys } = await aCompleted();
    accepted(await byHolder(keys, { score: 1, comment: 'Chờ lâu.' }));

    for (const actor of [PEOPLE.chair, PEOPLE.desk, PEOPLE.leader, PEOPLE.auditor]) {
      expect(accepted(await reading().ofDossier({ dossierId }, actor)).rating).toMatchObject({ score: 1, comment: 'Chờ lâu.', unitId: UNITS.hacThanh, changedAt: null });
    }
    expect(await reading().ofDossier({ dossierId }, PEOPLE.otherChair)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(accepted(await reading().ofDossier({ dossierId: (await aCompleted()).dossierId }, PEOPLE.chair))).toEqual({ rating: null });
  });

  it('are the low ones of the own units, page by page, the latest first, without what was written', async () => {
    rig.clock.set('2025-08-20T08:00:00+07:00');
    const rated: string[] = [];
    for (const score of [2, 1, 3]) {
      rig.clock.advance(60_000);
      const { dossierId, keys } = await aCompleted();
      accepted(await byHolder(keys, { score, comment: 'Chờ lâu.' }));
      if (score <= 2) rated.unshift(dossierId);
    }
    const elsewhere = await aCompleted(UNITS.hoangHoa, [PEOPLE.otherDesk, PEOPLE.otherSpecialist]);
    accepted(await byHolder(elsewhere.keys, { score: 1 }));

    const [first, everywhere] = [await lowOf(PEOPLE.chair, { limit: 1 }), await lowOf(PEOPLE.leader)];
    const second = await lowOf(PEOPLE.chair, { limit: 1, cursor: first.nextCursor });

    expect([...first.items, ...second.items].map(({ dossierId }) => dossierId)).toEqual(rated);
    expect(first.items[0]).toMatchObject({ score: 1, hasComment: true, procedureCode: '2.000815', unitId: UNITS.hacThanh });
    expect(JSON.stringify(first)).not.toContain('Chờ lâu');
    expect(everywhere.items[0]?.dossierId).toBe(elsewhere.dossierId);
    expect((await lowOf(PEOPLE.leader, { unitId: UNITS.hoangHoa })).items.map(({ dossierId }) => dossierId)).toEqual([elsewhere.dossierId]);
    expect(await reading().low({ limit: 50, unitId: UNITS.hoangHoa }, PEOPLE.chair)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
    for (const cursor of ['x', writeCursor({ ratedAt: 'then', ratingId: elsewhere.dossierId })]) expect(await reading().low({ limit: 5, cursor }, PEOPLE.chair)).toEqual(refusedWith('CURSOR_INVALID'));
  });

  it('are sums by unit and month that agree with the ratings, of the own units alone', async () => {
    const counted = await rig.rows<{ unitId: string; count: number; sum: number; low: number }>(
      `SELECT unit_id AS "unitId", count(*)::int AS count, sum(score)::int AS sum, (count(*) FILTER (WHERE score <= 2))::int AS low FROM dossier_rating
       WHERE rated_at < '2025-08-01T00:00:00+07:00' GROUP BY unit_id ORDER BY unit_id`);

    expect(await sums(PEOPLE.leader)).toEqual(counted);
    expect(await sums(PEOPLE.chair)).toEqual(counted.filter(({ unitId }) => unitId === UNITS.hacThanh));
  });
});

describe('tracking', () => {
  it('says how the dossier was rated and whether that may be changed, and of one that goes on nothing', async () => {
    const { keys } = await aCompleted();
    const track = async () => accepted(await rig.app.get(TrackDossier).run({ ...keys, afterVersion: 0 }));
    expect((await track()).rating).toEqual({ score: null, mayRate: true, changeableUntil: null });
    accepted(await byHolder(keys, { score: 4, comment: 'Tốt.' }));

    expect((await track()).rating).toEqual({ score: 4, mayRate: true, changeableUntil: '2025-07-08T08:00:00+07:00' });
    rig.clock.advance(8 * DAY);
    expect((await track()).rating).toMatchObject({ score: 4, mayRate: false });
    const open = accepted(await rig.receive());
    expect(accepted(await rig.app.get(TrackDossier).run({ code: open.dossier.code, secret: open.trackingSecret, afterVersion: 0 }))).not.toHaveProperty('rating');
  });
});
