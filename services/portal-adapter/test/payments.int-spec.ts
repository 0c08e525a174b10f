import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnnounceChannel } from '../src/payment-channel/announce-channel.js';
import { PaymentSessionConsumer } from '../src/payment-session/payment-session.consumer.js';
import { ReceiveCallback } from '../src/payment-session/receive-callback.js';
import { good, paymentStage, RESULT, sumOf, type Answer } from './payment-stage.js';

const stage = paymentStage();
const { seen, appWith, project, anOrder, giveUp, work, pass, factsOf, aCallback, call, statementOf } = stage;
beforeAll(() => stage.open());
afterAll(() => stage.close());
beforeEach(() => stage.reset());

describe('a payment that a dossier asks for', () => {
  it('is opened by a worker with the platform\'s own words, and no person in them', async () => {
    const { paymentId, reference } = await anOrder();
    expect(seen).toEqual([]);

    await work();

    expect(seen).toMatchObject([{
      LoaiBanTin: 'INIT', PhienBan: '1.0.6', MaDoiTac: 'HAICAP', MaThamChieu: reference, SoTien: '8000', LoaiHinhThanhToan: 'PAY', NgonNgu: 'vi-VN', MaTienTe: 'VND',
      ThoiGianGD: '20250701080000', ThongTinBienLai: { MaHoSo: 'H56.147.97-250701-0001', HoTenNguoiNop: '', SoCMNDNguoiNop: '', PhiLePhi: [{ MaPhiLePhi: 'phi', SoTien: '8000' }] },
    }]);
    expect(await factsOf(paymentId)).toMatchObject([{ event: 'opened', payUrl: `https://pay.test/${reference}`, reference }]);
  });

  it('names the agency by its code and pays into its account, or into the province\'s where it has none', async () => {
    const bills = async (unitCode: string) => {
      seen.length = 0;
      await anOrder({ unitCode });
      await work();
      return seen;
    };

    expect(await bills('H56.147.97')).toMatchObject([{ ThongTinBienLai: {
      MaDonVi: 'H56.147.97', TenDonVi: 'Phường Hạc Thành', TKThuHuong: '3712.0.1', MaNHThuHuong: '01', TenTKThuHuong: 'Trung tâm Phục vụ hành chính công phường Hạc Thành',
    } }]);
    expect(await bills('H56.160.3')).toMatchObject([{ ThongTinBienLai: { MaDonVi: 'H56.160.3', TKThuHuong: '3741.0', MaNHThuHuong: '', TenTKThuHuong: 'Kho bạc tỉnh' } }]);
  });

  it('whose lines are not what it asks for is not sent, and has failed', async () => {
    const { paymentId } = await anOrder({ lines: [{ code: 'phi', name: 'Phí chứng thực', kind: 'fee', amountDong: 8000 }, { code: 'thue', name: 'Thuế', kind: 'charge', amountDong: 1 }] });
    await work();

    expect(seen).toEqual([]);
    expect(await factsOf(paymentId)).toMatchObject([{ event: 'failed', reasonCode: 'refused-by-platform' }]);
  });

  it('is asked for again when the answer was lost or the platform fails, with the same key', async () => {
    const { paymentId, reference } = await anOrder();
    const answers: Answer[] = [{ lost: true }, { status: 503 }];
    stage.behave = (message) => answers.shift() ?? good(message);

    await work();
    pass(2);
    await work();
    pass(5);
    await work();

    expect(seen.map(({ MaThamChieu }) => MaThamChieu)).toEqual([reference, reference, reference]);
    expect((await factsOf(paymentId)).map(({ event }) => event)).toEqual(['opened']);
  });

  it('that was given up before its turn came is not opened', async () => {
    const order = await anOrder();
    await giveUp(order);
    await work();

    expect(seen.map(({ MaThamChieu }) => MaThamChieu)).not.toContain(order.reference);
    expect(await factsOf(order.paymentId)).toEqual([]);
  });

  it('that the release before has opened under the key of another event keeps that one', async () => {
    const { paymentId, fact } = await anOrder();
    await work();
    seen.length = 0;

    await project(stage.app.get(PaymentSessionConsumer), { ...fact, eventId: randomUUID() });
    await work();
    expect(seen).toEqual([]);
    expect(await factsOf(paymentId)).toHaveLength(1);
  });

  it('that the platform refuses has failed', async () => {
    const { paymentId } = await anOrder();
    stage.behave = () => ({ body: { MaLoi: '99' } });

    await work();

    expect(await factsOf(paymentId)).toMatchObject([{ event: 'failed', reasonCode: 'refused-by-platform' }]);
  });
});

