import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listDifferences, listReconciliations, type Actor } from '@haicap/contracts';
import type { OrderedFact } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { ExportPayments } from '../src/cash-book/export-payments.js';
import { ListPayments } from '../src/cash-book/list-payments.js';
import { CommandReconciliations } from '../src/payment-reconciliation/command-reconciliations.js';
import { ReconcileDays } from '../src/payment-reconciliation/reconcile-days.js';
import { ShowReconciliations } from '../src/payment-reconciliation/show-reconciliations.js';
import { StatementConsumer } from '../src/payment-reconciliation/statement.consumer.js';
import { accepted, dossierRig, PEOPLE, postsOf, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { moneyOn } from './money-rig.js';

const admin: Actor = { accountId: '00000000-0000-7000-8000-0000000000f2', kind: 'officer', posts: [{ unitId: UNITS.thanhHoa, role: 'province-admin' }] };
const STRANGER = '00000000-0000-7000-8000-00000000beef';
let rig: DossierRig;
const money = moneyOn(() => rig);
beforeAll(async () => {
  rig = await dossierRig();
  await rig.projectOfficers([postsOf(admin)]);
  for (const dong of [8000, 12_000]) await cash(dong);
});
afterAll(() => rig.close());

async function cash(dong: number) {
  const { dossier: { dossierId } } = accepted(await rig.receive({ procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] }));
  const amounts = [{ feeCode: 'le-phi', amountDong: dong, basis: 'Nghị quyết' }];
  accepted(await money.assess({ dossierId, expectedVersion: 1, amounts }));
  accepted(await money.take({ dossierId, expectedVersion: 2, amountDong: dong }));
}
const fact = (type: string, version: number, data: Record<string, unknown>): OrderedFact =>
  ({ eventId: `e-${type}-${version}`, type: `vn.haicap.portal-adapter.${type}.v1`, aggregateId: 'a', version, at: '2025-07-02T00:00:00Z', actor: 'service:portal-adapter', data });
const project = (consumer: { project(tx: never, facts: OrderedFact[]): Promise<void> }, facts: OrderedFact[]) =>
  withScope(rig.dataSource, { kind: 'installation' }, (tx) => consumer.project(tx as never, facts), { actor: 'service:dossier' });
const latest = async (actor: Actor = admin) => accepted(await rig.app.get(ShowReconciliations).list(listReconciliations.request.parse({}), actor)).items[0];
const differences = async (reconciliationId: string, actor: Actor = admin) =>
  accepted(await rig.app.get(ShowReconciliations).differences(listDifferences.request.parse({ reconciliationId }), actor)).items;

