import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listFeeRules, quoteFees, type Actor } from '@haicap/contracts';
import { withScope } from '@haicap/service-kit';
import { ExportPayments } from '../src/cash-book/export-payments.js';
import { ListPayments } from '../src/cash-book/list-payments.js';
import { LookUpFees } from '../src/fee-assessment/look-up-fees.js';
import { ChangeFeeRule } from '../src/fee-rule/change-fee-rule.js';
import { ListFeeRules } from '../src/fee-rule/list-fee-rules.js';
import { QuoteFees } from '../src/fee/quote-fees.js';
import { OnlinePaymentConsumer } from '../src/online-payment/online-payment.consumer.js';
import { accepted, aFact, CITIZEN, dossierRig, PEOPLE, postsOf, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { moneyOn } from './money-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const { assess, take, request, cancel, refund, require, confirm, online } = moneyOn(() => rig);

const AMOUNTS = (dong: number) => [{ feeCode: 'le-phi', amountDong: dong, basis: 'Nghị quyết 05/2025/NQ-HĐND' }];
const fees = async (dossierId: string, actor: Actor = PEOPLE.desk) => accepted(await rig.app.get(LookUpFees).run({ dossierId }, actor));
const paymentsOf = async (dossierId: string) => accepted(await rig.app.get(ListPayments).ofDossier({ dossierId }, PEOPLE.desk)).items;

/** A re-registration of a birth: the province sets its fee, so the officer enters it. */
async function anOwing(dong = 8000, actor = PEOPLE.desk) {
  const changes = { procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] };
  const { dossier } = accepted(await rig.receive(changes, actor));
  return accepted(await assess({ dossierId: dossier.dossierId, expectedVersion: 1, amounts: AMOUNTS(dong) }));
}

describe('a fee that no rule prices', () => {
  it('is refused until the officer enters it with its basis, and the refusal names it', async () => {
    const { dossier } = accepted(await rig.receive({ procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] }));

    expect(await assess({ dossierId: dossier.dossierId, expectedVersion: 1 })).toEqual(refusedWith('FEE_TO_BE_SET', { fees: [expect.objectContaining({ code: 'le-phi' })] }));
    expect(await fees(dossier.dossierId)).toMatchObject({ payable: true, lines: [], outstandingDong: 0 });

    const owing = accepted(await assess({ dossierId: dossier.dossierId, expectedVersion: 1, amounts: AMOUNTS(8000) }));
    expect(owing).toMatchObject({ version: 2, status: 'received', financialStatus: 'due', allowedActions: expect.arrayContaining(['take-payment', 'request-payment']) });
    expect(await fees(dossier.dossierId)).toMatchObject({
      dueDong: 8000, outstandingDong: 8000, lines: [{ state: 'set', amountDong: 8000, basis: 'Nghị quyết 05/2025/NQ-HĐND', rule: { source: 'officer' } }],
    });
  });
});

