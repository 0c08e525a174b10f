import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TrackOwnDossier } from '../src/own-dossier/track-own-dossier.js';
import { RequestSupplement } from '../src/supplement/request-supplement.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { accepted, CITIZEN, dossierRig, PEOPLE, UNITS, type DossierRig } from './dossier-rig.js';
import { moneyOn } from './money-rig.js';
import { leadThroughLife, REGISTRATION } from './whole-life.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());
const { require } = moneyOn(() => rig);

const START = '2025-07-01T08:00:00+07:00';
const tracked = async (dossierId: string) => accepted(await rig.app.get(TrackOwnDossier).run({ dossierId }, CITIZEN));
const timeline = async (dossierId: string) => accepted(await rig.app.get(ListTimeline).run({ dossierId, afterVersion: 0 }, CITIZEN)).entries;
const filedAt = async (changes = {}) => {
  rig.clock.set(START);
  return accepted(await rig.receive({ ...REGISTRATION, ...changes }, CITIZEN)).dossier.dossierId;
};
const anAssigned = async () => {
  const dossierId = await filedAt();
  accepted(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.desk));
  accepted(await rig.assign({ dossierId, expectedVersion: 2, assigneeId: PEOPLE.specialist.accountId }));
  return dossierId;
};

describe('what the office wrote', () => {
  it('to itself is not read by the citizen who filed the dossier', async () => {
    rig.clock.set(START);
    const { dossierId } = await leadThroughLife(rig, 'return-approval');

    const shown = await tracked(dossierId);

    expect(shown).toMatchObject({ status: 'returned-by-approver', reason: { code: 'draft-incorrect', text: null } });
    for (const said of [shown, await timeline(dossierId)]) expect(JSON.stringify(said)).not.toContain('Sửa ngày sinh');
  });

  it('to the citizen about a supplement is, with what stands beside each paper', async () => {
    rig.clock.set(START);
    const { dossierId } = await leadThroughLife(rig, 'request-supplement');

    expect(await tracked(dossierId)).toMatchObject({
      reason: { code: 'incomplete', text: 'Đề nghị bổ sung giấy khai sinh cũ.' }, missing: [{ code: 'giay-to-cu', note: 'Bản sao có chứng thực' }],
    });
  });

  it('in the apology is read in the progress as on the form', async () => {
    const dossierId = await anAssigned();
    rig.clock.set('2025-07-09T08:00:00+07:00');
    accepted(await rig.extend({ dossierId, expectedVersion: 3, reasonCode: 'verification', reasonText: 'Cần xác minh nơi sinh.', by: { unit: 'working-day', amount: 2 } }, PEOPLE.chair));

    expect(await tracked(dossierId)).toMatchObject({ reason: { code: 'verification', text: 'Cần xác minh nơi sinh.' } });
    expect((await timeline(dossierId)).at(-1)).toMatchObject({ type: 'extended', note: { text: 'Cần xác minh nơi sinh.' } });
  });

  it('in a demand for money is read beside its step', async () => {
    const dossierId = await anAssigned();
    const lines = [{ code: 'thue', name: 'Thuế', amountDong: 1000, basis: 'Luật Quản lý thuế' }];
    accepted(await require({ dossierId, expectedVersion: 3, documentNumber: '12/TB-CT', reasonText: 'Theo thông báo của cơ quan thuế.', lines }, PEOPLE.specialist));

    expect((await timeline(dossierId)).at(-1)).toMatchObject({ type: 'payment-required', note: { text: 'Theo thông báo của cơ quan thuế.' } });
  });
});

