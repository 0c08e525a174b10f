import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { accepted, CITIZEN, dossierRig, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const assigneeId = PEOPLE.specialist.accountId;
const aReceived = async (changes = {}) => accepted(await rig.receive(changes)).dossier.dossierId;
const anAssigned = async () => {
  const dossierId = await aReceived();
  accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId }));
  return dossierId;
};

describe('a dossier that is assigned', () => {
  it('is in process with the assignee, at the next version', async () => {
    const dossierId = await aReceived();

    const assigned = accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId }));

    expect(assigned).toMatchObject({ dossierId, version: 2, status: 'assigned', nationalStatus: 4, assigneeId, allowedActions: ['assign', 'submit-for-approval', 'complete', 'request-consultation', 'transfer', 'stop', 'extend', 'correct'] });
  });

  it('tells it as a fact that follows the receipt', async () => {
    const dossierId = await anAssigned();

    const events = await rig.rows<{ type: string; version: number; body: object }>('SELECT type, version, body FROM event WHERE aggregate_id = $1 ORDER BY version', [dossierId]);

    expect(events.map(({ type }) => type)).toEqual(['vn.haicap.dossier.dossier.received.v1', 'vn.haicap.dossier.dossier.assigned.v1']);
    expect(events[1]?.body).toMatchObject({ status: 'assigned', assigneeId, assignedAt: '2025-07-01T08:00:00+07:00', receivedOn: '2025-07-01', historic: false });
  });

  it('goes only to officers of the competent unit', async () => {
    const dossierId = await aReceived();

    expect(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.otherSpecialist.accountId })).toEqual(refusedWith('ASSIGNEE_NOT_IN_UNIT'));
  });
});

describe('a dossier that is completed', () => {
  it('is judged by its promised day', async () => {
    const dossierId = await anAssigned();

    const completed = accepted(await rig.complete({ dossierId, expectedVersion: 2 }));

    expect(completed).toMatchObject({
      version: 3, status: 'completed', nationalStatus: 9, completedAt: '2025-07-01T08:00:00+07:00', timeliness: 'on-time', allowedActions: ['correct', 'assess-fees'],
    });
    const [fact] = await rig.rows<{ body: object }>('SELECT body FROM event WHERE aggregate_id = $1 AND version = 3', [dossierId]);
    expect(fact?.body).toMatchObject({ status: 'completed', completedOn: '2025-07-01', timeliness: 'on-time' });
  });

  it('was assigned before; the refusal names the way out', async () => {
    const dossierId = await aReceived();

    expect(await rig.complete({ dossierId, expectedVersion: 1 })).toEqual(refusedWith('DOSSIER_STATE_FORBIDS', { allowedActions: ['assign', 'request-supplement', 'stop', 'correct', 'assess-fees', 'require-payment'] }));
  });

  it('keeps the note of the officer encrypted', async () => {
    const dossierId = await anAssigned();

    accepted(await rig.complete({ dossierId, expectedVersion: 2, resultNote: 'Trả cho bà Lê Thị Bình' }));

    const [step] = await rig.rows<{ note: string }>('SELECT note FROM dossier_step WHERE dossier_id = $1 AND version = 3', [dossierId]);
    expect(step?.note).toMatch(/^v1\.test\./);
  });
});

describe('a change seen against an older version', () => {
  it('is stale and names the current one', async () => {
    const dossierId = await anAssigned();

    expect(await rig.assign({ dossierId, expectedVersion: 1, assigneeId })).toEqual(refusedWith('DOSSIER_STALE', { currentVersion: 2 }));
  });

  it('of two at the same moment lets one through', async () => {
    const dossierId = await aReceived();

    const outcomes = await Promise.all([1, 2, 3, 4].map(() => rig.assign({ dossierId, expectedVersion: 1, assigneeId })));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(outcome).toEqual(refusedWith('DOSSIER_STALE'));
    expect(await rig.rows('SELECT 1 FROM event WHERE aggregate_id = $1', [dossierId])).toHaveLength(2);
  });
});

