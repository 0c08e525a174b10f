import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listUnits, listUnitSuccessions, type Actor, type Unit } from '@haicap/contracts';
import { LoadRegistry } from '../src/load/load-registry.js';
import { ListOfficers } from '../src/officer/list-officers.js';
import { ListUnitSuccessions } from '../src/succession/list-unit-successions.js';
import { ListUnits } from '../src/unit/list-units.js';
import { LookUpUnit } from '../src/unit/look-up-unit.js';
import { unitIdOf } from '../src/unit/unit-id.js';
import { registryStage, type RegistryStage } from './registry-stage.js';

let stage: RegistryStage;
beforeAll(async () => {
  stage = await registryStage();
  await stage.app.get(LoadRegistry).run();
}, 60_000);
afterAll(() => stage.stop());

const page = async (request: object) => {
  const reply = await stage.app.get(ListUnits).run(listUnits.request.parse(request) as Parameters<ListUnits['run']>[0]);
  if (!reply.ok) throw new Error(reply.error.code);
  return listUnits.reply.parse(reply.value) as { items: Unit[]; nextCursor?: string };
};
const units = async (request: object): Promise<Unit[]> => (await page({ limit: 200, ...request })).items;
const namesOf = (items: readonly Unit[]): string[] => items.map((unit) => unit.fullName);
const successions = async (request: object) => {
  const reply = await stage.app.get(ListUnitSuccessions).run(listUnitSuccessions.request.parse({ limit: 200, ...request }) as Parameters<ListUnitSuccessions['run']>[0]);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value.items;
};

describe('the communes of a province', () => {
  it.each([
    [undefined, { xa: 147, phuong: 19 }],
    ['01', { xa: 75, phuong: 51 }],
    ['19', { xa: 77, phuong: 15 }],
  ])('are those of the law in province %s', async (provinceCode, expected) => {
    const items = await units({ level: 'commune', ...(provinceCode ? { provinceCode } : {}) });
    const counted = Object.fromEntries([...Map.groupBy(items, (unit) => unit.type)].map(([type, of]) => [type, of.length]));

    expect(counted).toEqual(expected);
  });

  it('come in the order of the Vietnamese alphabet', async () => {
    const names = (await units({ level: 'commune' })).map((unit) => unit.name);

    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare));
    expect(names.indexOf('Đông Sơn')).toBeGreaterThan(names.indexOf('Các Sơn'));
  });

  it('come page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const reply = await page({ level: 'commune', limit: 50, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...reply.items.map((unit) => unit.code));
      cursor = reply.nextCursor;
    } while (cursor !== undefined);

    expect(seen).toHaveLength(166);
    expect(new Set(seen).size).toBe(166);
  });

  it('are 547 in 26 districts on the day before the reform', async () => {
    const first = await page({ level: 'commune', asOf: '2025-06-30', limit: 200 });
    const second = await page({ level: 'commune', asOf: '2025-06-30', limit: 200, cursor: first.nextCursor });
    const third = await page({ level: 'commune', asOf: '2025-06-30', limit: 200, cursor: second.nextCursor });

    expect(first.items.length + second.items.length + third.items.length).toBe(547);
    expect(third.nextCursor).toBeUndefined();
    expect(await units({ level: 'district', asOf: '2025-06-30' })).toHaveLength(26);
  });

  it('refuse a cursor of another list', async () => {
    const reply = await stage.app.get(ListUnits).run({ limit: 10, level: 'commune', cursor: 'bm90IGEgY3Vyc29y' });
    expect(reply).toEqual({ ok: false, error: { code: 'CURSOR_INVALID', params: {} } });
  });
});

