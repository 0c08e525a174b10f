import { jest } from '@jest/globals';
import { Counter } from './counter.js';
import { Installation, type Unit } from './installation.js';
import {
  BIRTH, BIRTH_AGAIN, BIRTH_AGAIN_ANSWERS, CERTIFIED_COPY, CHAIR, CITIZEN, DESK, ENVIRONMENT, HAC_THANH, LAND, MARRIAGE, MUONG_LAT, SPECIALIST,
} from './names.js';
import { expectSumsUp, ledgerOf } from './ledger.js';
import { receiveOverMidnight } from './midnight.js';
import { expectSaid, form, HAC_THANH_AGENCY, HAC_THANH_DESK, written } from './paper-words.js';

jest.setTimeout(300_000);

let province: Installation;
let counter: Counter;
let hacThanh: Unit;
let muongLat: Unit;
/** A scenario begins at its own time; time only goes forward, so they stand in its order. */
const at = (instant: string) => province.moveClock(instant);
const day = (instant: string | null) => instant?.slice(0, 10);

beforeAll(async () => {
  province = await Installation.start({ clock: '2026-12-01T08:00' });
  counter = new Counter(province);
  [hacThanh, muongLat] = await Promise.all([counter.unit(HAC_THANH), counter.unit(MUONG_LAT)]);
});
afterAll(async () => { await province?.remove(); });

describe('a certified copy', () => {
  it('is promised for the same day before 15:00, costs by pages and copies, and is returned at once', async () => {
    await at('2026-12-01T14:40');
    const { dossier } = await counter.file({ procedure: CERTIFIED_COPY, at: hacThanh, as: DESK });
    expect(dossier).toMatchObject({ status: 'received', nationalStatus: 2, dueOn: '2026-12-01' });

    const owing = await counter.act(dossier, 'fees', DESK, { quantities: [{ pages: 3, copies: 2 }] });
    const { outstandingDong } = await province.ask<{ outstandingDong: number }>(`/api/v1/dossiers/${dossier.dossierId}/fees`, { as: DESK });
    // Two pages of 2,000 đồng, one of 1,000, twice.
    expect([owing.financialStatus, outstandingDong]).toEqual(['due', 10_000]);
    const paid = await counter.act(owing, 'payments', DESK, { method: 'cash', amountDong: 10_000 });

    const slip = await counter.print(paid, 'receipt-slip', DESK);
    expectSaid(slip, [
      form('01'), `Mã hồ sơ: ${dossier.code}`, 'ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH', 'Hạc Thành, ngày 01 tháng 12 năm 2026', 'Lê Thị Thử',
      'Chứng thực bản sao từ bản chính (2.000815)', 'trong ngày làm việc', written(dossier.receivedAt), written(dossier.dueAt),
    ]);
    expect(day(dossier.dueAt)).toBe('2026-12-01');

    const done = await counter.conclude(await counter.assign(paid, SPECIALIST, CHAIR), SPECIALIST, CHAIR);
    const returned = await counter.act(done, 'result-return', DESK);
    expectSaid(await counter.print(returned, 'control-slip', DESK), [form('06'), dossier.code, HAC_THANH_AGENCY, 'Kết quả giải quyết: Đúng hạn', 'Người nộp hồ sơ']);
    expect(returned).toMatchObject({ status: 'result-returned', nationalStatus: 10, timeliness: 'on-time', financialStatus: 'paid', deliveryStatus: 'returned' });
  });

  it('is promised for the next working day after 15:00, and says why', async () => {
    await at('2026-12-01T15:05');
    const { dossier } = await counter.file({ procedure: CERTIFIED_COPY, at: hacThanh, as: DESK });

    expect(dossier.dueOn).toBe('2026-12-02');
    expect(dossier.dueReasons.map(({ code }) => code)).toContain('received-after-same-day-cut-off');
    expectSaid(await counter.print(dossier, 'receipt-slip', DESK), [
      form('01'), dossier.code, HAC_THANH_DESK, 'Hạc Thành, ngày 01 tháng 12 năm 2026', written(dossier.dueAt),
      'tiếp nhận sau 15 giờ 00 phút nên trả kết quả vào ngày làm việc tiếp theo, 02/12/2026',
    ]);

    const assigned = await counter.assign(dossier, SPECIALIST, CHAIR);
    await at('2026-12-02T07:30');
    const returned = await counter.act(await counter.conclude(assigned, SPECIALIST, CHAIR), 'result-return', DESK);
    expect(returned).toMatchObject({ status: 'result-returned', nationalStatus: 10, timeliness: 'on-time' });
    expectSaid(await counter.print(returned, 'control-slip', DESK), [form('06'), dossier.code, HAC_THANH_AGENCY, 'Kết quả giải quyết: Đúng hạn', 'Người nộp hồ sơ']);
  });
});

