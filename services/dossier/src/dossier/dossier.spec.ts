import { describe, expect, it } from '@jest/globals';
import { dossierStatus, type DossierStatus } from '@haicap/contracts';
import { localDate } from '@haicap/kernel';
import {
  allowedActions, assigneeOf, decide, evolve, nationalStatus, pauseOf, type Dossier, type DossierCommand, type DossierEvent,
  type Due, type Filing, type Receipt,
} from './dossier.js';

const at = (text: string) => new Date(text);
const RECEIVED_AT = at('2025-07-01T08:00:00+07:00');
const NOW = at('2025-07-02T09:00:00+07:00');
const SPECIALIST = 'officer-1';

const filing: Filing = {
  dossierId: 'd1', code: 'H56.147.97-250701-0001', procedureCode: '1.004884', procedureVersion: 1, procedureName: 'Đăng ký lại khai sinh',
  field: 'Hộ tịch', needsApproval: true, needsSignature: false, channel: 'counter', caseCode: null, supportUnitId: null, receivingUnitId: 'u1', competentUnitId: 'u1', returningUnitId: 'u1',
  involvedUnitIds: [], ownerAccountId: null, submittedAt: RECEIVED_AT, historic: false,
};
const dueOnTuesday: Due = { at: at('2025-07-08T17:00:00+07:00'), on: localDate('2025-07-08'), precision: 'day', reasons: [] };
const shifted: Due = { ...dueOnTuesday, at: at('2025-07-09T17:00:00+07:00'), on: localDate('2025-07-09'), original: { at: at('2025-07-08T17:00:00+07:00'), on: localDate('2025-07-08') } };
const toKhai = { code: 'to-khai', name: 'Tờ khai' };

interface Life {
  readonly needsApproval?: boolean;
  readonly needsSignature?: boolean;
  readonly due?: Due;
}
const receiptOf = ({ needsApproval = true, needsSignature = false }: Life): Receipt =>
  ({ ...filing, needsApproval, needsSignature, receivedAt: RECEIVED_AT, receivedOn: localDate('2025-07-01'), clockStartsAt: RECEIVED_AT });
const submitted: DossierEvent = { type: 'submitted', at: RECEIVED_AT, receipt: filing, precision: 'day', intakeDueAt: NOW };
const received = (life: Life = {}): DossierEvent => ({ type: 'received', at: RECEIVED_AT, receipt: receiptOf(life), due: life.due ?? dueOnTuesday });
const assigned: DossierEvent = { type: 'assigned', at: NOW, assigneeId: SPECIALIST };
const supplementRequested: DossierEvent = { type: 'supplement-requested', at: NOW, reasonCode: 'incomplete', missing: [toKhai], supplyUntil: null };
const supplemented: DossierEvent = { type: 'supplemented', at: NOW, pausedMinutes: 480, due: shifted };
const forApproval: DossierEvent = { type: 'submitted-for-approval', at: NOW };
const approved: DossierEvent = { type: 'approved', at: NOW };
const completed: DossierEvent = { type: 'completed', at: NOW, timeliness: 'early' };
const HASH = 'a'.repeat(64);
const result = { resultId: 'r1', kind: 'electronic', sha256: HASH } as const;
const entry = { unitId: 'u1', year: 2025, number: 7, symbol: 'GCN-UBND' };
const returned: DossierEvent = { type: 'result-returned', at: NOW, method: 'counter' };
const signing: DossierEvent[] = [
  { type: 'signed', at: NOW, ...result }, { type: 'numbered', at: NOW, resultId: 'r1', ...entry }, { type: 'issued', at: NOW, resultId: 'r1' },
];
const toBeSigned = (steps: number) => given(received({ needsSignature: true }), assigned, forApproval, approved, ...signing.slice(0, steps));
const asked = (consultationId: string, unitId: string, silence: 'waits' | 'agrees' = 'waits'): DossierEvent =>
  ({ type: 'consultation-requested', at: NOW, consultation: { consultationId, unitId, dueAt: at('2025-07-04T17:00:00+07:00'), dueOn: localDate('2025-07-04'), silence } });