describe('a unit of today', () => {
  it('says where it lies and carries a provisional agency code', async () => {
    expect(await units({ code: '14797' })).toEqual([expect.objectContaining({
      unitId: unitIdOf('2025', '14797'), fullName: 'Phường Hạc Thành', name: 'Hạc Thành', type: 'phuong', level: 'commune',
      parentId: unitIdOf('2025', '38'), provinceCode: '38', provinceName: 'Thanh Hóa', validFrom: '2025-07-01', validTo: null,
      agencyCode: { code: 'H56.147.97', provisional: true }, version: 1,
    })]);
  });

  it('is found without saying which province when its code or its parent is given', async () => {
    expect(namesOf(await units({ code: '05518' }))).toEqual(['Phường Sông Công']);
    expect(await units({ parentId: unitIdOf('2025', '01'), level: 'commune' })).toHaveLength(126);
    expect(await units({ level: 'province' })).toHaveLength(34);
  });

  it('is not there before its first day', async () => {
    const reply = await stage.app.get(LookUpUnit).run({ unitId: unitIdOf('2025', '14797'), asOf: '2025-06-30' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNIT_NOT_FOUND' } });
  });
});

describe('a former unit', () => {
  it('is shown as it was on its last day', async () => {
    const reply = await stage.app.get(LookUpUnit).run({ unitId: unitIdOf('2004', '14797') });
    expect(reply).toMatchObject({ ok: true, value: { validFrom: null, validTo: '2025-06-30', provinceName: 'Thanh Hóa', agencyCode: null } });
  });
});

describe('Đồng Nai', () => {
  it('is a tỉnh with 23 phường until 29 April 2026, and a city with 33 from the next day on', async () => {
    const on = async (asOf: string) => [
      namesOf(await units({ level: 'province', code: '75', asOf })),
      (await units({ level: 'commune', type: 'phuong', provinceCode: '75', asOf })).length,
    ];

    expect(await on('2026-04-29')).toEqual([['Tỉnh Đồng Nai'], 23]);
    expect(await on('2026-04-30')).toEqual([['Thành phố Đồng Nai'], 33]);
  });
});

describe('a search', () => {
  it.each(['hac thanh', 'Hạc Thành', 'HẠC THÀNH', 'phuong hac thanh', 'hac th', 'hạc thnh'])('for "%s" finds Phường Hạc Thành first', async (q) => {
    expect(namesOf(await units({ q }))[0]).toBe('Phường Hạc Thành');
  });

  it('for the name of an old district finds the communes it went into', async () => {
    const found = await units({ q: 'huyen trieu son' });

    expect(found).toHaveLength(8);
    expect(new Set(found.map((unit) => unit.matchedFormerUnit))).toEqual(new Set(['Huyện Triệu Sơn']));
    expect(namesOf(found)).toContain('Xã Thọ Bình');
  });

  it('for a name of today and of an old district begins with the unit of today, found by its own name', async () => {
    const [first, ...others] = await units({ q: 'trieu son' });

    expect(first).toMatchObject({ code: '15664', fullName: 'Xã Triệu Sơn' });
    expect(first?.matchedFormerUnit).toBeUndefined();
    expect(others.every((unit) => unit.matchedFormerUnit?.includes('Huyện Triệu Sơn'))).toBe(true);
  });

  it('for the name of an old ward finds the ward of today', async () => {
    expect(await units({ q: 'truong thi' })).toEqual([
      expect.objectContaining({ fullName: 'Phường Hạc Thành', matchedFormerUnit: 'Phường Trường Thi, Thành phố Thanh Hóa' }),
    ]);
  });

  it('puts the same accents before the same letters', async () => {
    expect(namesOf(await units({ q: 'Ba Đình', provinceCode: '01' }))[0]).toBe('Phường Ba Đình');
    expect((await units({ q: 'Hòa Lộc' }))[0]).toMatchObject({ matchedFormerUnit: 'Xã Hòa Lộc, Huyện Hậu Lộc' });
    expect((await units({ q: 'Hoà Lộc' }))[0]).toMatchObject({ matchedFormerUnit: 'Xã Hòa Lộc, Huyện Hậu Lộc' });
  });

  it.each(['%%', '((', '\' OR 1=1', 'zzzzqqq', ':*'])('for "%s" finds nothing and harms nothing', async (q) => {
    expect(await units({ q })).toEqual([]);
  });

  it('comes page by page, each unit once', async () => {
    const first = await page({ q: 'huyen trieu son', limit: 5 });
    const second = await page({ q: 'huyen trieu son', limit: 5, cursor: first.nextCursor });

    expect(new Set([...first.items, ...second.items].map((unit) => unit.unitId)).size).toBe(8);
    expect(second.nextCursor).toBeUndefined();
  });

  it('folds as the database folds', async () => {
    const { rows } = await stage.database.admin.query(`
      SELECT v.full_name, s.folded_full FROM unit_search s JOIN unit_version v USING (unit_id)
      WHERE s.source = 0 AND lower(v.full_name) = lower(s.toned_full) AND btrim(regexp_replace(vn_fold(v.full_name), '[^[:alnum:]]+', ' ', 'g')) <> s.folded_full`);
    expect(rows).toEqual([]);
  });
});

describe('lineage', () => {
  it('of Phường Sông Công is Cải Đan, Phố Cò and Thắng Lợi', async () => {
    const links = await successions({ toUnitId: unitIdOf('2025', '05518') });

    expect(links.map((link) => [link.fromFullName, link.fromDistrictName, link.kind])).toEqual([
      ['Phường Cải Đan', 'Thành phố Sông Công', 'merged'],
      ['Phường Phố Cò', 'Thành phố Sông Công', 'merged'],
      ['Phường Thắng Lợi', 'Thành phố Sông Công', 'merged'],
    ]);
  });

  it('leads from an old ward of Thanh Hóa to its ward of today, with the resolution', async () => {
    const [link, ...others] = await successions({ fromUnitId: unitIdOf('2004', '14764') });

    expect(others).toEqual([]);
    expect(link).toMatchObject({ toUnitId: unitIdOf('2025', '14797'), effectiveOn: '2025-07-01', legalBasis: 'Nghị quyết 1686/NQ-UBTVQH15' });
  });

  it('leads from a district to every commune it went into', async () => {
    const [district] = await units({ q: 'huyen trieu son', level: 'district', asOf: '2025-06-30' });
    const links = await successions({ fromUnitId: district?.unitId });

    expect(links).toHaveLength(8);
    expect(new Set(links.map((link) => link.kind))).toEqual(new Set(['split']));
  });

  it('follows chains over several reforms', async () => {
    const [from, today] = [unitIdOf('2004', '14764'), unitIdOf('2025', '14797')];
    await stage.database.admin.query(`UPDATE unit SET valid_to = '2029-12-31' WHERE unit_id = $1`, [today]);
    await stage.database.admin.query(`UPDATE unit_version SET to_day = '2029-12-31' WHERE unit_id = $1`, [today]);
    await stage.database.admin.query(
      `INSERT INTO unit_succession VALUES ($1, $2, 'renamed', '2026-01-01', 'giả định')`, [today, unitIdOf('2025', '15664')]);

    const links = await successions({ fromUnitId: from });
    const ancestors = await successions({ toUnitId: unitIdOf('2025', '15664') });

    expect(links.map((link) => link.toFullName).sort()).toEqual(['Phường Hạc Thành', 'Xã Triệu Sơn']);
    expect(ancestors.some((link) => link.fromUnitId === from)).toBe(true);
    await stage.database.admin.query(`DELETE FROM unit_succession WHERE legal_basis = 'giả định'`);
    await stage.database.admin.query(`UPDATE unit SET valid_to = NULL WHERE unit_id = $1`, [today]);
    await stage.database.admin.query(`UPDATE unit_version SET to_day = NULL WHERE unit_id = $1`, [today]);
  });
});

describe('officers', () => {
  const hacThanh = unitIdOf('2025', '14797');
  const actor = (role: Actor['posts'][number]['role'], unitId: string): Actor => ({ accountId: 'a', kind: 'officer', posts: [{ role, unitId }] });
  const officers = (who: Actor | null, request: object = {}) =>
    stage.app.get(ListOfficers).run({ limit: 200, ...request }, who);

  it('of the own unit are listed with their names and posts', async () => {
    const reply = await officers(actor('chair', hacThanh));

    expect(reply).toMatchObject({ ok: true, value: { items: [
      { login: 'chutich.14797', demo: true, posts: [{ unitId: hacThanh, role: 'chair', title: 'Chủ tịch UBND phường' }] },
      { login: 'chuyenvien.14797' }, { login: 'motcua.14797' },
    ] } });
    const names = reply.ok ? reply.value.items.map((officer) => officer.fullName) : [];
    expect(names.every((name) => /^\p{Lu}\p{L}* \p{Lu}\p{L}* \p{Lu}\p{L}*$/u.test(name))).toBe(true);
  });

  it('of another unit are refused', async () => {
    expect(await officers(actor('chair', hacThanh), { unitId: unitIdOf('2025', '15664') })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await officers(null)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('of every unit are open to the auditor, page by page', async () => {
    const auditor = actor('auditor', unitIdOf('2025', '38'));
    const first = await officers(auditor);
    const cursor = first.ok ? first.value.nextCursor : undefined;
    const second = await officers(auditor, { cursor });

    expect([first, second].map((reply) => (reply.ok ? reply.value.items.length : 0))).toEqual([200, 200]);
    expect(await officers(auditor, { unitId: unitIdOf('2025', '15664') })).toMatchObject({ ok: true, value: { items: [{}, {}, {}] } });
  });
});
