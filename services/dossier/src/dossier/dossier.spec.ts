import { describe, expect, it } from '@jest/globals';
import { localDate } from '@haicap/kernel';
import { allowedActions, decide, evolve, nationalStatus, type AssignedDossier, type Dossier, type Due, type Receipt } from './dossier.js';

const at = (text: string) => new Date(text);
const RECEIVED_AT = at('2025-07-01T08:00:00+07:00');
const SPECIALIST = '00000000-0000-7000-8000-0000000000a1';

const aReceipt = (changes: Partial<Receipt> = {}): Receipt => ({
  dossierId: '00000000-0000-7000-8000-000000000001', code: 'H56.147.97-250701-0001',
  procedureCode: '1.004884', procedureVersion: 1, procedureName: 'Đăng ký lại khai sinh', field: 'Hộ tịch', channel: 'counter',
  supportUnitId: null, receivingUnitId: 'u1', competentUnitId: 'u1', returningUnitId: 'u1', ownerAccountId: null,
  receivedAt: RECEIVED_AT, receivedOn: localDate('2025-07-01'), clockStartsAt: RECEIVED_AT, historic: false, ...changes,
});

const dueOnTuesday: Due = { at: at('2025-07-08T17:00:00+07:00'), on: localDate('2025-07-08'), precision: 'day', reasons: [] };

const aReceived = (due: Due = dueOnTuesday): Dossier => evolve(null, { type: 'received', at: RECEIVED_AT, receipt: aReceipt(), due });
const anAssigned = (due: Due = dueOnTuesday): AssignedDossier => {
  const assigned = evolve(aReceived(due), { type: 'assigned', at: RECEIVED_AT, assigneeId: SPECIALIST });
  if (assigned.status !== 'assigned') throw new Error('not assigned');
  return assigned;
};
const completedAt = (dossier: Dossier, text: string) => {
  const decision = decide(dossier, { action: 'complete', at: at(text) });
  if (!decision.ok) throw new Error(decision.error.code);
  return evolve(dossier, decision.value);
};

describe('a dossier that was just received', () => {
  it('is at version 1 and counts nationally as received', () => {
    expect(aReceived()).toMatchObject({ status: 'received', version: 1 });
    expect(nationalStatus('received')).toBe(2);
  });

  it('may be assigned and nothing else', () => {
    expect(allowedActions('received')).toEqual(['assign']);
  });

  it('is not completed before it is assigned, and the refusal names the way out', () => {
    expect(decide(aReceived(), { action: 'complete', at: RECEIVED_AT })).toEqual({
      ok: false, error: { code: 'DOSSIER_STATE_FORBIDS', params: { status: 'received', allowedActions: ['assign'] } },
    });
  });
});

describe('an assigned dossier', () => {
  it('counts nationally as in process', () => {
    expect(nationalStatus(anAssigned().status)).toBe(4);
  });

  it('goes to somebody else when it is assigned again', () => {
    const decision = decide(anAssigned(), { action: 'assign', assigneeId: 'other', at: RECEIVED_AT });

    expect(decision.ok && evolve(anAssigned(), decision.value)).toMatchObject({ status: 'assigned', assigneeId: 'other', version: 3 });
  });

  it.each([
    ['the day before', '2025-07-07T16:59:00+07:00', 'early'],
    ['on the promised day, after hours', '2025-07-08T21:00:00+07:00', 'on-time'],
    ['at midnight after the promised day', '2025-07-09T00:00:00+07:00', 'late'],
  ])('completed %s is judged by the day', (_, when, expected) => {
    expect(completedAt(anAssigned(), when)).toMatchObject({ status: 'completed', timeliness: expected, version: 3 });
  });

  it('with a limit in hours is judged by the minute', () => {
    const due: Due = { ...dueOnTuesday, precision: 'minute' };

    expect(completedAt(anAssigned(due), '2025-07-08T17:01:00+07:00')).toMatchObject({ timeliness: 'late' });
  });

  it('without an appointment counts as on time', () => {
    expect(completedAt(anAssigned({ at: null, on: null, precision: 'day', reasons: [] }), '2026-01-01T00:00:00+07:00')).toMatchObject({ timeliness: 'on-time' });
  });
});

describe('a completed dossier', () => {
  it('allows nothing more', () => {
    const completed = completedAt(anAssigned(), '2025-07-08T10:00:00+07:00');

    expect(nationalStatus(completed.status)).toBe(9);
    expect(decide(completed, { action: 'assign', assigneeId: SPECIALIST, at: RECEIVED_AT })).toEqual({
      ok: false, error: { code: 'DOSSIER_STATE_FORBIDS', params: { status: 'completed', allowedActions: [] } },
    });
  });
});

describe('an event that cannot follow the state', () => {
  it('is a broken invariant', () => {
    expect(() => evolve(aReceived(), { type: 'completed', at: RECEIVED_AT, timeliness: 'early' })).toThrow('cannot be completed');
    expect(() => evolve(null, { type: 'assigned', at: RECEIVED_AT, assigneeId: SPECIALIST })).toThrow('never received');
    expect(() => evolve(aReceived(), { type: 'received', at: RECEIVED_AT, receipt: aReceipt(), due: dueOnTuesday })).toThrow('received twice');
  });
});
