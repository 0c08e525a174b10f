import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportDossiers, isOpenTo, type Actor, type ClientScope, type RpcReply } from '@haicap/contracts';
import { ChangeWalk, UNSETTLED } from '@haicap/outbox';
import { ExportDossiers } from '../src/dossier-export/export-dossiers.js';
import { accepted, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

type Page = RpcReply<typeof exportDossiers>;

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const program = (unitId: string, ...scopes: ClientScope[]): Actor => ({ accountId: `program-of-${unitId}`, kind: 'client', posts: [], scopes, unitIds: [unitId] });
const WARD = program(UNITS.hacThanh, 'export:read');
const ask = (actor: Actor, request: { cursor?: string; updatedSince?: string; limit?: number } = {}) => rig.app.get(ExportDossiers).run(exportDossiers.request.parse(request), actor);

/** The whole export from a cursor on, page by page; the pages are as small as a test likes. */
async function exported(actor: Actor, { cursor, updatedSince, limit = 3 }: { cursor?: string | undefined; updatedSince?: string; limit?: number } = {}) {
  const items: Page['items'] = [];
  let reached = cursor;
  for (let more = true; more;) {
    const page = accepted(await ask(actor, { limit, ...(reached === undefined ? {} : { cursor: reached }), ...(updatedSince === undefined ? {} : { updatedSince }) }));
    expect(exportDossiers.reply.parse(page)).toEqual(page);
    items.push(...page.items);
    ({ cursor: reached, more } = page);
  }
  return { dossiers: items.map(({ dossier }) => dossier), cursors: items.map((item) => item.cursor), cursor: reached };
}
const idsOf = ({ dossiers }: Awaited<ReturnType<typeof exported>>) => dossiers.map(({ dossierId }) => dossierId);
const receive = async (actor = PEOPLE.desk, receivingUnitId = UNITS.hacThanh) => accepted(await rig.receive({ receivingUnitId }, actor)).dossier.dossierId;
const assign = async (dossierId: string, expectedVersion = 1) => accepted(await rig.assign({ dossierId, expectedVersion, assigneeId: PEOPLE.specialist.accountId }));

describe('an export of dossiers', () => {
  it('gives a program those of its units alone, once each, in the order in which they changed last', async () => {
    const [first, second, third] = [await receive(), await receive(), await receive()];
    const foreign = await receive(PEOPLE.otherDesk, UNITS.hoangHoa);
    await assign(first);

    const all = await exported(WARD);

    expect(idsOf(all)).toEqual([second, third, first]);
    expect(all.dossiers.map(({ version, status }) => [version, status])).toEqual([[1, 'received'], [1, 'received'], [2, 'assigned']]);
    expect(idsOf(await exported(program(UNITS.hoangHoa, 'export:read')))).toEqual([foreign]);
    expect(idsOf(await exported(PEOPLE.leader))).toEqual([second, third, foreign, first]);
  });

  it('masks names for the province and for programs without the scope that reads dossiers, and tells no action', async () => {
    const [masked, leader, full] = [await exported(WARD), await exported(PEOPLE.leader), await exported(program(UNITS.hacThanh, 'export:read', 'dossier:read'))];
    const filing = await exported(program(UNITS.hacThanh, 'export:read', 'dossier:write'));

    for (const { dossiers: [dossier] } of [masked, leader, filing]) expect([dossier?.applicantName, dossier?.applicantMasked]).toEqual(['N••• V•• A•', true]);
    expect([full.dossiers[0]?.applicantName, full.dossiers[0]?.applicantMasked]).toEqual(['Nguyễn Văn An', false]);
    expect(masked.dossiers.some((dossier) => 'allowedActions' in dossier)).toBe(false);
  });

  it('goes on behind any of its dossiers and gives the rest, nothing twice', async () => {
    const whole = await exported(WARD);

    for (const [at, cursor] of whole.cursors.entries()) expect(idsOf(await exported(WARD, { cursor }))).toEqual(idsOf(whole).slice(at + 1));
  });

  it('gives what changed since its end, and that alone', async () => {
    const { cursor, dossiers: [unchanged] } = await exported(WARD);
    const fresh = await receive();
    await assign(fresh);

    const later = await exported(WARD, { cursor });

    expect(later.dossiers.map(({ dossierId, version }) => [dossierId, version])).toEqual([[fresh, 2]]);
    expect(fresh).not.toBe(unchanged?.dossierId);
    expect(idsOf(await exported(WARD, { cursor: later.cursor }))).toEqual([]);
  });

  it('gives what changed at or after a moment, also when it goes on by cursor', async () => {
    const { dossiers } = await exported(WARD);
    rig.clock.set(new Date(rig.clock.now().getTime() + 7_200_000));
    const since = rig.clock.now().toISOString();
    const touched = await assign(dossiers[0]?.dossierId ?? '');
    const fresh = await receive();

    const later = await exported(WARD, { updatedSince: since, limit: 1 });

    expect(idsOf(later)).toEqual([touched.dossierId, fresh]);
    expect(later.dossiers.every(({ changedAt }) => new Date(changedAt) >= new Date(since))).toBe(true);
    expect(idsOf(await exported(WARD, { cursor: later.cursors[0] }))).toEqual([fresh]);
  });

  it('is closed to officers of a unit by its contract', () => {
    const { access } = exportDossiers;
    const opens = [PEOPLE.desk, PEOPLE.specialist, PEOPLE.chair, PEOPLE.leader, WARD].map((actor) => access === 'public' || isOpenTo(actor, access));

    expect(opens).toEqual([false, false, false, true, true]);
  });

  it('refuses a cursor of something else, and a program without units', async () => {
    expect(await ask(WARD, { cursor: 'eyJhIjoxfQ' })).toMatchObject(refusedWith('CURSOR_INVALID'));
    expect(await ask({ ...WARD, unitIds: [] })).toMatchObject(refusedWith('FORBIDDEN'));
  });

  it('refuses a cursor from behind the end of the log, as after a backup was put back: going on from it would miss what comes', async () => {
    const [{ top } = { top: 0 }] = await rig.rows<{ top: number }>('SELECT max(id)::int AS top FROM event');
    const cursorAt = (after: number) => Buffer.from(JSON.stringify({ after: String(after) })).toString('base64url');

    expect(accepted(await ask(WARD, { cursor: cursorAt(top) })).items).toEqual([]);
    expect(await ask(WARD, { cursor: cursorAt(top + 1) })).toMatchObject(refusedWith('CURSOR_INVALID'));
  });
});

describe('what is committed late', () => {
  /** A receipt whose transaction has drawn its place in the log and does not end before it is told to. */
  async function slowWriter() {
    const client = await rig.database.admin.connect();
    await client.query('BEGIN');
    await client.query(`INSERT INTO event (event_id, noun, aggregate_id, version, type, body, at, actor, traceparent)
      SELECT gen_random_uuid(), noun, aggregate_id, 2, 'vn.haicap.dossier.dossier.assigned.v1', body, at, actor, traceparent FROM event WHERE noun = 'dossier' ORDER BY id LIMIT 1`);
    return { end: async (how: 'COMMIT' | 'ROLLBACK') => { await client.query(how); client.release(); } };
  }

  it('is not passed over: behind it nothing is given until it has ended', async () => {
    const writer = await slowWriter();
    const fresh = await receive();
    const impatient = new ChangeWalk(rig.relayPool, { tries: 3, pauseMs: 1 });

    expect(await impatient.page('dossier', '0', 2_000)).toBe(UNSETTLED);
    const waiting = exported(WARD);
    await writer.end('ROLLBACK');

    expect(idsOf(await waiting)).toContain(fresh);
    expect(await impatient.page('dossier', '0', 2_000)).not.toBe(UNSETTLED);
  });

  it('comes with the next page that may pass it, whatever was committed meanwhile', async () => {
    const { cursor } = await exported(WARD);
    const writers = Array.from({ length: 6 }, async (_, lane) => {
      const made: string[] = [];
      for (let turn = 0; turn < 8; turn += 1) {
        const dossierId = await receive(lane % 2 === 0 ? PEOPLE.desk : PEOPLE.otherDesk, lane % 2 === 0 ? UNITS.hacThanh : UNITS.hoangHoa);
        if (lane % 2 === 0) {
          made.push(dossierId);
          if (turn % 2 === 0) await assign(dossierId);
        }
      }
      return made;
    });
    const given = new Map<string, number>();
    let [reached, isOver] = [cursor, false];
    const all = Promise.all(writers).then((made) => { isOver = true; return made.flat(); });
    // One more export after the last writer has ended: what it does not give was passed over.
    for (let last = false; !last;) {
      last = isOver;
      const part = await exported(WARD, { cursor: reached, limit: 5 });
      for (const { dossierId, version } of part.dossiers) {
        expect(version).toBeGreaterThan(given.get(dossierId) ?? 0);
        given.set(dossierId, version);
      }
      reached = part.cursor;
    }

    const state = await rig.rows<{ id: string; version: number }>('SELECT id, version FROM dossier WHERE id = ANY($1::uuid[])', [await all]);
    expect(state).toHaveLength(24);
    expect(given).toEqual(new Map(state.map(({ id, version }) => [id, version])));
  }, 60_000);
});
