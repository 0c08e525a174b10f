import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@haicap/testing';
import { quoteFees, type Actor, type Dossier } from '@haicap/contracts';
import { createLogger } from '@haicap/service-kit';
import { ChangeFeeRule } from '../src/fee-rule/change-fee-rule.js';
import { ListFeeRules } from '../src/fee-rule/list-fee-rules.js';
import { QuoteFees } from '../src/fee/quote-fees.js';
import { CatalogueWorker } from '../src/procedure/catalogue.worker.js';
import { PublishProcedures } from '../src/procedure/publish-procedures.js';
import { accepted, CITIZEN, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';
import { moneyOn } from './money-rig.js';
import { papersOf } from './papers-rig.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
  await online(true);
});
afterAll(() => rig.close());

const { assess, take, request, require, online } = moneyOn(() => rig);
const REGISTER_COPY = { procedureCode: '2.000908', components: [{ code: 'yeu-cau', originals: 1 }] };

const NO_SCOPE = { procedureCodes: [], fields: [], channels: [], caseCodes: [], feeCodes: [], personGroups: [] };
/** A rule of the province from the first of July: five thousand đồng per dossier of its scope. */
async function publishRule(changes: { readonly scope: Omit<typeof NO_SCOPE, 'procedureCodes'> & { readonly procedureCodes: string[] } }): Promise<void> {
  const fee = { code: 'le-phi-tinh', name: 'Lệ phí của tỉnh', kind: 'charge' as const, price: { type: 'per-dossier' as const, amountDong: 5000 }, basis: 'Nghị quyết 09/2025/NQ-HĐND', beforeReturn: false };
  const rules = rig.app.get(ChangeFeeRule);
  const content = { name: fee.name, basis: fee.basis, validFrom: '2025-07-01', validTo: null, effect: { type: 'price' as const, fee }, ...changes };
  const { ruleId } = accepted(await rules.draft(content, PEOPLE.admin, rig.nextKey()));
  accepted(await rules.publish({ ruleId, expectedVersion: 1 }, PEOPLE.admin, rig.nextKey()));
}

const moneySteps = ({ allowedActions }: Dossier) => allowedActions.filter((action) => /fee|payment/.test(action));
const feeOnSlip = async (dossierId: string) => /Phí, lệ phí: (.+?) Thời gian nộp hồ sơ/.exec((await papersOf(rig).read({ dossierId, form: 'receipt-slip', format: 'A4' })).text)?.[1];

describe('a registration that is free when it is made in time', () => {
  it.each([
    ['1.001193', 'a birth', ['to-khai', 'giay-chung-sinh']], ['1.000656', 'a death', ['to-khai', 'giay-bao-tu']],
  ])('%s costs what the province sets when %s is told too late, and shows no money where it is told in time', async (procedureCode, _, papers) => {
    const filing = { procedureCode, components: papers.map((code) => ({ code, originals: 1 })) };
    const inTime = accepted(await rig.receive(filing)).dossier;
    const late = accepted(await rig.receive({ ...filing, caseCode: 'qua-han' })).dossier;

    expect([moneySteps(inTime), moneySteps(late)]).toEqual([[], ['assess-fees']]);
    expect(await feeOnSlip(inTime.dossierId)).toBe('Không thu');
    expect(await feeOnSlip(late.dossierId)).toBe('Lệ phí – Đăng ký quá hạn: theo nghị quyết của Hội đồng nhân dân tỉnh');
    expect(await assess({ dossierId: late.dossierId, expectedVersion: 1 })).toMatchObject({ ok: false, error: { code: 'FEE_TO_BE_SET' } });
  });
});

