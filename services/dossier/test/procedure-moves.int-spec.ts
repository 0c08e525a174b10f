import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assessFees, createProcedureDraft, editProcedureDraft, publishProcedureDraft, requirePayment, type Actor, type ProcedureContent, type ProcedureMove, type ProcedureMoveLine,
} from '@haicap/contracts';
import { AssessDossierFees } from '../src/fee-assessment/assess-dossier-fees.js';
import { ConfirmPayment } from '../src/payment-demand/confirm-payment.js';
import { RequirePayment } from '../src/payment-demand/require-payment.js';
import { TakePayment } from '../src/payment/take-payment.js';
import { ListTimeline } from '../src/timeline/list-timeline.js';
import { CreateProcedureDraft } from '../src/procedure-draft/create-procedure-draft.js';
import { EditProcedureDraft } from '../src/procedure-draft/edit-procedure-draft.js';
import { PublishProcedureDraft } from '../src/procedure-draft/publish-procedure-draft.js';
import { MoveStep } from '../src/procedure-move/move-step.js';
import { OrderMove } from '../src/procedure-move/order-move.js';
import { ShowMoves } from '../src/procedure-move/show-moves.js';
import { accepted, dossierRig, PEOPLE, refusedWith, type DossierRig } from './dossier-rig.js';
import { papersOf } from './papers-rig.js';
import { aContent } from './procedure-content.js';
import { STOP } from './whole-life.js';

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
});
afterAll(() => rig.close());

const SMALL = { examined: 2, changed: 2 };
const workThrough = async () => {
  let portions = 0;
  while (await rig.app.get(MoveStep).run(SMALL)) portions += 1;
  return portions;
};
async function publishVersion(code: string, content: ProcedureContent, fromVersion?: number) {
  const { app, nextKey } = rig;
  const draft = accepted(await app.get(CreateProcedureDraft).run(createProcedureDraft.request.parse({ code, ...(fromVersion ? { fromVersion } : {}) }), PEOPLE.admin, nextKey()));
  const edited = accepted(await app.get(EditProcedureDraft).run(editProcedureDraft.request.parse({ draftId: draft.draftId, expectedVersion: 1, content }), PEOPLE.admin, nextKey()));
  accepted(await app.get(PublishProcedureDraft).run(publishProcedureDraft.request.parse({ draftId: draft.draftId, expectedVersion: edited.version, validFrom: '2025-07-01' }), PEOPLE.admin, nextKey()));
}
const paper = { code: 'ban-ve', name: 'Bản vẽ', required: true, originals: 1, copies: 0, replaceableByData: false };
const withDrawing = () => aContent({ name: 'Cấp giấy phép theo mẫu mới', components: [...(aContent().components ?? []), paper], cases: [] });
const file = async (procedureCode: string, more: object = {}) => accepted(await rig.receive({ procedureCode, components: [{ code: 'don', originals: 1 }], ...more })).dossier;
const preview = (code: string, actor: Actor = PEOPLE.admin, versions = { fromVersion: 1, toVersion: 2 }) =>
  rig.app.get(OrderMove).preview({ code, ...versions, reason: 'Thành phần hồ sơ mới' }, actor, rig.nextKey());
const act = (action: 'apply' | 'take-back' | 'cancel', { moveId, version }: ProcedureMove, key = rig.nextKey()) =>
  rig.app.get(OrderMove).act(action, { moveId, expectedVersion: version }, PEOPLE.admin, key);
const now = async ({ moveId }: ProcedureMove) => accepted(await rig.app.get(ShowMoves).lookUp(moveId, PEOPLE.auditor));
const linesOf = async (move: ProcedureMove) => accepted(await rig.app.get(ShowMoves).lines({ moveId: move.moveId, limit: 50 }, PEOPLE.auditor)).items;
const lineOf = (lines: readonly ProcedureMoveLine[], { dossierId }: { dossierId: string }) => lines.find((line) => line.dossierId === dossierId);
const versionOf = async ({ dossierId }: { dossierId: string }) => (await rig.rows<{ v: number }>(`SELECT procedure_version AS v FROM dossier WHERE id = $1`, [dossierId]))[0]?.v;

