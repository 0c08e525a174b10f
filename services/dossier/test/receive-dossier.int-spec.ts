import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
import { PROCEDURE_CATALOGUE } from '../src/procedure/procedure-catalogue.js';
import { ReceiveDossier } from '../src/dossier/receive-dossier.js';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { accepted, aReceiveRequest, CITIZEN, dossierRig, PEOPLE, postsOf, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const countDossiers = async () => Number((await rig.rows<{ n: string }>('SELECT count(*) AS n FROM dossier'))[0]?.n);

describe('a dossier received at the desk', () => {
  it('gets a code of the agency and the day, a promise, and a tracking secret', async () => {
    const { dossier, trackingSecret } = accepted(await rig.receive());

    expect(dossier).toMatchObject({
      code: 'H56.147.97-250701-0001', version: 1, status: 'received', nationalStatus: 2, procedureVersion: 1, channel: 'counter',
      receivingUnitId: UNITS.hacThanh, competentUnitId: UNITS.hacThanh, returningUnitId: UNITS.hacThanh, supportUnitId: null,
      applicantName: 'Nguyễn Văn An', applicantMasked: false,
      receivedAt: '2025-07-01T08:00:00+07:00', dueOn: '2025-07-01', dueAt: '2025-07-01T17:00:00+07:00', allowedActions: ['assign', 'request-supplement', 'request-withdrawal', 'correct', 'assess-fees'],
    });
    expect(trackingSecret).toMatch(/^[0-9A-Z]{10}$/);
  });

  it('leaves row, step, event, outbox entry and audit row in one transaction', async () => {
    const { dossier } = accepted(await rig.receive());

    const [left] = await rig.rows(
      `SELECT (SELECT xmin FROM dossier WHERE id = $1)::text AS row, (SELECT xmin FROM dossier_step WHERE dossier_id = $1)::text AS step,
         (SELECT xmin FROM dossier_person WHERE dossier_id = $1)::text AS person,
         e.xmin::text AS event, o.xmin::text AS outbox, e.type, e.version, e.actor, a.action
       FROM event e JOIN outbox o ON o.id = e.id AND o.at = e.at JOIN audit a ON a.object_id = e.aggregate_id::text WHERE e.aggregate_id = $1`,
      [dossier.dossierId],
    );
    expect(left).toMatchObject({ type: 'vn.haicap.dossier.dossier.received.v1', version: 1, actor: PEOPLE.desk.accountId, action: 'receive' });
    const { row, step, person, event, outbox } = left as Record<string, string>;
    expect(new Set([row, step, person, event, outbox]).size).toBe(1);
  });

  it('keeps personal data encrypted, and out of events and audit', async () => {
    const { dossier } = accepted(await rig.receive());

    const stored = JSON.stringify(await rig.rows(
      `SELECT to_jsonb(d) AS dossier, (SELECT jsonb_agg(s) FROM dossier_step s WHERE s.dossier_id = d.id) AS steps, to_jsonb(p) AS person,
         (SELECT jsonb_agg(e) FROM event e WHERE e.aggregate_id = d.id) AS events, (SELECT jsonb_agg(a) FROM audit a WHERE a.object_id = d.id::text) AS audit
       FROM dossier d JOIN dossier_person p ON p.dossier_id = d.id WHERE d.id = $1`, [dossier.dossierId]));
    for (const secret of ['Nguyễn', '038090012345', '0912345678', 'Lê Lợi']) expect(stored).not.toContain(secret);
    const [person] = await rig.rows<{ full_name: string; personal_number_index: string }>('SELECT * FROM dossier_person WHERE dossier_id = $1', [dossier.dossierId]);
    expect(person?.full_name).toMatch(/^v1\.test\./);
    expect(person?.personal_number_index).toMatch(/^[0-9a-f]{32}$/);
  });

  it('at 15:01 on the last Friday before Tết is promised for the first working day after it', async () => {
    rig.clock.set('2026-02-13T15:01:00+07:00');

    const { dossier } = accepted(await rig.receive());

    rig.clock.set('2025-07-01T08:00:00+07:00');
    expect(dossier).toMatchObject({ code: 'H56.147.97-260213-0001', dueOn: '2026-02-23', clockStartsAt: '2026-02-23T07:00:00+07:00' });
    expect(dossier.dueReasons.map(({ code }) => code)).toEqual(['received-after-same-day-cut-off', 'weekend-not-counted', ...Array<string>(5).fill('holiday-not-counted')]);
  });

  it('for another unit of the province keeps receiving, competent, returning and support unit apart', async () => {
    const { dossier } = accepted(await rig.receive({
      procedureCode: '1.012753', components: [{ code: 'don-dang-ky', originals: 1 }, { code: 'giay-to-dat-dai', copies: 1 }],
      competentUnitId: UNITS.department, returningUnitId: UNITS.hoangHoa, supportUnitId: UNITS.hoangHoa,
    }));

    expect(dossier).toMatchObject({
      receivingUnitId: UNITS.hacThanh, competentUnitId: UNITS.department, returningUnitId: UNITS.hoangHoa, supportUnitId: UNITS.hoangHoa,
      code: expect.stringMatching(/^H56\.147\.97-/),
    });
  });

  it('with a doubtful personal number is received with a warning', async () => {
    const { warnings } = accepted(await rig.receive({ applicant: { fullName: 'Lê Thị Bình', personalNumber: '038990012345' } }));

    expect(warnings).toEqual([{ code: 'IMPLAUSIBLE_CENTURY', centuryDigit: 9 }]);
  });
});

describe('a dossier filed by a citizen', () => {
  it('is online, belongs to the account and is numbered from the online block', async () => {
    const { dossier } = accepted(await rig.receive({}, CITIZEN));

    expect(dossier).toMatchObject({ channel: 'online', applicantMasked: false });
    const [row] = await rig.rows<{ owner_account_id: string }>('SELECT owner_account_id FROM dossier WHERE id = $1', [dossier.dossierId]);
    expect(row?.owner_account_id).toBe(CITIZEN.accountId);
    expect(await rig.rows(`SELECT 1 FROM code_block WHERE desk = 'online' AND next_number = first_number + 1`)).toHaveLength(1);
  });
});

describe('a receipt that is refused', () => {
  it.each([
    ['every missing component at once', { components: [] }, 'COMPONENT_MISSING', { components: [{ code: 'ban-chinh', name: expect.any(String) }, { code: 'ban-sao', name: expect.any(String) }] }],
    ['a component of another procedure', { components: [{ code: 'giay-bao-tu' }] }, 'COMPONENT_UNKNOWN', { components: ['giay-bao-tu'] }],
    ['an unknown procedure', { procedureCode: '9.999999' }, 'PROCEDURE_NOT_FOUND', {}],
    ['an unknown unit', { competentUnitId: '00000000-0000-5000-8000-0000000000ff' }, 'UNIT_NOT_FOUND', { as: 'competent' }],
    ['a dissolved unit', { returningUnitId: UNITS.formerWard }, 'UNIT_NOT_ACTIVE', { as: 'returning' }],
    ['a unit of another province', { competentUnitId: UNITS.haNoiWard }, 'UNIT_NOT_COMPETENT', { reason: 'other-province' }],
    ['a unit of the wrong level', { competentUnitId: UNITS.department }, 'UNIT_NOT_COMPETENT', { competentLevel: 'commune' }],
    ['a personal number of 11 digits', { applicant: { fullName: 'A', personalNumber: '03809001234' } }, 'PERSONAL_NUMBER_INVALID', {}],
  ])('names %s', async (_, changes, code, params) => {
    expect(await rig.receive(changes)).toEqual(refusedWith(code, params));
  });

  it('stores nothing, so the corrected request may use the same key', async () => {
    const before = await countDossiers();

    expect(await rig.receive({ components: [] }, PEOPLE.desk, 'corrected')).toEqual(refusedWith('COMPONENT_MISSING'));

    expect(await countDossiers()).toBe(before);
    expect((await rig.receive({}, PEOPLE.desk, 'corrected')).ok).toBe(true);
  });
});

describe('who may receive', () => {
  it('is not an officer of another unit', async () => {
    expect(await rig.receive({}, PEOPLE.otherDesk)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
  });

  it('is not a specialist', async () => {
    expect(await rig.receive({}, PEOPLE.specialist)).toEqual(refusedWith('FORBIDDEN'));
  });

  it('is nobody whose post the registry does not confirm, whatever the token says', async () => {
    const forged = { ...PEOPLE.specialist, posts: [{ unitId: UNITS.hacThanh, role: 'one-stop-officer' as const }] };

    expect(await rig.receive({}, forged)).toEqual(refusedWith('FORBIDDEN'));
  });

  it('is nobody whose post has ended', async () => {
    await rig.projectOfficers([postsOf(PEOPLE.otherDesk, { validTo: '2025-06-30' })]);
    rig.clock.advance(11_000);

    expect(await rig.receive({ receivingUnitId: UNITS.hoangHoa }, PEOPLE.otherDesk)).toEqual(refusedWith('FORBIDDEN'));

    await rig.projectOfficers([postsOf(PEOPLE.otherDesk)]);
    rig.clock.set('2025-07-01T08:00:00+07:00');
  });
});

describe('the same command again', () => {
  it('gets the same answer and makes no second dossier', async () => {
    const first = await rig.receive({}, PEOPLE.desk, 'again');
    const before = await countDossiers();

    expect(await rig.receive({}, PEOPLE.desk, 'again')).toEqual(first);
    expect(await countDossiers()).toBe(before);
  });

  it('gets the answer of that time after the dossier has gone on', async () => {
    const first = await rig.receive({ applicant: { fullName: 'Lê Thị Bình', personalNumber: '038990012345' } }, PEOPLE.desk, 'gone-on');
    const { dossierId } = accepted(first).dossier;
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));

    expect(await rig.receive({ applicant: { fullName: 'Lê Thị Bình', personalNumber: '038990012345' } }, PEOPLE.desk, 'gone-on')).toEqual(first);
  });

  it('with another body is refused', async () => {
    await rig.receive({}, PEOPLE.desk, 'reused');

    expect(await rig.receive({ channel: 'postal' }, PEOPLE.desk, 'reused')).toEqual(refusedWith('IDEMPOTENCY_KEY_REUSED'));
  });

  it('of another person is another command', async () => {
    const first = accepted(await rig.receive({}, PEOPLE.desk, 'shared'));
    const second = accepted(await rig.receive({}, CITIZEN, 'shared'));

    expect(second.dossier.dossierId).not.toBe(first.dossier.dossierId);
  });

  it('at the same moment makes one dossier; the other is told to come back', async () => {
    const before = await countDossiers();

    const outcomes = await Promise.all([1, 2, 3].map(() => rig.receive({}, PEOPLE.desk, 'twice')));

    expect(await countDossiers()).toBe(before + 1);
    for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(outcome).toEqual(refusedWith('IDEMPOTENCY_KEY_IN_FLIGHT'));
    expect((await rig.receive({}, PEOPLE.desk, 'twice')).ok).toBe(true);
  });
});

