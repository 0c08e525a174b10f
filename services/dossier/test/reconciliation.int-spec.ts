import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessFees, listDifferences, listReconciliations, takePayment, type Actor } from '@haicap/contracts';
import type { OrderedFact } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { AssessDossierFees } from '../src/fee-assessment/assess-dossier-fees.js';
import { PaymentChannelConsumer } from '../src/online-payment/payment-channel.consumer.js';
import { CommandReconciliations } from '../src/payment-reconciliation/command-reconciliations.js';
import { ReconcileDays } from '../src/payment-reconciliation/reconcile-days.js';
import { ShowReconciliations } from '../src/payment-reconciliation/show-reconciliations.js';
import { StatementConsumer } from '../src/payment-reconciliation/statement.consumer.js';
import { TakePayment } from '../src/payment/take-payment.js';
import { accepted, dossierRig, PEOPLE, postsOf, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

const admin: Actor = { accountId: '00000000-0000-7000-8000-0000000000f2', kind: 'officer', posts: [{ unitId: UNITS.thanhHoa, role: 'province-admin' }] };
const STRANGER = '00000000-0000-7000-8000-00000000beef';
let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
  await rig.projectOfficers([postsOf(admin)]);
  for (const dong of [8000, 12_000]) await cash(dong);
});
afterAll(() => rig.close());

async function cash(dong: number) {
  const { dossier: { dossierId } } = accepted(await rig.receive({ procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] }));
  const amounts = [{ feeCode: 'le-phi', amountDong: dong, basis: 'Nghị quyết' }];
  accepted(await rig.app.get(AssessDossierFees).run(assessFees.request.parse({ dossierId, expectedVersion: 1, amounts }), PEOPLE.desk, rig.nextKey()));
  accepted(await rig.app.get(TakePayment).run(takePayment.request.parse({ dossierId, expectedVersion: 2, amountDong: dong }), PEOPLE.desk, rig.nextKey()));
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
    await project(rig.app.get(PaymentChannelConsumer), [fact('payment-channel.configured', 1, { online: true, at: '2025-07-02T00:00:00+07:00' })]);
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
});