describe('where somebody is sent to pay', () => {
  const opening = (changes: Record<string, string>) => (message: Record<string, string>) => ({ body: { MaLoi: '00', MaThamChieu: message['MaThamChieu'], UrlThanhToan: 'https://pay.test/1', ...changes } });
  const eventsAfter = async (changes: Record<string, string>) => {
    const { paymentId } = await anOrder();
    stage.behave = opening(changes);
    await work();
    return (await factsOf(paymentId)).map(({ event }) => event);
  };

  it('is a page of the platform over https, and nothing else', async () => {
    expect(await eventsAfter({})).toEqual(['opened']);
    for (const UrlThanhToan of ['https://pay.test.example/1', 'http://pay.test/1', 'https://pay.test@example.vn/1', 'javascript:alert(1)', '']) {
      expect([UrlThanhToan, await eventsAfter({ UrlThanhToan })]).toEqual([UrlThanhToan, ['failed']]);
    }
  });

  it('is not taken from an answer about another order; the order is asked for again', async () => {
    expect(await eventsAfter({ MaThamChieu: 'f'.repeat(32) })).toEqual([]);
    stage.behave = good;
    pass(2);
    await work();

    expect(seen.map(({ LoaiBanTin }) => LoaiBanTin)).toEqual(['INIT', 'INIT']);
  });
});

