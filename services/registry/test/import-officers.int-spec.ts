import { officerAppointed, type Actor } from '@haicap/contracts';
import writeXlsxFile from 'write-excel-file/node';
import { LoadRegistry } from '../src/load/load-registry.js';
import { ListOfficers } from '../src/officer/list-officers.js';
import { ImportOfficers } from '../src/officer-import/import-officers.js';
import { registryStage, type RegistryStage } from './registry-stage.js';

const HEAD = 'Tài khoản,Họ và tên,Mã đơn vị,Vai trò,Chức danh,Từ ngày,Đến ngày';
let stage: RegistryStage;
let administrator: Actor;
let hacThanh: string;
beforeAll(async () => {
  stage = await registryStage();
  await stage.app.get(LoadRegistry).run();
  const { rows } = await stage.database.admin.query<{ id: string; unit: string }>(
    `SELECT o.officer_id AS id, p.unit_id AS unit FROM officer o JOIN post p USING (officer_id) WHERE o.login IN ('quantri.38', 'motcua.14797') ORDER BY o.login DESC`);
  administrator = { accountId: rows[0]?.id ?? '', kind: 'officer', posts: [{ unitId: rows[0]?.unit ?? '', role: 'province-admin' }] };
  hacThanh = rows[1]?.unit ?? '';
}, 180_000);
afterAll(async () => stage.stop(), 30_000);

let keys = 0;
const importing = (lines: readonly string[], { dryRun = false, key = `key-${(keys += 1)}`, actor = administrator } = {}) =>
  stage.app.get(ImportOfficers).run({ format: 'csv', bytesBase64: Buffer.from([HEAD, ...lines].join('\n')).toString('base64'), dryRun }, actor, key);
const facts = async (login: string) => (await stage.database.admin.query<{ version: number; body: { posts: { role: string; validTo: string | null }[]; demo: boolean } }>(
  `SELECT e.version, e.body FROM event e WHERE e.type = $1 AND e.body->>'login' = $2 ORDER BY e.version`, [officerAppointed.type, login])).rows;