describe('a batch', () => {
  const rights = { accountId: PEOPLE.desk.accountId, isCitizen: false, posts: PEOPLE.desk.posts, delegations: [] };
  const command = (changes = {}) => ({ request: aReceiveRequest(changes), rights, idempotencyKey: rig.nextKey(), traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, reused: [] });

  it('with a refused member receives the others', async () => {
    const outcomes = await rig.app.get(ReceiveDossier).runMany([command(), command({ components: [] }), command()]);

    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.code))).toEqual(['ok', 'COMPONENT_MISSING', 'ok']);
  });

  it('is one transaction', async () => {
    const outcomes = await rig.app.get(ReceiveDossier).runMany([command(), command(), command()]);

    const dossierIds = outcomes.map((outcome) => accepted(outcome).dossier.dossierId);
    expect(await rig.rows('SELECT DISTINCT xmin FROM dossier WHERE id = ANY($1)', [dossierIds])).toHaveLength(1);
  });

  it('with a failing member is replayed one by one, and only that member fails', async () => {
    await rig.database.admin.query('ALTER TABLE dossier_component ADD CONSTRAINT harm CHECK (originals <> 77)');
    const broken = { components: [{ code: 'ban-chinh', originals: 77 }, { code: 'ban-sao', copies: 1 }] };

    const outcomes = await Promise.allSettled([rig.receive(), rig.receive(broken), rig.receive(), rig.receive()]);

    await rig.database.admin.query('ALTER TABLE dossier_component DROP CONSTRAINT harm');
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });
});

describe('a procedure that gets a new version', () => {
  it('leaves dossiers on the version they were received under', async () => {
    const { dossier } = accepted(await rig.receive());
    const copies = PROCEDURE_CATALOGUE.find(({ code }) => code === '2.000815');
    if (!copies) throw new Error('the catalogue lacks certified copies');
    await rig.app.get(PublishProcedures).run({
      entries: [{ ...copies, name: 'Chứng thực bản sao điện tử', timeLimit: { unit: 'working-day', amount: 1 }, channels: [] }], actor: 'test', mode: 'all',
    });

    const later = accepted(await rig.receive());

    expect(later.dossier).toMatchObject({ procedureVersion: 2, procedureName: 'Chứng thực bản sao điện tử', dueOn: '2025-07-02' });
    expect(await rig.app.get(LookUpDossier).run({ dossierId: dossier.dossierId }, PEOPLE.desk))
      .toMatchObject({ ok: true, value: { procedureVersion: 1, procedureName: 'Chứng thực bản sao từ bản chính', dueOn: '2025-07-01' } });
  });
});