describe('the reconciliation of a day', () => {
  it('is done once after 01:30 of the next day, with the sums of every unit', async () => {
    const worker = rig.app.get(ReconcileDays);
    rig.clock.set('2025-07-02T01:29:00+07:00');
    await worker.runDue();
    expect(await latest()).toBeUndefined();
    rig.clock.set('2025-07-02T01:30:00+07:00');
    await worker.runDue();
    await worker.runDue();

    const { items } = accepted(await rig.app.get(ShowReconciliations).list(listReconciliations.request.parse({}), admin));
    expect(items).toMatchObject([{ day: '2025-07-01', cause: 'daily', state: 'completed', platform: 'not-connected', differences: 0, version: 2 }]);
    const found = accepted(await rig.app.get(ShowReconciliations).lookUp({ reconciliationId: items[0]?.reconciliationId ?? '' }, PEOPLE.chair));
    expect(found.units).toMatchObject([{ unitName: 'Phường Hạc Thành', cashCount: 2, cashDong: 20_000, onlineCount: 0, differences: 0 }]);
    expect(accepted(await rig.app.get(ShowReconciliations).lookUp({ reconciliationId: items[0]?.reconciliationId ?? '' }, PEOPLE.otherDesk)).units).toEqual([]);
  });

  it('on demand waits for the platform, tells what differs and how it was settled', async () => {
    await money.online(true);
    const commands = rig.app.get(CommandReconciliations);
    expect(await commands.request({ day: '2025-07-02' }, admin, rig.nextKey())).toEqual(refusedWith('RECONCILIATION_DAY_NOT_OVER'));
    expect(await commands.request({ day: '2025-07-01' }, PEOPLE.chair, rig.nextKey())).toEqual(refusedWith('FORBIDDEN'));
    const asked = accepted(await commands.request({ day: '2025-07-01' }, admin, 'again'));
    expect(asked).toMatchObject({ state: 'requested', platform: 'pending' });
    expect(accepted(await commands.request({ day: '2025-07-01' }, admin, 'again')).reconciliationId).toBe(asked.reconciliationId);

    const about = { statementId: STRANGER, reconciliationId: asked.reconciliationId, day: '2025-07-01' };
    const line = { ...about, reference: 'la', paymentId: null, outcome: 'callback-refused', amountDong: 5000, transactionId: 'GD9', billNumber: null, paidOn: null, refusal: 'unknown-reference' };
    await rig.rows(`UPDATE receipt_counter SET last_number = last_number + 1 WHERE series = 'TM' AND unit_id = $1`, [UNITS.hacThanh]);
    await project(rig.app.get(StatementConsumer), [
      fact('payment-statement.line-stated', 1, line), fact('payment-statement.closed', 2, { ...about, lines: 1, at: '2025-07-02T02:00:00+07:00', connected: true }),
    ]);

    const { reconciliationId } = asked;
    expect((await differences(reconciliationId)).map(({ kind, unitName, theirsDong, oursDong }) => [kind, unitName, theirsDong, oursDong])).toEqual([
      ['unknown-reference', null, 5000, null], ['receipt-number-missing', 'Phường Hạc Thành', null, 1],
    ]);
    expect((await differences(reconciliationId, PEOPLE.chair)).map(({ kind }) => kind)).toEqual(['receipt-number-missing']);

    const order = { reconciliationId, number: 1, settlement: 'platform-corrected' as const, note: 'Nền tảng đã hoàn tiền' };
    const settled = accepted(await commands.settle(order, admin, 'settle'));
    expect(settled).toMatchObject({ settlement: 'platform-corrected', note: 'Nền tảng đã hoàn tiền' });
    expect(accepted(await commands.settle(order, admin, 'settle'))).toEqual(settled);
    expect(await commands.settle(order, admin, rig.nextKey())).toEqual(refusedWith('DIFFERENCE_ALREADY_SETTLED'));
    expect(accepted(await rig.app.get(ShowReconciliations).lookUp({ reconciliationId }, admin))).toMatchObject({ platform: 'compared', differences: 2, openDifferences: 1, version: 3 });
  });

  it('books what was paid earlier on the day it is written down, and a refund on the day it goes back', async () => {
    await money.online(false);
    rig.clock.set('2025-07-02T09:00:00+07:00');
    const { dossier: { dossierId } } = accepted(await rig.receive({ procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] }));
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    const demand = { dossierId, expectedVersion: 2, documentNumber: '9/TB-CT', reasonText: 'Nghĩa vụ tài chính.', lines: [{ code: 'thue', name: 'Thuế', amountDong: 700_000, basis: '9/TB-CT' }] };
    const demanded = (issuedOn: string) => money.require({ ...demand, issuedOn }, PEOPLE.specialist);
    expect(await demanded('2025-07-03')).toEqual(refusedWith('REQUEST_INVALID'));
    accepted(await demanded('2025-07-01'));
    const confirm = (paidOn: string) => money.confirm({ dossierId, expectedVersion: 3, evidence: { documentNumber: 'GNT 9', paidOn } }, PEOPLE.specialist);
    expect(await confirm('2025-06-30')).toEqual(refusedWith('REQUEST_INVALID', { demandedOn: '2025-07-01' }));
    accepted(await confirm('2025-07-01'));
    const [earlier] = await rig.rows<{ dossierId: string; paymentId: string; version: number }>(
      `SELECT dossier_id AS "dossierId", payment_id AS "paymentId", d.version FROM payment p JOIN dossier d ON d.id = p.dossier_id WHERE p.amount_dong = 12000`);
    if (!earlier) throw new Error('the payment of the day before is gone');
    const { version: expectedVersion, ...on } = earlier;
    accepted(await money.refund({ ...on, expectedVersion, amountDong: 5000, basis: 'Quyết định 3/QĐ-UBND' }));
    rig.clock.set('2025-07-03T01:30:00+07:00');
    await rig.app.get(ReconcileDays).runDue();

    const ofDay = async (reconciliationId = '') => accepted(await rig.app.get(ShowReconciliations).lookUp({ reconciliationId }, admin));
    const written = await ofDay((await latest())?.reconciliationId);
    expect(written).toMatchObject({ day: '2025-07-02', refunds: [{ paymentId: on.paymentId, receipt: 'TM/2025-0000002', amountDong: 5000 }] });
    expect(written.units).toMatchObject([{ transferCount: 1, transferDong: 700_000, cashCount: 0, refundedCount: 1, refundedDong: 5000 }]);
    const again = await ofDay(accepted(await rig.app.get(CommandReconciliations).request({ day: '2025-07-01' }, admin, rig.nextKey())).reconciliationId);
    expect(again.units).toMatchObject([{ cashCount: 2, cashDong: 20_000, transferCount: 0, refundedCount: 0, refundedDong: 0 }]);
    expect(again.refunds).toEqual([]);
    const book = accepted(await rig.app.get(ListPayments).ofDay({ day: '2025-07-02', limit: 10 }, PEOPLE.chair)).items;
    expect(book.map(({ receipt }) => receipt?.label)).toEqual(['CK/2025-0000001']);
  });

  it('takes off a receipt of an earlier day on the day of its cancellation, so that the days add up to the receipts', async () => {
    const cancel = async (amountDong: number) => {
      const [of] = await rig.rows<{ dossierId: string; paymentId: string; expectedVersion: number }>(
        `SELECT dossier_id AS "dossierId", payment_id AS "paymentId", d.version AS "expectedVersion" FROM payment p JOIN dossier d ON d.id = p.dossier_id WHERE p.amount_dong = $1`, [amountDong]);
      if (!of) throw new Error('there is no such payment');
      accepted(await money.cancel({ ...of, reasonCode: 'wrong-amount', reasonText: 'Ghi nhầm số tiền' }));
    };
    // In the night, while it is the day before in UTC.
    rig.clock.set('2025-07-04T00:10:00+07:00');
    await cancel(8000);
    rig.clock.set('2025-07-05T01:30:00+07:00');
    await rig.app.get(ReconcileDays).runDue();
    rig.clock.set('2025-07-05T09:00:00+07:00');
    await cash(3000);
    await cancel(3000);
    rig.clock.set('2025-07-06T01:30:00+07:00');
    await rig.app.get(ReconcileDays).runDue();

    const { items } = accepted(await rig.app.get(ShowReconciliations).list(listReconciliations.request.parse({}), admin));
    expect(items.slice(0, 3).map(({ day }) => day)).toEqual(['2025-07-05', '2025-07-04', '2025-07-02']);
    const days = [];
    for (const day of ['2025-07-01', '2025-07-02', '2025-07-04', '2025-07-05']) {
      const { reconciliationId } = accepted(await rig.app.get(CommandReconciliations).request({ day }, admin, rig.nextKey()));
      days.push(...accepted(await rig.app.get(ShowReconciliations).lookUp({ reconciliationId }, admin)).units);
    }
    expect(days).toMatchObject([
      { cashCount: 2, cashDong: 20_000, cancelledCount: 0, cancelledLaterCount: 0 }, { cashCount: 0, cancelledCount: 0, cancelledLaterCount: 0 },
      { cashCount: 0, cashDong: 0, cancelledCount: 0, cancelledLaterCount: 1, cancelledLaterDong: 8000 }, { cashCount: 0, cashDong: 0, cancelledCount: 1, cancelledLaterCount: 0, cancelledLaterDong: 0 },
    ]);
    const told = days.reduce((sum, { cashDong, onlineDong, transferDong, refundedDong, cancelledLaterDong }) => sum + cashDong + onlineDong + transferDong - refundedDong - cancelledLaterDong, 0);
    expect(await rig.rows(`SELECT sum(amount_dong - refunded_dong)::int AS dong FROM payment WHERE status IN ('paid', 'refunded')`)).toEqual([{ dong: told }]);

    const book = accepted(await rig.app.get(ListPayments).ofDay({ day: '2025-07-04', limit: 10 }, PEOPLE.chair));
    expect(book).toMatchObject({ items: [], cancelledLater: [{ receipt: { label: 'TM/2025-0000001' }, status: 'cancelled', closedAt: '2025-07-04T00:10:00+07:00' }] });
    const table = accepted(await rig.app.get(ExportPayments).run({ day: '2025-07-04', format: 'csv' }, PEOPLE.chair));
    expect(Buffer.from(table.bytesBase64, 'base64').toString()).toMatch(/^TM\/2025-0000001,.*Đã hủy,8000,0,.*,wrong-amount,2025-07-04T00:10:00\+07:00$/mu);
    expect(accepted(await rig.app.get(ListPayments).ofDay({ day: '2025-07-04', limit: 10 }, PEOPLE.otherDesk)).cancelledLater).toEqual([]);
  });

  it('tells of the first thousand that were cancelled on it, and that there are more', async () => {
    const day = { day: '2025-07-04', limit: 10 };
    const atOnce = async () => accepted(await rig.app.get(ListPayments).ofDay(day, PEOPLE.chair));
    const copies = (first: number, last: number) => rig.rows(
      `INSERT INTO payment SELECT (jsonb_populate_record(p, jsonb_build_object('payment_id', gen_random_uuid(), 'receipt_number', n))).*
       FROM payment p, generate_series(${first}, ${last}) n WHERE p.amount_dong = 8000 AND p.receipt_number = 1`);
    await copies(100_001, 100_999);
    const thousand = await atOnce();
    await copies(101_000, 101_000);
    const more = await atOnce();

    expect([thousand.cancelledLater?.length, thousand.cancelledLaterIsCut, more.cancelledLater?.length, more.cancelledLaterIsCut]).toEqual([1000, undefined, 1000, true]);
  });
});
