import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDateOf } from '@haicap/kernel';
import { writeCursor } from '@haicap/service-kit';
import { GiveNotices } from '../src/deadline-notice/give-notices.js';
import { ListDeadlineNotices } from '../src/deadline-notice/list-deadline-notices.js';
import { accepted, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { REGISTRATION } from './whole-life.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
  await rig.rows(`UPDATE deadline_policy SET warn_before_minutes = '{960,480}'`);
});
afterAll(() => rig.close());

const receive = async (at: string, changes = {}, desk = PEOPLE.desk) => {
  rig.clock.set(at);
  return accepted(await rig.receive({ ...REGISTRATION, ...changes }, desk)).dossier;
};
const look = async (at: string) => {
  rig.clock.set(at);
  while (await rig.app.get(GiveNotices).run());
};
const factsAbout = (dossierId: string) => rig.rows<{ type: string; body: Record<string, unknown> }>(
  `SELECT split_part(type, '.', 5) AS type, body FROM event WHERE noun = 'deadline' AND body ->> 'dossierId' = $1 ORDER BY id`, [dossierId]);
const list = async (actor = PEOPLE.chair, request = {}) => accepted(await rig.app.get(ListDeadlineNotices).run({ limit: 50, ...request }, actor));

describe('an appointment that comes near', () => {
  it('is noticed once per warning, and once when it is over; the dossier itself is not touched', async () => {
    const { dossierId } = await receive('2025-07-01T08:00:00+07:00');
    const told: string[][] = [];
    for (const at of ['2025-07-03T10:00:00+07:00', '2025-07-04T17:00:00+07:00', '2025-07-07T08:00:00+07:00', '2025-07-08T08:00:00+07:00', '2025-07-08T18:00:00+07:00', '2025-07-09T00:01:00+07:00', '2025-07-10T08:00:00+07:00']) {
      await look(at);
      told.push((await factsAbout(dossierId)).map(({ type, body }) => `${type} ${(body.beforeMinutes as number | undefined) ?? ''}`.trim()));
    }

    // Due on Tuesday the 8th at 17:00: two working days before it is Friday evening, one is Monday evening.
    expect(told.map((facts) => facts.length)).toEqual([0, 1, 1, 2, 2, 3, 3]);
    expect(told.at(-1)).toEqual(['warned 960', 'warned 480', 'passed']);
    expect((await factsAbout(dossierId))[2]?.body).toMatchObject({ dueOn: '2025-07-08', competentUnitId: UNITS.hacThanh, assigneeId: null, procedureCode: '1.004884' });
    expect(await rig.rows('SELECT version FROM dossier WHERE id = $1', [dossierId])).toEqual([{ version: 1 }]);
  });

  it('is listed for the units it concerns while it holds, the latest first', async () => {
    const other = await receive('2025-08-04T08:00:00+07:00', { receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk);
    await look('2025-08-12T08:00:00+07:00');
    const [here, there, everywhere] = [await list(), await list(PEOPLE.otherChair), await list(PEOPLE.auditor)];

    expect(there.items).toEqual([expect.objectContaining({ dossierId: other.dossierId, kind: 'passed', beforeMinutes: null, dueAt: '2025-08-11T17:00:00+07:00' })]);
    expect(here.items.map(({ dossierId }) => dossierId)).not.toContain(other.dossierId);
    expect(everywhere.items.length).toBe(here.items.length + 1);
    const first = await list(PEOPLE.auditor, { limit: 1 });
    expect((await list(PEOPLE.auditor, { limit: 50, cursor: first.nextCursor })).items.length).toBe(everywhere.items.length - 1);
    expect((await list(PEOPLE.auditor, { kind: 'warned' })).items.every(({ kind }) => kind === 'warned')).toBe(true);
    for (const cursor of ['x', writeCursor({ noticedAt: 'then', noticeId: other.dossierId })]) expect(await rig.app.get(ListDeadlineNotices).run({ limit: 5, cursor }, PEOPLE.chair)).toEqual(refusedWith('CURSOR_INVALID'));
  });

  it('is noticed anew after it was moved', async () => {
    const { dossierId } = await receive('2025-09-08T08:00:00+07:00');
    await look('2025-09-16T08:00:00+07:00');
    accepted(await rig.extend({ dossierId, expectedVersion: 1, reasonCode: 'overload', reasonText: 'Quá tải.', by: { unit: 'working-day', amount: 5 } }, PEOPLE.chair));
    await look('2025-09-17T08:00:00+07:00');
    await look('2025-09-24T08:00:00+07:00');

    expect((await factsAbout(dossierId)).map(({ type, body }) => [type, body.dueOn])).toEqual([['passed', '2025-09-15'], ['passed', '2025-09-23']]);
    expect((await list()).items.filter((one) => one.dossierId === dossierId)).toHaveLength(1);
  });
});

describe('a notice that was given', () => {
  const ended = async (dossierId: string) => (await rig.rows<{ ended: boolean }>(
    'SELECT ended_at IS NOT NULL AS ended FROM deadline_notice WHERE dossier_id = $1 ORDER BY due_at, before_minutes DESC', [dossierId])).map((one) => one.ended);
  const isListed = async (dossierId: string) => (await list()).items.some((one) => one.dossierId === dossierId);

  it('is over while the dossier waits for the citizen, holds again if its appointment has stayed, and is over for good with the dossier', async () => {
    const { dossierId } = await receive('2026-03-02T08:00:00+07:00');
    await look('2026-03-10T08:00:00+07:00');
    const seen = [[await ended(dossierId), await isListed(dossierId)]];
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.specialist));
    seen.push([await ended(dossierId), await isListed(dossierId)]);
    accepted(await rig.requestWithdrawal({ dossierId, expectedVersion: 2, reasonCode: 'no-longer-needed', reasonText: 'Thôi.' }, PEOPLE.desk));
    seen.push([await ended(dossierId), await isListed(dossierId)]);
    accepted(await rig.stop({ dossierId, expectedVersion: 3, reasonCode: 'withdrawn', reasonText: 'Rút hồ sơ.' }, PEOPLE.chair));
    seen.push([await ended(dossierId), await isListed(dossierId)]);

    expect(seen).toEqual([[[false], true], [[true], false], [[false], true], [[true], false]]);
  });

  it('is over when the appointment is moved', async () => {
    const { dossierId } = await receive('2026-04-01T08:00:00+07:00');
    await look('2026-04-09T08:00:00+07:00');
    accepted(await rig.extend({ dossierId, expectedVersion: 1, reasonCode: 'overload', reasonText: 'Quá tải.', by: { unit: 'working-day', amount: 5 } }, PEOPLE.chair));

    expect([await ended(dossierId), await isListed(dossierId)]).toEqual([[true], false]);
  });
});

