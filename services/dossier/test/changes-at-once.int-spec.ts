import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runInTrace } from '@haicap/service-kit';
import { accepted, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { HeardStatements } from './heard-statements.js';

let rig: DossierRig;
const heard = new HeardStatements();
beforeAll(async () => {
  rig = await dossierRig({ onPool: heard.onPool });
});
afterAll(() => rig.close());

const MANY = 24;
const here = { receivingUnitId: UNITS.hacThanh, desk: PEOPLE.desk, chair: PEOPLE.chair, specialist: PEOPLE.specialist };
const there = { receivingUnitId: UNITS.hoangHoa, desk: PEOPLE.otherDesk, chair: PEOPLE.otherChair, specialist: PEOPLE.otherSpecialist };
const received = async ({ receivingUnitId, desk }: typeof here) => accepted(await rig.receive({ receivingUnitId }, desk)).dossier.dossierId;
const placeOf = (n: number) => (n % 2 === 0 ? here : there);
const someReceived = async () => Promise.all(Array.from({ length: MANY }, async (_, n) => ({ dossierId: await received(placeOf(n)), ...placeOf(n) })));
const toFirst = ({ dossierId, specialist }: { dossierId: string; specialist: { accountId: string } }) => ({ dossierId, expectedVersion: 1, assigneeId: specialist.accountId });
const transactionsOf = async (dossierIds: readonly string[]) =>
  (await rig.rows<{ n: number }>('SELECT count(DISTINCT xmin::text)::int AS n FROM dossier WHERE id = ANY($1::uuid[])', [dossierIds]))[0]?.n;

describe('commands of many people at the same moment', () => {
  it('share transactions, and each person gets the own answer, name and trace', async () => {
    const dossiers = await someReceived();
    const traceOf = (n: number) => String(n + 1).padStart(32, '0');

    const answers = await Promise.all(dossiers.map((one, n) => runInTrace(`00-${traceOf(n)}-b7ad6b7169203331-01`, () => rig.assign(toFirst(one), one.chair))));

    expect(answers.map((answer) => accepted(answer))).toMatchObject(dossiers.map(({ dossierId, specialist }) => ({ dossierId, version: 2, assigneeId: specialist.accountId })));
    expect(await transactionsOf(dossiers.map(({ dossierId }) => dossierId))).toBeLessThan(MANY / 2);
    for (const [n, { dossierId, chair }] of dossiers.entries()) {
      expect(await rig.rows('SELECT actor, trace_id FROM audit WHERE object_id = $1 AND version = 2', [dossierId])).toEqual([{ actor: chair.accountId, trace_id: traceOf(n) }]);
      expect(await rig.rows<{ actor: string; traceparent: string }>('SELECT actor, traceparent FROM event WHERE aggregate_id = $1 AND version = 2', [dossierId]))
        .toEqual([{ actor: chair.accountId, traceparent: expect.stringContaining(traceOf(n)) }]);
    }
  });

  it('add their events by one statement of each transaction', async () => {
    const dossiers = await someReceived();

    const sent = await heard.during(() => Promise.all(dossiers.map(async (one) => accepted(await rig.assign(toFirst(one), one.chair)))));

    expect(sent.filter((text) => text.includes('append_events'))).toHaveLength(await transactionsOf(dossiers.map(({ dossierId }) => dossierId)) ?? 0);
  });

  it('see the dossiers of their own units alone, whoever else is on the way', async () => {
    const dossiers = await someReceived();

    const answers = await Promise.all(dossiers.flatMap((one) => {
      const stranger = one.receivingUnitId === here.receivingUnitId ? there : here;
      return [rig.assign(toFirst(one), stranger.chair), rig.assign(toFirst(one), one.chair)];
    }));

    for (const [at, answer] of answers.entries()) {
      if (at % 2 === 0) expect(answer).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
      else expect(answer.ok).toBe(true);
    }
  });

  it('are refused one by one: what one is refused for happens to no other', async () => {
    const dossiers = await someReceived();

    const answers = await Promise.all(dossiers.map((one, n) => rig.assign({ ...toFirst(one), expectedVersion: n % 3 === 0 ? 7 : 1 }, one.chair)));

    expect(answers.map(({ ok }) => ok)).toEqual(dossiers.map((_, n) => n % 3 !== 0));
    expect(await rig.rows('SELECT 1 FROM event WHERE aggregate_id = ANY($1::uuid[]) AND version = 2', [dossiers.map(({ dossierId }) => dossierId)])).toHaveLength(16);
  });

  it('with one key happen once, and nobody is told that somebody else was faster', async () => {
    const [dossierId, other] = [await received(here), await received(there)];
    // The first goes alone; the others find it under way or done.
    const twice = Array.from({ length: 6 }, () => rig.assign(toFirst({ dossierId, ...here }), PEOPLE.chair, 'sent-again'));

    const answers = await Promise.all([rig.assign(toFirst({ dossierId: other, ...there }), there.chair), ...twice]);

    const done = answers.slice(1).filter(({ ok }) => ok);
    expect(done.length).toBeGreaterThan(0);
    for (const one of done) expect(one).toEqual(done[0]);
    for (const one of answers.slice(1).filter(({ ok }) => !ok)) expect(one).toEqual(refusedWith('IDEMPOTENCY_KEY_IN_FLIGHT'));
    expect(await rig.rows('SELECT 1 FROM event WHERE aggregate_id = $1', [dossierId])).toHaveLength(2);
    expect(await rig.assign(toFirst({ dossierId, ...here }), PEOPLE.chair, 'sent-again')).toEqual(done[0]);
  });
});
