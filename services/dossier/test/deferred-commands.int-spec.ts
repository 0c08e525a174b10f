import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deferCommand, ERROR_CATALOGUE, listDeferredCommands, type Actor, type DeferredCommand, type RpcInput } from '@haicap/contracts';
import { withScope, writeCursor } from '@haicap/service-kit';
import { CarryOutDeferred } from '../src/deferred-command/carry-out-deferred.js';
import { DeferCommand } from '../src/deferred-command/defer-command.js';
import { DeferredCommandStore } from '../src/deferred-command/deferred-command.store.js';
import { ForgetDeferredCommands } from '../src/deferred-command/forget-deferred-commands.js';
import { ListDeferredCommands } from '../src/deferred-command/list-deferred-commands.js';
import { WithdrawDeferredCommand } from '../src/deferred-command/withdraw-deferred-command.js';
import { accepted, CITIZEN, dossierRig, PEOPLE, postsOf, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { anAssigned, delegate, employ, OFFICERS } from './offices-rig.js';

const START = '2025-07-01T08:00:00+07:00';
const SECOND = 1_000;

let rig: DossierRig;
beforeAll(async () => {
  rig = await dossierRig();
  await employ(rig);
});
beforeEach(async () => {
  await work(60 * SECOND);
  rig.clock.set(START);
});
afterAll(() => rig.close());

type Deferral = Partial<RpcInput<typeof deferCommand>>;
const defer = (request: Deferral, actor: Actor = PEOPLE.specialist, key = rig.nextKey()) =>
  rig.app.get(DeferCommand).run(deferCommand.request.parse({ command: 'complete', ...request }), actor, key);
const withdraw = ({ deferredCommandId }: DeferredCommand, actor: Actor = PEOPLE.specialist, key = rig.nextKey()) => rig.app.get(WithdrawDeferredCommand).run({ deferredCommandId }, actor, key);
const list = async (actor: Actor = PEOPLE.specialist, request = {}) => accepted(await rig.app.get(ListDeferredCommands).run(listDeferredCommands.request.parse(request), actor));
const listed = async ({ deferredCommandId }: DeferredCommand, actor: Actor = PEOPLE.specialist) => (await list(actor)).items.find((one) => one.deferredCommandId === deferredCommandId);
/** Lets time pass and the worker run. */
async function work(passedMs: number) {
  rig.clock.advance(passedMs);
  return rig.app.get(CarryOutDeferred).run();
}
const claim = () => withScope(rig.dataSource, { kind: 'installation' }, (tx) => {
  const now = rig.clock.now();
  return rig.app.get(DeferredCommandStore).claim(tx, now, new Date(now.getTime() + 15 * SECOND), 20);
});
/** A certified copy, which its specialist completes without anybody's approval. */
async function aDossier() {
  const { dossierId } = accepted(await rig.receive()).dossier;
  accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
  return { dossierId, expectedVersion: 2 };
}
const standing = async ({ dossierId }: { dossierId: string }) => (await rig.rows<{ status: string; version: number }>('SELECT status, version FROM dossier WHERE id = $1', [dossierId]))[0];
const told = async ({ deferredCommandId }: DeferredCommand) =>
  rig.rows<{ event: string; version: number; body: object }>(`SELECT split_part(type, '.', 5) AS event, version, body FROM event WHERE aggregate_id = $1 ORDER BY version`, [deferredCommandId]);

describe('a command that is put off', () => {
  it('waits ten seconds when nothing else is said, and is then done as the direct command would be', async () => {
    const dossier = await aDossier();
    const kept = accepted(await defer({ ...dossier, body: { resultNote: 'Trả cho bà Lê Thị Bình' } }));
    expect(kept).toMatchObject({ state: 'pending', version: 1, command: 'complete', keptAt: START, effectiveAfter: '2025-07-01T08:00:10+07:00', endedAt: null, refusal: null });

    await work(9 * SECOND);
    expect(await standing(dossier)).toEqual({ status: 'assigned', version: 2 });
    await work(1 * SECOND);

    expect(await standing(dossier)).toEqual({ status: 'completed', version: 3 });
    expect(await listed(kept)).toMatchObject({ state: 'done', version: 2, dossierVersion: 3, endedAt: '2025-07-01T08:00:10+07:00', body: null });
    const [step] = await rig.rows<{ note: string }>('SELECT note FROM dossier_step WHERE dossier_id = $1 AND version = 3', [dossier.dossierId]);
    expect(step?.note).toMatch(/^v1\.test\./);
  });

  it('is told when it is kept and when it ends, with the account and never with what was written', async () => {
    const dossier = await aDossier();
    const kept = accepted(await defer({ ...dossier, body: { resultNote: 'Trả cho bà Lê Thị Bình' } }));
    await work(10 * SECOND);

    const facts = await told(kept);

    expect(facts.map(({ event, version }) => [event, version])).toEqual([['kept', 1], ['ended', 2]]);
    expect(facts[1]?.body).toEqual({ deferredCommandId: kept.deferredCommandId, dossierId: dossier.dossierId, accountId: PEOPLE.specialist.accountId, command: 'complete', outcome: 'done', code: null, endedAt: '2025-07-01T08:00:10+07:00' });
    const audited = await rig.rows<{ action: string; actor: string }>('SELECT action, actor FROM audit WHERE object_id = $1 ORDER BY version', [kept.deferredCommandId]);
    expect(audited).toEqual([{ action: 'defer', actor: PEOPLE.specialist.accountId }, { action: 'carry-out', actor: PEOPLE.specialist.accountId }]);
    expect(await rig.rows(`SELECT 1 FROM event e WHERE aggregate_id = $1 AND e::text ~ 'Bình'`, [kept.deferredCommandId])).toEqual([]);
    expect(await rig.rows(`SELECT 1 FROM deferred_command c WHERE c::text ~ 'Bình'`)).toEqual([]);
  });

  it.each<[string, () => Promise<[Deferral, Actor, object]>]>([
    ['an assignment', async () => [{ ...await received(), command: 'assign', body: { assigneeId: PEOPLE.specialist.accountId } }, PEOPLE.chair, { status: 'assigned' }]],
    ['a transfer', async () => [{ ...await received(), command: 'transfer', body: { toUnitId: UNITS.department, reasonCode: 'delegated-by-law', reasonText: 'Thuộc sở.' } }, PEOPLE.chair, { status: 'received' }]],
    ['a request for a supplement', async () => [{ ...await registered(), command: 'request-supplement', body: { reasonCode: 'incomplete', reasonText: 'Thiếu.', missing: [{ code: 'giay-to-cu' }] } }, PEOPLE.specialist, { status: 'supplement-requested' }]],
    ['a request before the receipt', async () => [{ ...await filed(), command: 'request-intake-supplement', body: { reasonCode: 'incomplete', reasonText: 'Thiếu.', missing: [{ code: 'giay-to-cu' }] } }, PEOPLE.desk, { status: 'supplement-requested' }]],
    ['a submission', async () => [{ ...await registered(), command: 'submit-for-approval', body: { note: 'Kính trình.' } }, PEOPLE.specialist, { status: 'pending-approval' }]],
    ['a draft that goes back', async () => [{ ...await submitted(), command: 'return-approval', body: { reasonCode: 'draft-incorrect', reasonText: 'Sửa ngày sinh.' } }, PEOPLE.chair, { status: 'returned-by-approver' }]],
    ['a result that is handed over', async () => [{ ...await completed(), command: 'return-result', body: {} }, PEOPLE.desk, { status: 'result-returned' }]],
  ])('may be %s', async (_, given) => {
    const [request, actor, expected] = await given();
    const kept = accepted(await defer(request, actor));

    await work(10 * SECOND);

    expect(await listed(kept, actor)).toMatchObject({ state: 'done', refusal: null });
    expect(await standing({ dossierId: request.dossierId ?? '' })).toEqual({ ...expected, version: (request.expectedVersion ?? 0) + 1 });
  });

  it('is answered again with the same answer, whatever has become of it', async () => {
    const dossier = await aDossier();
    const first = await defer(dossier, PEOPLE.specialist, 'defer-once');
    await work(10 * SECOND);

    expect(await defer(dossier, PEOPLE.specialist, 'defer-once')).toEqual(first);
    expect(await defer({ ...dossier, body: { resultNote: 'Khác' } }, PEOPLE.specialist, 'defer-once')).toEqual(refusedWith('IDEMPOTENCY_KEY_REUSED'));
  });

  const received = async () => ({ dossierId: accepted(await rig.receive()).dossier.dossierId, expectedVersion: 1 });
  const filed = async () => ({ dossierId: accepted(await rig.receive({ ...REGISTRATION_ONLINE }, CITIZEN)).dossier.dossierId, expectedVersion: 1 });
  const registered = async () => ({ dossierId: (await anAssigned(rig)).dossierId, expectedVersion: 2 });
  const submitted = async () => {
    const dossier = await registered();
    accepted(await rig.submitForApproval(dossier, PEOPLE.specialist));
    return { ...dossier, expectedVersion: 3 };
  };
  const completed = async () => {
    const dossier = await aDossier();
    accepted(await rig.complete(dossier));
    return { ...dossier, expectedVersion: 3 };
  };
});

const REGISTRATION_ONLINE = { procedureCode: '1.004884', receivingUnitId: UNITS.hacThanh, components: [{ code: 'to-khai', originals: 1 }, { code: 'giay-to-cu', copies: 1 }] };

describe('what reading can find against a command that is put off', () => {
  it.each(['sign', 'issue', 'assign-number', 'take-payment', 'approve', 'constructor'])('is said at once: %s asks instead and is never put off', async (command) => {
    expect(await defer({ ...await aDossier(), command }, PEOPLE.chair)).toEqual(refusedWith('COMMAND_NOT_DEFERRABLE', { deferrable: expect.arrayContaining(['assign', 'return-result']) }));
  });

  it('is said at once, in the words of the direct command', async () => {
    const dossier = await aDossier();

    expect(await defer(dossier, PEOPLE.chair)).toMatchObject({ ok: true });
    expect(await defer({ ...dossier, expectedVersion: 1 })).toEqual(refusedWith('DOSSIER_STALE', { currentVersion: 2 }));
    expect(await defer({ ...dossier, command: 'return-result' }, PEOPLE.desk)).toEqual(refusedWith('DOSSIER_STATE_FORBIDS', { allowedActions: expect.any(Array), wayOut: expect.any(Array) }));
    expect(await defer({ ...dossier, command: 'assign', body: { assigneeId: PEOPLE.otherSpecialist.accountId } })).toEqual(refusedWith('ASSIGNEE_NOT_IN_UNIT'));
    expect(await defer({ ...dossier, command: 'assign', body: { assignee: 'ai' } })).toEqual(refusedWith('REQUEST_INVALID', { issues: expect.arrayContaining([{ pointer: '/assigneeId', code: 'invalid_type' }]) }));
    expect(await defer({ ...dossier, command: 'transfer', body: { toUnitId: UNITS.department } }, PEOPLE.chair)).toEqual(refusedWith('REASON_REQUIRED'));
    expect(await defer(dossier, PEOPLE.otherSpecialist)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    expect(await defer(dossier, PEOPLE.desk)).toEqual(refusedWith('FORBIDDEN'));
    expect(await defer(dossier, CITIZEN)).toEqual(refusedWith('FORBIDDEN'));
  });

  it('is that its moment lies behind, or more than a minute ahead', async () => {
    const dossier = await aDossier();

    for (const effectiveAfter of [START, '2025-07-01T07:59:59+07:00', '2025-07-01T08:01:00.001+07:00']) {
      expect(await defer({ ...dossier, effectiveAfter })).toEqual(refusedWith('DEFERRAL_TIME_INVALID', { maxSeconds: 60 }));
    }
    expect(accepted(await defer({ ...dossier, effectiveAfter: '2025-07-01T08:01:00+07:00' })).effectiveAfter).toBe('2025-07-01T08:01:00+07:00');
  });

  it('is another command that waits on the same dossier, of whomever', async () => {
    const dossier = await aDossier();
    const outcomes = await Promise.all([defer(dossier), defer(dossier, PEOPLE.chair), defer(dossier)]);

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(outcome).toEqual(refusedWith('DEFERRED_COMMAND_PENDING'));
  });
});

describe('a command that is taken back', () => {
  it('gives back what was written, and does nothing', async () => {
    const dossier = await aDossier();
    const kept = accepted(await defer({ ...dossier, body: { resultNote: 'Trả cho bà Lê Thị Bình' } }));

    const back = accepted(await withdraw(kept, PEOPLE.specialist, 'undo-once'));
    await work(60 * SECOND);

    expect(back).toMatchObject({ state: 'withdrawn', version: 2, endedAt: START, body: { resultNote: 'Trả cho bà Lê Thị Bình' } });
    expect(await standing(dossier)).toEqual({ status: 'assigned', version: 2 });
    expect((await told(kept)).map(({ event }) => event)).toEqual(['kept', 'withdrawn']);
    expect(accepted(await withdraw(kept, PEOPLE.specialist, 'undo-once'))).toEqual(back);
    expect(await withdraw(kept)).toEqual(refusedWith('DEFERRED_COMMAND_ENDED', { state: 'withdrawn', endedAt: START }));
    expect(accepted(await defer(dossier)).state).toBe('pending');
  });

  it('is nobody else\'s', async () => {
    const kept = accepted(await defer(await aDossier()));

    expect(await withdraw(kept, PEOPLE.chair)).toEqual(refusedWith('DEFERRED_COMMAND_NOT_FOUND'));
    expect(await listed(kept, PEOPLE.chair)).toBeUndefined();
  });

  it('may be taken back until somebody has carried it out, and not a moment longer', async () => {
    const [late, tooLate] = [accepted(await defer(await aDossier())), accepted(await defer(await aDossier()))];
    rig.clock.advance(3_600 * SECOND);
    expect((await withdraw(late)).ok).toBe(true);
    await work(0);

    expect(await withdraw(tooLate)).toEqual(refusedWith('DEFERRED_COMMAND_ENDED', { state: 'done' }));
  });

  it('at the same moment at which it is carried out is one of the two, never both', async () => {
    const dossiers = await Promise.all(Array.from({ length: 8 }, aDossier));
    const kept = await Promise.all(dossiers.map(async (dossier) => accepted(await defer(dossier))));
    rig.clock.advance(10 * SECOND);
    const [, ...back] = await Promise.all([work(0), ...kept.map((one) => withdraw(one))]);

    for (const [at, one] of kept.entries()) {
      const { state } = await listed(one) ?? {};
      expect(state).toBe(back[at]?.ok ? 'withdrawn' : 'done');
      expect(await standing(dossiers[at] ?? { dossierId: '' })).toEqual(state === 'done' ? { status: 'completed', version: 3 } : { status: 'assigned', version: 2 });
    }
  });
});

describe('a command whose moment has come', () => {
  it('is refused when the dossier has moved on meanwhile, with the code, the sentence and what was written', async () => {
    const dossier = await aDossier();
    const kept = accepted(await defer({ ...dossier, body: { resultNote: 'Đã xong' } }));
    accepted(await rig.assign({ ...dossier, assigneeId: PEOPLE.specialist.accountId }));
    await work(10 * SECOND);

    expect(await listed(kept)).toMatchObject({
      state: 'refused', version: 2, dossierVersion: null, body: { resultNote: 'Đã xong' },
      refusal: { code: 'DOSSIER_STALE', params: { currentVersion: 3 }, reason: ERROR_CATALOGUE.DOSSIER_STALE.vi },
    });
    expect((await told(kept)).at(-1)).toMatchObject({ event: 'ended', body: { outcome: 'refused', code: 'DOSSIER_STALE' } });
    expect(await standing(dossier)).toEqual({ status: 'assigned', version: 3 });
  });

  it('is carried out with the rights of then', async () => {
    const dossier = await aDossier();
    const kept = accepted(await defer({ ...dossier, command: 'assign', body: { assigneeId: PEOPLE.specialist.accountId } }, PEOPLE.chair));
    await rig.projectOfficers([{ ...postsOf(PEOPLE.chair, { validTo: '2025-06-30' }), version: 2 }]);
    await work(10 * SECOND);
    await rig.projectOfficers([{ ...postsOf(PEOPLE.chair), version: 3 }]);

    expect(await listed(kept, PEOPLE.chair)).toMatchObject({ state: 'refused', refusal: { code: 'FORBIDDEN' } });
    expect(await standing(dossier)).toEqual({ status: 'assigned', version: 2 });
  });

  it('is carried out for whom somebody acts as a delegate', async () => {
    await delegate(rig, { actions: ['return-approval'] });
    rig.clock.advance(11 * SECOND);
    const { dossierId } = await anAssigned(rig);
    accepted(await rig.submitForApproval({ dossierId, expectedVersion: 2 }, PEOPLE.specialist));
    accepted(await defer({ dossierId, expectedVersion: 3, command: 'return-approval', body: { reasonCode: 'draft-incorrect', reasonText: 'Sửa ngày sinh.' } }, OFFICERS.deputy));
    await work(10 * SECOND);

    const [fact] = await rig.rows<{ actor: string; body: object }>('SELECT actor, body FROM event WHERE aggregate_id = $1 AND version = 4', [dossierId]);
    expect(fact).toMatchObject({ actor: OFFICERS.deputy.accountId, body: { onBehalfOf: PEOPLE.chair.accountId } });
  });

  it('is done once by two workers', async () => {
    const dossiers = await Promise.all(Array.from({ length: 6 }, aDossier));
    for (const dossier of dossiers) accepted(await defer(dossier));
    rig.clock.advance(10 * SECOND);
    await Promise.all([work(0), work(0), work(0)]);

    for (const dossier of dossiers) {
      expect(await standing(dossier)).toEqual({ status: 'completed', version: 3 });
      expect(await rig.rows('SELECT 1 FROM event WHERE aggregate_id = $1', [dossier.dossierId])).toHaveLength(3);
    }
  });

  it('is done by another worker when one died with it in its hands, and then no more by the one that was only slow', async () => {
    const dossier = await aDossier();
    const kept = accepted(await defer(dossier));
    rig.clock.advance(10 * SECOND);
    const [slow] = await claim();
    await work(14 * SECOND);
    expect(await standing(dossier)).toMatchObject({ version: 2 });

    rig.clock.advance(1 * SECOND);
    const [other] = await claim();
    if (slow === undefined || other === undefined) throw new Error('nothing was taken up');
    await rig.app.get(CarryOutDeferred).carryOut(slow);
    expect(await standing(dossier)).toMatchObject({ version: 2 });
    await rig.app.get(CarryOutDeferred).carryOut(other);
    await rig.app.get(CarryOutDeferred).carryOut(slow);

    expect(await standing(dossier)).toEqual({ status: 'completed', version: 3 });
    expect((await told(kept)).map(({ event }) => event)).toEqual(['kept', 'ended']);
  });

  it('leaves nothing behind when the process dies before COMMIT, and is done afterwards', async () => {
    const dossier = await aDossier();
    const kept = accepted(await defer(dossier));
    await rig.rows(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the process died'; END $$`);
    await rig.rows(`CREATE TRIGGER die BEFORE UPDATE OF dossier_version ON deferred_command FOR EACH ROW EXECUTE FUNCTION die()`);
    const { faults } = await work(10 * SECOND);
    const between = [await standing(dossier), (await listed(kept))?.state];
    await rig.rows('DROP TRIGGER die ON deferred_command; DROP FUNCTION die()');
    await work(15 * SECOND);

    expect(faults).toEqual([expect.objectContaining({ message: expect.stringContaining('the process died') })]);
    expect(between).toEqual([{ status: 'assigned', version: 2 }, 'pending']);
    expect(await standing(dossier)).toEqual({ status: 'completed', version: 3 });
    expect((await told(kept)).map(({ event }) => event)).toEqual(['kept', 'ended']);
  });

  it('that fails again and again is given up and told, so that it does not take effect when nobody thinks of it any more', async () => {
    const dossier = await aDossier();
    const kept = accepted(await defer(dossier));
    await rig.rows('UPDATE deferred_command SET tries = 10 WHERE id = $1', [kept.deferredCommandId]);
    await work(10 * SECOND);

    expect(await listed(kept)).toMatchObject({ state: 'refused', refusal: { code: 'DEFERRED_COMMAND_FAILED', reason: ERROR_CATALOGUE.DEFERRED_COMMAND_FAILED.vi } });
    expect(await standing(dossier)).toMatchObject({ version: 2 });
  });

  it('is carried out after an outage of hours, on the version that was seen', async () => {
    const dossier = await aDossier();
    const kept = accepted(await defer(dossier));
    await work(5 * 3_600 * SECOND);

    expect(await listed(kept)).toMatchObject({ state: 'done', endedAt: '2025-07-01T13:00:00+07:00' });
  });
});

describe('the own deferred commands', () => {
  const fresh = OFFICERS.colleague;
  it('are listed page by page, the latest first, by state, and no longer than some days', async () => {
    rig.clock.set('2025-07-10T08:00:00+07:00');
    const kept: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { dossierId } = accepted(await rig.receive()).dossier;
      accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: fresh.accountId }));
      kept.unshift(accepted(await defer({ dossierId, expectedVersion: 2 }, fresh)).deferredCommandId);
      await work(11 * SECOND);
    }
    const first = await list(fresh, { limit: 2 });
    const second = await list(fresh, { limit: 2, cursor: first.nextCursor });

    expect([...first.items, ...second.items].map(({ deferredCommandId }) => deferredCommandId)).toEqual(kept);
    expect(second).toMatchObject({ now: '2025-07-10T08:00:33+07:00' });
    expect(second.nextCursor).toBeUndefined();
    expect((await list(fresh, { state: 'refused' })).items).toEqual([]);
    for (const cursor of ['x', writeCursor({ keptAt: 'then', id: kept[0] })]) expect(await rig.app.get(ListDeferredCommands).run({ limit: 5, cursor }, fresh)).toEqual(refusedWith('CURSOR_INVALID'));
    rig.clock.advance(8 * 86_400 * SECOND);
    expect((await list(fresh)).items).toEqual([]);
  });

  it('are taken away forty days after they ended, and never while they wait', async () => {
    const [ended, waiting] = [accepted(await defer(await aDossier())), accepted(await defer(await aDossier()))];
    accepted(await withdraw(ended));
    const left = async () => (await rig.rows<{ id: string }>('SELECT id FROM deferred_command WHERE id = ANY($1)', [[ended, waiting].map((one) => one.deferredCommandId)])).map(({ id }) => id);
    rig.clock.advance(40 * 86_400 * SECOND);
    await rig.app.get(ForgetDeferredCommands).run();
    expect(await left()).toHaveLength(2);
    rig.clock.advance(1);
    await rig.app.get(ForgetDeferredCommands).run();

    expect(await left()).toEqual([waiting.deferredCommandId]);
  });
});
