import { describe, expect, it } from '@jest/globals';
import type { DeliveryStatus } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import fc from 'fast-check';
import { stateActions } from './allowed-actions.js';
import { allowedActions, consultationsAwaited, decide, evolve, nationalStatus, type Dossier, type DossierCommand, type DossierEvent, type Filing } from './dossier.js';

const START = Date.parse('2025-07-01T08:00:00+07:00');
const HOUR_MS = 3_600_000;
const HASH = 'b'.repeat(64);
const due = { at: new Date(START + 100 * HOUR_MS), on: localDate('2025-07-05'), precision: 'day', reasons: [] } as const;
const filing = (needsApproval: boolean, needsSignature: boolean): Filing => ({
  dossierId: 'd1', code: 'H56.147.97-250701-0001', procedureCode: '1.004884', procedureVersion: 1, procedureName: 'Đăng ký lại khai sinh',
  field: 'Hộ tịch', needsApproval, needsSignature, channel: 'counter', caseCode: null, supportUnitId: null, receivingUnitId: 'u0', competentUnitId: 'u0', returningUnitId: 'u0',
  involvedUnitIds: [], ownerAccountId: null, submittedAt: new Date(START), historic: false,
});

/** Money has a spec of its own. */
type Action = Exclude<DossierCommand, { readonly money: unknown }>['action'];

/** A command that fits the dossier as well as it can; which consultation or unit it names is drawn. */
function commandsFor(dossier: Dossier, at: Date, drawn: number): { readonly [A in Action]: DossierCommand } {
  const asked = dossier.consulting[drawn % Math.max(1, dossier.consulting.length)] ?? { consultationId: 'none', unitId: 'u1' };
  const [consultationId, unitId, reasonCode] = [asked.consultationId, asked.unitId, 'x'];
  const result = { resultId: `r${dossier.version}`, kind: 'electronic', sha256: HASH } as const;
  const entry = { unitId: dossier.receipt.competentUnitId, year: 2025, number: dossier.version, symbol: 'KQ' };
  return {
    receive: { action: 'receive', at, start: { receivedOn: localDate('2025-07-01'), clockStartsAt: at, due } },
    'refuse-intake': { action: 'refuse-intake', at, reasonCode }, assign: { action: 'assign', at, assigneeId: `o${drawn % 3}` },
    'request-supplement': { action: 'request-supplement', at, reasonCode, missing: [{ code: 'a', name: 'A' }], supplyUntil: null },
    'request-intake-supplement': { action: 'request-intake-supplement', at, reasonCode, missing: [{ code: 'a', name: 'A' }], supplyUntil: null },
    'ask-supplement-consent': { action: 'ask-supplement-consent', at, reasonCode, by: 'o1' }, 'consent-to-supplement': { action: 'consent-to-supplement', at },
    'refuse-supplement-consent': { action: 'refuse-supplement-consent', at, reasonCode }, correct: { action: 'correct', at, reasonCode, role: 'applicant', fields: ['fullName'] },
    supply: { action: 'supply', at, supplied: ['a'], pausedMinutes: 60, due, intakeDueAt: at }, 'submit-for-approval': { action: 'submit-for-approval', at },
    approve: { action: 'approve', at }, 'return-approval': { action: 'return-approval', at, reasonCode }, complete: { action: 'complete', at },
    'return-result': { action: 'return-result', at, method: drawn % 2 === 0 ? 'postal' : 'counter' },
    'request-withdrawal': { action: 'request-withdrawal', at, reasonCode }, 'refuse-withdrawal': { action: 'refuse-withdrawal', at, reasonCode }, stop: { action: 'stop', at, reasonCode },
    sign: { action: 'sign', at, ...result }, 'assign-number': { action: 'assign-number', at, resultId: 'r', ...entry }, issue: { action: 'issue', at, resultId: 'r' },
    'withdraw-result': { action: 'withdraw-result', at, resultId: 'r', reasonCode }, 'replace-result': { action: 'replace-result', at, replacesResultId: 'r' },
    'withdraw-signature': { action: 'withdraw-signature', at, resultId: 'r', reasonCode, voidNumber: dossier.status === 'numbered' ? entry : null },
    transfer: { action: 'transfer', at, toUnitId: `u${drawn % 4}`, reasonCode },
    'request-consultation': {
      action: 'request-consultation', at,
      consultation: { consultationId: `c${dossier.version}`, unitId: `u${drawn % 4}`, dueAt: new Date(at.getTime() + (drawn % 5) * HOUR_MS), dueOn: localDate('2025-07-02'), silence: drawn % 2 === 0 ? 'waits' : 'agrees' },
    },
    'answer-consultation': { action: 'answer-consultation', at, consultationId, unitId, outcome: 'comments' },
    'withdraw-consultation': { action: 'withdraw-consultation', at, consultationId, unitId, reasonCode, staysInvolved: drawn % 2 === 0 },
    extend: { action: 'extend', at, reasonCode, by: { unit: 'working-day', amount: 1 }, when: 'before', due: { ...due, extensions: 1 } },
  };
}
const commandFor = (dossier: Dossier, action: Action, at: Date, drawn: number) => commandsFor(dossier, at, drawn)[action];
const SOME_DOSSIER = evolve(null, { type: 'submitted', at: new Date(START), receipt: filing(true, true), precision: 'day', intakeDueAt: null });
const EVERY_ACTION = Object.keys(commandsFor(SOME_DOSSIER, new Date(START), 0)) as Action[];