const withReason = (type: 'intake-refused' | 'approval-returned' | 'withdrawal-requested' | 'withdrawal-refused' | 'stopped') =>
  ({ type, at: NOW, reasonCode: 'x' }) satisfies DossierEvent;

const given = (...events: DossierEvent[]): Dossier => {
  const dossier = events.reduce<Dossier | null>(evolve, null);
  if (!dossier) throw new Error('nothing happened');
  return dossier;
};

/** A dossier in every state that can be reached. */
const IN_STATE: Readonly<Record<Exclude<DossierStatus, 'payment-required'>, Dossier>> = {
  submitted: given(submitted),
  refused: given(submitted, withReason('intake-refused')),
  received: given(received()),
  assigned: given(received(), assigned),
  'supplement-requested': given(received(), assigned, supplementRequested),
  'pending-approval': given(received(), assigned, forApproval),
  'returned-by-approver': given(received(), assigned, forApproval, withReason('approval-returned')),
  approved: given(received(), assigned, forApproval, approved),
  'withdrawal-requested': given(received(), assigned, withReason('withdrawal-requested')),
  stopped: given(received(), withReason('stopped')),
  completed: given(received(), assigned, forApproval, approved, completed),
  'result-returned': given(received(), assigned, forApproval, approved, completed, returned),
  signed: toBeSigned(1),
  numbered: toBeSigned(2),
  issued: toBeSigned(3),
  'result-withdrawn': given(received(), assigned, forApproval, approved, completed, returned, { type: 'result-withdrawn', at: NOW, resultId: 'r1', reasonCode: 'content-incorrect' }),
};

const simple = given(received({ needsApproval: false }), assigned);

/** Money has a spec of its own. */
type LifeAction = Exclude<DossierCommand, { readonly money: unknown }>['action'];
const COMMANDS: Readonly<Record<LifeAction, DossierCommand>> = {
  receive: { action: 'receive', at: NOW, start: { receivedOn: localDate('2025-07-02'), clockStartsAt: NOW, due: dueOnTuesday } },
  'refuse-intake': { action: 'refuse-intake', at: NOW, reasonCode: 'duplicate' },
  assign: { action: 'assign', at: NOW, assigneeId: 'officer-2' },
  'request-supplement': { action: 'request-supplement', at: NOW, reasonCode: 'incomplete', missing: [toKhai], supplyUntil: null },
  supply: { action: 'supply', at: NOW, supplied: ['to-khai'], pausedMinutes: 480, due: shifted, intakeDueAt: NOW },
  'submit-for-approval': { action: 'submit-for-approval', at: NOW },
  approve: { action: 'approve', at: NOW },
  'return-approval': { action: 'return-approval', at: NOW, reasonCode: 'legal-basis' },
  complete: { action: 'complete', at: NOW },
  'return-result': { action: 'return-result', at: NOW, method: 'counter' },
  'request-withdrawal': { action: 'request-withdrawal', at: NOW, reasonCode: 'no-longer-needed' },
  'refuse-withdrawal': { action: 'refuse-withdrawal', at: NOW, reasonCode: 'third-party' },
  stop: { action: 'stop', at: NOW, reasonCode: 'dispute' },
  sign: { action: 'sign', at: NOW, ...result },
  'assign-number': { action: 'assign-number', at: NOW, resultId: 'r1', ...entry },
  issue: { action: 'issue', at: NOW, resultId: 'r1' },
  'withdraw-result': { action: 'withdraw-result', at: NOW, resultId: 'r1', reasonCode: 'content-incorrect' },
  'withdraw-signature': { action: 'withdraw-signature', at: NOW, resultId: 'r1', reasonCode: 'content-incorrect', voidNumber: null },
  'replace-result': { action: 'replace-result', at: NOW, replacesResultId: 'r1' },
  transfer: { action: 'transfer', at: NOW, toUnitId: 'u2', reasonCode: 'not-competent' },
  'request-consultation': { action: 'request-consultation', at: NOW, consultation: { consultationId: 'c1', unitId: 'u3', dueAt: NOW, dueOn: localDate('2025-07-02'), silence: 'waits' } },
  'answer-consultation': { action: 'answer-consultation', at: NOW, consultationId: 'c1', unitId: 'u3', outcome: 'agrees' },
  'withdraw-consultation': { action: 'withdraw-consultation', at: NOW, consultationId: 'c1', unitId: 'u3', reasonCode: 'wrong-unit', staysInvolved: false },
  extend: { action: 'extend', at: NOW, reasonCode: 'verification', by: { unit: 'working-day', amount: 1 }, when: 'before', due: shifted },
  'request-intake-supplement': { action: 'request-intake-supplement', at: NOW, reasonCode: 'incomplete', missing: [toKhai], supplyUntil: null },
  'ask-supplement-consent': { action: 'ask-supplement-consent', at: NOW, reasonCode: 'found-in-appraisal', by: SPECIALIST },
  'consent-to-supplement': { action: 'consent-to-supplement', at: NOW },
  'refuse-supplement-consent': { action: 'refuse-supplement-consent', at: NOW, reasonCode: 'was-foreseeable' },
  correct: { action: 'correct', at: NOW, reasonCode: 'typing-error', role: 'applicant', fields: ['fullName'] },
};
const everyAction = Object.keys(COMMANDS) as LifeAction[];
const after = (dossier: Dossier, action: LifeAction) => {
  const decision = decide(dossier, COMMANDS[action]);
  return decision.ok ? evolve(dossier, decision.value) : decision.error;
};

