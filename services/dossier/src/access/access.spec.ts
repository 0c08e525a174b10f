import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@haicap/contracts';
import { CHANGERS, mayChange, mayReceive, maySeeName, readScope, type ChangeAction, type Rights } from './access.js';

const HERE = '00000000-0000-5000-8000-000000000001';
const THERE = '00000000-0000-5000-8000-000000000002';
const units = { supportUnitId: null, receivingUnitId: THERE, competentUnitId: HERE, returningUnitId: THERE };
const holding = (role: Role, unitId = HERE): Rights => ({ accountId: 'a', isCitizen: false, posts: [{ unitId, role }] });
const citizen: Rights = { accountId: 'c', isCitizen: true, posts: [] };
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

describe.each(Object.keys(CHANGERS) as ChangeAction[])('to %s', (action) => {
  const changers: readonly Role[] = CHANGERS[action];

  it.each(ROLES)('as %s in the competent unit follows the table', (role) => {
    expect(mayChange(holding(role), action, units).ok).toBe(changers.includes(role));
  });

  it.each(changers)('as %s of another unit is denied', (role) => {
    expect(mayChange(holding(role, THERE), action, units)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
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
    expect(maySeeName(holding('specialist'), units, null)).toBe(true);
    expect(maySeeName(holding('one-stop-officer', THERE), units, null)).toBe(true);
    expect(maySeeName(citizen, units, 'c')).toBe(true);
  });

  it('is masked for the province, for other units and for other citizens', () => {
    expect(maySeeName(holding('province-leader'), units, null)).toBe(false);
    expect(maySeeName(holding('chair', '00000000-0000-5000-8000-000000000003'), units, null)).toBe(false);
    expect(maySeeName(citizen, units, 'somebody-else')).toBe(false);
    expect(maySeeName(citizen, units, null)).toBe(false);
  });
});