const DECIDES: readonly Action[] = ['approve', 'sign', 'complete'];
const DELIVERY: Readonly<Partial<Record<Dossier['status'], readonly DeliveryStatus[]>>> = {
  completed: ['at-desk'], 'result-returned': ['returned', 'posted'], 'result-withdrawn': ['not-ready'],
};

/** What must hold of every step of every life. */
function checkStep(before: Dossier, action: Action, after: Dossier): void {
  expect(after.version).toBe(before.version + 1);
  expect(after.receipt.submittedAt).toBe(before.receipt.submittedAt);
  expect([after.receipt.code, after.receipt.receivingUnitId]).toEqual([before.receipt.code, before.receipt.receivingUnitId]);
  // Money has no way into it here, and what is delivered is said by nothing but completion, hand-over, withdrawal and replacement.
  expect(after.financialStatus).toBe(before.financialStatus);
  expect(DELIVERY[after.status] ?? ['not-ready']).toContain(after.deliveryStatus);
  // Only a transfer moves the competence, and what was told as completed is never told as open again.
  if (action !== 'transfer') expect(after.receipt.competentUnitId).toBe(before.receipt.competentUnitId);
  if (nationalStatus(before.status) >= 8) expect(nationalStatus(after.status)).toBeGreaterThanOrEqual(9);
  if ('completedAt' in before && 'completedAt' in after) expect(after.completedAt).toBe(before.completedAt);
  if (action === 'sign') expect(before.receipt.needsSignature).toBe(true);
  if (action === 'complete') expect(before.status === 'issued').toBe(before.receipt.needsSignature);
  if (after.status === 'completed' && action === 'complete' && before.receipt.needsApproval) expect(['approved', 'issued']).toContain(before.status);
  if (DECIDES.includes(action) || action === 'stop') expect(after.consulting).toEqual([]);
  // Whoever was asked or was competent sees it.
  for (const { unitId } of after.consulting) expect(after.receipt.involvedUnitIds).toContain(unitId);
}

describe('any walk of commands', () => {
  const step = fc.record({ action: fc.constantFrom(...EVERY_ACTION), hours: fc.nat(6), drawn: fc.nat(60) });

  it('is decided without a throw, refused with what the state allows, and leaves a legal dossier at the next version', () => {
    fc.assert(fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.array(step, { maxLength: 80 }), (online, needsApproval, needsSignature, steps) => {
      const filed = filing(needsApproval, needsSignature);
      const begins: DossierEvent = online
        ? { type: 'submitted', at: new Date(START), receipt: filed, precision: 'day', intakeDueAt: null }
        : { type: 'received', at: new Date(START), receipt: { ...filed, receivedAt: new Date(START), receivedOn: localDate('2025-07-01'), clockStartsAt: new Date(START) }, due };
      let [dossier, now] = [evolve(null, begins), START];
      for (const { action, hours, drawn } of steps) {
        now += hours * HOUR_MS;
        const command = commandFor(dossier, action, new Date(now), drawn);
        const decision = decide(dossier, command);
        const waits = DECIDES.includes(action) && consultationsAwaited(dossier, command.at).length > 0;
        expect(decision.ok).toBe(stateActions(dossier).includes(action) && !waits);
        if (!decision.ok) {
          expect(decision.error.params.allowedActions).toEqual(allowedActions(dossier));
          continue;
        }
        const after = evolve(dossier, decision.value);
        checkStep(dossier, action, after);
        dossier = after;
      }
      expect(allowedActions(dossier).length > 0 || ['refused', 'stopped'].includes(dossier.status)).toBe(true);
    }), { seed: 15, numRuns: 1_500 });
  });

  it('that is interrupted by a withdrawal which is refused goes on exactly where it was', () => {
    fc.assert(fc.property(fc.boolean(), fc.boolean(), fc.array(step, { maxLength: 25 }), (needsApproval, needsSignature, steps) => {
      const filed = filing(needsApproval, needsSignature);
      let dossier = evolve(null, { type: 'received', at: new Date(START), receipt: { ...filed, receivedAt: new Date(START), receivedOn: localDate('2025-07-01'), clockStartsAt: new Date(START) }, due });
      for (const { action, drawn } of steps) {
        const decision = decide(dossier, commandFor(dossier, action, new Date(START), drawn));
        if (decision.ok) dossier = evolve(dossier, decision.value);
      }
      const wish = decide(dossier, commandFor(dossier, 'request-withdrawal', new Date(START), 0));
      if (!wish.ok) return;
      const asked = evolve(dossier, wish.value);
      const refused = decide(asked, commandFor(asked, 'refuse-withdrawal', new Date(START), 0));
      if (!refused.ok) throw new Error('a withdrawal cannot be refused');
      const back = evolve(asked, refused.value);

      expect(back).toEqual({ ...dossier, version: dossier.version + 2 });
    }), { seed: 16, numRuns: 1_000 });
  });
});

describe('a dossier that has ended', () => {
  it('takes no command at all when it was refused or stopped', () => {
    const refused = evolve(SOME_DOSSIER, { type: 'intake-refused', at: new Date(START), reasonCode: 'duplicate' });
    for (const action of EVERY_ACTION) expect(decide(refused, commandFor(refused, action, new Date(START), 0)).ok).toBe(false);
  });
});