/** The law in one table: state, what may be done, where it leads. Everything else is forbidden. */
const LAW: readonly (readonly [keyof typeof IN_STATE, LifeAction, DossierStatus])[] = [
  ['submitted', 'receive', 'received'], ['submitted', 'refuse-intake', 'refused'], ['submitted', 'request-withdrawal', 'withdrawal-requested'],
  ['received', 'assign', 'assigned'], ['received', 'request-supplement', 'supplement-requested'],
  ['received', 'request-withdrawal', 'withdrawal-requested'], ['received', 'stop', 'stopped'],
  ['assigned', 'assign', 'assigned'], ['assigned', 'request-supplement', 'supplement-requested'], ['assigned', 'submit-for-approval', 'pending-approval'],
  ['assigned', 'request-withdrawal', 'withdrawal-requested'], ['assigned', 'stop', 'stopped'],
  ['supplement-requested', 'supply', 'assigned'], ['supplement-requested', 'request-withdrawal', 'withdrawal-requested'], ['supplement-requested', 'stop', 'stopped'],
  ['pending-approval', 'approve', 'approved'], ['pending-approval', 'return-approval', 'returned-by-approver'],
  ['pending-approval', 'request-withdrawal', 'withdrawal-requested'], ['pending-approval', 'stop', 'stopped'],
  ['returned-by-approver', 'assign', 'assigned'], ['returned-by-approver', 'request-supplement', 'supplement-requested'],
  ['returned-by-approver', 'submit-for-approval', 'pending-approval'], ['returned-by-approver', 'request-withdrawal', 'withdrawal-requested'],
  ['returned-by-approver', 'stop', 'stopped'],
  ['approved', 'complete', 'completed'], ['approved', 'request-withdrawal', 'withdrawal-requested'], ['approved', 'stop', 'stopped'],
  ['withdrawal-requested', 'refuse-withdrawal', 'assigned'], ['withdrawal-requested', 'stop', 'stopped'],
  ['completed', 'return-result', 'result-returned'], ['completed', 'withdraw-result', 'result-withdrawn'],
  ['received', 'transfer', 'received'], ['assigned', 'transfer', 'received'], ['returned-by-approver', 'transfer', 'received'],
  ['assigned', 'request-consultation', 'assigned'], ['returned-by-approver', 'request-consultation', 'returned-by-approver'],
  ['signed', 'assign-number', 'numbered'], ['signed', 'request-withdrawal', 'withdrawal-requested'], ['signed', 'stop', 'stopped'],
  ['numbered', 'issue', 'issued'], ['numbered', 'request-withdrawal', 'withdrawal-requested'], ['numbered', 'stop', 'stopped'],
  ['issued', 'complete', 'completed'], ['result-returned', 'withdraw-result', 'result-withdrawn'], ['result-withdrawn', 'replace-result', 'result-withdrawn'],
  ['signed', 'extend', 'signed'], ['numbered', 'extend', 'numbered'], ['signed', 'withdraw-signature', 'returned-by-approver'], ['numbered', 'withdraw-signature', 'returned-by-approver'],
  ['received', 'extend', 'received'], ['assigned', 'extend', 'assigned'], ['pending-approval', 'extend', 'pending-approval'],
  ['returned-by-approver', 'extend', 'returned-by-approver'], ['approved', 'extend', 'approved'],
  ['submitted', 'request-intake-supplement', 'supplement-requested'],
  // Corrected where it stands, until it has come to an end.
  ...(['submitted', 'received', 'assigned', 'supplement-requested', 'pending-approval', 'returned-by-approver', 'approved', 'withdrawal-requested', 'completed', 'result-withdrawn'] as const)
    .map((state) => [state, 'correct', state] as const),
];
const states = Object.keys(IN_STATE) as (keyof typeof IN_STATE)[];
const forbidden = states.flatMap((state) => everyAction
  .filter((action) => !LAW.some(([from, by]) => from === state && by === action)).map((action) => [state, action] as const));
