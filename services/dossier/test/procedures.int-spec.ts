import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listProcedureBriefs, listProcedures, type RpcInput } from '@haicap/contracts';
import { withScope } from '@haicap/service-kit';
import { FindProcedures } from '../src/procedure/find-procedures.js';
import { ListBriefs } from '../src/procedure/list-briefs.js';
import { ListProcedures } from '../src/procedure/list-procedures.js';
import { LookUpCoverage } from '../src/procedure-history/look-up-coverage.js';
import { LookUpProcedure } from '../src/procedure/look-up-procedure.js';
import { PROCEDURE_CATALOGUE, type ProcedureEntry } from '../src/procedure/procedure-catalogue.js';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
import { accepted, dossierRig, PEOPLE, refusedWith, registryFacts, type DossierRig } from './dossier-rig.js';

const FIRST_RELEASE = JSON.parse(readFileSync(join(import.meta.dirname, 'first-release-procedures.json'), 'utf8')) as ProcedureEntry[];
const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing was found');
  return value;
};

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const list = (request: RpcInput<typeof listProcedures> = {}) => rig.app.get(ListProcedures).run(listProcedures.request.parse(request));
const codesFound = async (request: RpcInput<typeof listProcedures>) => accepted(await list(request)).items.map(({ code }) => code);

describe('the starting catalogue', () => {
  it('is published as facts, one per procedure, and each fits the bus', async () => {
    const events = await rig.rows<{ chars: number }>(`SELECT length(body::text) AS chars FROM event WHERE type = 'vn.haicap.dossier.procedure.published.v1'`);

    expect(events).toHaveLength(50);
    expect(Math.max(...events.map(({ chars }) => chars))).toBeLessThan(60_000);
  });

  it('published again, even by two processes at once, changes nothing', async () => {
    const publish = () => rig.app.get(PublishProcedures).run({ entries: PROCEDURE_CATALOGUE, actor: 'service:dossier', mode: 'all' });

    expect(await Promise.all([publish(), publish()])).toEqual([[], []]);
  });

  it('leaves alone what a province has changed', async () => {
    const changed = PROCEDURE_CATALOGUE.map((entry) => ({ ...entry, feeNote: 'khác' }));

    expect(await rig.app.get(PublishProcedures).run({ entries: changed, actor: 'service:dossier', mode: 'unknown-only' })).toEqual([]);
  });

  it('leaves no procedure without an internal or an electronic process', async () => {
    expect(accepted(await rig.app.get(LookUpCoverage).run({}, PEOPLE.leader))).toMatchObject({
      total: 50, covered: 50, withInternalProcess: 50, withElectronicProcess: 50, withoutInternalProcess: [], withoutElectronicProcess: [],
      byConfidence: { verified: 2, partly: 47, unverified: 1 },
    });
  });
});

describe('an installation of the first release', () => {
  it('gets the versions in full from today on; what was valid stays, and what the province changed is left alone', async () => {
    const old = await dossierRig({ seed: 2, filled: false });
    await old.projectOfficers(registryFacts().officer);
    const publish = (entries: readonly ProcedureEntry[], mode: 'all' | 'unknown-only') => old.app.get(PublishProcedures).run({ entries, actor: 'service:dossier', mode });
    const ownFee = { ...present(FIRST_RELEASE.find(({ code }) => code === '1.001612')), feeDong: 90_000 };
    await publish([...FIRST_RELEASE.filter(({ code }) => code !== ownFee.code), ownFee], 'all');
    const lookUpOld = (code: string, asOf: string) => old.app.get(LookUpProcedure).run({ code, asOf });

    await publish(PROCEDURE_CATALOGUE, 'unknown-only');

    expect(await lookUpOld('1.001193', '2025-06-30')).toMatchObject({ ok: true, value: { version: 1, channels: [], process: [], eForm: null } });
    for (const code of ['1.001193', '1.000656', '1.000894']) {
      expect(await lookUpOld(code, '2025-07-01')).toMatchObject({ ok: true, value: { version: 2, validFrom: '2025-07-01', channels: [{}, {}, {}] } });
    }
    expect(await lookUpOld('1.001612', '2025-07-01')).toMatchObject({ ok: true, value: { version: 1, feeDong: 90_000, process: [] } });
    expect(accepted(await old.app.get(LookUpCoverage).run({}, PEOPLE.admin))).toMatchObject({ total: 50, covered: 49 });
    expect(await publish(PROCEDURE_CATALOGUE, 'unknown-only')).toEqual([]);
    await old.close();
  });
});

