import { describe, expect, it } from '@jest/globals';
import { localDate } from '@haicap/kernel';
import { allowedActions, decide, evolve, nationalStatus, type Dossier, type DossierCommand } from './dossier.js';
import type { DossierEvent } from './dossier-event.js';

const FIRST = new Date('2025-07-02T09:00:00+07:00');
const LATER = new Date('2025-09-02T09:00:00+07:00');
const receipt = {
  dossierId: 'd1', code: 'H56.147.97-250701-0001', procedureCode: '1.004884', procedureVersion: 1, procedureName: 'Đăng ký lại khai sinh', field: 'Hộ tịch',
  needsApproval: false, needsSignature: false, channel: 'counter', caseCode: null, supportUnitId: null, receivingUnitId: 'u1', competentUnitId: 'u1', returningUnitId: 'u1',
  involvedUnitIds: [], ownerAccountId: null, submittedAt: FIRST, historic: false, receivedAt: FIRST, receivedOn: localDate('2025-07-02'), clockStartsAt: FIRST,
} as const;
const LIFE: readonly DossierEvent[] = [
  { type: 'received', at: FIRST, receipt, due: { at: new Date('2025-07-08T17:00:00+07:00'), on: localDate('2025-07-08'), precision: 'day', reasons: [] } },
  { type: 'assigned', at: FIRST, assigneeId: 'officer-1' }, { type: 'completed', at: FIRST, timeliness: 'early' },
  { type: 'result-withdrawn', at: LATER, resultId: 'r1', reasonCode: 'content-incorrect' },
];
const withdrawn = LIFE.reduce<Dossier | null>(evolve, null) as Dossier;

const result = { resultId: 'r2', kind: 'paper', sha256: null } as const;
const entry = { unitId: 'u1', year: 2025, number: 8, symbol: 'GKS-UBND' };
const COMMANDS = {
  'replace-result': { action: 'replace-result', at: LATER, replacesResultId: 'r1' }, sign: { action: 'sign', at: LATER, ...result },
  'assign-number': { action: 'assign-number', at: LATER, resultId: 'r2', ...entry }, issue: { action: 'issue', at: LATER, resultId: 'r2' }, complete: { action: 'complete', at: LATER },
  'withdraw-signature': { action: 'withdraw-signature', at: LATER, resultId: 'r2', reasonCode: 'damaged', voidNumber: null },
} as const satisfies Record<string, DossierCommand>;
const after = (...actions: (keyof typeof COMMANDS)[]): Dossier => actions.reduce((dossier, action) => {
  const decision = decide(dossier, COMMANDS[action]);
  if (!decision.ok) throw new Error(`${action} is refused`);
  return evolve(dossier, decision.value);
}, withdrawn);
const STEPS = ['replace-result', 'sign', 'assign-number', 'issue'] as const;

describe('a result in place of a withdrawn one', () => {
  it.each([
    [0, ['replace-result', 'correct']], [1, ['sign', 'correct']], [2, ['assign-number', 'withdraw-signature']], [3, ['withdraw-signature', 'issue']], [4, ['complete']],
  ] as const)('after %s steps allows %s, and untells nothing', (count, actions) => {
    const dossier = after(...STEPS.slice(0, count));

    expect(allowedActions(dossier)).toEqual(actions);
    expect([dossier.status, nationalStatus(dossier.status), dossier.deliveryStatus]).toEqual(['result-withdrawn', 9, 'not-ready']);
  });

  it('completes the dossier with what was signed and numbered, on the day and with the judgement of the first time', () => {
    expect(decide(after(...STEPS), COMMANDS.complete)).toEqual({ ok: true, value: { type: 'result-replaced', at: LATER, replacesResultId: 'r1', ...result, ...entry } });
    expect(after(...STEPS, 'complete')).toMatchObject({ status: 'completed', completedAt: FIRST, timeliness: 'early', deliveryStatus: 'at-desk' });
    expect(allowedActions(after(...STEPS, 'complete'))).toEqual(['return-result', 'withdraw-result', 'correct']);
  });

  it.each([2, 3])('whose signature is taken back after %s steps is signed anew for the same withdrawn one', (count) => {
    expect(after(...STEPS.slice(0, count), 'withdraw-signature')).toMatchObject({ status: 'result-withdrawn', replacement: { step: 'begun', replacesResultId: 'r1' } });
  });
});