describe('a free procedure on which only a rule of the province puts a fee', () => {
  const BIRTH = { procedureCode: '1.001193', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-chung-sinh', originals: 1 }] };
  const receive = async (actor: Actor = PEOPLE.desk) => accepted(await rig.receive(BIRTH, actor)).dossier;

  it('is quoted with it and collected at the desk and online, also where it was filed before the rule was published', async () => {
    const [early, ended] = [await receive(), await receive()];
    accepted(await rig.stop({ dossierId: ended.dossierId, expectedVersion: 1, reasonCode: 'dispute', reasonText: 'Tranh chấp.' }, PEOPLE.chair));
    expect(moneySteps(early)).toEqual([]);
    expect(await feeOnSlip(early.dossierId)).toBe('Không thu');
    await publishRule({ scope: { ...NO_SCOPE, procedureCodes: [BIRTH.procedureCode] } });

    expect(accepted(await rig.app.get(QuoteFees).run(quoteFees.request.parse({ procedureCode: BIRTH.procedureCode })))).toMatchObject({ free: false, totalDong: 5000 });
    const cash = await receive();
    expect(moneySteps(cash)).toEqual(['assess-fees']);
    // What the receipt says is what will be asked for, also of the dossier that was filed before the rule was published.
    for (const { dossierId } of [cash, early]) expect(await feeOnSlip(dossierId)).toBe('Lệ phí của tỉnh: 5.000 đồng – Nghị quyết 09/2025/NQ-HĐND');
    accepted(await assess({ dossierId: cash.dossierId, expectedVersion: 1 }));
    expect(accepted(await take({ dossierId: cash.dossierId, expectedVersion: 2, amountDong: 5000 }))).toMatchObject({ financialStatus: 'paid' });
    const filed = await receive(CITIZEN);
    accepted(await assess({ dossierId: filed.dossierId, expectedVersion: 1 }));
    expect(accepted(await request({ dossierId: filed.dossierId, expectedVersion: 2 }, CITIZEN))).toMatchObject({ financialStatus: 'due' });
    expect(accepted(await assess({ dossierId: early.dossierId, expectedVersion: 1 }))).toMatchObject({ financialStatus: 'due' });
    expect(await rig.rows('SELECT payable FROM dossier WHERE id = $1', [ended.dossierId])).toEqual([{ payable: false }]);
  });

  it('is collected also from what was being filed while the rule was published', async () => {
    const DEATH = { procedureCode: '1.000656', components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-bao-tu', originals: 1 }] };
    const holder = await rig.database.admin.connect();
    await holder.query('BEGIN; LOCK TABLE dossier_step IN ACCESS EXCLUSIVE MODE');
    const waiting = async (count: number) => eventually(async () => {
      expect(await rig.rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`)).toHaveLength(count);
    });
    const filing = rig.receive(DEATH);
    await waiting(1);
    const publishing = publishRule({ scope: { ...NO_SCOPE, procedureCodes: [DEATH.procedureCode] } });
    await Promise.race([publishing, waiting(2)]);
    await holder.query('COMMIT');
    holder.release();
    await publishing;

    const { dossier } = accepted(await filing);
    expect(accepted(await assess({ dossierId: dossier.dossierId, expectedVersion: 1 }))).toMatchObject({ financialStatus: 'due' });
  });

  it('holds no filing up while it looks through what is there, and reaches what was filed meanwhile', async () => {
    const MARRIAGE = { procedureCode: '1.000894', components: [{ code: 'to-khai', originals: 1 }] };
    const marry = async () => accepted(await rig.receive(MARRIAGE)).dossier;
    const there = await marry();
    expect(moneySteps(there)).toEqual([]);
    const holder = await rig.database.admin.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE', [there.dossierId]);
    const publishing = publishRule({ scope: { ...NO_SCOPE, procedureCodes: [MARRIAGE.procedureCode] } });
    await eventually(async () => {
      expect(await rig.rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`)).toHaveLength(1);
    });
    const meanwhile = await marry();
    await holder.query('COMMIT');
    holder.release();
    await publishing;

    expect(moneySteps(meanwhile)).toEqual([]);
    for (const { dossierId } of [there, meanwhile]) {
      expect(accepted(await assess({ dossierId, expectedVersion: 1 }))).toMatchObject({ financialStatus: 'due' });
    }
  });

  it('may have an obligation demanded by a document, and a free one beside it still shows no step', async () => {
    const dossier = await receive();
    const assigned = accepted(await rig.assign({ dossierId: dossier.dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    const demand = { documentNumber: '12/TB-CT', reasonText: 'Nghĩa vụ tài chính.', lines: [{ code: 'thue', name: 'Thuế', amountDong: 1000, basis: 'Luật Quản lý thuế' }] };
    expect(accepted(await require({ dossierId: dossier.dossierId, expectedVersion: assigned.version, ...demand }, PEOPLE.specialist))).toMatchObject({ status: 'payment-required' });

    const { dossier: free } = accepted(await rig.receive(REGISTER_COPY));
    expect(moneySteps(free)).toEqual([]);
  });
});

describe('the drafts of exemptions for digital citizens', () => {
  const drafts = async () => accepted(await rig.app.get(ListFeeRules).run({ state: 'draft', limit: 50 }, PEOPLE.admin)).items.filter(({ basis }) => basis.includes('66.22/2026/NQ-CP'));

  it('come with a release once, say what is not certain, and hold for nobody', async () => {
    const worker = rig.app.get(CatalogueWorker);
    await worker.start();
    await worker.start();
    const found = await drafts();

    expect(found.map(({ state, version, effect, validFrom, validTo }) => [state, version, effect, validFrom, validTo])).toEqual(
      Array.from({ length: 2 }, () => ['draft', 1, null, '2026-08-15', '2027-02-28']));
    expect(found.every(({ basis, scope }) => basis.includes('Chưa đối chiếu') && scope.personGroups.includes('digital-citizen'))).toBe(true);
  });

  it('hold up nobody: the catalogue is there while they cannot be written', async () => {
    await rig.rows('ALTER TABLE fee_rule RENAME TO fee_rule_away');
    const worker = new CatalogueWorker(rig.app.get(PublishProcedures), rig.app.get(ChangeFeeRule), createLogger({ service: 'dossier', level: 'silent' }));
    await worker.start();
    worker.stop();
    await rig.rows('ALTER TABLE fee_rule_away RENAME TO fee_rule');

    expect(worker.isPublished).toBe(true);
  });

  it('are published by an administrator once they say how much, and stay published when the service starts again', async () => {
    const rules = rig.app.get(ChangeFeeRule);
    const [waiver] = await drafts();
    if (!waiver) throw new Error('no draft came with the release');
    const { ruleId, version: _version, state: _state, updatedAt: _updatedAt, ...content } = waiver;
    expect(await rules.publish({ ruleId, expectedVersion: 1 }, PEOPLE.admin, rig.nextKey())).toEqual(refusedWith('FEE_RULE_INCOMPLETE'));
    accepted(await rules.revise({ ruleId, expectedVersion: 1, ...content, effect: { type: 'reduction', percent: 100 } }, PEOPLE.admin, rig.nextKey()));
    accepted(await rules.publish({ ruleId, expectedVersion: 2 }, PEOPLE.admin, rig.nextKey()));
    await rig.app.get(CatalogueWorker).start();

    expect(await rig.rows('SELECT version, state FROM fee_rule WHERE rule_id = $1 AND latest', [ruleId])).toEqual([{ version: 3, state: 'published' }]);
  });
});
