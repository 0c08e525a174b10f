import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ListPayments } from '../src/cash-book/list-payments.js';
import { LookUpFees } from '../src/fee-assessment/look-up-fees.js';
import { accepted, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';
import { moneyOn } from './money-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
  await online(true);
});
afterAll(() => rig.close());

const { assess, take, request, refund, require, confirm, online } = moneyOn(() => rig);

const amounts = (dong: number) => [{ feeCode: 'le-phi', amountDong: dong, basis: 'Nghị quyết 05/2025/NQ-HĐND' }];
const fees = async (dossierId: string) => accepted(await rig.app.get(LookUpFees).run({ dossierId }, PEOPLE.desk));
const paymentsOf = async (dossierId: string) => accepted(await rig.app.get(ListPayments).ofDossier({ dossierId }, PEOPLE.desk)).items;
const firstOf = async (dossierId: string) => (await paymentsOf(dossierId))[0]?.paymentId ?? '';
const demandOf = (documentNumber: string, amountDong: number) =>
  ({ documentNumber, reasonText: 'Nghĩa vụ tài chính.', lines: [{ code: 'thue', name: 'Thuế', amountDong, basis: documentNumber }] });
const evidence = { documentNumber: 'GNT 1', paidOn: '2025-07-01' };

/** A dossier in the hands of the specialist that owes its fee; version 3. */
async function anOwing(dong: number): Promise<string> {
  const { dossier: { dossierId } } = accepted(await rig.receive({ procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] }));
  accepted(await assess({ dossierId, expectedVersion: 1, amounts: amounts(dong) }));
  accepted(await rig.assign({ dossierId, expectedVersion: 2, assigneeId: PEOPLE.specialist.accountId }));
  return dossierId;
}

describe('money that went back', () => {
  const basis = 'Quyết định 12/QĐ-UBND';

  it('as a mistake is owed again, and a demand that follows is collected as well', async () => {
    const dossierId = await anOwing(8000);
    accepted(await take({ dossierId, expectedVersion: 3, amountDong: 8000 }));
    const paymentId = await firstOf(dossierId);
    expect(accepted(await refund({ dossierId, expectedVersion: 4, paymentId, amountDong: 8000, basis }))).toMatchObject({
      financialStatus: 'due', allowedActions: expect.arrayContaining(['assess-fees', 'take-payment', 'request-payment']),
    });
    expect(accepted(await require({ dossierId, expectedVersion: 5, ...demandOf('1/TB-CT', 2_000_000) }, PEOPLE.specialist))).toMatchObject({ financialStatus: 'due' });

    expect(accepted(await take({ dossierId, expectedVersion: 6, amountDong: 2_008_000 }))).toMatchObject({ status: 'assigned', financialStatus: 'paid', pausedAt: null });
  });

  it('because the fee was not owed reduces it, and nothing is due after it', async () => {
    const dossierId = await anOwing(10_000);
    accepted(await take({ dossierId, expectedVersion: 3, amountDong: 10_000 }));
    const paymentId = await firstOf(dossierId);
    expect(accepted(await refund({ dossierId, expectedVersion: 4, paymentId, amountDong: 2000, basis, reducesFee: true }))).toMatchObject({ financialStatus: 'paid' });
    expect(await fees(dossierId)).toMatchObject({ dueDong: 8000, outstandingDong: 0, refundedDong: 2000, lines: [{ amountDong: 8000, reducedDong: 2000, openDong: 0 }] });
    expect(accepted(await refund({ dossierId, expectedVersion: 5, paymentId, amountDong: 8000, basis, reducesFee: true }))).toMatchObject({ financialStatus: 'refunded' });

    expect(accepted(await assess({ dossierId, expectedVersion: 6, amounts: amounts(3000) }))).toMatchObject({ financialStatus: 'due' });
    expect(accepted(await take({ dossierId, expectedVersion: 7, amountDong: 3000 }))).toMatchObject({ financialStatus: 'paid' });
  });

  it('names its fee where one payment has paid several', async () => {
    const dossierId = await anOwing(8000);
    accepted(await require({ dossierId, expectedVersion: 3, ...demandOf('2/TB-CT', 5000) }, PEOPLE.specialist));
    accepted(await take({ dossierId, expectedVersion: 4, amountDong: 13_000 }));
    const order = { dossierId, expectedVersion: 5, paymentId: await firstOf(dossierId), amountDong: 3000, basis, reducesFee: true };

    expect(await refund(order)).toEqual(refusedWith('REFUND_FEE_REQUIRED', { feeCodes: ['le-phi', 'thue'] }));
    expect(await refund({ ...order, feeCode: 'khac' })).toEqual(refusedWith('REFUND_FEE_REQUIRED', { feeCodes: ['le-phi', 'thue'] }));
    expect(await refund({ ...order, feeCode: 'thue', amountDong: 5001 })).toEqual(refusedWith('PAYMENT_AMOUNT_DIFFERS', { refundableDong: 5000 }));
    accepted(await refund({ ...order, feeCode: 'le-phi' }));
    expect((await fees(dossierId)).lines).toMatchObject([{ code: 'le-phi', amountDong: 5000, openDong: 0 }, { code: 'thue', amountDong: 5000, openDong: 0 }]);
  });

  it('of a dossier that was stopped is not owed again', async () => {
    const dossierId = await anOwing(8000);
    accepted(await take({ dossierId, expectedVersion: 3, amountDong: 8000 }));
    accepted(await rig.stop({ dossierId, expectedVersion: 4, reasonCode: 'dispute', reasonText: 'Tranh chấp.' }, PEOPLE.chair));

    expect(accepted(await refund({ dossierId, expectedVersion: 5, paymentId: await firstOf(dossierId), amountDong: 8000, basis }))).toMatchObject({ financialStatus: 'refunded' });
  });

  it('of a dossier that was stopped leaves nothing due of what nobody paid', async () => {
    const dossierId = await anOwing(8000);
    accepted(await take({ dossierId, expectedVersion: 3, amountDong: 8000 }));
    accepted(await require({ dossierId, expectedVersion: 4, ...demandOf('9/TB-CT', 2000) }, PEOPLE.specialist));
    accepted(await rig.stop({ dossierId, expectedVersion: 5, reasonCode: 'dispute', reasonText: 'Tranh chấp.' }, PEOPLE.chair));

    expect(accepted(await refund({ dossierId, expectedVersion: 6, paymentId: await firstOf(dossierId), amountDong: 8000, basis }))).toMatchObject({ financialStatus: 'refunded' });
    expect(await fees(dossierId)).toMatchObject({ outstandingDong: 0 });
  });
});

