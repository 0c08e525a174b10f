import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLES } from '@haicap/contracts';
import { decide, permissionsOf, RULES, type DatedRights, type Faced, type Permission, type Subject } from './index.js';

const UNITS = [1, 2, 3].map((index) => `00000000-0000-5000-8000-00000000000${index}`);
const EVERY_ACTION = Object.entries(RULES).flatMap(([subject, actions]) => Object.keys(actions).map((action) => [subject as Subject, action] as const));
const ALWAYS = { validFrom: '2025-07-01', validTo: null };

const unit = fc.constantFrom(...UNITS);
const account = fc.constantFrom('a', 'b', 'c');
const delegation = fc.record({
  fromAccountId: account, unitId: unit, role: fc.constant('chair' as const), actions: fc.uniqueArray(fc.constantFrom('approve', 'sign', 'transfer', 'stop'), { maxLength: 3 }),
  validFrom: fc.constant('2025-07-01'), validTo: fc.constant('2025-07-31'),
});
const people: fc.Arbitrary<DatedRights> = fc.record({
  accountId: account, isCitizen: fc.boolean(), delegations: fc.array(delegation, { maxLength: 2 }),
  posts: fc.array(fc.record({ unitId: unit, role: fc.constantFrom(...ROLES), validFrom: fc.constant('2025-07-01'), validTo: fc.constantFrom(null, '2025-12-31') }), { maxLength: 3 }),
});
const objects = fc.record({
  unitId: unit, supportUnitId: fc.option(unit, { nil: null }), receivingUnitId: unit, competentUnitId: unit, returningUnitId: unit, involvedUnitIds: fc.array(unit, { maxLength: 2 }),
  askedUnitIds: fc.array(unit, { maxLength: 2 }), ownerAccountId: fc.option(account, { nil: null }), assigneeId: fc.option(account, { nil: null }), isReceived: fc.boolean(),
});
const AT: Readonly<Record<Permission['at'][number], (faced: Faced) => readonly (string | null | undefined)[]>> = {
  unit: ({ unitId }) => [unitId], support: ({ supportUnitId }) => [supportUnitId], receiving: ({ receivingUnitId }) => [receivingUnitId], competent: ({ competentUnitId }) => [competentUnitId],
  returning: ({ returningUnitId }) => [returningUnitId], asked: ({ askedUnitIds = [] }) => askedUnitIds, involved: ({ involvedUnitIds = [] }) => involvedUnitIds,
};

/** A permission read as an interface reads it, by its words alone. */
function holds({ where, unitId, at, while: standing, holderOnly }: Permission, accountId: string, faced: Faced): boolean {
  const isThere = { anywhere: true, own: faced.ownerAccountId === accountId, unit: at.some((place) => AT[place](faced).includes(unitId)) }[where];
  const isSo = standing === null || (standing === 'received') === faced.isReceived;
  return isThere && isSo && (!holderOnly || faced.assigneeId === null || faced.assigneeId === accountId);
}

describe('the list that an interface shows', () => {
  it('says of every action and object the same as the decision, and in whose place', () => {
    let allowed = 0;
    fc.assert(fc.property(people, objects, fc.constantFrom(...EVERY_ACTION), (person, faced, [subject, action]) => {
      const decided = decide(person, subject, action as never, faced);
      const listed = permissionsOf(person).filter((one) => one.subject === subject && one.action === action && holds(one, person.accountId, faced));
      expect(listed.length > 0).toBe(decided.ok);
      if (decided.ok) expect(listed.map(({ onBehalfOf }) => onBehalfOf)).toContain(decided.value.onBehalfOf);
      allowed += decided.ok ? 1 : 0;
    }), { numRuns: 2_000, seed: 66 });
    expect(allowed).toBeGreaterThan(200);
  });

  it('tells the days of the post or the delegation it comes from', () => {
    const acting: DatedRights = {
      accountId: 'b', isCitizen: false, posts: [{ unitId: UNITS[0] ?? '', role: 'specialist', validFrom: '2025-07-01', validTo: '2025-12-31' }],
      delegations: [{ fromAccountId: 'a', unitId: UNITS[0] ?? '', role: 'chair', actions: ['approve'], validFrom: '2025-07-10', validTo: '2025-07-20' }],
    };

    expect(permissionsOf(acting).filter(({ action }) => ['approve', 'complete'].includes(action))).toEqual([
      { subject: 'dossier', action: 'complete', where: 'unit', unitId: UNITS[0], at: ['competent'], role: 'specialist', onBehalfOf: null, while: null, holderOnly: true, validFrom: '2025-07-01', validTo: '2025-12-31' },
      { subject: 'dossier', action: 'approve', where: 'unit', unitId: UNITS[0], at: ['competent'], role: 'chair', onBehalfOf: 'a', while: null, holderOnly: false, validFrom: '2025-07-10', validTo: '2025-07-20' },
    ]);
  });

  it('names for a citizen the own objects alone, and for the province what it may everywhere', () => {
    const citizen = permissionsOf({ accountId: 'a', isCitizen: true, posts: [], delegations: [] });
    const leader = permissionsOf({ accountId: 'a', isCitizen: false, posts: [{ unitId: UNITS[0] ?? '', role: 'province-leader', ...ALWAYS }], delegations: [] });

    expect(citizen.filter(({ where }) => where !== 'own').map(({ action }) => action)).toEqual(['file-own']);
    expect(citizen.map(({ action }) => action)).toContain('read');
    expect(leader).toContainEqual(expect.objectContaining({ subject: 'dossier', action: 'read', where: 'anywhere', unitId: null, at: [] }));
  });
});
