import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessFees, takePayment, type Actor, type RpcInput } from '@haicap/contracts';
import { AssessDossierFees } from '../src/fee-assessment/assess-dossier-fees.js';
import { ChangeFeeRule } from '../src/fee-rule/change-fee-rule.js';
import { TakePayment } from '../src/payment/take-payment.js';
import { accepted, dossierRig, PEOPLE, postsOf, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());
const assess = (request: RpcInput<typeof assessFees>) => rig.app.get(AssessDossierFees).run(assessFees.request.parse(request), PEOPLE.desk, rig.nextKey());
const take = (request: RpcInput<typeof takePayment>) => rig.app.get(TakePayment).run(takePayment.request.parse(request), PEOPLE.desk, rig.nextKey());

describe('a fee that a rule wants before the result is returned', () => {
  const admin: Actor = { accountId: '00000000-0000-7000-8000-0000000000f2', kind: 'officer', posts: [{ unitId: UNITS.thanhHoa, role: 'province-admin' }] };
  const fee = { code: 'phi-chung-thuc-chu-ky', name: 'Phí chứng thực chữ ký', kind: 'fee' as const, price: { type: 'per-dossier' as const, amountDong: 10_000 }, basis: 'Nghị quyết 07/2025/NQ-HĐND', beforeReturn: true };
  const scope = { procedureCodes: ['2.000884'], fields: [], channels: [], caseCodes: [], feeCodes: [], personGroups: [] };
  beforeAll(async () => {
    await rig.projectOfficers([postsOf(admin)]);
    const rules = rig.app.get(ChangeFeeRule);
    const draft = accepted(await rules.draft({ name: 'Phí chứng thực chữ ký', scope, effect: { type: 'price', fee }, basis: fee.basis, validFrom: '2025-07-01', validTo: null }, admin, rig.nextKey()));
    accepted(await rules.publish({ ruleId: draft.ruleId, expectedVersion: 1 }, admin, rig.nextKey()));
  });
  const aCompleted = async (completedAt: string) => {
    rig.clock.set('2025-07-01T08:00:00+07:00');
    const { dossier: { dossierId } } = accepted(await rig.receive({ procedureCode: '2.000884', components: [{ code: 'giay-to-can-chung-thuc', originals: 1 }] }));
    accepted(await assess({ dossierId, expectedVersion: 1 }));
    accepted(await rig.assign({ dossierId, expectedVersion: 2, assigneeId: PEOPLE.specialist.accountId }));
    rig.clock.set(completedAt);
    accepted(await rig.complete({ dossierId, expectedVersion: 3 }));
    return dossierId;
  };

  const heldAt = async (dossierId: string, version: number) =>
    (await rig.rows<{ body: { resultHeld?: boolean } }>('SELECT body FROM event WHERE aggregate_id = $1 AND version = $2', [dossierId, version]))[0]?.body.resultHeld;

  it('holds the result until it is paid', async () => {
    const dossierId = await aCompleted('2025-07-01T09:00:00+07:00');

    expect(await rig.returnResult({ dossierId, expectedVersion: 4 }, PEOPLE.desk)).toEqual(refusedWith('FEE_UNPAID', { outstandingDong: 10_000 }));
    expect(await heldAt(dossierId, 4)).toBe(true);
    accepted(await take({ dossierId, expectedVersion: 4, amountDong: 10_000 }));
    // `files` opens an electronic result to the citizen by this word.
    expect(await heldAt(dossierId, 5)).toBe(false);
    expect(accepted(await rig.returnResult({ dossierId, expectedVersion: 5 }, PEOPLE.desk))).toMatchObject({ status: 'result-returned', financialStatus: 'paid' });
  });

  it('never holds a result that the office was late with', async () => {
    const dossierId = await aCompleted('2025-07-03T09:00:00+07:00');

    expect(await heldAt(dossierId, 4)).toBe(false);
    expect(accepted(await rig.returnResult({ dossierId, expectedVersion: 4 }, PEOPLE.desk))).toMatchObject({ status: 'result-returned', timeliness: 'late', financialStatus: 'due' });
    expect(accepted(await take({ dossierId, expectedVersion: 5, amountDong: 10_000 }))).toMatchObject({ status: 'result-returned', financialStatus: 'paid' });
  });
});
