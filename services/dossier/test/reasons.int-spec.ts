import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DOSSIER_REASONS, type addDossierReason, type RpcRequest } from '@haicap/contracts';
import { LookUpDossier } from '../src/dossier/look-up-dossier.js';
import { ChangeReasons } from '../src/reason/change-reasons.js';
import { ListReasons } from '../src/reason/list-reasons.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { StopDossier } from '../src/withdrawal/stop-dossier.js';
import { accepted, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());
beforeEach(() => rig.clock.set('2025-07-01T08:00:00+07:00'));

const FLOOD: RpcRequest<typeof addDossierReason> = { action: 'stop', code: 'flood-lost', words: 'Hồ sơ bị mất do lũ quét', basis: '12/QĐ-UBND ngày 01/7/2025', validFrom: '2025-07-01' };
const add = (changes: Partial<typeof FLOOD> = {}, actor = PEOPLE.admin, key: string = randomUUID()) => rig.app.get(ChangeReasons).add({ ...FLOOD, ...changes }, actor, key);
const end = (reasonId: string, validTo: string, expectedVersion = 1) => rig.app.get(ChangeReasons).end({ reasonId, expectedVersion, validTo }, PEOPLE.admin, randomUUID());
const list = async (request = {}) => accepted(await rig.app.get(ListReasons).run(request)).items;
const stop = (dossierId: string, expectedVersion: number, reasonCode: string) =>
  rig.app.get(StopDossier).run({ dossierId, expectedVersion, reasonCode, reasonText: 'Kho lưu hồ sơ bị cuốn trôi đêm 30/6' }, PEOPLE.chair, randomUUID());
const sentences = async (dossierId: string) => accepted(await rig.app.get(ListTimeline).run({ dossierId, afterVersion: 0 }, PEOPLE.chair)).entries.map(({ sentence }) => sentence);

describe('the reasons of a province', () => {
  it('begin with the list that the product brings, word for word', async () => {
    const rows = (await list()).map(({ action, code, words, origin, validTo }) => [action, code, words, origin, validTo]);
    const shipped = Object.entries(DOSSIER_REASONS).flatMap(([action, reasons]) => reasons.map(({ code, vi }) => [action, code, vi, 'national', null]));
    expect(rows.toSorted()).toEqual(shipped.toSorted());
    const stopping = await list({ action: 'stop' });
    expect(stopping.map(({ code }) => code)).toEqual(DOSSIER_REASONS.stop.map(({ code }) => code));
  });

  it('grow by the administrator\'s own, which officers choose and citizens read in its words, also when it has ended', async () => {
    const received = accepted(await rig.receive()).dossier;
    const other = accepted(await rig.receive()).dossier;
    expect(await stop(received.dossierId, 1, 'flood-lost')).toEqual(refusedWith('REASON_REQUIRED', { reasonCodes: ['conditions-not-met', 'dispute', 'authority-order'] }));

    const reason = accepted(await add());
    expect(accepted(await stop(received.dossierId, 1, 'flood-lost'))).toMatchObject({ status: 'stopped', reasonCode: 'flood-lost', reasonLabel: 'Hồ sơ bị mất do lũ quét' });

    rig.clock.set('2025-07-02T08:00:00+07:00');
    accepted(await end(reason.reasonId, '2025-07-02'));
    expect((await list({ action: 'stop' })).map(({ code }) => code)).toContain('flood-lost');
    rig.clock.set('2025-07-03T08:00:00+07:00');
    expect((await list({ action: 'stop' })).map(({ code }) => code)).not.toContain('flood-lost');
    expect((await list({ action: 'stop', which: 'all' })).at(-1)).toMatchObject({ code: 'flood-lost', validTo: '2025-07-02', origin: 'province' });
    expect(await stop(other.dossierId, 1, 'flood-lost')).toEqual(refusedWith('REASON_REQUIRED'));

    expect(accepted(await rig.app.get(LookUpDossier).run({ dossierId: received.dossierId }, PEOPLE.chair)).reasonLabel).toBe('Hồ sơ bị mất do lũ quét');
    expect((await sentences(received.dossierId)).at(-1)).toContain('Lý do: hồ sơ bị mất do lũ quét.');
  });

  it('keep the words of the first list for steps that were written before reasons were data', async () => {
    const { dossierId } = accepted(await rig.receive()).dossier;
    accepted(await stop(dossierId, 1, 'dispute'));
    await rig.rows(`UPDATE dossier_step SET sentence = sentence - 'reasonLabel' WHERE dossier_id = $1`, [dossierId]);
    expect((await sentences(dossierId)).at(-1)).toContain('Lý do: có tranh chấp, khiếu nại đang được cơ quan có thẩm quyền giải quyết.');
  });

  it('are the administrator\'s alone', async () => {
    expect(await add({ code: 'chair-s-own' }, PEOPLE.chair)).toEqual(refusedWith('FORBIDDEN'));
  });

  it('give a code once for an action, and the same answer to the same key', async () => {
    const key = randomUUID();
    const first = accepted(await add({ action: 'extend', code: 'storm' }, PEOPLE.admin, key));
    const ended = accepted(await end(first.reasonId, '2025-07-31'));
    expect(ended).toEqual({ ...first, version: 2, validTo: '2025-07-31' });
    expect(accepted(await add({ action: 'extend', code: 'storm' }, PEOPLE.admin, key))).toEqual(first);
    expect(await add({ action: 'extend', code: 'storm', words: 'Lời khác' }, PEOPLE.admin, key)).toEqual(refusedWith('IDEMPOTENCY_KEY_REUSED'));
    expect(await add({ action: 'extend', code: 'storm' })).toEqual(refusedWith('DOSSIER_REASON_EXISTS'));
    expect(await end(first.reasonId, '2025-07-31')).toEqual(refusedWith('DOSSIER_REASON_STALE'));
    expect(await end(first.reasonId, '2025-07-31', 2)).toEqual(refusedWith('DOSSIER_REASON_FIXED'));
    expect(await end(randomUUID(), '2025-07-31')).toEqual(refusedWith('DOSSIER_REASON_NOT_FOUND'));
  });

  it('begin and end on days that have not passed', async () => {
    expect(await add({ code: 'late', validFrom: '2025-06-30' })).toEqual(refusedWith('DOSSIER_REASON_DAY_INVALID'));
    const reason = accepted(await add({ code: 'autumn', validFrom: '2025-09-01' }));
    expect((await list({ action: 'stop' })).map(({ code }) => code)).not.toContain('autumn');
    expect((await list({ action: 'stop', asOf: '2025-09-01' })).map(({ code }) => code)).toContain('autumn');
    expect(await end(reason.reasonId, '2025-08-31')).toEqual(refusedWith('DOSSIER_REASON_DAY_INVALID'));
  });

  it('leave a fact of each change, and cannot be worded anew', async () => {
    const reason = accepted(await add({ action: 'transfer', code: 'merged-again' }));
    accepted(await end(reason.reasonId, '2025-07-31'));
    const facts = await rig.rows(`SELECT type, version, body FROM event WHERE aggregate_id = $1 ORDER BY version`, [reason.reasonId]);
    expect(facts).toMatchObject([
      { type: 'vn.haicap.dossier.reason.changed.v1', version: 1 }, { type: 'vn.haicap.dossier.reason.changed.v1', version: 2 },
    ]);
    await expect(rig.dataSource.query(`UPDATE dossier_reason SET words = 'khác'`)).rejects.toThrow('permission denied');
  });
});