describe('a move of open dossiers to another version', () => {
  let lacking: Awaited<ReturnType<typeof file>>;
  let complete: typeof lacking;
  let ofCase: typeof lacking;
  let approved: typeof lacking;
  let ended: typeof lacking;
  let move: ProcedureMove;

  beforeAll(async () => {
    await publishVersion('3.100001', aContent());
    lacking = await file('3.100001');
    complete = await file('3.100001');
    ofCase = await file('3.100001');
    await rig.database.admin.query(`UPDATE dossier SET case_code = 'gia-han' WHERE id = $1`, [ofCase.dossierId]);
    approved = await file('3.100001');
    ended = await file('3.100001');
    await rig.database.admin.query(`INSERT INTO dossier_component (dossier_id, code, originals, copies) VALUES ($1, 'ban-ve', 1, 0), ($1, 'giay-cu', 1, 0)`, [complete.dossierId]);
    const on = { dossierId: approved.dossierId };
    accepted(await rig.assign({ ...on, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.submitForApproval({ ...on, expectedVersion: 2 }, PEOPLE.specialist));
    accepted(await rig.approve({ ...on, expectedVersion: 3 }, PEOPLE.chair));
    accepted(await rig.stop({ dossierId: ended.dossierId, expectedVersion: 1, ...STOP }, PEOPLE.chair));
    await publishVersion('3.100001', withDrawing(), 1);
    move = accepted(await preview('3.100001'));
  });

  it('shows first what would happen to each, in portions, and changes nothing', async () => {
    expect(move).toMatchObject({ status: 'previewing', allowedActions: ['cancel'] });
    expect(await workThrough()).toBeGreaterThan(1);
    move = await now(move);
    const lines = await linesOf(move);

    expect(move).toMatchObject({ status: 'ready', version: 2, allowedActions: ['apply', 'cancel'], counts: { movable: 2, notMovable: 2, withMissingComponents: 1, moved: 0 } });
    expect(lineOf(lines, lacking)).toMatchObject({ state: 'movable', missing: [{ code: 'ban-ve', name: 'Bản vẽ' }], dueOn: lacking.dueOn });
    expect(lineOf(lines, complete)).toMatchObject({ state: 'movable', missing: [], notAskedAnyMore: ['giay-cu'] });
    expect(lineOf(lines, ofCase)).toMatchObject({ state: 'not-movable', reason: 'PROCEDURE_CASE_UNKNOWN' });
    expect(lineOf(lines, approved)).toMatchObject({ state: 'not-movable', reason: 'decided' });
    expect(lineOf(lines, ended)).toBeUndefined();
    expect(await versionOf(lacking)).toBe(1);
  });

  it('is not carried out by somebody who saw an older state of it, and only once', async () => {
    expect(await act('apply', { ...move, version: 1 })).toEqual(refusedWith('PROCEDURE_MOVE_STALE', { currentVersion: 2 }));
    expect(await act('take-back', move)).toEqual(refusedWith('PROCEDURE_MOVE_STATE_FORBIDS', { allowedActions: ['apply', 'cancel'] }));
    const key = rig.nextKey();
    const ordered = accepted(await act('apply', move, key));

    expect(accepted(await act('apply', move, key))).toMatchObject({ moveId: ordered.moveId, status: 'applying' });
  });

  it('leaves alone what came to a decision meanwhile, moves the rest with an event each, and keeps every appointment', async () => {
    const on = { dossierId: complete.dossierId };
    accepted(await rig.assign({ ...on, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await rig.submitForApproval({ ...on, expectedVersion: 2 }, PEOPLE.specialist));
    accepted(await rig.approve({ ...on, expectedVersion: 3 }, PEOPLE.chair));
    await workThrough();
    move = await now(move);

    expect(move).toMatchObject({ status: 'applied', allowedActions: ['take-back'], counts: { moved: 1, skipped: 1 } });
    expect(lineOf(await linesOf(move), complete)).toMatchObject({ state: 'skipped', reason: 'decided' });
    expect([await versionOf(lacking), await versionOf(complete)]).toEqual([2, 1]);
    const [event] = await rig.rows<{ body: Record<string, unknown>; actor: string }>(
      `SELECT body, actor FROM event WHERE aggregate_id = $1 AND type = 'vn.haicap.dossier.dossier.procedure-moved.v1'`, [lacking.dossierId]);
    expect(event?.actor).toBe(PEOPLE.admin.accountId);
    expect(event?.body).toMatchObject({ moveId: move.moveId, procedureVersion: 2, fromVersion: 1, takenBack: false, dueOn: lacking.dueOn, dueAt: lacking.dueAt });
  });

  it('is a sentence of the dossier, and work goes on under the new version', async () => {
    const timeline = accepted(await rig.app.get(ListTimeline).run({ dossierId: lacking.dossierId, afterVersion: 1 }, PEOPLE.desk));
    const assigned = accepted(await rig.assign({ dossierId: lacking.dossierId, expectedVersion: 2, assigneeId: PEOPLE.specialist.accountId }));

    expect(timeline.entries.map(({ sentence }) => sentence)).toEqual(['Hồ sơ được giải quyết tiếp theo phiên bản 2 của thủ tục. Ngày hẹn trả không thay đổi.']);
    expect(assigned).toMatchObject({ procedureVersion: 2, procedureName: 'Cấp giấy phép theo mẫu mới', dueOn: lacking.dueOn });
    expect(accepted(await rig.requestSupplement({
      dossierId: lacking.dossierId, expectedVersion: 3, reasonCode: 'incomplete', reasonText: 'Thiếu bản vẽ', missing: [{ code: 'ban-ve' }],
    }, PEOPLE.specialist))).toMatchObject({ status: 'supplement-requested', missingComponents: [{ code: 'ban-ve', name: 'Bản vẽ' }] });
  });

  it('can be taken back: what is still open returns to its version, appointment untouched', async () => {
    accepted(await act('take-back', move));
    await workThrough();
    move = await now(move);

    expect(move).toMatchObject({ status: 'taken-back', counts: { takenBack: 1 }, allowedActions: [] });
    expect(await versionOf(lacking)).toBe(1);
    const [last] = await rig.rows<{ body: Record<string, unknown> }>(
      `SELECT body FROM event WHERE aggregate_id = $1 AND type LIKE '%procedure-moved%' ORDER BY version DESC LIMIT 1`, [lacking.dossierId]);
    expect(last?.body).toMatchObject({ takenBack: true, procedureVersion: 1, fromVersion: 2, dueOn: lacking.dueOn });
    const [deeds] = await rig.rows<{ actions: string[] }>(`SELECT array_agg(action ORDER BY action) AS actions FROM audit WHERE object_type = 'procedure-move'`);
    expect(deeds?.actions).toEqual(['apply', 'preview', 'take-back']);
  });

  it('keeps the numbers of its lines, also what is missing now and was not when it was looked at', async () => {
    const [kept] = await rig.rows(`SELECT movable, not_movable, moved, skipped, taken_back, kept_moved, with_missing FROM procedure_move WHERE move_id = $1`, [move.moveId]);
    const [counted] = await rig.rows<{ missing: number }>(`SELECT count(*) FILTER (WHERE missing <> '[]')::int AS missing FROM procedure_move_line WHERE move_id = $1`, [move.moveId]);

    expect(kept).toEqual({ movable: 0, not_movable: 2, moved: 0, skipped: 1, taken_back: 1, kept_moved: 0, with_missing: counted?.missing });
    expect(move.counts).toEqual({ examined: 4, movable: 2, notMovable: 2, withMissingComponents: counted?.missing, moved: 0, skipped: 1, takenBack: 1, keptMoved: 0 });
  });
});

describe('a move to a version that does not ask any more for what an applicant was asked for', () => {
  it('waits for the rest alone, also below a wish to withdraw, and goes on once that has come', async () => {
    await publishVersion('3.100005', withDrawing());
    const both = { components: [{ code: 'don', originals: 1 }, { code: 'ban-ve', originals: 1 }] };
    const ask = { reasonCode: 'incorrect', reasonText: 'Bản vẽ và đơn mờ', missing: [{ code: 'ban-ve' }, { code: 'don' }] };
    const [waiting, wished] = [await file('3.100005', both), await file('3.100005', both)];
    for (const { dossierId } of [waiting, wished]) accepted(await rig.requestSupplement({ dossierId, expectedVersion: 1, ...ask }, PEOPLE.specialist));
    accepted(await rig.requestWithdrawal({ dossierId: wished.dossierId, expectedVersion: 2, reasonCode: 'no-longer-needed', reasonText: 'Không cần nữa' }, PEOPLE.desk));
    await publishVersion('3.100005', aContent(), 1);
    const move = accepted(await preview('3.100005'));
    await workThrough();
    accepted(await act('apply', await now(move)));
    await workThrough();
    const stayed = accepted(await rig.refuseWithdrawal({ dossierId: wished.dossierId, expectedVersion: 4, reasonCode: 'applicant-changed-mind', reasonText: 'Làm tiếp' }, PEOPLE.specialist));

    for (const { dossierId, version } of [{ ...waiting, version: 3 }, stayed]) {
      const supplied = await rig.supply({ dossierId, expectedVersion: version, components: [{ code: 'don', originals: 1 }] }, PEOPLE.desk);
      expect(accepted(supplied)).toMatchObject({ status: 'received', procedureVersion: 2, missingComponents: [] });
    }
    expect(stayed.missingComponents).toEqual([{ code: 'don', name: expect.any(String) }]);
  });
});

describe('a move to a version that is free', () => {
  const free = () => aContent({ channels: (aContent().channels ?? []).map((one) => ({ ...one, fees: [] })) });
  const assess = async (dossierId: string) => accepted(await rig.app.get(AssessDossierFees).run(assessFees.request.parse({ dossierId, expectedVersion: 1 }), PEOPLE.desk, rig.nextKey()));
  const demand = { documentNumber: '12/TB-CT', reasonText: 'Nghĩa vụ tài chính.', lines: [{ code: 'thue', name: 'Thuế', amountDong: 1000, basis: 'Luật Quản lý thuế' }] };
  const evidence = { documentNumber: 'GNT 7', paidOn: '2025-07-01' };

  it('leaves where it is what owes money, has paid it or stands still for it, and that can still be paid and go on', async () => {
    await publishVersion('3.100003', aContent());
    const [owing, paid, waiting, without, later] = [await file('3.100003'), await file('3.100003'), await file('3.100003'), await file('3.100003'), await file('3.100003')];
    await assess(owing.dossierId);
    await assess(paid.dossierId);
    accepted(await rig.app.get(TakePayment).run({ dossierId: paid.dossierId, expectedVersion: 2, amountDong: 15_000 }, PEOPLE.desk, rig.nextKey()));
    accepted(await rig.assign({ dossierId: waiting.dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    const order = requirePayment.request.parse({ dossierId: waiting.dossierId, expectedVersion: 2, ...demand });
    accepted(await rig.app.get(RequirePayment).run(order, PEOPLE.specialist, rig.nextKey()));
    await publishVersion('3.100003', free(), 1);
    let move = accepted(await preview('3.100003'));
    await workThrough();
    move = await now(move);

    const lines = await linesOf(move);
    expect([owing, paid, waiting].map((one) => lineOf(lines, one))).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ state: 'not-movable', reason: 'money' })));
    expect(lineOf(lines, without)).toMatchObject({ state: 'movable', reason: null });
    await assess(later.dossierId);
    accepted(await act('apply', move));
    await workThrough();

    expect(lineOf(await linesOf(move), later)).toMatchObject({ state: 'skipped', reason: 'money' });
    expect(await Promise.all([owing, paid, waiting, later, without].map(versionOf))).toEqual([1, 1, 1, 1, 2]);
    const confirmed = await rig.app.get(ConfirmPayment).run({ dossierId: waiting.dossierId, expectedVersion: 3, evidence }, PEOPLE.specialist, rig.nextKey());
    expect(accepted(confirmed)).toMatchObject({ status: 'assigned', financialStatus: 'paid', pausedAt: null });
  });

  it('is not the way back for what was assessed after it had been moved to one that costs', async () => {
    await publishVersion('3.100004', free());
    const dossier = await file('3.100004');
    await publishVersion('3.100004', aContent(), 1);
    let move = accepted(await preview('3.100004'));
    await workThrough();
    move = accepted(await act('apply', await now(move)));
    await workThrough();
    accepted(await rig.app.get(AssessDossierFees).run(assessFees.request.parse({ dossierId: dossier.dossierId, expectedVersion: 2 }), PEOPLE.desk, rig.nextKey()));
    accepted(await act('take-back', await now(move)));
    await workThrough();

    expect(lineOf(await linesOf(move), dossier)).toMatchObject({ state: 'kept-moved', reason: 'money' });
    expect(accepted(await rig.app.get(TakePayment).run({ dossierId: dossier.dossierId, expectedVersion: 3, amountDong: 15_000 }, PEOPLE.desk, rig.nextKey()))).toMatchObject({ financialStatus: 'paid' });
  });
});

describe('the receipt of a dossier that was moved', () => {
  it('says what was promised when it was received, not what the version it came to promises', async () => {
    await publishVersion('3.100006', aContent());
    const both = { caseCode: 'gia-han', components: [{ code: 'don', originals: 1 }, { code: 'giay-phep-cu', originals: 1 }] };
    const { dossierId } = await file('3.100006', both);
    const { channels = [], cases = [] } = aContent();
    await publishVersion('3.100006', aContent({
      name: 'Cấp giấy phép theo mẫu mới', channels: channels.map((one) => ({ ...one, timeLimit: { unit: 'working-day', amount: 3 }, fees: one.fees.map((fee) => ({ ...fee, amountDong: 90_000 })) })),
      cases: cases.map((one) => ({ ...one, name: 'Theo mẫu mới', components: [paper] })), components: [paper],
    }), 1);
    const move = accepted(await preview('3.100006'));
    await workThrough();
    accepted(await act('apply', await now(move)));
    await workThrough();
    expect(await versionOf({ dossierId })).toBe(2);

    const { text } = await papersOf(rig).read({ dossierId, form: 'receipt-slip' });

    for (const words of ['07 ngày làm việc', '10/07/2025', 'Trường hợp: Gia hạn', 'Cấp giấy phép thử nghiệm (3.100006)', 'Phí cấp giấy phép: 15.000 đồng', 'Đơn đề nghị', 'Giấy phép đã cấp']) expect(text).toContain(words);
    for (const words of ['03 ngày làm việc', 'Theo mẫu mới', '90.000 đồng']) expect(text).not.toContain(words);
  });
});

describe('a move is refused', () => {
  it('to everybody but the province', async () => {
    for (const actor of [PEOPLE.desk, PEOPLE.chair, PEOPLE.leader]) expect(await preview('3.100001', actor)).toEqual(refusedWith('FORBIDDEN'));
  });

  it('between versions that do not exist, and beside another one of the same procedure', async () => {
    expect(await preview('3.100001', PEOPLE.admin, { fromVersion: 1, toVersion: 9 })).toEqual(refusedWith('PROCEDURE_NOT_FOUND'));
    const first = accepted(await preview('3.100001'));

    expect(await preview('3.100001')).toEqual(refusedWith('PROCEDURE_MOVE_UNDER_WAY', { moveId: first.moveId }));
    expect(accepted(await act('cancel', first))).toMatchObject({ status: 'cancelled', allowedActions: [] });
    expect(await rig.app.get(MoveStep).run()).toBe(false);
  });
});