describe('the same change again', () => {
  it('gets the same answer, also after the dossier has gone on', async () => {
    const dossierId = await aReceived();
    const first = await rig.assign({ dossierId, expectedVersion: 1, assigneeId }, PEOPLE.chair, 'assign-once');
    accepted(await rig.complete({ dossierId, expectedVersion: 2 }));

    expect(await rig.assign({ dossierId, expectedVersion: 1, assigneeId }, PEOPLE.chair, 'assign-once')).toEqual(first);
    expect(await rig.rows('SELECT 1 FROM event WHERE aggregate_id = $1', [dossierId])).toHaveLength(3);
  });

  it('with another body is refused', async () => {
    const dossierId = await aReceived();
    await rig.assign({ dossierId, expectedVersion: 1, assigneeId }, PEOPLE.chair, 'assign-reused');

    expect(await rig.assign({ dossierId, expectedVersion: 2, assigneeId }, PEOPLE.chair, 'assign-reused')).toEqual(refusedWith('IDEMPOTENCY_KEY_REUSED'));
  });
});

describe('who may change a dossier', () => {
  it('is nobody of the unit that only received it', async () => {
    const dossierId = accepted(await rig.receive({ receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh }, PEOPLE.otherDesk)).dossier.dossierId;

    expect(await rig.assign({ dossierId, expectedVersion: 1, assigneeId }, PEOPLE.otherDesk)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE', { unitId: UNITS.hacThanh }));
    expect((await rig.assign({ dossierId, expectedVersion: 1, assigneeId })).ok).toBe(true);
  });

  it('does not learn that a dossier of other units exists', async () => {
    const dossierId = await anAssigned();

    expect(await rig.complete({ dossierId, expectedVersion: 2 }, PEOPLE.otherSpecialist)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });

  it('is not the desk when it comes to completing', async () => {
    const dossierId = await anAssigned();

    expect(await rig.complete({ dossierId, expectedVersion: 2 }, PEOPLE.desk)).toEqual(refusedWith('FORBIDDEN'));
  });

  it.each([['the province', PEOPLE.leader], ['an auditor', PEOPLE.auditor], ['a citizen', CITIZEN]])('is not %s', async (_, actor) => {
    const dossierId = await anAssigned();

    expect(await rig.complete({ dossierId, expectedVersion: 2 }, actor)).toEqual(refusedWith('FORBIDDEN'));
  });
});

describe('the timeline', () => {
  const timeline = (dossierId: string, actor = PEOPLE.desk, afterVersion = 0) => rig.app.get(ListTimeline).run({ dossierId, afterVersion }, actor);

  it('tells a life in sentences without names of persons', async () => {
    const dossierId = await anAssigned();
    accepted(await rig.complete({ dossierId, expectedVersion: 2 }));

    const { entries } = accepted(await timeline(dossierId));

    expect(entries).toEqual([
      { version: 1, at: '2025-07-01T08:00:00+07:00', type: 'received', status: 'received', sentence: 'Phường Hạc Thành đã tiếp nhận hồ sơ tại quầy. Hẹn trả kết quả ngày 01/07/2025.' },
      { version: 2, at: '2025-07-01T08:00:00+07:00', type: 'assigned', status: 'assigned', sentence: 'Phường Hạc Thành đã giao người xử lý hồ sơ.' },
      { version: 3, at: '2025-07-01T08:00:00+07:00', type: 'completed', status: 'completed', sentence: 'Phường Hạc Thành đã giải quyết xong hồ sơ, đúng hạn. Mời nhận kết quả tại Phường Hạc Thành.' },
    ]);
  });

  it('goes on after a version', async () => {
    const dossierId = await anAssigned();

    expect(accepted(await timeline(dossierId, PEOPLE.desk, 1)).entries.map(({ version }) => version)).toEqual([2]);
    expect(accepted(await timeline(dossierId, PEOPLE.desk, 2)).entries).toEqual([]);
  });

  it('is hidden from other units', async () => {
    expect(await timeline(await aReceived(), PEOPLE.otherDesk)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });

  it('shows the name a unit had when it acted', async () => {
    const dossierId = await aReceived();
    const [unit] = await rig.rows<{ full_name: string }>('SELECT full_name FROM unit_mirror WHERE unit_id = $1', [UNITS.hacThanh]);
    await rig.database.admin.query(`UPDATE unit_mirror SET full_name = 'Phường Thanh Hóa' WHERE unit_id = $1`, [UNITS.hacThanh]);

    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId }));

    await rig.database.admin.query(`UPDATE unit_mirror SET full_name = $2 WHERE unit_id = $1`, [UNITS.hacThanh, unit?.full_name]);
    const sentences = accepted(await timeline(dossierId)).entries.map(({ sentence }) => sentence);
    expect(sentences[0]).toContain('Phường Hạc Thành');
    expect(sentences[1]).toContain('Phường Thanh Hóa');
  });
});