describe('the list of procedures', () => {
  it('is found without accents, in any case, by words in any order, and by code', async () => {
    expect(await codesFound({ q: 'dang ky lai khai sinh' })).toEqual(['1.004884']);
    expect(await codesFound({ q: 'ĐẤT đăng' })).toEqual(['1.012753', '1.012756', '1.012766']);
    expect(await codesFound({ q: '2.00081' })).toEqual(['2.000815']);
  });

  it('takes wildcards as letters', async () => {
    expect(await codesFound({ q: '%' })).toEqual([]);
    expect(await codesFound({ q: '1_001193' })).toEqual([]);
  });

  it('is narrowed by field', async () => {
    expect(await codesFound({ field: 'Chứng thực' })).toEqual(['2.000815', '2.000884', '2.000908', '2.001019']);
  });

  it('holds what is in force on the day asked for', async () => {
    expect(await codesFound({ q: 'hộ kinh doanh', asOf: '2025-06-30' })).toEqual([]);
    expect(await codesFound({ q: 'hộ kinh doanh', asOf: '2025-07-01' })).toEqual(['1.001612']);
  });

  it('read in pages is the same list', async () => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = accepted(await list({ limit: 20, ...(cursor ? { cursor } : {}) }));
      found.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
    } while (cursor !== undefined);

    expect(found).toEqual(PROCEDURE_CATALOGUE.map(({ code }) => code).toSorted());
  });

  it('refuses a cursor of its own making', async () => {
    expect(await list({ cursor: 'xyz' })).toEqual(refusedWith('CURSOR_INVALID'));
  });
});

describe('the procedures in brief', () => {
  const briefs = (request: RpcInput<typeof listProcedureBriefs> = {}) => rig.app.get(ListBriefs).run(listProcedureBriefs.request.parse(request));

  it('are those of the list, with what is asked first and no component', async () => {
    const { items, nextCursor } = accepted(await briefs());

    expect(items.map(({ code }) => code)).toEqual(accepted(await list({ limit: 200 })).items.map(({ code }) => code));
    expect(items.find(({ code }) => code === '2.000815')).toEqual({
      code: '2.000815', name: expect.stringContaining('Chứng thực bản sao'), field: 'Chứng thực', competentLevel: 'commune', competentPost: expect.stringMatching(/./),
      timeLimit: { unit: 'same-day' }, fees: [{ amountDong: expect.any(Number), unit: expect.any(String) }], papers: expect.any(Number), onlineLevel: expect.any(String),
    });
    expect(nextCursor).toBeUndefined();
  });

  it('count the components that are required', async () => {
    const { items } = accepted(await briefs());

    for (const { code, components } of accepted(await list({ limit: 200 })).items) {
      expect([code, items.find((one) => one.code === code)?.papers]).toEqual([code, components.filter(({ required }) => required).length]);
    }
  });

  it('read in pages are the same, and a cursor of its own making is refused', async () => {
    const first = accepted(await briefs({ limit: 30 }));
    const second = accepted(await briefs({ limit: 30, cursor: present(first.nextCursor) }));

    expect([...first.items, ...second.items]).toEqual(accepted(await briefs()).items);
    expect(second.nextCursor).toBeUndefined();
    expect(await briefs({ cursor: 'xyz' })).toEqual(refusedWith('CURSOR_INVALID'));
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

describe('a catalogue of many versions', () => {
  it('is read whole, whatever of it is remembered and however many are asked for at once', async () => {
    const birth = present(PROCEDURE_CATALOGUE.find(({ code }) => code === '1.001193'));
    const entries = Array.from({ length: 520 }, (_, n) => ({ ...birth, code: `9.${String(100_000 + n)}` }));
    await rig.app.get(PublishProcedures).run({ entries, actor: 'test', mode: 'all' });
    const codes = entries.map(({ code }) => code);
    const read = (wanted: string[]) => withScope(rig.dataSource, { kind: 'none' }, (tx) => rig.app.get(FindProcedures).versions(tx, wanted));

    await read(codes.slice(0, 300));

    expect([...(await read(codes)).keys()].toSorted()).toEqual(codes);
    expect((await Promise.all([read(codes), read(codes.slice(200)), read(codes.slice(0, 400))])).map(({ size }) => size)).toEqual([520, 320, 400]);
  });
});

describe('the procedures of a large province in brief', () => {
  // Names of the words of the catalogue in an order of chance, which compress worse than real ones do.
  const LARGE = `WITH word AS (SELECT DISTINCT w FROM procedure, unnest(string_to_array(name, ' ')) w), source AS (SELECT *, row_number() OVER (ORDER BY code) AS place FROM procedure WHERE code < '3')
    INSERT INTO procedure (procedure_id, code, version, name, field, competent_level, time_limit, fee_dong, fee_note, components, result, legal_basis, valid_from, valid_to,
      is_simple, confidence, details, e_form, published_at, published_by)
    SELECT gen_random_uuid(), '8.' || (100000 + n), 1, (SELECT string_agg(w, ' ') FROM (SELECT w FROM word ORDER BY md5(w || n) LIMIT 16) w), field, competent_level, time_limit, fee_dong, fee_note,
      components, result, legal_basis, valid_from, valid_to, is_simple, confidence, details, e_form, published_at, published_by
    FROM generate_series(1, 2000) n JOIN source ON source.place = 1 + n % 50`;

  it('are two answers of less than 120 kilobytes in all, where the full list has megabytes', async () => {
    await rig.rows(LARGE);
    const packed: number[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = accepted(await rig.app.get(ListBriefs).run(listProcedureBriefs.request.parse(cursor === undefined ? {} : { cursor })));
      packed.push(gzipSync(JSON.stringify(page), { level: 6 }).length);
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }

    expect(packed.length).toBeLessThan(4);
    expect(packed.reduce((sum, one) => sum + one, 0)).toBeLessThan(120_000);
  });
});