describe('a birth registration with a supplement', () => {
  it('stands still while the parents look for a paper, is asked for once, and again only with the consent of the chair', async () => {
    await at('2026-12-02T08:10');
    const { dossier, trackingSecret } = await counter.file({ procedure: BIRTH, at: hacThanh, as: DESK });
    const missing = [{ code: 'giay-chung-sinh', note: 'Bản chụp bị mờ' }];
    const reason = { reasonCode: 'incorrect', reasonText: 'Giấy chứng sinh không đọc được ngày sinh' };
    const asked = await counter.act(await counter.assign(dossier, SPECIALIST, CHAIR), 'supplement-requests', SPECIALIST, { ...reason, missing });
    expect(asked).toMatchObject({ status: 'supplement-requested', nationalStatus: 5 });

    expectSaid(await counter.print(asked, 'supplement-request', SPECIALIST), [
      form('02'), dossier.code, HAC_THANH_AGENCY, 'Hạc Thành, ngày 02 tháng 12 năm 2026', 'Giấy chứng sinh', 'Bản chụp bị mờ',
      'Giấy tờ hoặc thông tin chưa chính xác, chưa hợp lệ', 'Giấy chứng sinh không đọc được ngày sinh',
    ]);
    const tracked = await province.ask<{ holder: { side: string } }>('/api/v1/tracking', { method: 'POST', body: { code: dossier.code, secret: trackingSecret } });
    expect(tracked.holder.side).toBe('citizen');

    await at('2026-12-03T09:10');
    const supplied = await counter.act(asked, 'supplements', DESK, { components: [{ code: 'giay-chung-sinh', originals: 1 }] });
    // A working day and an hour passed on the citizen's side; the hour carries the appointment past the end of a day.
    expect([supplied.originalDueOn, supplied.dueOn, supplied.status]).toEqual(['2026-12-02', '2026-12-04', 'assigned']);
    expectSaid(await counter.print(supplied, 'receipt-slip', DESK), [form('01'), dossier.code, written(supplied.dueAt), `Ngày hẹn ban đầu: ${written(dossier.dueAt)}`]);

    const again = await counter.tryTo(supplied, 'supplement-requests', SPECIALIST, { ...reason, missing });
    expect([again.status, again.body.code]).toEqual([409, 'SUPPLEMENT_CONSENT_REQUIRED']);
    const wished = await counter.act(supplied, 'supplement-consent-requests', SPECIALIST, { reasonCode: 'supplied-incorrectly', reasonText: 'Bản nộp lại vẫn mờ' });
    const agreed = await counter.act(wished, 'supplement-consent', CHAIR);
    const askedAgain = await counter.act(agreed, 'supplement-requests', SPECIALIST, { ...reason, missing });
    expect(askedAgain.status).toBe('supplement-requested');
    expectSaid(await counter.print(askedAgain, 'supplement-request', SPECIALIST), [form('02'), dossier.code, 'Hạc Thành, ngày 03 tháng 12 năm 2026', 'Bản chụp bị mờ']);

    await at('2026-12-03T10:00');
    const last = await counter.act(askedAgain, 'supplements', DESK, { components: [{ code: 'giay-chung-sinh', originals: 1 }] });
    const done = await counter.conclude(last, SPECIALIST, CHAIR);
    expect(done).toMatchObject({ status: 'completed', nationalStatus: 9, timeliness: 'early' });
    expectSaid(await counter.print(done, 'control-slip', SPECIALIST), [form('06'), dossier.code, HAC_THANH_AGENCY, 'Kết quả giải quyết: Trước hạn']);
  });
});

