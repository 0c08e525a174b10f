import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listDossiers, searchDossiers, type Actor, type RpcInput } from '@haicap/contracts';
import { ListDossiers } from '../src/dossier/list-dossiers.js';
import { SearchDossiers } from '../src/search/search-dossiers.js';
import { accepted, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
const filed = new Map<string, { dossierId: string; code: string }>();
const NAMES = ['Nguyễn Văn An', 'Nguyễn Văn Ân', 'Nguyễn Văn Ấn', 'Trần Thị An', 'Nguyễn Thị Đặng', 'Lê Văn Hùng'];
beforeAll(async () => {
  rig = await dossierRig();
  for (const [index, fullName] of NAMES.entries()) {
    rig.clock.advance(60_000);
    filed.set(fullName, accepted(await rig.receive({ applicant: { fullName, phone: `091 234 567${index}`, ...(index === 0 ? { personalNumber: '038090012345' } : {}) } })).dossier);
  }
  rig.clock.advance(60_000);
  filed.set('elsewhere', accepted(await rig.receive({ receivingUnitId: UNITS.hoangHoa, applicant: { fullName: 'Nguyễn Văn An', personalNumber: '038090012345' } }, PEOPLE.otherDesk)).dossier);
});
afterAll(() => rig.close());

const search = (request: RpcInput<typeof searchDossiers>, actor: Actor = PEOPLE.desk) => rig.app.get(SearchDossiers).run(searchDossiers.request.parse(request), actor);
const namesFound = async (request: RpcInput<typeof searchDossiers>, actor?: Actor) => accepted(await search(request, actor)).items.map(({ applicantName }) => applicantName);

describe('a search by name', () => {
  it('needs no accents, finds all words in any order, and the newest come first', async () => {
    expect(await namesFound({ name: 'nguyen van an' })).toEqual(['Nguyễn Văn Ấn', 'Nguyễn Văn Ân', 'Nguyễn Văn An']);
    expect(await namesFound({ name: 'an van' })).toEqual(['Nguyễn Văn Ấn', 'Nguyễn Văn Ân', 'Nguyễn Văn An']);
    expect(await namesFound({ name: 'dang nguyen' })).toEqual(['Nguyễn Thị Đặng']);
    expect(await namesFound({ name: 'nguyen tran' })).toEqual([]);
  });

  it('gives the ones with exactly these accents before the others', async () => {
    expect(await namesFound({ name: 'Nguyễn Văn An' })).toEqual(['Nguyễn Văn An', 'Nguyễn Văn Ấn', 'Nguyễn Văn Ân']);
    expect((await namesFound({ name: 'Văn Ân' }))[0]).toBe('Nguyễn Văn Ân');
  });

  it.each([1, 2, 3])('read in pages of %i is the same list', async (limit) => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = accepted(await search({ name: 'Nguyễn Văn An', limit, ...(cursor === undefined ? {} : { cursor }) }));
      found.push(...page.items.map(({ dossierId }) => dossierId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);

    expect(found).toEqual(['Nguyễn Văn An', 'Nguyễn Văn Ấn', 'Nguyễn Văn Ân'].map((name) => filed.get(name)?.dossierId));
  });

  it('stays within the own unit, and is not the province\'s, which reads names masked', async () => {
    expect(await namesFound({ name: 'Nguyễn Văn An' }, PEOPLE.otherDesk)).toEqual(['Nguyễn Văn An']);
    expect(await search({ name: 'an' }, PEOPLE.leader)).toEqual(refusedWith('SEARCH_NOT_PERMITTED'));
  });

  it('keeps no name in clear', async () => {
    const [found] = await rig.rows<{ told: string }>('SELECT string_agg(w::text, \' \') AS told FROM dossier_name_word w');

    expect(found?.told).toMatch(/^[-0-9a-f(), ]+$/);
  });
});

describe('a search by number or phone', () => {
  it('takes a code beside it as people write it, as the list does', async () => {
    const written = ` ${(filed.get('Lê Văn Hùng')?.code ?? '').toLowerCase()} `;

    expect(await namesFound({ code: written })).toEqual(['Lê Văn Hùng']);
    expect(await namesFound({ code: written, name: 'hung' })).toEqual(['Lê Văn Hùng']);
    expect(await namesFound({ code: written, phone: '0912345675' })).toEqual(['Lê Văn Hùng']);
  });

  it('is narrowed by the desk that received the dossier', async () => {
    expect(await namesFound({ phone: '0912345675', receivingUnitId: UNITS.hacThanh })).toEqual(['Lê Văn Hùng']);
    expect(await namesFound({ phone: '0912345675', receivingUnitId: UNITS.hoangHoa })).toEqual([]);
  });

  it('finds what the person filed in the own units', async () => {
    expect(await namesFound({ personalNumber: '038 090 012 345' })).toEqual(['Nguyễn Văn An']);
    expect(await namesFound({ phone: '+84 91 234 5675' })).toEqual(['Lê Văn Hùng']);
    expect(await namesFound({ phone: '0912345675', name: 'hung' })).toEqual(['Lê Văn Hùng']);
    expect(await namesFound({ phone: '0912345675', name: 'an' })).toEqual([]);
    expect(await search({ personalNumber: '12' })).toEqual(refusedWith('PERSONAL_NUMBER_INVALID'));
  });
});

describe('a look for a person', () => {
  const looks = () => rig.rows<{ actor: string; object_id: string; detail: Record<string, unknown> }>(
    `SELECT actor, object_id, detail FROM audit WHERE action = 'search-dossiers' AND object_type = 'person' ORDER BY id DESC`);

  it.each([
    [{ name: 'le van hung' }, ['name']], [{ phone: '0912345675' }, ['phone']], [{ phone: '0912345675', name: 'hung' }, ['phone', 'name']],
  ])('by %j leaves who looked, for what, by what and how many were found, and nothing of the person', async (request, by) => {
    const before = (await looks()).length;

    await namesFound(request);

    const [look, ...others] = await looks();
    expect(others).toHaveLength(before);
    expect(look).toMatchObject({ actor: PEOPLE.desk.accountId, detail: { purpose: 'find-dossiers', by, found: 1, hasMore: false } });
    expect(JSON.stringify(look)).not.toMatch(/hung|hùng|912345675/i);
  });

  it('is written down for each page and when nobody was found, under the same keyed hashes however the name was typed; a look by code is none', async () => {
    const page = accepted(await search({ name: 'Nguyễn Văn An', limit: 2 }));
    await search({ name: 'Nguyễn Văn An', limit: 2, cursor: page.nextCursor });
    await search({ name: 'van an nguyen' });
    const [typedOtherwise, second, first] = await looks();
    await namesFound({ personalNumber: '038 090 099 999' });
    const [nobody] = await looks();
    const before = (await looks()).length;
    await namesFound({ code: filed.get('Lê Văn Hùng')?.code });

    expect([first?.detail, second?.detail, nobody?.detail]).toMatchObject([{ found: 2, hasMore: true }, { found: 1, hasMore: false }, { by: ['personalNumber'], found: 0 }]);
    expect([second?.object_id, typedOtherwise?.object_id]).toEqual([first?.object_id, first?.object_id]);
    expect(nobody?.object_id).toMatch(/^[0-9a-f]{32}$/);
    expect(await looks()).toHaveLength(before);
  });
});

describe('criteria', () => {
  it('hold all at once', async () => {
    const { dossierId, code } = filed.get('Trần Thị An') ?? { dossierId: '', code: '' };
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));

    expect(await namesFound({ name: 'an', status: 'assigned' })).toEqual(['Trần Thị An']);
    expect(await namesFound({ name: 'an', assigneeId: 'me' }, PEOPLE.specialist)).toEqual(['Trần Thị An']);
    expect(await namesFound({ name: 'an', code })).toEqual(['Trần Thị An']);
    expect(await namesFound({ name: 'an', procedureCode: '1.004884' })).toEqual([]);
    expect(await namesFound({ code, procedureCode: '2.000815', status: 'assigned' })).toEqual(['Trần Thị An']);
    expect(await namesFound({ code, status: 'received' })).toEqual([]);
    expect(await namesFound({ procedureCode: '1.004884' })).toEqual([]);
  });

  it('of a code find what an earlier system called so', async () => {
    await rig.rows(`INSERT INTO dossier_former_code (code, dossier_id) VALUES ('HS-CU/123', $1)`, [filed.get('Lê Văn Hùng')?.dossierId]);

    expect(await namesFound({ code: ' hs-cu/123 ' })).toEqual(['Lê Văn Hùng']);
    expect(await namesFound({ code: 'HS-CU/123' }, PEOPLE.otherDesk)).toEqual([]);
  });

  it.each([
    ['of no calendar', { dueOrder: '2025-02-30 08:00:00+00', id: UNITS.hacThanh }], ['of no clock', { dueOrder: '2025-02-03 25:00:00+00', id: UNITS.hacThanh }],
    ['far from all years', { dueOrder: '999999-01-01 00:00:00+00', id: UNITS.hacThanh }], ['of another list', { phase: 'exact', id: UNITS.hacThanh }],
  ])('with a cursor %s are refused', async (_, position) => {
    const cursor = Buffer.from(JSON.stringify(position)).toString('base64url');

    expect(await rig.app.get(ListDossiers).run(listDossiers.request.parse({ cursor }), PEOPLE.desk)).toEqual(refusedWith('CURSOR_INVALID'));
    expect(await search({ name: 'an', cursor: Buffer.from('{"phase":"all","id":"1"}').toString('base64url') })).toEqual(refusedWith('CURSOR_INVALID'));
  });
});