describe('a free procedure', () => {
  it('shows no payment step and takes no money', async () => {
    const { dossier } = accepted(await rig.receive({ procedureCode: '1.001193', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-chung-sinh', originals: 1 }] }));
    const { dossierId } = dossier;

    expect(dossier.allowedActions.filter((action) => /fee|payment/.test(action))).toEqual([]);
    expect(await assess({ dossierId, expectedVersion: 1 })).toEqual(refusedWith('PROCEDURE_IS_FREE'));
    expect(await take({ dossierId, expectedVersion: 1, amountDong: 1000 })).toEqual(refusedWith('PROCEDURE_IS_FREE'));
    expect(await request({ dossierId, expectedVersion: 1 })).toEqual(expect.objectContaining({ ok: false }));
    const assigned = accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    expect(await require({ dossierId, expectedVersion: assigned.version, documentNumber: '1', reasonText: 'x', lines: [{ code: 'thue', name: 'Thuế', amountDong: 1, basis: 'x' }] }, PEOPLE.specialist))
      .toEqual(refusedWith('PROCEDURE_IS_FREE'));
    expect(accepted(await rig.app.get(QuoteFees).run(quoteFees.request.parse({ procedureCode: '1.001193' })))).toMatchObject({ free: true, totalDong: 0 });
  });
});

describe('cash at the desk', () => {
  it('is exactly what is outstanding, under the next number of the unit', async () => {
    const first = await anOwing();
    const { dossierId } = first;
    expect(await take({ dossierId, expectedVersion: 2, amountDong: 7000 })).toEqual(refusedWith('PAYMENT_AMOUNT_DIFFERS', { outstandingDong: 8000 }));

    const paid = accepted(await take({ dossierId, expectedVersion: 2, amountDong: 8000 }));
    expect(paid).toMatchObject({ version: 3, status: 'received', financialStatus: 'paid' });
    expect(await take({ dossierId, expectedVersion: 3, amountDong: 8000 })).toEqual(refusedWith('DOSSIER_STATE_FORBIDS'));

    const second = await anOwing();
    accepted(await take({ dossierId: second.dossierId, expectedVersion: 2, amountDong: 8000 }));
    const [one] = await paymentsOf(dossierId);
    const [two] = await paymentsOf(second.dossierId);
    expect(one).toMatchObject({ method: 'cash', status: 'paid', unitId: UNITS.hacThanh, receipt: { series: 'TM', year: 2025 } });
    expect(two?.receipt?.number).toBe((one?.receipt?.number ?? 0) + 1);
    expect(one?.receipt?.label).toMatch(/^TM\/2025-\d{7}$/);
  });

  it('sent twice with one key is taken once', async () => {
    const { dossierId } = await anOwing();
    const order = { dossierId, expectedVersion: 2, amountDong: 8000 };

    const answers = [await take(order, PEOPLE.desk, 'twice'), await take(order, PEOPLE.desk, 'twice')];

    expect(answers.map((answer) => accepted(answer).version)).toEqual([3, 3]);
    expect(await paymentsOf(dossierId)).toHaveLength(1);
  });

  it('taken by many desks at once leaves no number out and gives none twice', async () => {
    const owing = await Promise.all(Array.from({ length: 8 }, () => anOwing(1000)));
    await Promise.all(owing.map(async ({ dossierId }) => accepted(await take({ dossierId, expectedVersion: 2, amountDong: 1000 }))));

    const numbers = (await rig.rows<{ n: number }>(`SELECT receipt_number AS n FROM payment WHERE receipt_series = 'TM' AND unit_id = $1 ORDER BY 1`, [UNITS.hacThanh])).map(({ n }) => n);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('by mistake keeps its number when it is cancelled, and is owed again', async () => {
    const { dossierId } = await anOwing();
    accepted(await take({ dossierId, expectedVersion: 2, amountDong: 8000 }));
    const [before] = await paymentsOf(dossierId);
    const paymentId = before?.paymentId ?? '';

    const cancelled = accepted(await cancel({ dossierId, expectedVersion: 3, paymentId, reasonCode: 'wrong-dossier', reasonText: 'Thu nhầm hồ sơ' }));

    expect(cancelled).toMatchObject({ financialStatus: 'due' });
    expect(await paymentsOf(dossierId)).toMatchObject([{ status: 'cancelled', reasonCode: 'wrong-dossier', receipt: before?.receipt }]);
    expect(await cancel({ dossierId, expectedVersion: 4, paymentId, reasonCode: 'other', reasonText: 'x' })).toEqual(refusedWith('PAYMENT_STATE_FORBIDS'));
    const again = accepted(await take({ dossierId, expectedVersion: 4, amountDong: 8000 }));
    expect(again.financialStatus).toBe('paid');
  });

  it('is refunded up to what came in, with a basis', async () => {
    const { dossierId } = await anOwing();
    accepted(await take({ dossierId, expectedVersion: 2, amountDong: 8000 }));
    const paymentId = (await paymentsOf(dossierId))[0]?.paymentId ?? '';
    const order = { dossierId, paymentId, basis: 'Quyết định 12/QĐ-UBND' };

    expect(await refund({ ...order, expectedVersion: 3, amountDong: 8001 })).toEqual(refusedWith('PAYMENT_AMOUNT_DIFFERS', { refundableDong: 8000 }));
    expect(accepted(await refund({ ...order, expectedVersion: 3, amountDong: 3000 }))).toMatchObject({ financialStatus: 'due' });
    expect(accepted(await refund({ ...order, expectedVersion: 4, amountDong: 5000 }))).toMatchObject({ financialStatus: 'due' });
    expect(accepted(await take({ dossierId, expectedVersion: 5, amountDong: 8000 }))).toMatchObject({ financialStatus: 'paid' });
  });

  it('at a receiving desk for another commune\'s dossier moves no state', async () => {
    const { dossier } = accepted(await rig.receive({
      procedureCode: '1.004884', receivingUnitId: UNITS.hacThanh, competentUnitId: UNITS.hoangHoa, components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }],
    }));
    const { dossierId } = dossier;
    accepted(await assess({ dossierId, expectedVersion: 1, amounts: AMOUNTS(8000) }));

    expect(accepted(await take({ dossierId, expectedVersion: 2, amountDong: 8000 }))).toMatchObject({ status: 'received', financialStatus: 'paid' });
    expect((await paymentsOf(dossierId))[0]).toMatchObject({ unitId: UNITS.hacThanh });
    expect(await take({ dossierId, expectedVersion: 3, amountDong: 8000 }, PEOPLE.leader)).toEqual(refusedWith('FORBIDDEN'));
  });
});

describe('a financial obligation', () => {
  const LAND = { procedureCode: '1.012753', receivingUnitId: UNITS.hacThanh, competentUnitId: UNITS.department, components: [{ code: 'don-dang-ky', originals: 1 }, { code: 'giay-to-dat-dai', copies: 1 }] };
  const demand = { documentNumber: '1234/TB-CCT', reasonText: 'Nộp tiền sử dụng đất', lines: [{ code: 'tien-su-dung-dat', name: 'Tiền sử dụng đất', amountDong: 12_500_000, basis: 'Thông báo 1234/TB-CCT' }] };
  const landSpecialist: Actor = { accountId: '00000000-0000-7000-8000-0000000000f1', kind: 'officer', posts: [{ unitId: UNITS.department, role: 'specialist' }] };
  beforeAll(async () => {
    await rig.projectOfficers([postsOf(landSpecialist)]);
  });

  it('stops the clock from its notice to its confirmation, and the dossier goes back to where it was', async () => {
    rig.clock.set('2025-07-01T08:00:00+07:00');
    const { dossier } = accepted(await rig.receive(LAND));
    const { dossierId } = dossier;
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: landSpecialist.accountId }, landSpecialist));
    const waiting = accepted(await require({ dossierId, expectedVersion: 2, ...demand }, landSpecialist));
    expect(waiting).toMatchObject({ status: 'payment-required', nationalStatus: 6, financialStatus: 'due', pausedAt: '2025-07-01T08:00:00+07:00', reasonLabel: 'Cần thực hiện nghĩa vụ tài chính theo thông báo' });

    rig.clock.set('2025-07-04T08:00:00+07:00');
    const evidence = { documentNumber: 'GNT 998', paidOn: '2025-07-03' };
    expect(await confirm({ dossierId, expectedVersion: 3, evidence: { ...evidence, paidOn: '2025-07-05' } }, landSpecialist)).toEqual(refusedWith('REQUEST_INVALID'));
    const back = accepted(await confirm({ dossierId, expectedVersion: 3, evidence }, landSpecialist));

    expect(back).toMatchObject({ status: 'assigned', financialStatus: 'paid', pausedAt: null, originalDueOn: dossier.dueOn });
    expect(back.dueOn).toBe('2025-08-01');
    expect(await rig.rows('SELECT reason_code, paused_minutes FROM deadline_adjustment WHERE dossier_id = $1', [dossierId])).toEqual([{ reason_code: 'payment', paused_minutes: 3 * 480 }]);
    rig.clock.set('2025-07-01T08:00:00+07:00');
  });

  it('stops it for the days on which the competent unit works', async () => {
    const closure = { closureId: '00000000-0000-7000-8000-0000000000f7', unitId: UNITS.department, fromDay: '2025-07-02', toDay: '2025-07-02', decision: '7/QĐ-SNNMT', reason: 'Mất điện' };
    await rig.projectCalendar([aFact('calendar.closure-added', closure.closureId, closure)]);
    rig.clock.set('2025-07-01T08:00:00+07:00');
    const { dossierId } = accepted(await rig.receive(LAND)).dossier;
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: landSpecialist.accountId }, landSpecialist));
    accepted(await require({ dossierId, expectedVersion: 2, ...demand }, landSpecialist));
    rig.clock.set('2025-07-04T08:00:00+07:00');
    accepted(await confirm({ dossierId, expectedVersion: 3, evidence: { documentNumber: 'GNT 999', paidOn: '2025-07-03' } }, landSpecialist));

    expect(await rig.rows('SELECT paused_minutes FROM deadline_adjustment WHERE dossier_id = $1', [dossierId])).toEqual([{ paused_minutes: 2 * 480 }]);
    await rig.projectCalendar([aFact('calendar.closure-withdrawn', closure.closureId, { ...closure, withdrawnBy: '8/QĐ-SNNMT' }, 2)]);
    rig.clock.set('2025-07-01T08:00:00+07:00');
  });

  it('paid in cash at the receiving desk lets the clock run again', async () => {
    const { dossier } = accepted(await rig.receive(LAND));
    const { dossierId } = dossier;
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: landSpecialist.accountId }, landSpecialist));
    accepted(await require({ dossierId, expectedVersion: 2, ...demand }, landSpecialist));

    expect(accepted(await take({ dossierId, expectedVersion: 3, amountDong: 12_500_000 }))).toMatchObject({ status: 'assigned', financialStatus: 'paid' });
  });
});

