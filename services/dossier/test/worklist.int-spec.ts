import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { dossierStatus, listDossiers, type Actor, type RpcInput } from '@haicap/contracts';
import { PROCEDURE_CATALOGUE } from '../src/procedure/procedure-catalogue.js';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
import { localDate } from '@haicap/kernel';
import { withScope, type Scope } from '@haicap/service-kit';
import { ListDossiers } from '../src/dossier/list-dossiers.js';
import { worklistFilter } from '../src/dossier/worklist.js';
import { WorklistStore, type WorklistQuery } from '../src/dossier/worklist.store.js';
import { accepted, dossierRig, PEOPLE, postsOf, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
  const copies = PROCEDURE_CATALOGUE.find(({ code }) => code === '2.000815');
  if (!copies) throw new Error('the catalogue lacks certified copies');
  await rig.app.get(PublishProcedures).run({ entries: [{ ...copies, code: '9.000001', timeLimit: { unit: 'none' }, channels: [] }], actor: 'test', mode: 'all' });
  // Twelve dossiers of Hạc Thành: four due on each of three days, one of them without an appointment.
  for (let day = 1; day <= 3; day += 1) {
    rig.clock.set(`2025-07-0${4 - day}T08:00:00+07:00`);
    for (let n = 0; n < 4; n += 1) accepted(await rig.receive(day === 3 && n === 0 ? { procedureCode: '9.000001' } : {}));
  }
  const forHacThanh = accepted(await rig.receive({ receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh }, PEOPLE.otherDesk));
  accepted(await rig.receive({ receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk));
  accepted(await rig.assign({ dossierId: forHacThanh.dossier.dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
});
afterAll(() => rig.close());

const list = (request: RpcInput<typeof listDossiers> = {}, actor: Actor = PEOPLE.specialist) =>
  rig.app.get(ListDossiers).run(listDossiers.request.parse(request), actor);
const pages = async (limit: number, request: RpcInput<typeof listDossiers> = {}, actor: Actor = PEOPLE.specialist) => {
  const found = [];
  let cursor: string | undefined;
  do {
    const page = accepted(await list({ ...request, limit, ...(cursor ? { cursor } : {}) }, actor));
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
};

describe('a worklist', () => {
  it('holds what the unit decides, the earliest due first, those without an appointment last', async () => {
    const { items } = accepted(await list());

    expect(items.map(({ dueOn }) => dueOn)).toEqual([...Array<string>(4).fill('2025-07-01'), ...Array<string>(4).fill('2025-07-02'), ...Array<string>(4).fill('2025-07-03'), null].toSorted(
      (a, b) => (a ?? '9').localeCompare(b ?? '9')));
    expect(items).toHaveLength(13);
  });

  it.each([1, 2, 5, 13])('read in pages of %i is the same list', async (limit) => {
    const whole = accepted(await list()).items.map(({ dossierId }) => dossierId);

    expect((await pages(limit)).map(({ dossierId }) => dossierId)).toEqual(whole);
  });

  it('of a desk also holds what it received for others', async () => {
    const items = await pages(1, {}, PEOPLE.otherDesk);

    expect(items.map(({ competentUnitId }) => competentUnitId).toSorted()).toEqual([UNITS.hacThanh, UNITS.hoangHoa].toSorted());
  });

  it('of the province holds every dossier, with masked names', async () => {
    const items = await pages(4, {}, PEOPLE.leader);

    expect(items).toHaveLength(14);
    expect(items.every(({ applicantMasked }) => applicantMasked)).toBe(true);
  });

  it('is narrowed by status, assignee and competent unit', async () => {
    expect(await pages(2, { status: 'assigned' })).toHaveLength(1);
    expect(await pages(2, { assigneeId: PEOPLE.specialist.accountId })).toHaveLength(1);
    expect(await pages(2, { assigneeId: PEOPLE.specialist.accountId, competentUnitId: UNITS.hoangHoa }, PEOPLE.leader)).toHaveLength(0);
    expect(await pages(2, { competentUnitId: UNITS.hoangHoa }, PEOPLE.leader)).toHaveLength(1);
  });

  it('of one unit never shows another\'s, whatever unit is asked for', async () => {
    expect(await pages(2, { competentUnitId: UNITS.hoangHoa })).toHaveLength(0);
  });

  it.each(['nonsense', Buffer.from('{"code":"1"}').toString('base64url'), Buffer.from('{"dueOrder":"now()","id":"1"}').toString('base64url')])(
    'refuses the cursor %s', async (cursor) => {
      expect(await list({ cursor })).toEqual(refusedWith('CURSOR_INVALID'));
    });
});

describe('a worklist among 20,000 dossiers of 100 units', () => {
  /** The plan that the page really runs with, row-level security included. */
  const planOf = (query: Partial<WorklistQuery>, scope: Scope) => withScope(rig.dataSource, scope, async (tx) => {
    let plan = '';
    const explaining = {
      query: async (sql: string, values: unknown[]) => {
        const rows: { 'QUERY PLAN': string }[] = await tx.query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF, BUFFERS OFF) ${sql}`, values);
        plan = rows.map((row) => row['QUERY PLAN']).join('\n');
        return [];
      },
    } as unknown as EntityManager;
    await rig.app.get(WorklistStore).page(explaining, {
      unitIds: null, statuses: dossierStatus.options, dueFrom: null, dueBefore: null, competentUnitId: undefined, assigneeId: undefined, after: null, limit: 51, ...query,
    });
    return plan;
  });
  const rowsRead = (plan: string) => Math.max(...[...plan.matchAll(/rows=([\d.]+) loops/g)].map(([, rows]) => Number(rows)));

  beforeAll(async () => {
    await rig.database.admin.query(
      `INSERT INTO dossier (id, code, version, status, procedure_code, procedure_version, procedure_name, field, channel, receiving_unit_id,
         competent_unit_id, returning_unit_id, received_at, received_on, clock_starts_at, due_at, due_on, due_precision, due_reasons, historic)
       SELECT gen_random_uuid(), 'T-' || n, 1, 'received', '2.000815', 1, 'x', 'x', 'counter', u, u, u, t, t::date, t, t, t::date, 'day', '[]', false
       FROM generate_series(1, 20000) n, LATERAL (
         SELECT ('00000000-0000-5000-8000-1000000000' || to_char(n % 100, 'FM00'))::uuid AS u, timestamptz '2020-01-01' + n * interval '1 minute' AS t) v`);
    await rig.database.admin.query('ANALYZE dossier');
  });

  it('reads one page of the unit from its index', async () => {
    const unitIds = ['00000000-0000-5000-8000-100000000007'];

    const plan = await planOf({ unitIds }, { kind: 'units', unitIds });

    expect(plan).toContain('dossier_of_competent_unit');
    expect(plan).not.toContain('Seq Scan');
    expect(rowsRead(plan)).toBeLessThanOrEqual(102);
  });

  it('of the province reads one page from the index by due date', async () => {
    const plan = await planOf({}, { kind: 'installation' });

    expect(plan).toContain('dossier_by_due');
    expect(plan).not.toContain('Seq Scan');
    expect(rowsRead(plan)).toBeLessThanOrEqual(102);
  });

  it('of a person reads one page of each status from the index of assignees', async () => {
    await rig.database.admin.query(
      `UPDATE dossier SET status = 'assigned', assignee_id = $1 WHERE code LIKE 'T-%7'`, [PEOPLE.specialist.accountId]);
    await rig.database.admin.query('ANALYZE dossier');

    const plan = await planOf({ assigneeId: PEOPLE.specialist.accountId }, { kind: 'installation' });

    expect(plan).toContain('dossier_of_assignee');
    expect(plan).not.toContain('Seq Scan');
    expect(rowsRead(plan)).toBeLessThanOrEqual(102);
  });

  it('by appointment is a stretch of the same index', async () => {
    const unitIds = ['00000000-0000-5000-8000-100000000007'];

    const plan = await planOf({ unitIds, ...worklistFilter({ due: 'overdue' }, localDate('2020-01-04')) }, { kind: 'units', unitIds });

    expect(plan).toContain('dossier_of_competent_unit');
    expect(plan).toMatch(/Index Cond: .*due_order < /);
    expect(plan).not.toContain('Seq Scan');
    expect(rowsRead(plan)).toBeLessThanOrEqual(102);
  });
});

const RETURNING_DESK: Actor = { accountId: '00000000-0000-7000-8000-0000000000f5', kind: 'officer', posts: [{ unitId: UNITS.department, role: 'one-stop-officer' }] };

describe('the worklist of a unit that returns what others received and decided', () => {
  it('holds it from the completed result until it has been handed over', async () => {
    await rig.projectOfficers([postsOf(RETURNING_DESK)]);
    const { dossierId } = accepted(await rig.receive({ receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh, returningUnitId: UNITS.department }, PEOPLE.otherDesk)).dossier;
    const mine = async (request: RpcInput<typeof listDossiers> = {}) => (await pages(1, request, RETURNING_DESK)).map((one) => one.dossierId);
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    expect(await mine()).toEqual([]);
    const completed = accepted(await rig.complete({ dossierId, expectedVersion: 2 }));

    expect([await mine(), await mine({ status: 'completed' }), await mine({ procedureCode: '2.000815' }), await mine({ status: 'received' })]).toEqual([[dossierId], [dossierId], [dossierId], []]);
    accepted(await rig.returnResult({ dossierId, expectedVersion: completed.version }, RETURNING_DESK));
    expect(await mine()).toEqual([]);
  });
});
