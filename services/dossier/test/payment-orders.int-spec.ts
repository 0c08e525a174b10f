import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { PaymentOrders } from '../src/database/migrations/0034-payment-orders.js';
import { accepted, CITIZEN, dossierRig, type DossierRig } from './dossier-rig.js';
import { moneyOn } from './money-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
  await online(true);
});
afterAll(() => rig.close());

const { assess, take, request, cancel, online } = moneyOn(() => rig);
const ordersOf = (dossierId: string) => rig.rows<{ type: string; paymentId: string; body: Record<string, unknown> }>(
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
    await rig.rows(`DELETE FROM outbox WHERE id IN (SELECT id FROM event WHERE noun = 'payment-order')`);
    for (const table of ['event', 'event_head']) await rig.rows(`DELETE FROM ${table} WHERE noun = 'payment-order'`);

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
});
