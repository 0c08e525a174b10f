import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestSupplement } from '../src/supplement/request-supplement.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { accepted, CITIZEN, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';
import { REFUSE_INTAKE, REGISTRATION } from './whole-life.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const [FORM, OLD_PAPER] = ['to-khai', 'giay-to-cu'];
/** What stands at a desk with less than the procedure asks for: it is entered, and not received. */
const entered = async (changes = {}) => {
  rig.clock.set('2025-07-01T08:00:00+07:00');
  return accepted(await rig.receive({ ...REGISTRATION, submitOnly: true, components: [{ code: FORM, originals: 1 }], ...changes })).dossier;
};
const askFor = (dossierId: string, ...codes: string[]) => rig.app.get(RequestSupplement).beforeReceipt({
  dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu giấy tờ theo quy định.', missing: codes.map((code) => ({ code })),
}, PEOPLE.desk, rig.nextKey());
const incomplete = refusedWith('COMPONENT_MISSING', { components: [{ code: OLD_PAPER, name: expect.any(String) }] });

describe('an incomplete dossier of somebody who stands at a desk', () => {
  it('is entered without an appointment, and says where it was filed', async () => {
    const dossier = await entered();
    const byPost = await entered({ channel: 'postal' });

    const { entries } = accepted(await rig.app.get(ListTimeline).run({ dossierId: dossier.dossierId, afterVersion: 0 }, PEOPLE.desk));
    expect(dossier).toMatchObject({ status: 'submitted', nationalStatus: 1, channel: 'counter', receivedAt: null, dueOn: null, intakeDueAt: '2025-07-02T08:00:00+07:00' });
    expect(dossier.allowedActions).toEqual(['receive', 'refuse-intake', 'request-withdrawal', 'request-intake-supplement', 'correct', 'assess-fees']);
    expect(byPost).toMatchObject({ status: 'submitted', channel: 'postal' });
    expect(entries.map(({ sentence }) => sentence)).toEqual([expect.stringMatching(/^Hồ sơ đã được nộp tại quầy của Phường Hạc Thành/)]);
    expect(await rig.rows('SELECT type, body ->> \'channel\' AS channel FROM event WHERE aggregate_id = $1', [dossier.dossierId]))
      .toEqual([{ type: 'vn.haicap.dossier.dossier.submitted.v1', channel: 'counter' }]);
  });

  it('is refused with a reason, like one that was filed online', async () => {
    const { dossierId } = await entered();

    expect(accepted(await rig.refuseIntake({ dossierId, expectedVersion: 1, ...REFUSE_INTAKE }, PEOPLE.desk)))
      .toMatchObject({ status: 'refused', nationalStatus: 3, reasonCode: 'duplicate', allowedActions: [] });
  });

  it('is not received before it is complete', async () => {
    const { dossierId } = await entered();

    expect(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.desk)).toEqual(incomplete);
  });

  it('is asked for everything it lacks in one list, whatever the officer named, and received once that has come', async () => {
    const { dossierId } = await entered();
    const asked = accepted(await askFor(dossierId, FORM));
    rig.clock.set('2025-07-03T08:00:00+07:00');
    const supplied = accepted(await rig.supply({ dossierId, expectedVersion: 2, components: [{ code: FORM, originals: 1 }, { code: OLD_PAPER, copies: 1 }] }, PEOPLE.desk));

    const received = accepted(await rig.receiveSubmitted({ dossierId, expectedVersion: 3 }, PEOPLE.desk));

    expect(asked).toMatchObject({ status: 'supplement-requested', nationalStatus: 5, dueOn: null, missingComponents: [{ code: FORM }, { code: OLD_PAPER }] });
    expect(supplied).toMatchObject({ status: 'submitted', dueOn: null });
    expect(received).toMatchObject({ status: 'received', channel: 'counter', receivedAt: '2025-07-03T08:00:00+07:00', dueOn: '2025-07-10' });
  });

  it('is not received at once, and names nothing that its procedure does not know', async () => {
    const without = { ...REGISTRATION, components: [{ code: FORM, originals: 1 }] };

    expect(await rig.receive(without)).toEqual(incomplete);
    expect(await rig.receive({ ...without, submitOnly: true, components: [{ code: 'giay-bao-tu', originals: 1 }] })).toEqual(refusedWith('COMPONENT_UNKNOWN'));
    expect(await rig.receive({ ...without, submitOnly: true }, CITIZEN)).toEqual(refusedWith('REQUEST_INVALID', { field: 'submitOnly', reason: 'at-a-desk-only' }));
  });

  it('gets the answer of its filing again for the same key', async () => {
    const filing = { ...REGISTRATION, submitOnly: true as const, components: [] };
    const first = accepted(await rig.receive(filing, PEOPLE.desk, 'entered-once'));

    expect(accepted(await rig.receive(filing, PEOPLE.desk, 'entered-once'))).toEqual(first);
  });
});