describe('a list of officers', () => {
  const lines = ['binh.tt,"Trần Thị Bình, ThS",14797,Một cửa,Công chức một cửa,01/07/2025,', 'binh.tt,"Trần Thị Bình, ThS",14797,specialist,Chuyên viên,2026-01-01,2026-12-31'];

  it('changes nothing in a dry run, and tells what it would do', async () => {
    const tried = await importing(lines, { dryRun: true });

    expect(tried).toMatchObject({ ok: true, value: { applied: false, rows: 2, errors: [], officers: [{ login: 'binh.tt', officerId: null, isNew: true, isChanged: true, posts: 2 }] } });
    expect(await facts('binh.tt')).toEqual([]);
  });

  it('becomes officers and facts, and the same list again changes nothing', async () => {
    const first = await importing(lines, { key: 'apply' });
    const replayed = await importing(lines, { key: 'apply' });
    const again = await importing(lines);

    expect(first).toMatchObject({ ok: true, value: { applied: true } });
    expect(replayed).toEqual(first);
    expect(again).toMatchObject({ ok: true, value: { officers: [{ isNew: false, isChanged: false }] } });
    expect((await facts('binh.tt')).map(({ version, body }) => [version, body.demo, body.posts.map(({ role }) => role)])).toEqual([[1, false, ['one-stop-officer', 'specialist']]]);
  });

  it('ends a post that is known by its last day, and takes away none that it does not name', async () => {
    await importing(['binh.tt,"Trần Thị Bình, ThS",14797,Một cửa,Công chức một cửa,01/07/2025,31/08/2025']);

    expect((await facts('binh.tt')).at(-1)).toMatchObject({ version: 2, body: { posts: [{ role: 'one-stop-officer', validTo: '2025-08-31' }, { role: 'specialist' }] } });
  });

  it('with one wrong row changes nothing and tells the row', async () => {
    const refused = await importing(['chi.lv,Lê Văn Chi,14797,Một cửa,Công chức,01/07/2025,', 'dung.pt,Phạm Thị Dung,00000,Một cửa,Công chức,01/07/2025,']);

    expect(refused).toMatchObject({ ok: true, value: { applied: false, officers: [], errors: [{ row: 3, field: 'unitCode', code: 'unit-unknown' }] } });
    expect(await facts('chi.lv')).toEqual([]);
  });

  it('gives nobody a post of another province, which would reach all of this one, nor the own login a post', async () => {
    const posts = ['giang.lh,Lê Hoàng Giang,01,Lãnh đạo tỉnh,Lãnh đạo UBND thành phố,01/07/2025,', 'giang.lh,Lê Hoàng Giang,00004,Một cửa,Công chức,01/07/2025,'];

    expect(await importing(posts)).toMatchObject({ ok: true, value: { applied: false, errors: [{ row: 2, code: 'unit-unknown' }, { row: 3, code: 'unit-unknown' }] } });
    expect(await importing(['quantri.38,Ai Đó,38,Lãnh đạo tỉnh,Lãnh đạo,01/07/2025,'])).toMatchObject({ ok: true, value: { applied: false, errors: [{ row: 2, field: 'login', code: 'own-login' }] } });
    expect(await facts('giang.lh')).toEqual([]);
  });

  it('is refused for a post that overlaps one that is known', async () => {
    expect(await importing(['motcua.14797,Ai Đó,14797,Một cửa,Công chức,01/08/2025,'])).toMatchObject({ ok: true, value: { applied: false, errors: [{ row: 2, code: 'post-overlaps' }] } });
  });

  it('may be a workbook, with days as a workbook keeps them', async () => {
    const cells = ['em.nt', 'Ngô Thị Em', '14797', 'specialist', 'Chuyên viên'].map((value) => ({ value, type: String }));
    const data = [HEAD.split(',').map((value) => ({ value, type: String })), [...cells, { value: new Date('2025-07-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }, null]];
    const bytes = await writeXlsxFile(data).toBuffer();

    const reply = await stage.app.get(ImportOfficers).run({ format: 'xlsx', bytesBase64: bytes.toString('base64'), dryRun: false }, administrator, 'workbook');

    expect(reply).toMatchObject({ ok: true, value: { applied: true, officers: [{ login: 'em.nt', isNew: true }] } });
  });

  it('is refused when it is no list, and to whoever administers nothing', async () => {
    const file = (format: 'csv' | 'xlsx', text: string) => stage.app.get(ImportOfficers).run({ format, bytesBase64: Buffer.from(text).toString('base64'), dryRun: false }, administrator, `file-${format}`);

    expect(await file('xlsx', 'PK no workbook')).toMatchObject({ ok: false, error: { code: 'IMPORT_UNREADABLE' } });
    expect(await file('csv', 'a,b\n1,2')).toMatchObject({ ok: false, error: { code: 'IMPORT_UNREADABLE' } });
    expect(await importing(lines, { actor: { ...administrator, posts: [{ unitId: hacThanh, role: 'chair' }] } })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });

  it('leaves names encrypted, and neither names nor cells in facts, reports and the audit trail', async () => {
    const { rows: [stored] } = await stage.database.admin.query<{ text: string }>(
      `SELECT string_agg(t, ' ') AS text FROM (SELECT o::text AS t FROM officer o UNION ALL SELECT i::text FROM officer_import i UNION ALL SELECT e::text FROM event e UNION ALL SELECT a::text FROM audit a) x`);
    const listed = await stage.app.get(ListOfficers).run({ limit: 200, unitId: hacThanh }, administrator);

    for (const name of ['Trần Thị Bình', 'Ngô Thị Em', 'Phạm Thị Dung']) expect(stored?.text).not.toContain(name);
    expect(listed.ok && listed.value.items.find(({ login }) => login === 'binh.tt')?.fullName).toBe('Trần Thị Bình, ThS');
  });
});