describe('a marriage that has to be verified', () => {
  it('has the limit of its case instead of the same day', async () => {
    await at('2026-12-03T13:45');
    const { cases } = await counter.procedure(MARRIAGE);
    const verification = cases.find(({ name }) => name.toLowerCase().includes('xác minh'));
    const { dossier } = await counter.file({ procedure: MARRIAGE, at: hacThanh, as: DESK, caseCode: verification?.code ?? 'none' });

    // Five working days from Thursday afternoon: the weekend does not count.
    expect(dossier.dueOn).toBe('2026-12-10');
    const done = await counter.conclude(await counter.assign(dossier, SPECIALIST, CHAIR), SPECIALIST, CHAIR);
    expect(done.timeliness).toBe('early');
    expectSaid(await counter.print(done, 'receipt-slip', DESK), [
      form('01'), dossier.code, HAC_THANH_DESK, verification?.name ?? 'no case', '05 ngày làm việc', written(dossier.receivedAt), written(dossier.dueAt),
      'không tính 2 ngày nghỉ cuối tuần',
    ]);
    expectSaid(await counter.print(done, 'control-slip', DESK), [form('06'), dossier.code, `Cơ quan giải quyết: ${HAC_THANH_AGENCY}`, 'Kết quả giải quyết: Trước hạn']);
  });
});

describe('a land case', () => {
  it('asks two offices side by side, waits for their answers, and stands still until the tax is paid', async () => {
    await at('2026-12-04T08:00');
    const [environment, construction] = await Promise.all([counter.unit('D06'), counter.unit('D07')]);
    const { dossier } = await counter.file({ procedure: LAND, at: hacThanh, as: DESK, competent: environment });
    const assigned = await counter.assign(dossier, ENVIRONMENT.specialist, ENVIRONMENT.chair);
    const limit = { unit: 'working-day', amount: 3 };
    const first = await counter.act(assigned, 'consultations', ENVIRONMENT.specialist, { unitId: construction.unitId, question: 'Thửa đất có thuộc quy hoạch giao thông không?', limit });
    const both = await counter.act(first, 'consultations', ENVIRONMENT.specialist, { unitId: hacThanh.unitId, question: 'Hiện trạng sử dụng đất có tranh chấp không?', limit });

    const early = await counter.tryTo(await counter.act(both, 'approval-submission', ENVIRONMENT.specialist), 'approval', ENVIRONMENT.chair);
    expect([early.status, early.body.code]).toEqual([409, 'CONSULTATIONS_OPEN']);

    await at('2026-12-07T09:00');
    let answered = await counter.see(both, ENVIRONMENT.chair);
    for (const [unit, who] of [[construction, 'chuyenvien.D07'], [hacThanh, SPECIALIST]] as const) {
      const { items } = await province.ask<{ items: { consultationId: string; dossierId: string }[] }>(`/api/v1/consultations?unit=${unit.unitId}`, { as: who });
      const asked = items.find(({ dossierId }) => dossierId === dossier.dossierId);
      answered = await counter.act(answered, `consultations/${asked?.consultationId}/answer`, who, { outcome: 'agrees', answer: 'Không thuộc quy hoạch, không có tranh chấp' });
    }
    const back = await counter.act(await counter.see(answered, ENVIRONMENT.chair), 'approval-return', ENVIRONMENT.chair, { reasonCode: 'appraisal-incomplete', reasonText: 'Chờ nghĩa vụ tài chính' });
    const worked = await counter.act(await counter.see(back, ENVIRONMENT.specialist), 'payment-demand', ENVIRONMENT.specialist, {
      lines: [{ code: 'tien-su-dung-dat', name: 'Tiền sử dụng đất', amountDong: 25_000_000, basis: 'Thông báo số 12/TB-CCT' }], documentNumber: '12/TB-CCT', reasonText: 'Thông báo nộp tiền sử dụng đất',
    });
    expect(worked).toMatchObject({ status: 'payment-required', nationalStatus: 6, financialStatus: 'due' });

    await at('2026-12-09T09:00');
    const paid = await counter.act(worked, 'payment-confirmation', ENVIRONMENT.specialist, { evidence: { documentNumber: 'GNT-0451', paidOn: '2026-12-09' } });
    expect(paid.financialStatus).toBe('paid');
    // Two working days on the payer's side.
    expect([paid.originalDueOn, paid.dueOn]).toEqual([dossier.dueOn, '2027-01-06']);
    const done = await counter.conclude(paid, ENVIRONMENT.specialist, ENVIRONMENT.chair);
    expect(done.status).toBe('completed');

    const ledger = await ledgerOf(province, done, ENVIRONMENT.specialist);
    expectSumsUp(ledger);
    // The payer's side is the two days between the demand and the payment, and nothing else; no clock ran in them.
    const waited = ledger.segments.filter(({ side }) => side === 'citizen');
    expect(waited.map(({ status, clockRuns, from, to }) => [status, clockRuns, day(from), day(to)])).toEqual([['payment-required', false, '2026-12-07', '2026-12-09']]);
    expect(ledger.bySide['citizen']).toEqual({ calendarMinutes: waited[0]?.calendarMinutes, workingMinutes: waited[0]?.workingMinutes });
    // The department decided and answers for all the rest; both offices that were asked stand beside its time, and not in place of it.
    expect(ledger.byUnit.map(({ unitId }) => unitId)).toEqual([environment.unitId]);
    const asked = ledger.segments.filter(({ consultingUnitIds }) => consultingUnitIds.length > 0);
    expect(new Set(asked.flatMap(({ consultingUnitIds }) => consultingUnitIds))).toEqual(new Set([construction.unitId, hacThanh.unitId]));
    expect(new Set(asked.map(({ unitId }) => unitId))).toEqual(new Set([environment.unitId]));
    expect((await ledgerOf(province, done, DESK)).elapsed).toEqual(ledger.elapsed);
    expectSaid(await counter.print(done, 'control-slip', ENVIRONMENT.specialist), [
      form('06'), dossier.code, environment.fullName, construction.fullName, hacThanh.fullName, 'Chờ nghĩa vụ tài chính', 'Kết quả giải quyết: Trước hạn',
    ]);
    expectSaid(await counter.print(done, 'receipt-slip', DESK), [form('01'), dossier.code, written(done.dueAt), `Ngày hẹn ban đầu: ${written(dossier.dueAt)}`]);
  });
});

