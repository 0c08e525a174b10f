import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withScope } from '@haicap/service-kit';
import { LoadRegistry } from '../src/load/load-registry.js';
import { OfficerStore } from '../src/officer/officer.store.js';
import { registryStage, type RegistryStage } from './registry-stage.js';

const LOAD_MAX_MS = 60_000;

/** How much there is of everything, read past row-level security. */
async function counts({ database }: RegistryStage): Promise<Record<string, number>> {
  const tables = ['unit', 'unit_version', 'unit_succession', 'unit_search', 'agency_code', 'officer', 'post', 'calendar_day', 'event', 'outbox', 'audit'];
  const columns = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ');
  const { rows } = await database.admin.query<Record<string, number>>(`SELECT ${columns}`);
  return rows[0] ?? {};
}

describe('a new installation of Thanh Hóa', () => {
  let stage: RegistryStage;
  beforeAll(async () => {
    stage = await registryStage();
    await stage.app.get(LoadRegistry).run();
  }, LOAD_MAX_MS);
  afterAll(() => stage.stop());

  it('has every unit, its lineage, its names, its officers and its calendar', async () => {
    expect(await counts(stage)).toMatchObject({
      unit: 14_929, unit_version: 14_940, unit_succession: 14_418, unit_search: 29_358, agency_code: 3_370,
      officer: 531, post: 531, calendar_day: 45,
    });
  });

  it('has a fact, an outbox entry and an audit row for each of them', async () => {
    const { rows } = await stage.database.admin.query('SELECT type, count(*)::int AS n FROM event GROUP BY type ORDER BY type');

    expect(rows).toEqual([
      { type: 'vn.haicap.registry.calendar.published.v1', n: 3 },
      { type: 'vn.haicap.registry.officer.appointed.v1', n: 531 },
      { type: 'vn.haicap.registry.unit.registered.v1', n: 14_929 },
      { type: 'vn.haicap.registry.unit.revised.v1', n: 11 },
    ]);
    expect(await counts(stage)).toMatchObject({ event: 15_474, outbox: 15_474, audit: 15_474 });
  });

  it('does not change when it is loaded again', async () => {
    const before = await counts(stage);

    await stage.app.get(LoadRegistry).run();

    expect(await counts(stage)).toEqual(before);
  });

  it('does not repeat a fact when the marks of the steps are lost', async () => {
    const before = await counts(stage);
    await stage.database.admin.query(`DELETE FROM load_step WHERE step LIKE 'dataset:%' OR step LIKE 'units:%' OR step LIKE 'demo-officers:%'`);

    await stage.app.get(LoadRegistry).run();

    expect(await counts(stage)).toEqual(before);
  }, LOAD_MAX_MS);

  it('keeps no name of an officer in the clear', async () => {
    const { rows } = await stage.database.admin.query<{ full_name: string }>('SELECT full_name FROM officer');
    const { rows: leaks } = await stage.database.admin.query(`SELECT 1 FROM event WHERE noun = 'officer' AND body ? 'fullName'`);

    expect(rows.filter((row) => !row.full_name.startsWith('v1.test.'))).toEqual([]);
    expect(leaks).toEqual([]);
  });

  it('lets nobody write a unit outside a transaction of the installation', async () => {
    const insert = `INSERT INTO unit SELECT gen_random_uuid(), '2025', '99999', 'commune', unit_id, '38', NULL, NULL, true, 1 FROM unit LIMIT 1`;

    await expect(stage.dataSource.query(insert)).rejects.toMatchObject({ code: '42501' });
  });

  it('shows officers to the scope of their unit only', async () => {
    const { rows: [post] } = await stage.database.admin.query<{ unit_id: string }>(`SELECT unit_id FROM post JOIN officer USING (officer_id) WHERE login = 'motcua.14797'`);
    const officers = stage.app.get(OfficerStore);
    const loginsIn = (scope: Parameters<typeof withScope>[1]) =>
      withScope(stage.dataSource, scope, async (tx) => (await officers.list(tx, undefined, 1_000, undefined)).map((officer) => officer.login));

    expect(await loginsIn({ kind: 'units', unitIds: [post?.unit_id ?? ''] })).toEqual(['chutich.14797', 'chuyenvien.14797', 'motcua.14797']);
    expect(await loginsIn({ kind: 'none' })).toEqual([]);
    expect(await loginsIn({ kind: 'installation' })).toHaveLength(531);
  });
});

describe('a load that stopped after the first step', () => {
  let stage: RegistryStage;
  beforeAll(async () => {
    stage = await registryStage({ withDemoOfficers: false });
    await stage.database.admin.query(`
      CREATE FUNCTION stop_load() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'power cut'; END $$;
      CREATE TRIGGER stop_load BEFORE INSERT ON load_step FOR EACH ROW WHEN (NEW.step LIKE 'units:%:4000') EXECUTE FUNCTION stop_load()`);
    await expect(stage.app.get(LoadRegistry).run()).rejects.toThrow('power cut');
  }, LOAD_MAX_MS);
  afterAll(() => stage.stop());

  it('goes on where it was, and appoints nobody outside the profile local', async () => {
    expect(await counts(stage)).toMatchObject({ unit: 4_000 });
    await stage.database.admin.query('DROP TRIGGER stop_load ON load_step');

    await stage.app.get(LoadRegistry).run();

    expect(await counts(stage)).toMatchObject({ unit: 14_929, officer: 0, event: 14_943 });
  }, LOAD_MAX_MS);
});