describe('before a desk has received it', () => {
  it('a supplement pauses no clock and moves no appointment: the desk goes on', async () => {
    const dossierId = await filedAt({ receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh });
    const asked = { dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu giấy cũ.', missing: [{ code: 'giay-to-cu' }] };
    accepted(await rig.app.get(RequestSupplement).beforeReceipt({ ...asked, supplyWithinDays: 10 }, PEOPLE.otherDesk, rig.nextKey()));

    const { holding, next, pausedAt } = await tracked(dossierId);

    expect({ holding, next, pausedAt }).toEqual({
      holding: 'Hồ sơ đang chờ bạn bổ sung trước khi được tiếp nhận.', pausedAt: null,
      next: 'Bạn nộp đủ giấy tờ tại Xã Hoằng Hóa trước hết ngày 11/07/2025; sau đó Xã Hoằng Hóa xem xét tiếp nhận và hẹn ngày trả kết quả.',
    });
  });

  it('a withdrawal is answered by the desk, and every sentence says so', async () => {
    const dossierId = await filedAt({ receivingUnitId: UNITS.hoangHoa, competentUnitId: UNITS.hacThanh });
    const wish = { dossierId, reasonCode: 'no-longer-needed', reasonText: 'Tôi không cần nữa.' };
    accepted(await rig.requestWithdrawal({ ...wish, expectedVersion: 1 }, CITIZEN));
    const asked = await tracked(dossierId);
    accepted(await rig.refuseWithdrawal({ dossierId, expectedVersion: 2, reasonCode: 'applicant-changed-mind', reasonText: 'Người nộp đề nghị tiếp tục.' }, PEOPLE.otherDesk));
    accepted(await rig.requestWithdrawal({ ...wish, expectedVersion: 3 }, CITIZEN));
    accepted(await rig.stop({ dossierId, expectedVersion: 4, reasonCode: 'withdrawn', reasonText: 'Theo đề nghị.' }, PEOPLE.otherDesk));
    const stopped = await tracked(dossierId);

    expect(asked.holder).toEqual({ side: 'office', name: 'Xã Hoằng Hóa' });
    expect(stopped.timeline.slice(1).map(({ sentence }) => sentence)).toEqual([
      'Người nộp đã đề nghị rút hồ sơ; Xã Hoằng Hóa sẽ trả lời. Lý do: không còn nhu cầu.',
      'Xã Hoằng Hóa tiếp tục xem xét tiếp nhận, chưa chấp nhận đề nghị rút hồ sơ. Lý do: người nộp đề nghị tiếp tục giải quyết.',
      'Người nộp đã đề nghị rút hồ sơ; Xã Hoằng Hóa sẽ trả lời. Lý do: không còn nhu cầu.',
      'Xã Hoằng Hóa đã dừng hồ sơ trước khi tiếp nhận theo đề nghị rút của người nộp. Lý do: người nộp đề nghị rút hồ sơ.',
    ]);
    for (const { holding, next } of [asked, stopped]) expect(`${holding} ${next}`).not.toContain('Phường Hạc Thành');
  });
});

describe('a result that was wished by post', () => {
  const COPY = { procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] };
  const completed = async (changes: object) => {
    rig.clock.set(START);
    const { dossierId } = accepted(await rig.receive({ ...COPY, ...changes })).dossier;
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.complete({ dossierId, expectedVersion: 2 }));
    const { entries } = accepted(await rig.app.get(ListTimeline).run({ dossierId, afterVersion: 2 }, PEOPLE.desk));
    return entries[0]?.sentence;
  };

  it('is announced as sent, and nobody is told to come for it', async () => {
    expect(await completed({ returnByPost: { address: '9 Trần Phú' } }))
      .toBe('Phường Hạc Thành đã giải quyết xong hồ sơ, đúng hạn. Phường Hạc Thành gửi kết quả qua bưu chính công ích.');
    expect(await completed({})).toBe('Phường Hạc Thành đã giải quyết xong hồ sơ, đúng hạn. Mời nhận kết quả tại Phường Hạc Thành.');
  });

  it('is promised so from the first day on, without the address', async () => {
    const dossierId = await filedAt({ returnByPost: { address: '9 Trần Phú' } });
    accepted(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.desk));
    accepted(await rig.assign({ dossierId, expectedVersion: 2, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.submitForApproval({ dossierId, expectedVersion: 3 }, PEOPLE.specialist));

    const shown = await tracked(dossierId);

    expect(shown.next).toBe('Khi được phê duyệt, Phường Hạc Thành hoàn thành kết quả. Khi có kết quả, Phường Hạc Thành gửi đến bạn qua bưu chính công ích.');
    expect(JSON.stringify(shown)).not.toContain('Trần Phú');
  });
});