describe('the platform\'s callback', () => {
  it('that comes three times is one payment', async () => {
    const { paymentId, reference } = await anOrder();
    await work();

    expect([await call(aCallback(reference)), await call(aCallback(reference)), await call(aCallback(reference))]).toEqual(['00', '00', '00']);

    expect((await factsOf(paymentId)).map(({ event }) => event)).toEqual(['opened', 'confirmed']);
    expect((await factsOf(paymentId))[1]).toMatchObject({ amountDong: 8000, transactionId: 'GD1', paidAt: '2025-07-01T08:05:00+07:00', paidOn: '2025-07-01' });
    const { rows } = await stage.database.admin.query('SELECT times, verdict FROM payment_callback WHERE reference = $1', [reference]);
    expect(rows).toEqual([{ times: 3, verdict: 'accepted' }]);
  });

  it('sent three times at once is one payment', async () => {
    const { paymentId, reference } = await anOrder();

    await Promise.all([1, 2, 3].map(() => call(aCallback(reference))));

    expect((await factsOf(paymentId)).map(({ event }) => event)).toEqual(['confirmed']);
  });

  it('before the answer to INIT arrives counts; the answer then changes nothing', async () => {
    const { paymentId, reference } = await anOrder();
    await call(aCallback(reference));

    await work();

    expect((await factsOf(paymentId)).map(({ event }) => event)).toEqual(expect.arrayContaining(['confirmed']));
    expect((await factsOf(paymentId)).map(({ event }) => event)).not.toContain('opened');
  });

  it.each([
    ['with a wrong sum', (reference: string) => ({ ...aCallback(reference), MaXacThuc: '0'.repeat(64) }), '97', []],
    ['whose amount was changed after the sum', (reference: string) => ({ ...aCallback(reference), SoTien: '1' }), '97', []],
    ['about another amount', (reference: string) => aCallback(reference, { SoTien: '9000' }), '04', ['wrong-amount']],
    ['about a payment nobody knows', () => aCallback('f'.repeat(32)), '02', ['unknown-reference']],
    ['with a time that is none', (reference: string) => aCallback(reference, { ThoiGianGD: '20251301000000' }), '97', []],
  ])('%s is refused', async (_, message, code, verdicts) => {
    const { paymentId, reference } = await anOrder();

    expect(await call(message(reference))).toBe(code);

    expect(await factsOf(paymentId)).toEqual([]);
    const { rows } = await stage.database.admin.query<{ verdict: string }>(`SELECT verdict FROM payment_callback WHERE reference IN ($1, $2)`, [reference, 'f'.repeat(32)]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(expect.arrayContaining(verdicts));
  });

  it('sent again with another amount or transaction is refused and kept for reconciliation', async () => {
    const { paymentId, reference } = await anOrder();
    await call(aCallback(reference));

    expect(await call(aCallback(reference, { SoTien: '80000' }))).toBe('05');
    expect(await call(aCallback(reference, { MaGiaoDich: 'GD2' }))).toBe('05');

    expect((await factsOf(paymentId)).map(({ event }) => event)).toEqual(['confirmed']);
  });

  it('that says "not paid" closes the payment, and money that comes after it still counts', async () => {
    const { paymentId, reference } = await anOrder();
    await work();
    expect(await call(aCallback(reference, { MaLoi: '24' }))).toBe('00');
    expect(await call(aCallback(reference))).toBe('00');

    expect((await factsOf(paymentId)).map(({ event }) => event)).toEqual(['opened', 'failed', 'confirmed']);
  });
});

describe('a callback that never comes', () => {
  it('is made up for by asking, and the bill is fetched', async () => {
    const { paymentId, reference } = await anOrder();
    await work();
    stage.behave = (message) => {
      if (message['LoaiBanTin'] === 'GET_BILL') return { body: { MaLoi: '00', SoBienLai: 'BL-1' } };
      const { MaXacThuc: _sum, ...result } = aCallback(reference);
      return { body: { ...result, MaXacThuc: sumOf(RESULT, result) } };
    };
    pass(120);
    await work();
    await work();

    expect((await factsOf(paymentId)).map(({ event }) => event)).toEqual(['opened', 'confirmed', 'billed']);
  });

  it('for a day means that nobody paid', async () => {
    const { paymentId } = await anOrder();
    await work();
    pass(25 * 3_600);
    await work();

    expect((await factsOf(paymentId)).at(-1)).toMatchObject({ event: 'failed', reasonCode: 'expired' });
  });
});

describe('the statement of a day', () => {
  it('says line by line what the platform says, and which callbacks were refused', async () => {
    const { paymentId, reference } = await anOrder();
    await work();
    await call(aCallback(reference, { SoTien: '1' }));
    stage.behave = (message) => (message['MaThamChieu'] === reference ? { status: 500 } : { body: { MaLoi: '01' } });

    const rows = await statementOf('2025-07-01');
    const about = rows.filter(({ body }) => body['paymentId'] === paymentId).map(({ body }) => body['outcome']);
    expect(about).toEqual(['silent', 'callback-refused']);
    expect(rows.at(-1)).toMatchObject({ type: 'vn.haicap.portal-adapter.payment-statement.closed.v1', body: { lines: rows.length - 1, connected: true } });
  });
});

describe('an installation without a platform', () => {
  it('says so once, and again only when that changes', async () => {
    const without = await appWith(null);
    await without.get(AnnounceChannel).run();
    await without.get(AnnounceChannel).run();
    await stage.app.get(AnnounceChannel).run();
    const { rows } = await stage.database.admin.query<{ body: { online: boolean } }>(`SELECT body FROM event WHERE noun = 'payment-channel' ORDER BY version`);
    expect(rows.map(({ body }) => body.online)).toEqual([false, true]);

    expect(await without.get(ReceiveCallback).run({ message: {} })).toMatchObject({ ok: false, error: { code: 'ONLINE_PAYMENT_UNAVAILABLE' } });
    await without.close();
  });
});
