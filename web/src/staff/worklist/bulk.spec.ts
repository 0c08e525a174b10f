import type { Dossier } from '@haicap/contracts';
import { ProblemError } from '../../api/client.js';
import { isOfOneUnit, withEach, type BulkOutcome } from './bulk.js';

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