describe('payments of an earlier release, of which no line is written down', () => {
  it('lie on the lines in their order, are refunded, and what is taken after them lies beside them', async () => {
    const dossierId = await anOwing(8000);
    accepted(await take({ dossierId, expectedVersion: 3, amountDong: 8000 }));
    accepted(await require({ dossierId, expectedVersion: 4, ...demandOf('6/TB-CT', 5000) }, PEOPLE.specialist));
    accepted(await take({ dossierId, expectedVersion: 5, amountDong: 5000 }));
    await rig.database.admin.query('UPDATE payment SET covers = NULL, booked_on = NULL WHERE dossier_id = $1', [dossierId]);
    const order = { dossierId, expectedVersion: 6, paymentId: await firstOf(dossierId), amountDong: 3000, basis: 'Quyết định 12/QĐ-UBND' };
    accepted(await refund(order));

    expect((await fees(dossierId)).lines).toMatchObject([{ code: 'le-phi', openDong: 3000 }, { code: 'thue', openDong: 0 }]);
    expect(accepted(await take({ dossierId, expectedVersion: 7, amountDong: 3000 }))).toMatchObject({ financialStatus: 'paid' });
    expect(await rig.rows('SELECT covers FROM payment WHERE dossier_id = $1 ORDER BY payment_id', [dossierId])).toEqual([
      { covers: [{ version: 2, line: 1, dong: 5000 }] }, { covers: [{ version: 5, line: 1, dong: 5000 }] }, { covers: [{ version: 2, line: 1, dong: 3000 }] },
    ]);
  });
});

describe('a second obligation', () => {
  it('is receipted with its own amount, and the fee beside it stays owed', async () => {
    const dossierId = await anOwing(8000);
    accepted(await require({ dossierId, expectedVersion: 3, ...demandOf('3/TB-CT', 2_000_000) }, PEOPLE.specialist));
    expect(accepted(await confirm({ dossierId, expectedVersion: 4, evidence }, PEOPLE.specialist))).toMatchObject({ status: 'assigned', financialStatus: 'due' });
    accepted(await require({ dossierId, expectedVersion: 5, ...demandOf('4/TB-CT', 1_000_000) }, PEOPLE.specialist));
    accepted(await confirm({ dossierId, expectedVersion: 6, evidence }, PEOPLE.specialist));

    expect((await paymentsOf(dossierId)).map(({ method, amountDong }) => [method, amountDong])).toEqual([['transfer', 2_000_000], ['transfer', 1_000_000]]);
    expect(await fees(dossierId)).toMatchObject({ outstandingDong: 8000, lines: [{ code: 'le-phi', openDong: 8000 }, { openDong: 0 }, { openDong: 0 }] });
    expect(accepted(await take({ dossierId, expectedVersion: 7, amountDong: 8000 }))).toMatchObject({ financialStatus: 'paid' });
  });

  it('is billed online without what was paid before', async () => {
    const dossierId = await anOwing(8000);
    accepted(await take({ dossierId, expectedVersion: 3, amountDong: 8000 }));
    accepted(await require({ dossierId, expectedVersion: 4, ...demandOf('5/TB-CT', 2_000_000) }, PEOPLE.specialist));
    accepted(await request({ dossierId, expectedVersion: 5 }));

    const [fact] = await rig.rows<{ body: object }>('SELECT body FROM event WHERE aggregate_id = $1 AND version = 6', [dossierId]);
    expect(fact?.body).toMatchObject({ amountDong: 2_000_000, unitCode: expect.stringMatching(/^H56\./), lines: [{ code: 'thue', amountDong: 2_000_000 }] });
  });
});
