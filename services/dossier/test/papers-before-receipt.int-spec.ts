import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trackDossier } from '@haicap/contracts';
import { RequestSupplement } from '../src/supplement/request-supplement.js';
import { TrackDossier } from '../src/tracking/track-dossier.js';
import { trackingSecret } from '../src/tracking/tracking.js';
import { accepted, CITIZEN, dossierRig, INSTALLATION_KEY, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';
import { papersOf, type Papers } from './papers-rig.js';
import { REGISTRATION } from './whole-life.js';

let rig: DossierRig;
let papers: Papers;
beforeAll(async () => {
  rig = await dossierRig();
  papers = papersOf(rig);
});
afterAll(() => rig.close());

/** Filed online at one commune for another one that decides. */
const filed = async () => accepted(await rig.receive({ ...REGISTRATION, receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh }, CITIZEN)).dossier;

describe('a paper of what nobody has received yet', () => {
  it('asks in the name of the desk, says until when, and moves no appointment', async () => {
    const { dossierId, code } = await filed();
    const asking = { dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu giấy.', missing: [{ code: 'giay-to-cu' }], supplyWithinDays: 5 };
    accepted(await rig.app.get(RequestSupplement).beforeReceipt(asking, PEOPLE.otherDesk, rig.nextKey()));

    const asked = await papers.read({ dossierId, form: 'supplement-request' }, PEOPLE.otherDesk);
    const { next } = accepted(await rig.app.get(TrackDossier).run(trackDossier.request.parse({ code, secret: trackingSecret(INSTALLATION_KEY, dossierId) })));

    for (const words of [
      'ỦY BAN NHÂN DÂN XÃ HOẰNG HÓA', 'Qua xem xét, Ủy ban nhân dân xã Hoằng Hóa đề nghị', 'Bổ sung chậm nhất ngày: 07/07/2025', 'ngày hẹn trả được ghi trên giấy tiếp nhận',
    ]) expect(asked.text).toContain(words);
    for (const words of ['Ủy ban nhân dân phường Hạc Thành', 'ngày hẹn trả được dời']) expect(asked.text).not.toContain(words);
    expect(next).toContain('tại Xã Hoằng Hóa trước hết ngày 07/07/2025');
  });

  it('stops it in the name of the desk, which alone has it', async () => {
    const { dossierId } = await filed();
    accepted(await rig.requestWithdrawal({ dossierId, expectedVersion: 1, reasonCode: 'no-longer-needed', reasonText: 'Không cần nữa.' }, CITIZEN));
    accepted(await rig.stop({ dossierId, expectedVersion: 2, reasonCode: 'withdrawn', reasonText: 'Theo đề nghị.' }, PEOPLE.otherDesk));

    const { text } = await papers.read({ dossierId, form: 'stop-notice' }, PEOPLE.otherDesk);

    for (const words of ['ỦY BAN NHÂN DÂN XÃ HOẰNG HÓA', 'Ủy ban nhân dân xã Hoằng Hóa đã nhận đề nghị rút', 'Ủy ban nhân dân xã Hoằng Hóa thông báo dừng']) expect(text).toContain(words);
    expect(text).not.toContain('Ủy ban nhân dân phường Hạc Thành');
  });
});
