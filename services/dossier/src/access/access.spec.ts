import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@haicap/contracts';
import { actionsFor, mayChange, mayEverChange, mayReceive, maySeeName, readScope, waysOut, type ChangeAction, type Rights } from './access.js';

const HERE = '00000000-0000-5000-8000-000000000001';
const THERE = '00000000-0000-5000-8000-000000000002';
const [RECEIVING, COMPETENT, RETURNING, SUPPORTING, INVOLVED] = ['r', 'c', 'z', 's', 'i'] as const;
const units = { involvedUnitIds: [] as string[], supportUnitId: null, receivingUnitId: THERE, competentUnitId: HERE, returningUnitId: THERE };
const between = { supportUnitId: SUPPORTING, receivingUnitId: RECEIVING, competentUnitId: COMPETENT, returningUnitId: RETURNING, ownerAccountId: null,
  involvedUnitIds: [INVOLVED], askedUnitIds: [INVOLVED], assigneeId: null as string | null, isReceived: true };
const holding = (role: Role, unitId = HERE): Rights => ({ accountId: 'a', isCitizen: false, posts: [{ unitId, role }], delegations: [] });
const citizen: Rights = { accountId: 'c', isCitizen: true, posts: [], delegations: [] };
const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

describe('receiving', () => {
  it('is for the one-stop officers of the receiving unit', () => {
    expect(mayReceive(holding('one-stop-officer'), HERE)).toMatchObject({ ok: true });
    expect(mayReceive(holding('one-stop-officer'), THERE)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
  });

  it('is for citizens on their own behalf', () => {
    expect(mayReceive(citizen, THERE)).toMatchObject({ ok: true });
  });

  it.each(ROLES.filter((role) => role !== 'one-stop-officer'))('is denied to a %s', (role) => {
    expect(mayReceive(holding(role), HERE)).toEqual(refusedWith('FORBIDDEN'));
  });
});

/** The law of who may do what: roles, and the units of the dossier at which a post counts. */
const LAW: Readonly<Record<ChangeAction, readonly [roles: readonly Role[], units: readonly string[]]>> = {
  receive: [['one-stop-officer'], [RECEIVING]], 'refuse-intake': [['one-stop-officer'], [RECEIVING]],
  assign: [['chair', 'specialist', 'one-stop-officer'], [COMPETENT]], 'request-supplement': [['one-stop-officer', 'specialist'], [COMPETENT]],
  supply: [['one-stop-officer', 'specialist'], [COMPETENT, RECEIVING]], 'submit-for-approval': [['chair', 'specialist'], [COMPETENT]],
  approve: [['chair'], [COMPETENT]], 'return-approval': [['chair'], [COMPETENT]], complete: [['chair', 'specialist'], [COMPETENT]],
  'return-result': [['one-stop-officer'], [RETURNING]], 'request-withdrawal': [['one-stop-officer'], [RECEIVING, COMPETENT, RETURNING]],
  'refuse-withdrawal': [['chair', 'specialist'], [COMPETENT]], stop: [['chair', 'specialist'], [COMPETENT]],
  'assess-fees': [['one-stop-officer', 'specialist'], [RECEIVING, COMPETENT]], 'take-payment': [['one-stop-officer'], [RECEIVING, COMPETENT, RETURNING]],
  'request-payment': [['one-stop-officer'], [RECEIVING, COMPETENT, RETURNING]], 'cancel-payment': [['one-stop-officer'], [RECEIVING, COMPETENT, RETURNING]],
  'refund-payment': [['one-stop-officer', 'specialist', 'chair'], [RECEIVING, COMPETENT, RETURNING]],
  'require-payment': [['specialist'], [COMPETENT]], 'confirm-payment': [['one-stop-officer', 'specialist'], [COMPETENT]],
  extend: [['chair'], [COMPETENT]],
  'request-intake-supplement': [['one-stop-officer'], [RECEIVING]], 'ask-supplement-consent': [['one-stop-officer', 'specialist'], [COMPETENT, RECEIVING]],
  'consent-to-supplement': [['chair'], [COMPETENT, RECEIVING]], 'refuse-supplement-consent': [['chair'], [COMPETENT, RECEIVING]],
  correct: [['one-stop-officer', 'specialist', 'chair'], [COMPETENT, RECEIVING]],
  sign: [['chair'], [COMPETENT]], 'assign-number': [['chair', 'specialist', 'one-stop-officer'], [COMPETENT]], issue: [['chair', 'specialist', 'one-stop-officer'], [COMPETENT]],
  'withdraw-signature': [['chair'], [COMPETENT]],
  'withdraw-result': [['chair'], [COMPETENT]], 'replace-result': [['chair'], [COMPETENT]], transfer: [['chair'], [COMPETENT]],
  'request-consultation': [['chair', 'specialist'], [COMPETENT]], 'withdraw-consultation': [['chair', 'specialist'], [COMPETENT]],
  'answer-consultation': [['chair', 'specialist'], [INVOLVED]],
};
/** What the citizen who filed it may do, too. */
const BY_OWNER: readonly ChangeAction[] = ['request-withdrawal', 'request-payment', 'cancel-payment', 'supply'];
const everyChange = Object.keys(LAW) as ChangeAction[];
const everyPlace = [RECEIVING, COMPETENT, RETURNING, SUPPORTING, INVOLVED, '00000000-0000-5000-8000-000000000009'];
const expected = (action: ChangeAction, role: Role, unitId: string) => {
  const [roles, places] = LAW[action];
  if (!roles.includes(role)) return refusedWith('FORBIDDEN');
  return places.includes(unitId) ? { ok: true, value: { onBehalfOf: null } } : refusedWith('UNIT_NOT_IN_SCOPE');
};

describe.each(everyChange)('to %s', (action) => {
  it.each(ROLES.flatMap((role) => everyPlace.map((unitId) => [role, unitId] as const)))('as %s at %s follows the table', (role, unitId) => {
    expect(mayChange(holding(role, unitId), action, between)).toEqual(expected(action, role, unitId));
  });

  it('without a post is for nobody but an owner who asks the dossier back or pays for it', () => {
    expect(mayChange(citizen, action, { ...between, ownerAccountId: 'c' }).ok).toBe(BY_OWNER.includes(action));
    expect(mayChange(citizen, action, { ...between, ownerAccountId: 'somebody-else' })).toEqual(refusedWith('FORBIDDEN'));
    expect(mayEverChange(citizen, action).ok).toBe(BY_OWNER.includes(action));
  });
});

describe('a dossier that is assigned', () => {
  const assigned = { ...between, assigneeId: 'somebody' };
  const HELD: readonly ChangeAction[] = ['submit-for-approval', 'complete', 'request-consultation', 'withdraw-consultation'];

  it.each(HELD)('is the work of whoever it is assigned to: %s', (action) => {
    expect(mayChange({ ...holding('specialist', COMPETENT), accountId: 'somebody' }, action, assigned).ok).toBe(true);
    expect(mayChange(holding('chair', COMPETENT), action, assigned).ok).toBe(true);
  });

  it.each(HELD)('is taken over by a colleague before: %s, and the refusal says so', (action) => {
    expect(mayChange(holding('specialist', COMPETENT), action, assigned)).toMatchObject({
      ok: false, error: { code: 'NOT_ASSIGNEE', params: { assigneeId: 'somebody', takeOverBy: 'assign', roles: ['chair'] } },
    });
    expect(mayChange(holding('specialist', COMPETENT), 'assign', assigned).ok).toBe(true);
  });
});

describe('what was delegated', () => {
  const delegate = (unitId: string): Rights =>
    ({ ...holding('specialist', COMPETENT), delegations: [{ fromAccountId: 'the-chair', unitId, role: 'chair', actions: ['approve', 'sign'] }] });

  it('is done in the place of the one who delegated it, in that unit, and nothing else is', () => {
    expect(mayChange(delegate(COMPETENT), 'approve', between)).toEqual({ ok: true, value: { onBehalfOf: 'the-chair' } });
    expect(mayEverChange(delegate(COMPETENT), 'sign').ok).toBe(true);
    expect(mayChange(delegate(COMPETENT), 'return-approval', between)).toEqual(refusedWith('FORBIDDEN'));
    expect(mayChange(delegate(RECEIVING), 'approve', between).ok).toBe(false);
  });

  it('is not used where the own post suffices', () => {
    const both: Rights = { ...delegate(COMPETENT), posts: [{ unitId: COMPETENT, role: 'chair' }] };

    expect(mayChange(both, 'approve', between)).toEqual({ ok: true, value: { onBehalfOf: null } });
  });
});

describe('before a desk has received it', () => {
  it('a withdrawal is answered by that desk and by nobody else', () => {
    const submitted = { ...between, isReceived: false };
    for (const action of ['stop', 'refuse-withdrawal'] as const) {
      expect(mayChange(holding('one-stop-officer', RECEIVING), action, submitted).ok).toBe(true);
      expect(mayChange(holding('chair', COMPETENT), action, submitted)).toEqual(refusedWith('FORBIDDEN'));
      expect(mayChange(holding('one-stop-officer', RECEIVING), action, between)).toEqual(refusedWith('FORBIDDEN'));
    }
  });
});

describe('the way out of a refusal', () => {
  it('names roles and units for everything the state allows, and is never empty', () => {
    expect(waysOut(['approve', 'request-withdrawal'], between)).toEqual([
      { action: 'approve', roles: ['chair'], unitIds: [COMPETENT] },
      { action: 'request-withdrawal', roles: ['one-stop-officer', 'citizen'], unitIds: [RECEIVING, COMPETENT, RETURNING] },
    ]);
    expect(waysOut([], between)).toEqual([{ action: 'file-again', roles: ['one-stop-officer', 'citizen'], unitIds: [RECEIVING] }]);
  });
});

describe('the actions shown to a person', () => {
  it('are those of the state that the posts permit', () => {
    expect(actionsFor(holding('chair', COMPETENT), ['approve', 'return-approval', 'request-withdrawal', 'stop'], between)).toEqual(['approve', 'return-approval', 'stop']);
    expect(actionsFor(holding('auditor', COMPETENT), everyChange, between)).toEqual([]);
  });
});

describe('the rows a person reads', () => {
  it.each([
    ['one-stop-officer', { kind: 'units', unitIds: [HERE] }], ['specialist', { kind: 'units', unitIds: [HERE] }],
    ['chair', { kind: 'units', unitIds: [HERE] }], ['province-leader', { kind: 'installation' }],
    ['province-admin', { kind: 'installation' }], ['auditor', { kind: 'installation' }],
    ['citizen', { kind: 'none' }], ['service', { kind: 'none' }],
  ] as const)('as %s', (role, scope) => {
    expect(readScope(holding(role))).toEqual(scope);
  });
});

describe('a name', () => {
  it('is shown to officers of the units concerned and to the owner', () => {
    expect(maySeeName(holding('specialist'), { ...units, ownerAccountId: null })).toBe(true);
    expect(maySeeName(holding('one-stop-officer', THERE), { ...units, ownerAccountId: null })).toBe(true);
    expect(maySeeName(citizen, { ...units, ownerAccountId: 'c' })).toBe(true);
  });

  it('is masked for the province, for other units and for other citizens', () => {
    expect(maySeeName(holding('province-leader'), { ...units, ownerAccountId: null })).toBe(false);
    expect(maySeeName(holding('chair', '00000000-0000-5000-8000-000000000003'), { ...units, ownerAccountId: null })).toBe(false);
    expect(maySeeName(citizen, { ...units, ownerAccountId: 'somebody-else' })).toBe(false);
    expect(maySeeName(citizen, { ...units, ownerAccountId: null })).toBe(false);
  });
});