describe('a filing at another commune', () => {
  it('is received in the mountains, decided in the town, and returned where it was filed', async () => {
    await at('2026-12-10T08:20');
    const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: muongLat, as: `motcua.${MUONG_LAT}`, competent: hacThanh, returning: muongLat });
    expect(dossier).toMatchObject({ receivingUnitId: muongLat.unitId, competentUnitId: hacThanh.unitId, returningUnitId: muongLat.unitId });
    expect(dossier.code).toContain('H56.148.45');
    const slip = await counter.print(dossier, 'receipt-slip', `motcua.${MUONG_LAT}`);
    expectSaid(slip, [form('01'), dossier.code, 'ỦY BAN NHÂN DÂN XÃ MƯỜNG LÁT', 'Mường Lát, ngày 10 tháng 12 năm 2026', 'Nhận kết quả tại: Trung tâm Phục vụ hành chính công xã Mường Lát', written(dossier.dueAt)]);

    const atTown = await counter.see(dossier, SPECIALIST);
    const done = await counter.conclude(await counter.assign(atTown, SPECIALIST, CHAIR), SPECIALIST, CHAIR);
    const foreign = await counter.tryTo(done, 'result-return', DESK);
    expect(foreign.status).toBe(403);
    const returned = await counter.act(await counter.see(done, `motcua.${MUONG_LAT}`), 'result-return', `motcua.${MUONG_LAT}`);
    expect(returned).toMatchObject({ status: 'result-returned', deliveryStatus: 'returned' });
    expectSaid(await counter.print(returned, 'control-slip', `motcua.${MUONG_LAT}`), [form('06'), dossier.code, `Cơ quan giải quyết: ${HAC_THANH_AGENCY}`, 'Nơi tiếp nhận: Xã Mường Lát']);
  });
});

describe('a refusal at intake', () => {
  it('needs a reason of the catalogue and words, is printed, and counts in no deadline', async () => {
    await at('2026-12-10T10:00');
    const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: hacThanh, as: CITIZEN, formData: BIRTH_AGAIN_ANSWERS });
    expect(dossier).toMatchObject({ status: 'submitted', nationalStatus: 1, dueOn: null });
    const seen = await counter.see(dossier, DESK);

    const bare = await counter.tryTo(seen, 'intake-refusal', DESK);
    expect([bare.status, bare.body.code]).toEqual([400, 'REASON_REQUIRED']);
    const refused = await counter.act(seen, 'intake-refusal', DESK, { reasonCode: 'not-competent', reasonText: 'Việc này do công an xã giải quyết' });
    expect(refused).toMatchObject({ status: 'refused', nationalStatus: 3, allowedActions: [], timeliness: null });
    expectSaid(await counter.print(refused, 'intake-refusal', DESK), [
      form('03'), dossier.code, HAC_THANH_DESK, 'Hạc Thành, ngày 10 tháng 12 năm 2026', 'Lê Thị Thử',
      'Không thuộc thẩm quyền giải quyết của cơ quan trong tỉnh', 'Việc này do công an xã giải quyết',
    ]);
  });
});