describe('nobody is warned of a dossier', () => {
  it.each([
    ['whose clock stands', async () => {
      const { dossierId } = await receive('2025-10-06T08:00:00+07:00');
      accepted(await rig.requestSupplement({ dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.specialist));
      accepted(await rig.requestWithdrawal({ dossierId, expectedVersion: 2, reasonCode: 'no-longer-needed', reasonText: 'Thôi.' }, PEOPLE.desk));
      return dossierId;
    }],
    ['that was loaded from an earlier system', async () => {
      const { dossierId } = await receive('2025-10-06T08:00:00+07:00');
      await rig.rows('UPDATE dossier SET historic = true WHERE id = $1', [dossierId]);
      return dossierId;
    }],
    ['that has come to an end', async () => {
      const { dossierId } = await receive('2025-10-06T08:00:00+07:00');
      accepted(await rig.stop({ dossierId, expectedVersion: 1, reasonCode: 'dispute', reasonText: 'Tranh chấp.' }, PEOPLE.chair));
      return dossierId;
    }],
  ])('%s', async (_, make) => {
    const dossierId = await make();
    for (const at of ['2025-10-10T17:00:00+07:00', '2025-10-14T08:00:00+07:00']) await look(at);

    expect(await factsAbout(dossierId)).toEqual([]);
  });

  it('that is promised for the same day, before it is late', async () => {
    const simple = { procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] };
    const { dossierId } = await receive('2025-11-03T08:00:00+07:00', simple);
    await look('2025-11-03T14:00:00+07:00');
    const early = await factsAbout(dossierId);
    await look('2025-11-04T08:00:00+07:00');

    expect(early).toEqual([]);
    expect((await factsAbout(dossierId)).map(({ type }) => type)).toEqual(['passed']);
  });
});

describe('two processes that look at once', () => {
  it('give one notice', async () => {
    const { dossierId } = await receive('2025-12-01T08:00:00+07:00');
    rig.clock.set('2025-12-09T08:00:00+07:00');
    await Promise.all([rig.app.get(GiveNotices).run(), rig.app.get(GiveNotices).run()]);

    expect(await factsAbout(dossierId)).toHaveLength(1);
    expect(localDateOf(rig.clock.now())).toBe('2025-12-09');
  });
});