describe('online payment', () => {
  const tell = (event: string, paymentId: string, dossierId: string, data: object, version = 1) => withScope(rig.dataSource, { kind: 'installation' }, (tx) =>
    rig.app.get(OnlinePaymentConsumer).project(tx, [{
      eventId: `e${version}`, type: `vn.haicap.portal-adapter.payment.${event}.v1`, aggregateId: paymentId, version, at: '2025-07-01T01:00:00Z', actor: 'service:portal-adapter',
      data: { paymentId, dossierId, reference: `R${paymentId.slice(-8)}`, at: '2025-07-01T08:05:00+07:00', ...data },
    }]), { actor: 'service:dossier' });
  const CONFIRMED = { amountDong: 8000, transactionId: 'GD1', bankCode: 'VCB', paidAt: '2025-07-01T08:05:00+07:00', paidOn: '2025-07-01' };

  it('is refused while no platform is connected, and cash remains', async () => {
    await online(false);
    const { dossierId } = await anOwing();

    expect(await request({ dossierId, expectedVersion: 2 })).toEqual(refusedWith('ONLINE_PAYMENT_UNAVAILABLE', { methods: ['cash'] }));
    expect(accepted(await take({ dossierId, expectedVersion: 2, amountDong: 8000 })).financialStatus).toBe('paid');
  });

  it('by the owner is requested, opened and confirmed; the same confirmation again changes nothing', async () => {
    await online(true);
    const { dossier } = accepted(await rig.receive({ procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] }, CITIZEN));
    const { dossierId } = dossier;
    accepted(await assess({ dossierId, expectedVersion: 1, amounts: AMOUNTS(8000) }));
    const asked = accepted(await request({ dossierId, expectedVersion: 2 }, CITIZEN));
    expect(asked).toMatchObject({ status: 'submitted', financialStatus: 'due' });
    expect(await request({ dossierId, expectedVersion: 3 }, CITIZEN)).toEqual(refusedWith('PAYMENT_OPEN'));
    const paymentId = (await paymentsOf(dossierId))[0]?.paymentId ?? '';

    await tell('opened', paymentId, dossierId, { payUrl: 'https://pay.test/1', expiresAt: '2025-07-02T08:00:00+07:00' });
    expect(await paymentsOf(dossierId)).toMatchObject([{ status: 'waiting', payUrl: 'https://pay.test/1' }]);
    for (const version of [2, 3, 4]) await tell('confirmed', paymentId, dossierId, CONFIRMED, version);
    await tell('billed', paymentId, dossierId, { billNumber: 'BL-77' }, 5);

    expect(await paymentsOf(dossierId)).toMatchObject([{ status: 'paid', payUrl: null, transactionId: 'GD1', billNumber: 'BL-77', receipt: { series: 'TT' } }]);
    const versions = await rig.rows<{ type: string }>('SELECT type FROM dossier_step WHERE dossier_id = $1 ORDER BY version', [dossierId]);
    expect(versions.map(({ type }) => type)).toEqual(['submitted', 'fees-assessed', 'payment-requested', 'payment-received']);
  });

  it('that fails is told, and the dossier may be paid in another way; money that comes later is money all the same', async () => {
    await online(true);
    const { dossierId } = await anOwing();
    accepted(await request({ dossierId, expectedVersion: 2 }));
    const paymentId = (await paymentsOf(dossierId))[0]?.paymentId ?? '';
    await tell('failed', paymentId, dossierId, { reasonCode: 'expired' });
    expect(await paymentsOf(dossierId)).toMatchObject([{ status: 'failed', reasonCode: 'expired' }]);
    accepted(await take({ dossierId, expectedVersion: 4, amountDong: 8000 }));

    await tell('confirmed', paymentId, dossierId, CONFIRMED, 2);

    expect((await paymentsOf(dossierId)).map(({ status }) => status)).toEqual(['paid', 'paid']);
    expect(await fees(dossierId)).toMatchObject({ dueDong: 8000, paidDong: 16_000, outstandingDong: 0 });
  });

  it('that was paid twice stays paid, whichever of the two goes back', async () => {
    await online(true);
    const twice = async () => {
      const { dossierId } = await anOwing();
      accepted(await request({ dossierId, expectedVersion: 2 }));
      const late = (await paymentsOf(dossierId))[0]?.paymentId ?? '';
      await tell('failed', late, dossierId, { reasonCode: 'expired' });
      accepted(await take({ dossierId, expectedVersion: 4, amountDong: 8000 }));
      await tell('confirmed', late, dossierId, CONFIRMED, 2);
      const cash = (await paymentsOf(dossierId)).find(({ method }) => method === 'cash')?.paymentId ?? '';
      return { dossierId, expectedVersion: 6, late, cash };
    };
    const [first, second, third] = [await twice(), await twice(), await twice()];
    const order = ({ dossierId, expectedVersion }: typeof first, paymentId: string) => ({ dossierId, expectedVersion, paymentId });

    expect(accepted(await refund({ ...order(first, first.cash), amountDong: 8000, basis: 'Nộp hai lần' }))).toMatchObject({ financialStatus: 'paid' });
    expect(accepted(await refund({ ...order(second, second.late), amountDong: 8000, basis: 'Nộp hai lần' }))).toMatchObject({ financialStatus: 'paid' });
    expect(accepted(await cancel({ ...order(third, third.cash), reasonCode: 'other', reasonText: 'Nhập hai lần' }))).toMatchObject({ financialStatus: 'paid' });
    for (const { dossierId } of [first, second, third]) expect(await fees(dossierId)).toMatchObject({ outstandingDong: 0, lines: [{ openDong: 0 }] });
  });
});