describe('a withdrawal', () => {
  const wish = { reasonCode: 'no-longer-needed', reasonText: 'Gia đình không còn nhu cầu' };
  const end = { reasonCode: 'withdrawn', reasonText: 'Theo đề nghị của người nộp' };
  const STOPPED_THAT_MORNING = /dừng giải quyết hồ sơ từ 10 giờ \d\d phút, ngày 10\/12\/2026/;

  it('before the receipt ends what never had an appointment', async () => {
    await at('2026-12-10T10:30');
    const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: hacThanh, as: CITIZEN, formData: BIRTH_AGAIN_ANSWERS });
    const wished = await counter.act(dossier, 'withdrawal-request', CITIZEN, wish);
    expect(wished.nationalStatus).toBe(7);

    const stopped = await counter.act(await counter.see(wished, DESK), 'stop', DESK, end);
    expect(stopped).toMatchObject({ status: 'stopped', nationalStatus: 8, receivedAt: null, dueOn: null });
    const notice = await counter.print(stopped, 'stop-notice', DESK);
    expect(notice).toMatch(STOPPED_THAT_MORNING);
    expectSaid(notice, [
      form('05'), dossier.code, 'Hạc Thành, ngày 10 tháng 12 năm 2026', `${HAC_THANH_AGENCY} đã nhận đề nghị rút hồ sơ của người nộp.`,
      'Người nộp đề nghị rút hồ sơ', 'Theo đề nghị của người nộp',
    ]);
    // What was never received has no receipt, and no appointment that a paper could promise.
    expect(await counter.refusedPaper(stopped, 'receipt-slip', DESK)).toBe('PAPER_NOT_DUE');
  });

  it('after the receipt is a request that an officer answers', async () => {
    await at('2026-12-10T10:40');
    const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: hacThanh, as: DESK });
    const wished = await counter.act(await counter.assign(dossier, SPECIALIST, CHAIR), 'withdrawal-request', DESK, wish);
    const refused = await counter.act(wished, 'withdrawal-refusal', SPECIALIST, { reasonCode: 'applicant-changed-mind', reasonText: 'Người nộp gọi lại, đề nghị làm tiếp' });
    expect(refused.status).toBe('assigned');

    const stopped = await counter.act(await counter.act(refused, 'withdrawal-request', DESK, wish), 'stop', CHAIR, end);
    expect(stopped).toMatchObject({ status: 'stopped', nationalStatus: 8 });
    expect(stopped.receivedAt).not.toBeNull();
    const notice = await counter.print(stopped, 'stop-notice', CHAIR);
    expect(notice).toMatch(STOPPED_THAT_MORNING);
    expectSaid(notice, [
      form('05'), dossier.code, 'Hạc Thành, ngày 10 tháng 12 năm 2026', `${HAC_THANH_AGENCY} đã nhận đề nghị rút hồ sơ của người nộp.`,
      'Người nộp đề nghị rút hồ sơ', 'Theo đề nghị của người nộp', HAC_THANH_DESK,
    ]);
  });
});

describe('a dossier that is late', () => {
  it('gets an apology with a new appointment, keeps the first one, and is returned all the same', async () => {
    await at('2026-12-11T08:00');
    const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: hacThanh, as: DESK });
    const assigned = await counter.assign(dossier, SPECIALIST, CHAIR);
    expect(assigned.dueOn).toBe('2026-12-18');

    await at('2026-12-21T08:30');
    const late = await counter.see(assigned, CHAIR);
    expect(late.allowedActions).toContain('extend');
    const extended = await counter.act(late, 'extensions', CHAIR, { reasonCode: 'verification', reasonText: 'Chờ nơi cư trú cũ trả lời xác minh', by: { unit: 'working-day', amount: 2 } });
    expect([extended.originalDueOn, extended.dueOn]).toEqual(['2026-12-18', '2026-12-23']);
    expectSaid(await counter.print(extended, 'apology-extension', CHAIR), [
      form('04'), dossier.code, 'Hạc Thành, ngày 21 tháng 12 năm 2026', `Thời gian hẹn trả kết quả: ${written(dossier.dueAt)}`, `${HAC_THANH_AGENCY} đã quá thời hạn trả kết quả`,
      'Cần thêm thời gian xác minh, kiểm tra thực tế', 'Chờ nơi cư trú cũ trả lời xác minh', `gia hạn thời gian giải quyết hồ sơ đến ${written(extended.dueAt)}`,
    ]);

    await at('2026-12-22T08:30'); // Before the new appointment, and after the one that was missed.
    const done = await counter.conclude(extended, SPECIALIST, CHAIR);
    expect(done.timeliness).toBe('late');
    expectSaid(await counter.print(done, 'control-slip', SPECIALIST), [form('06'), dossier.code, HAC_THANH_AGENCY, 'Kết quả giải quyết: Quá hạn']);
    expect((await counter.act(done, 'result-return', DESK)).status).toBe('result-returned');
  });
});

