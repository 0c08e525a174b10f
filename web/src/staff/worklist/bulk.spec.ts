import type { Dossier } from '@haicap/contracts';
import { ProblemError } from '../../api/client.js';
import type { Order } from '../../session/as-person.js';
import { DeferredOrders, isOfOneUnit, withEach, type BulkOutcome } from './bulk.js';

const row = (code: string, changes: Partial<Dossier> = {}) => ({ dossierId: code, code, competentUnitId: 'u', receivedAt: '2025-07-01T08:00:00+07:00', allowedActions: ['assign'], ...changes }) as Dossier;

describe('one thing done with many dossiers', () => {
  it('has an outcome for each: done, refused with its reason, or not possible as it stands', async () => {
    const [taken, told]: [string[], BulkOutcome[]] = [[], []];
    await withEach([row('1'), row('2'), row('3', { allowedActions: [] }), row('4')], 'assign', ({ code }) => {
      taken.push(code);
      return code === '2' ? Promise.reject(new ProblemError({ status: 412, code: 'DOSSIER_STALE', title: 'Người khác vừa thay đổi.' })) : Promise.resolve();
    }, (outcome) => told.push(outcome));
    expect(taken).toEqual(['1', '2', '4']);
    expect(told.map(({ code, refusal }) => [code, refusal])).toEqual([['1', null], ['2', 'Người khác vừa thay đổi.'], ['3', 'Bước này không làm được với hồ sơ ở trạng thái hiện tại.'], ['4', null]]);
  });

  it('prints a receipt only of what was received', async () => {
    const told: BulkOutcome[] = [];
    await withEach([row('1'), row('2', { receivedAt: null })], 'print', () => Promise.resolve(), (outcome) => told.push(outcome));
    expect(told.map(({ refusal }) => refusal === null)).toEqual([true, false]);
  });

  it('passes on what is no refusal', async () => {
    await expect(withEach([row('1')], 'assign', () => Promise.reject(new TypeError('bug')), () => undefined)).rejects.toThrow('bug');
  });

  it('is given to an officer of one unit alone', () => {
    expect([isOfOneUnit([row('1'), row('2')]), isOfOneUnit([row('1'), row('2', { competentUnitId: 'v' })])]).toEqual([true, false]);
  });
});

describe('what is kept for later of many', () => {
  const wish = { command: 'assign' as const, body: { assigneeId: 'a' } };
  const [lost, late] = [new ProblemError({ status: 0, code: 'LINE_DOWN', title: '' }), new ProblemError({ status: 400, code: 'DEFERRAL_TIME_INVALID', title: '' })];

  /** Sends rows one after another, each with its end, at 08:00:00, 08:00:01 …; the orders as they left. */
  async function sent(tries: readonly { readonly code: string; readonly end?: ProblemError }[]) {
    let second = 0;
    const orders = new DeferredOrders(() => `08:00:0${second}`);
    const left: { readonly order: Order; readonly key: string }[] = [];
    const ends = tries.map(({ end }) => end);
    for (const { code } of tries) {
      await orders.send(row(code), wish, (order, key) => {
        left.push({ order, key });
        const end = ends.shift();
        return end === undefined ? Promise.resolve('kept') : Promise.reject(end);
      }).catch((error: unknown) => error);
      second += 1;
    }
    return left;
  }
  const timesOf = (left: Awaited<ReturnType<typeof sent>>) => left.map(({ order }) => (order.body as { effectiveAfter: string }).effectiveAfter);

  it('counts for each from when that one was sent, so that the last of many can be taken back as long as the first', async () => {
    expect(timesOf(await sent([{ code: '1' }, { code: '2' }]))).toEqual(['08:00:00', '08:00:01']);
  });

  it('is the very same order under its key when its answer was lost, and a new one after an answer', async () => {
    const [first, again, third] = await sent([{ code: '1', end: lost }, { code: '1' }, { code: '1' }]);

    expect(again).toEqual(first);
    expect(third?.key).not.toBe(first?.key);
  });

  it('is sent anew where it had never arrived and its time is over', async () => {
    const left = await sent([{ code: '1', end: lost }, { code: '1', end: late }]);

    expect(timesOf(left)).toEqual(['08:00:00', '08:00:00', '08:00:01']);
    expect(new Set(left.map(({ key }) => key)).size).toBe(2);
  });
});