describe('the book of a day', () => {
  it('is paged in the order of the receipts and exported as a table', async () => {
    const list = (cursor?: string) => rig.app.get(ListPayments).ofDay({ day: '2025-07-01', unitId: UNITS.hacThanh, limit: 3, ...(cursor === undefined ? {} : { cursor }) }, PEOPLE.chair);
    const labels: (string | undefined)[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = accepted(await list(cursor));
      labels.push(...page.items.map(({ receipt }) => receipt?.label));
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect(labels).toEqual([...labels].sort());
    expect(new Set(labels).size).toBe(labels.length);

    const csv = accepted(await rig.app.get(ExportPayments).run({ day: '2025-07-01', format: 'csv' }, PEOPLE.auditor));
    const text = Buffer.from(csv.bytesBase64, 'base64').toString('utf8');
    expect(text.split('\r\n')[0]).toContain('Số biên lai,Mã hồ sơ');
    expect(text).toContain('TM/2025-0000001');
    const xlsx = accepted(await rig.app.get(ExportPayments).run({ day: '2025-07-01', format: 'xlsx' }, PEOPLE.auditor));
    expect(Buffer.from(xlsx.bytesBase64, 'base64').subarray(0, 2).toString()).toBe('PK');
    // Another commune sees what was paid for its own dossier at this desk, and nothing else.
    const seen = accepted(await rig.app.get(ListPayments).ofDay({ day: '2025-07-01', limit: 10 }, PEOPLE.otherDesk)).items;
    expect(seen.map(({ receipt }) => receipt?.series)).toEqual(['TM']);
    expect(seen.length).toBeLessThan(labels.length);
  });
});

describe('rules of the province', () => {
  const admin: Actor = { accountId: '00000000-0000-7000-8000-0000000000f2', kind: 'officer', posts: [{ unitId: UNITS.thanhHoa, role: 'province-admin' }] };
  const content = {
    name: 'Lệ phí đăng ký lại khai sinh', basis: 'Nghị quyết 05/2025/NQ-HĐND', validFrom: '2025-07-01', validTo: null,
    scope: { procedureCodes: ['1.004884'], fields: [], channels: [], caseCodes: [], feeCodes: [], personGroups: [] },
  };
  const price = { type: 'price' as const, fee: { code: 'le-phi', name: 'Lệ phí', kind: 'charge' as const, price: { type: 'per-dossier' as const, amountDong: 6000 }, basis: 'Nghị quyết 05/2025/NQ-HĐND', beforeReturn: false } };
  const quote = async () => accepted(await rig.app.get(QuoteFees).run(quoteFees.request.parse({ procedureCode: '1.004884' })));
  beforeAll(async () => {
    await rig.projectOfficers([postsOf(admin)]);
  });

  it('are drafted, published and ended by the administrator, and price what was to be set', async () => {
    const rules = rig.app.get(ChangeFeeRule);
    expect(await quote()).toMatchObject({ totalDong: null, lines: [{ state: 'to-be-set' }] });
    expect(await rules.draft({ ...content, effect: null }, PEOPLE.desk, rig.nextKey())).toEqual(refusedWith('FORBIDDEN'));
    const draft = accepted(await rules.draft({ ...content, effect: null }, admin, 'rule-1'));
    expect(accepted(await rules.draft({ ...content, effect: null }, admin, 'rule-1'))).toEqual(draft);
    expect(await rules.publish({ ruleId: draft.ruleId, expectedVersion: 1 }, admin, rig.nextKey())).toEqual(refusedWith('FEE_RULE_INCOMPLETE'));
    accepted(await rules.revise({ ...content, effect: price, ruleId: draft.ruleId, expectedVersion: 1 }, admin, rig.nextKey()));
    expect(await rules.publish({ ruleId: draft.ruleId, expectedVersion: 1 }, admin, rig.nextKey())).toEqual(refusedWith('FEE_RULE_STALE'));
    expect(await quote()).toMatchObject({ totalDong: null });

    accepted(await rules.publish({ ruleId: draft.ruleId, expectedVersion: 2 }, admin, rig.nextKey()));
    expect(await quote()).toMatchObject({ totalDong: 6000, lines: [{ rule: { source: 'province', id: draft.ruleId, version: 3 } }] });
    expect(await rules.revise({ ...content, effect: price, ruleId: draft.ruleId, expectedVersion: 3 }, admin, rig.nextKey())).toEqual(refusedWith('FEE_RULE_STATE_FORBIDS', { allowedActions: ['end'] }));
    const { dossier } = accepted(await rig.receive({ procedureCode: '1.004884', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] }));
    expect(await assess({ dossierId: dossier.dossierId, expectedVersion: 1, amounts: AMOUNTS(1) })).toEqual(refusedWith('FEE_SET_BY_RULE'));
    expect(accepted(await assess({ dossierId: dossier.dossierId, expectedVersion: 1 }))).toMatchObject({ financialStatus: 'due' });

    expect(accepted(await rules.end({ ruleId: draft.ruleId, expectedVersion: 3, validTo: '2025-07-01' }, admin, rig.nextKey()))).toMatchObject({ state: 'ended' });
    expect(await quote()).toMatchObject({ totalDong: 6000 });
    const list = (actor: Actor) => rig.app.get(ListFeeRules).run(listFeeRules.request.parse({}), actor);
    accepted(await rules.draft({ ...content, effect: null }, admin, rig.nextKey()));
    expect(accepted(await list(PEOPLE.desk)).items.map(({ state }) => state)).toEqual(['ended']);
    expect(accepted(await list(admin)).items).toHaveLength(2);
    // A post that the token still names and the registry does not know any more opens no draft.
    expect(accepted(await list({ ...admin, accountId: '00000000-0000-7000-8000-0000000000ff' })).items).toHaveLength(1);
  });
});
