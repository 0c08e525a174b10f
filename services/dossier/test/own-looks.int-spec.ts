import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listDossiers, listOwnLooks, lookUpDossier, lookUpFiling, type Actor, type RpcReply } from '@haicap/contracts';
import { addDays, formatOffsetTime, localDateOf } from '@haicap/kernel';
import { AuditWitness } from '@haicap/outbox';
import { createLogger } from '@haicap/service-kit';
import { ListOwnLooks } from '../src/own-dossier/list-own-looks.js';
import { accepted, CITIZEN, dossierRig, OTHER_CITIZEN, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
let witness: AuditWitness;
let own: string;
let code: string;
let foreign: string;
beforeAll(async () => {
  rig = await dossierRig();
  witness = new AuditWitness({ dataSource: rig.dataSource, clock: rig.clock, logger: createLogger({ service: 'dossier', level: 'silent' }) });
  ({ dossierId: own, code } = accepted(await rig.receive({}, CITIZEN)).dossier);
  foreign = accepted(await rig.receive({}, OTHER_CITIZEN)).dossier.dossierId;
});
afterAll(async () => {
  await witness.stop();
  await rig.close();
});

const looks = (actor: Actor, request: { limit?: number; cursor?: string; dossierId?: string } = {}) => rig.app.get(ListOwnLooks).run(listOwnLooks.request.parse(request), actor);

describe('a citizen who asks who looked', () => {
  it('is told when, from which unit and in which role, at what, and no name', async () => {
    await witness.looked(listDossiers, PEOPLE.desk, [own, foreign]);
    await witness.looked(lookUpDossier, PEOPLE.specialist, [own]);
    await witness.looked(lookUpFiling, PEOPLE.desk, [own]);
    const page = accepted(await looks(CITIZEN));

    expect(listOwnLooks.reply.parse(page)).toEqual(page);
    expect(page.items.map(({ dossierId, code: of, deedLabel, listed }) => [dossierId, of, deedLabel, listed])).toEqual([
      [own, code, 'Xem nội dung đã nộp', false], [own, code, 'Mở hồ sơ', false], [own, code, 'Thấy trong danh sách hồ sơ', true],
    ]);
    expect(page.items[1]?.by).toEqual({ kind: 'officer', posts: [{ unitId: PEOPLE.specialist.posts[0]?.unitId, role: 'specialist', unitName: 'Phường Hạc Thành' }], units: [] });
    expect(page.items[1]?.at).toBe(formatOffsetTime(rig.clock.now()));
    expect(JSON.stringify(page)).not.toContain(PEOPLE.specialist.accountId);
  });

  it('is told of no look at a dossier of somebody else, and does not see the own looks', async () => {
    await witness.looked(lookUpDossier, CITIZEN, [own]);

    expect(accepted(await looks(CITIZEN)).items).toHaveLength(3);
    expect(accepted(await looks(OTHER_CITIZEN)).items.map(({ dossierId }) => dossierId)).toEqual([foreign]);
    expect(await looks(CITIZEN, { dossierId: foreign })).toMatchObject(refusedWith('DOSSIER_NOT_FOUND'));
  });

  it('reads page by page, the latest first', async () => {
    const found: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: RpcReply<typeof listOwnLooks> = accepted(await looks(CITIZEN, { limit: 1, dossierId: own, ...(cursor === '' ? {} : { cursor }) }));
      found.push(...page.items.map(({ deed }) => deed));
      cursor = page.nextCursor;
    }

    expect(found).toEqual(['look-up-filing', 'look-up-dossier', 'list-dossiers']);
    expect(await looks(CITIZEN, { cursor: 'eyJhIjoxfQ' })).toMatchObject(refusedWith('CURSOR_INVALID'));
  });

  it('is told for which unit a program looked, by the name that the unit had on that day', async () => {
    const program: Actor = { accountId: '00000000-0000-7000-8000-0000000000c1', kind: 'client', posts: [], scopes: ['dossier:read'], unitIds: [UNITS.hacThanh] };
    await witness.looked(lookUpDossier, program, [own]);
    await rig.rows(`INSERT INTO unit_mirror SELECT unit_id, $2::date, level, 'Phường Hàm Rồng', province_code, valid_from, valid_to, agency_code FROM unit_mirror WHERE unit_id = $1`,
      [UNITS.hacThanh, addDays(localDateOf(rig.clock.now()), 1)]);
    rig.clock.advance(2 * 24 * 3_600_000);

    expect(accepted(await looks(CITIZEN)).items[0]?.by).toEqual({ kind: 'client', posts: [], units: [{ unitId: UNITS.hacThanh, unitName: 'Phường Hạc Thành' }] });
  });
});
