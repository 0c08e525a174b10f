import { jest } from '@jest/globals';
import { Counter } from './counter.js';
import { eventually, Installation, type Unit } from './installation.js';
import { BIRTH_AGAIN, CERTIFIED_COPY, CHAIR, DESK, HAC_THANH, HOANG_HOA, MUONG_LAT, SPECIALIST } from './names.js';
import { expectSaid, form, HAC_THANH_DESK, written } from './paper-words.js';

jest.setTimeout(300_000);

let province: Installation;
let counter: Counter;
let hacThanh: Unit;
const at = (instant: string) => province.moveClock(instant);

beforeAll(async () => {
  province = await Installation.start({ clock: '2026-12-10T08:00', beside: ['payment-simulator'] });
  counter = new Counter(province);
  hacThanh = await counter.unit(HAC_THANH);
});
afterAll(async () => { await province?.remove(); });

describe('an incomplete dossier of somebody who stands at the desk', () => {
  const enter = () => counter.file({ procedure: BIRTH_AGAIN, at: hacThanh, as: DESK, submitOnly: true, without: 'giay-to-cu' });

  it('is entered without an appointment, told everything at once on form 02, and received when the rest has come', async () => {
    await at('2026-12-10T10:10');
    const { dossier } = await enter();
    expect(dossier).toMatchObject({ status: 'submitted', channel: 'counter', nationalStatus: 1, dueOn: null });
    const early = await counter.tryTo(dossier, 'receipt', DESK);
    expect([early.status, early.body.code]).toEqual([400, 'COMPONENT_MISSING']);

    const asked = await counter.act(dossier, 'intake-supplement-requests', DESK, {
      reasonCode: 'incomplete', reasonText: 'Tờ khai thiếu chữ ký, không có giấy khai sinh cũ', missing: [{ code: 'to-khai', note: 'Ký lại' }],
    });
    expect(asked).toMatchObject({ status: 'supplement-requested', nationalStatus: 5, dueOn: null });
    expectSaid(await counter.print(asked, 'supplement-request', DESK), [
      form('02'), dossier.code, HAC_THANH_DESK, 'Hạc Thành, ngày 10 tháng 12 năm 2026', 'Lê Thị Thử',
      'Tờ khai thiếu chữ ký, không có giấy khai sinh cũ', 'Ký lại', 'Bản sao giấy khai sinh cũ',
    ]);

    const supplied = await counter.act(asked, 'supplements', DESK, { components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] });
    const received = await counter.act(supplied, 'receipt', DESK);
    expect(received).toMatchObject({ status: 'received', nationalStatus: 2, channel: 'counter', dueOn: '2026-12-17' });
    expectSaid(await counter.print(received, 'receipt-slip', DESK), [form('01'), dossier.code, HAC_THANH_DESK, written(received.dueAt)]);
  });

  it('that is not taken at all goes home with form 03', async () => {
    await at('2026-12-10T10:20');
    const { dossier } = await enter();

    const refused = await counter.act(dossier, 'intake-refusal', DESK, { reasonCode: 'duplicate', reasonText: 'Hồ sơ đã nộp ngày hôm qua' });
    expect(refused).toMatchObject({ status: 'refused', nationalStatus: 3, timeliness: null });
    expectSaid(await counter.print(refused, 'intake-refusal', DESK), [
      form('03'), dossier.code, HAC_THANH_DESK, 'Hạc Thành, ngày 10 tháng 12 năm 2026', 'Lê Thị Thử', 'Hồ sơ trùng với hồ sơ đã nộp', 'Hồ sơ đã nộp ngày hôm qua',
    ]);
  });
});

describe('a dossier that is received, decided and returned by three offices', () => {
  it('lies in the list of the returning desk from its completion until it has been handed over', async () => {
    await at('2026-12-10T10:30');
    const [muongLat, hoangHoa] = [await counter.unit(MUONG_LAT), await counter.unit(HOANG_HOA)];
    const returningDesk = `motcua.${HOANG_HOA}`;
    const listed = async () => (await province.ask<{ items: { code: string }[] }>('/api/v1/dossiers?status=completed', { as: returningDesk })).items.map(({ code }) => code);
    const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: muongLat, as: `motcua.${MUONG_LAT}`, competent: hacThanh, returning: hoangHoa });
    const assigned = await counter.assign(await counter.see(dossier, SPECIALIST), SPECIALIST, CHAIR);
    expect(await listed()).toEqual([]);

    const done = await counter.conclude(assigned, SPECIALIST, CHAIR);
    expect(await listed()).toEqual([dossier.code]);
    const returned = await counter.act(await counter.see(done, returningDesk), 'result-return', returningDesk);

    expect(await listed()).toEqual([]);
    expectSaid(await counter.print(returned, 'control-slip', returningDesk), [form('06'), dossier.code, 'Nơi tiếp nhận: Xã Mường Lát']);
  });
});

describe('a fee that is paid on the platform', () => {
  interface Seen { readonly dossierId: string; readonly method: string; readonly status: string; readonly amountDong: number; readonly payUrl: string | null; readonly billNumber: string | null; readonly receipt: { readonly label: string } | null }

  it('is receipted once, although the platform tells of it three times', async () => {
    await at('2026-12-10T10:40');
    const { dossier } = await counter.file({ procedure: CERTIFIED_COPY, at: hacThanh, as: DESK });
    const owing = await counter.act(dossier, 'fees', DESK, { quantities: [{ pages: 3, copies: 2 }] });
    const asked = await counter.act(owing, 'payments', DESK, { method: 'online' });
    const payments = async () => (await province.ask<{ items: Seen[] }>(`/api/v1/dossiers/${dossier.dossierId}/payments`, { as: DESK })).items;
    const [opened] = await eventually(payments, ([payment]) => typeof payment?.payUrl === 'string', 20_000);

    const page = opened?.payUrl ?? '';
    const ordered = await fetch(new URL('/mischief', page), { method: 'POST', body: JSON.stringify({ duplicate: 2 }) });
    expect(await ordered.json()).toMatchObject({ duplicate: 2 });
    // The page answers when the platform has sent its three messages.
    expect((await fetch(page, { method: 'POST' })).status).toBe(200);

    // The bill is told after the money: whatever the messages did to the dossier is done by then.
    const paid = await eventually(payments, ([payment]) => typeof payment?.billNumber === 'string', 20_000);
    expect(paid).toMatchObject([{ method: 'online', status: 'paid', amountDong: 10_000, payUrl: null, receipt: { label: 'TT/2026-0000001' } }]);
    expect(await counter.see(dossier, DESK)).toMatchObject({ financialStatus: 'paid', status: 'received', version: asked.version + 1 });
    const { items: book } = await province.ask<{ items: Seen[] }>('/api/v1/payments?day=2026-12-10&method=online', { as: DESK });
    expect(book.map(({ dossierId }) => dossierId)).toEqual([dossier.dossierId]);
  });
});
