import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { withScope } from '@haicap/service-kit';
import { PaymentOrders } from '../src/database/migrations/0034-payment-orders.js';
import { FollowPayment } from '../src/online-payment/follow-payment.js';
import { accepted, CITIZEN, dossierRig, PEOPLE, type DossierRig } from './dossier-rig.js';
import { moneyOn } from './money-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
  await online(true);
});
afterAll(() => rig.close());

const { assess, take, request, cancel, online } = moneyOn(() => rig);
const ordersOf = (dossierId: string) => rig.rows<{ type: string; version: number; paymentId: string; body: Record<string, unknown> }>(
  `SELECT aggregate_id AS "paymentId", type, version, actor, at, body FROM event WHERE noun = 'payment-order' AND body ->> 'dossierId' = $1 ORDER BY id`, [dossierId]);

/** A citizen is to pay online what the province asks for a birth that is registered again. */
async function anOrdered() {
  const { dossier } = accepted(await rig.receive({ procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] }, CITIZEN));
  const { dossierId } = dossier;
  accepted(await assess({ dossierId, expectedVersion: 1, amounts: [{ feeCode: 'le-phi', amountDong: 8000, basis: 'Nghị quyết 05/2025/NQ-HĐND' }] }));
  accepted(await request({ dossierId, expectedVersion: 2 }, CITIZEN));
  const [placed] = await ordersOf(dossierId);
  return { dossierId, placed, paymentId: placed?.paymentId ?? '' };
}

describe('the order of an online payment', () => {
  it('tells the adapter what to open and names no person', async () => {
    const { placed, paymentId } = await anOrdered();

    expect(placed).toMatchObject({
      type: 'vn.haicap.dossier.payment-order.placed.v1', version: 1, body: { paymentId, amountDong: 8000, unitName: 'Phường Hạc Thành', lines: [{ code: 'le-phi', amountDong: 8000 }] },
    });
    expect(JSON.stringify(placed)).not.toContain('Nguyễn');
  });

  it('is given up with the payment, which may be made in another way then', async () => {
    const { dossierId, paymentId } = await anOrdered();

    const givenUp = { dossierId, expectedVersion: 3, paymentId, reasonCode: 'payer-changed-method' as const, reasonText: 'Nộp tiền mặt' };
    expect(accepted(await cancel(givenUp, CITIZEN))).toMatchObject({ financialStatus: 'due' });

    expect((await ordersOf(dossierId)).map(({ type }) => type.split('.').at(-2))).toEqual(['placed', 'given-up']);
    expect(accepted(await take({ dossierId, expectedVersion: 4, amountDong: 8000 }))).toMatchObject({ financialStatus: 'paid', status: 'submitted' });
  });

  it('of the release before, which placed none, is there after the upgrade as if it had been placed', async () => {
    const { dossierId, placed, paymentId } = await anOrdered();
    await forgetOrders();

    // As the owner, for whom the row policies hold.
    const owner = new Client({ connectionString: rig.database.ownerUrl });
    await owner.connect();
    await owner.query('BEGIN');
    await new PaymentOrders().up({ query: (sql: string) => owner.query(sql) } as never);
    await owner.query('COMMIT');
    await owner.end();

    expect(await ordersOf(dossierId)).toEqual([placed]);
    expect(await rig.rows('SELECT 1 FROM outbox o JOIN event e USING (id) WHERE e.aggregate_id = $1', [paymentId])).toHaveLength(1);
    accepted(await cancel({ dossierId, expectedVersion: 3, paymentId, reasonCode: 'other', reasonText: 'Nộp tiền mặt' }));
  });

  it('is given up with a dossier that is stopped or not received, and money that comes all the same is money', async () => {
    const ended = [anEnd('stop'), anEnd('refuse-intake')];
    for (const end of ended) {
      const { dossierId, paymentId } = await anOrdered();
      await end(dossierId);

      expect((await ordersOf(dossierId)).map(({ type, version }) => [type.split('.').at(-2), version])).toEqual([['placed', 1], ['given-up', 2]]);
      expect(await paymentsOf(dossierId)).toEqual([{ status: 'cancelled', reason: 'dossier-ended', payUrl: null }]);
      const told = { paymentId, dossierId, reference: paymentId.replaceAll('-', ''), at: '2025-07-01T08:30:00+07:00', amountDong: 8000, transactionId: 'GD1', bankCode: 'VCB', paidAt: '2025-07-01T08:29:00+07:00', paidOn: '2025-07-01' };
      await withScope(rig.dataSource, { kind: 'installation' }, (tx) => rig.app.get(FollowPayment).confirmed(tx, told), { actor: 'service:portal-adapter' });
      expect(await paymentsOf(dossierId)).toMatchObject([{ status: 'paid', reason: null }]);
    }
  });

  it('that a process of the release before did not place is not taken back either', async () => {
    const { dossierId, paymentId } = await anOrdered();
    await forgetOrders();

    expect(accepted(await cancel({ dossierId, expectedVersion: 3, paymentId, reasonCode: 'other', reasonText: 'Nộp tiền mặt' }))).toMatchObject({ financialStatus: 'due' });
    expect(await ordersOf(dossierId)).toEqual([]);
    expect(await paymentsOf(dossierId)).toMatchObject([{ status: 'cancelled' }]);
  });
});

const paymentsOf = (dossierId: string) => rig.rows('SELECT status, reason_code AS reason, pay_url AS "payUrl" FROM payment WHERE dossier_id = $1', [dossierId]);
async function forgetOrders() {
  await rig.rows(`DELETE FROM outbox WHERE id IN (SELECT id FROM event WHERE noun = 'payment-order')`);
  for (const table of ['event', 'event_head']) await rig.rows(`DELETE FROM ${table} WHERE noun = 'payment-order'`);
}
/** Ends a dossier whose page of payment is open. */
function anEnd(how: 'stop' | 'refuse-intake') {
  return async (dossierId: string) => {
    await rig.rows(`UPDATE payment SET status = 'waiting', pay_url = 'https://pay.test/1' WHERE dossier_id = $1`, [dossierId]);
    if (how === 'refuse-intake') return accepted(await rig.refuseIntake({ dossierId, expectedVersion: 3, reasonCode: 'duplicate', reasonText: 'Trùng hồ sơ.' }, PEOPLE.desk));
    accepted(await rig.receiveSubmitted({ dossierId, expectedVersion: 3 }, PEOPLE.desk));
    return accepted(await rig.stop({ dossierId, expectedVersion: 4, reasonCode: 'dispute', reasonText: 'Có tranh chấp.' }, PEOPLE.chair));
  };
}
