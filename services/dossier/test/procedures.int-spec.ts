import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listProcedures, type RpcInput } from '@haicap/contracts';
import { ListProcedures } from '../src/procedure/list-procedures.js';
import { LookUpProcedure } from '../src/procedure/look-up-procedure.js';
import { PROCEDURE_CATALOGUE } from '../src/procedure/procedure-catalogue.js';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
import { accepted, dossierRig, refusedWith, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const list = (request: RpcInput<typeof listProcedures> = {}) => rig.app.get(ListProcedures).run(listProcedures.request.parse(request));
const codesFound = async (request: RpcInput<typeof listProcedures>) => accepted(await list(request)).items.map(({ code }) => code);

describe('the starting catalogue', () => {
  it('is published as facts, one per procedure', async () => {
    const events = await rig.rows(`SELECT 1 FROM event WHERE type = 'vn.haicap.dossier.procedure.published.v1'`);

    expect(events).toHaveLength(10);
  });

  it('published again, even by two processes at once, changes nothing', async () => {
    const publish = () => rig.app.get(PublishProcedures).run({ entries: PROCEDURE_CATALOGUE, actor: 'service:dossier', mode: 'all' });

    expect(await Promise.all([publish(), publish()])).toEqual([[], []]);
  });

  it('leaves alone what a province has changed', async () => {
    const changed = PROCEDURE_CATALOGUE.map((entry) => ({ ...entry, feeNote: 'khác' }));

    expect(await rig.app.get(PublishProcedures).run({ entries: changed, actor: 'service:dossier', mode: 'unknown-only' })).toEqual([]);
  });
});

describe('the list of procedures', () => {
  it('is found without accents, in any case, by words in any order, and by code', async () => {
    expect(await codesFound({ q: 'dang ky khai sinh' })).toEqual(['1.001193', '1.004884']);
    expect(await codesFound({ q: 'ĐẤT đăng' })).toEqual(['1.012753']);
    expect(await codesFound({ q: '2.0008' })).toEqual(['2.000815', '2.000884']);
  });

  it('takes wildcards as letters', async () => {
    expect(await codesFound({ q: '%' })).toEqual([]);
    expect(await codesFound({ q: '1_001193' })).toEqual([]);
  });

  it('is narrowed by field', async () => {
    expect(await codesFound({ field: 'Chứng thực' })).toEqual(['2.000815', '2.000884']);
  });

  it('holds what is in force on the day asked for', async () => {
    expect(await codesFound({ q: 'hộ kinh doanh', asOf: '2025-06-30' })).toEqual([]);
    expect(await codesFound({ q: 'hộ kinh doanh', asOf: '2025-07-01' })).toEqual(['1.001612']);
  });

  it('read in pages is the same list', async () => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = accepted(await list({ limit: 3, ...(cursor ? { cursor } : {}) }));
      found.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    } while (cursor !== undefined);

    expect(found).toEqual(PROCEDURE_CATALOGUE.map(({ code }) => code).toSorted());
  });

  it('refuses a cursor of its own making', async () => {
    expect(await list({ cursor: 'xyz' })).toEqual(refusedWith('CURSOR_INVALID'));
  });
});

describe('one procedure', () => {
  it('is its version of the day', async () => {
    const birth = PROCEDURE_CATALOGUE.find(({ code }) => code === '1.001193');
    if (!birth) throw new Error('the catalogue lacks birth registration');
    await rig.app.get(PublishProcedures).run({ entries: [{ ...birth, feeNote: 'mới', validFrom: '2026-01-01' }], actor: 'test', mode: 'all' });
    const lookUp = (asOf: string) => rig.app.get(LookUpProcedure).run({ code: '1.001193', asOf });

    expect(await lookUp('2025-12-31')).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await lookUp('2026-01-01')).toMatchObject({ ok: true, value: { version: 2, feeNote: 'mới' } });
    expect(await lookUp('2024-12-31')).toEqual(refusedWith('PROCEDURE_NOT_FOUND'));
  });
});