/** The way out as the law names it; an extension shows itself only when it is open. */
const wayOutOf = (state: DossierStatus) => LAW.filter(([from, action]) => from === state && action !== 'extend').map(([, action]) => action).toSorted();

describe('a dossier', () => {
  it.each(LAW)('that is %s can %s and is then %s', (state, action, next) => {
    expect(after(IN_STATE[state], action)).toMatchObject({ status: next, version: IN_STATE[state].version + 1 });
  });

  it.each(forbidden)('that is %s refuses to %s and names the way out', (state, action) => {
    const told = decide(IN_STATE[state], COMMANDS[action]);
    expect(told).toEqual({ ok: false, error: { code: 'DOSSIER_STATE_FORBIDS', params: { status: state, allowedActions: expect.any(Array) } } });
    expect(!told.ok && (told.error.params['allowedActions'] as string[]).toSorted()).toEqual(wayOutOf(state));
  });

  it('without a way out has none to name', () => {
    for (const ended of ['refused', 'stopped'] as const) expect(allowedActions(IN_STATE[ended])).toEqual([]);
  });
});

describe('the national code', () => {
  it('is one of ten for every state', () => {
    expect(Object.fromEntries(dossierStatus.options.map((status) => [status, nationalStatus(status)]))).toEqual({
      submitted: 1, received: 2, refused: 3, assigned: 4, 'pending-approval': 4, 'returned-by-approver': 4, approved: 4, signed: 4, numbered: 4, issued: 4,
      'supplement-requested': 5, 'payment-required': 6, 'withdrawal-requested': 7, stopped: 8, completed: 9, 'result-withdrawn': 9, 'result-returned': 10,
    });
    expect(new Set(dossierStatus.options.map(nationalStatus))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  });
});

describe('a dossier filed online', () => {
  it('has a code and no appointment before a desk receives it', () => {
    expect(IN_STATE.submitted).toMatchObject({ version: 1, due: { at: null, on: null }, receipt: { code: filing.code } });
    expect(after(IN_STATE.submitted, 'receive')).toMatchObject({ version: 2, due: { on: '2025-07-08' }, receipt: { receivedAt: NOW, submittedAt: RECEIVED_AT } });
  });
});

describe('completion', () => {
  it('of a simple procedure is the specialist\'s own', () => {
    expect(allowedActions(simple)).toContain('complete');
    expect(after(simple, 'complete')).toMatchObject({ status: 'completed', assigneeId: SPECIALIST });
  });

  it.each([
    ['the day before', '2025-07-07T16:59:00+07:00', 'early'], ['on the promised day, after hours', '2025-07-08T21:00:00+07:00', 'on-time'],
    ['at midnight after the promised day', '2025-07-09T00:00:00+07:00', 'late'], ['a year late', '2026-07-09T00:00:00+07:00', 'late'],
  ])('%s is judged by the day and never refused', (_, when, expected) => {
    expect(decide(simple, { action: 'complete', at: at(when) })).toMatchObject({ ok: true, value: { timeliness: expected } });
  });

  it('with a limit in hours is judged by the minute', () => {
    const due: Due = { ...dueOnTuesday, precision: 'minute' };

    expect(decide({ ...simple, due }, { action: 'complete', at: at('2025-07-08T17:01:00+07:00') })).toMatchObject({ value: { timeliness: 'late' } });
  });

  it('without an appointment is on time', () => {
    const due: Due = { at: null, on: null, precision: 'day', reasons: [] };

    expect(decide({ ...simple, due }, { action: 'complete', at: at('2026-01-01T00:00:00+07:00') })).toMatchObject({ value: { timeliness: 'on-time' } });
  });
});

describe('a supplement', () => {
  const waiting = IN_STATE['supplement-requested'];

  it('is closed only by everything that was asked for', () => {
    const request: DossierCommand = { action: 'supply', at: NOW, supplied: ['giay-khac'], pausedMinutes: 0, due: dueOnTuesday, intakeDueAt: NOW };

    expect(decide(waiting, request)).toEqual({
      ok: false, error: { code: 'SUPPLEMENT_INCOMPLETE', params: { components: [toKhai], allowedActions: ['supply', 'request-withdrawal', 'stop', 'correct'] } },
    });
  });

  it('gives the dossier back to where it was, with both appointments', () => {
    expect(after(waiting, 'supply')).toMatchObject({ status: 'assigned', assigneeId: SPECIALIST, due: { on: '2025-07-09', original: { on: '2025-07-08' } } });
    expect(given(received(), supplementRequested, supplemented)).toMatchObject({ status: 'received' });
  });

  it('still stands while the dossier is asked back, and after that was refused', () => {
    const asked = after(waiting, 'request-withdrawal') as Dossier;

    expect(pauseOf(asked)).toMatchObject({ pausedAt: NOW, missing: [toKhai] });
    expect(assigneeOf(asked)).toBe(SPECIALIST);
    expect(after(asked, 'refuse-withdrawal')).toMatchObject({ status: 'supplement-requested', pausedAt: NOW, version: waiting.version + 2 });
  });
});

describe('a second supplement', () => {
  const WORK = ['assign', 'submit-for-approval', 'request-consultation', 'transfer', 'request-withdrawal', 'stop'];
  const askedOnce = given(received(), assigned, supplementRequested, supplemented);
  const consenting = after(askedOnce, 'ask-supplement-consent') as Dossier;

  it('is refused without the consent of a superior, and the refusal names whom to ask', () => {
    expect(decide(askedOnce, COMMANDS['request-supplement'])).toMatchObject({
      ok: false, error: { code: 'SUPPLEMENT_CONSENT_REQUIRED', params: { allowedActions: [...WORK, 'ask-supplement-consent', 'correct'] } },
    });
    expect(allowedActions(consenting)).toEqual([...WORK, 'consent-to-supplement', 'refuse-supplement-consent', 'correct']);
  });

  it('is asked for once after a consent, and needs another one for a third time', () => {
    const consented = after(consenting, 'consent-to-supplement') as Dossier;
    const askedTwice = after(consented, 'request-supplement') as Dossier;

    expect(consented).toMatchObject({ status: 'assigned', supplements: { count: 1, consent: { state: 'given', askedBy: SPECIALIST } } });
    expect(askedTwice).toMatchObject({ status: 'supplement-requested', supplements: { count: 2, consent: null } });
    expect(allowedActions(evolve(askedTwice, supplemented))).not.toContain('request-supplement');
  });

  it('may be asked about again when the superior refused', () => {
    const refused = after(consenting, 'refuse-supplement-consent') as Dossier;

    expect(allowedActions(refused)).toContain('ask-supplement-consent');
    expect(allowedActions(refused)).not.toContain('request-supplement');
  });
});

describe('a supplement before receipt', () => {
  const waiting = after(IN_STATE.submitted, 'request-intake-supplement') as Dossier;

  it('has no appointment and is not stopped, because there is nothing to stop yet', () => {
    expect(waiting).toMatchObject({ status: 'supplement-requested', due: { at: null }, before: { status: 'submitted' } });
    expect(allowedActions(waiting)).toEqual(['supply', 'refuse-intake', 'request-withdrawal', 'correct']);
  });

  it('leads back to the desk, which has its whole limit again', () => {
    expect(after(waiting, 'supply')).toMatchObject({ status: 'submitted', intakeDueAt: NOW, version: 3 });
  });

  it('may end with a refusal of the desk, late or in time', () => {
    expect(evolve(waiting, { type: 'intake-refused', at: at('2025-07-03T09:00:00+07:00'), reasonCode: 'incomplete' })).toMatchObject({ status: 'refused', intakeLate: true });
    expect(after(waiting, 'refuse-intake')).toMatchObject({ status: 'refused', intakeLate: false });
  });
});

describe('a dossier whose result is signed', () => {
  it('is completed only after it was signed, numbered and issued', () => {
    expect(allowedActions(toBeSigned(0))).toContain('sign');
    expect(allowedActions(toBeSigned(0))).not.toContain('complete');
    expect(after(toBeSigned(3), 'complete')).toMatchObject({ status: 'completed', deliveryStatus: 'at-desk' });
  });

  it('needs no chair\'s approval before the signature when the procedure is simple', () => {
    const simpleSigned = given(received({ needsApproval: false, needsSignature: true }), assigned);

    expect(after(simpleSigned, 'sign')).toMatchObject({ status: 'signed' });
    expect(allowedActions(simpleSigned)).not.toContain('complete');
  });
});

describe('a result that was withdrawn', () => {
  it('leaves the day of completion and its judgement', () => {
    expect(IN_STATE['result-withdrawn']).toMatchObject({ completedAt: NOW, timeliness: 'early', deliveryStatus: 'not-ready' });
  });
});

describe('a dossier other units were asked about', () => {
  const approveAt = (dossier: Dossier, when: string) => decide(dossier, { action: 'approve', at: at(when) });
  const waiting = (silence: 'waits' | 'agrees') => given(received(), assigned, asked('c1', 'u2'), asked('c2', 'u3', silence),
    { type: 'consultation-answered', at: NOW, consultationId: 'c1', unitId: 'u2', outcome: 'agrees' }, forApproval);

  it('is not approved before they have answered, and the refusal names them', () => {
    expect(approveAt(waiting('waits'), '2025-08-01T08:00:00+07:00')).toMatchObject({
      ok: false, error: { code: 'CONSULTATIONS_OPEN', params: { consultations: [{ consultationId: 'c2', unitId: 'u3', dueOn: '2025-07-04' }] } },
    });
  });

  it('is approved once the time is over, where silence is agreement', () => {
    expect(approveAt(waiting('agrees'), '2025-07-04T17:00:00+07:00')).toMatchObject({ ok: false });
    expect(approveAt(waiting('agrees'), '2025-07-04T17:00:01+07:00')).toMatchObject({ ok: true });
  });

  it('is read by them, until a question is withdrawn', () => {
    const dossier = given(received(), assigned, asked('c1', 'u2'), { type: 'consultation-withdrawn', at: NOW, consultationId: 'c1', unitId: 'u2', reasonCode: 'wrong-unit', staysInvolved: false });

    expect(waiting('waits').receipt.involvedUnitIds).toEqual(['u2', 'u3']);
    expect(dossier.receipt.involvedUnitIds).toEqual([]);
  });
});

describe('a dossier that is handed to another unit', () => {
  it('waits there to be assigned, with the same appointment, and the former unit goes on seeing it', () => {
    expect(after(IN_STATE.assigned, 'transfer')).toMatchObject({
      status: 'received', due: dueOnTuesday, receipt: { competentUnitId: 'u2', receivingUnitId: 'u1', involvedUnitIds: ['u1'] },
    });
  });
});

describe('an event that cannot follow the state', () => {
  it('is a broken invariant', () => {
    expect(() => evolve(IN_STATE.received, completed)).toThrow('cannot be completed');
    expect(() => evolve(null, assigned)).toThrow('never filed');
    expect(() => evolve(IN_STATE.received, received())).toThrow('cannot be received');
    expect(() => evolve(IN_STATE.completed, withReason('stopped'))).toThrow('cannot be stopped');
    expect(() => evolve(IN_STATE.submitted, withReason('stopped'))).toThrow('cannot be stopped');
  });
});