describe('a result with a mistake', () => {
  it('is withdrawn and replaced; both are kept and know of each other', async () => {
    await at('2026-12-24T10:00');
    const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: hacThanh, as: DESK });
    const done = await counter.conclude(await counter.assign(dossier, SPECIALIST, CHAIR), SPECIALIST, CHAIR);
    const withdrawn = await counter.act(done, 'result-withdrawal', CHAIR, { reasonCode: 'content-incorrect', reasonText: 'Sai ngày sinh của người mẹ' });
    // The portal was told that the dossier is completed; no step of the other result untells it.
    const { begun, signed, numbered, issued, replaced } = await counter.replaceResult(withdrawn, { chair: CHAIR, desk: DESK, officer: SPECIALIST }, 'Thay kết quả đã thu hồi');
    for (const { status, nationalStatus } of [begun, signed, numbered, issued]) expect([status, nationalStatus]).toEqual(['result-withdrawn', 9]);
    expect([replaced.status, replaced.timeliness]).toEqual(['completed', done.timeliness]);
    const { items } = await province.ask<{ items: { resultId: string; replacesResultId: string | null; replacedByResultId: string | null; withdrawalReasonCode: string | null }[] }>(`/api/v1/dossiers/${dossier.dossierId}/results`, { as: CHAIR });
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ replacedByResultId: items[1]?.resultId, withdrawalReasonCode: 'content-incorrect' });
    expect(items[1]).toMatchObject({ replacesResultId: items[0]?.resultId });

    // The law has no form for this of its own: the control slip shows who took the result back and who gave the new one out.
    const slip = await counter.print(replaced, 'control-slip', CHAIR);
    expectSaid(slip, [form('06'), dossier.code, HAC_THANH_AGENCY, 'Sai ngày sinh của người mẹ', 'Thay kết quả đã thu hồi']);
  });
});

describe('two officers at once', () => {
  it('do not overwrite each other: the second is told that the dossier has moved on', async () => {
    await at('2026-12-24T10:30');
    const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: hacThanh, as: DESK });
    const assigned = await counter.assign(dossier, SPECIALIST, CHAIR);
    const body = { reasonCode: 'incomplete', reasonText: 'Thiếu bản sao giấy khai sinh cũ', missing: [{ code: 'giay-to-cu' }] };

    const answers = await Promise.all([counter.tryTo(assigned, 'supplement-requests', SPECIALIST, body), counter.tryTo(assigned, 'approval-submission', SPECIALIST)]);
    const [won, lost] = answers.toSorted((one, other) => one.status - other.status);
    expect([won?.status, lost?.status, lost?.body.code]).toEqual([200, 412, 'DOSSIER_STALE']);
    const { entries } = await province.ask<{ entries: { version: number }[] }>(`/api/v1/dossiers/${dossier.dossierId}/timeline`, { as: CHAIR });
    expect(entries.map(({ version }) => version)).toEqual([1, 2, 3]);

    // On paper there is what happened and nothing of what was refused.
    const now = await counter.see(assigned, SPECIALIST);
    const slip = await counter.print(now, 'control-slip', SPECIALIST);
    expectSaid(slip, [form('06'), dossier.code, HAC_THANH_AGENCY]);
    const isAsked = now.status === 'supplement-requested';
    expect(slip.includes('Chuyên viên, Phường Hạc Thành Lãnh đạo, Phường Hạc Thành')).toBe(!isAsked);
    if (isAsked) expectSaid(await counter.print(now, 'supplement-request', SPECIALIST), [form('02'), dossier.code, 'Thiếu thành phần hồ sơ', 'Thiếu bản sao giấy khai sinh cũ']);
    else expect(await counter.refusedPaper(now, 'supplement-request', SPECIALIST)).toBe('PAPER_NOT_DUE');
  });
});

describe('numbers given by two processes at midnight', () => {
  it('are never given twice and begin anew with the day', () => receiveOverMidnight({ province, counter, hacThanh }));
});
