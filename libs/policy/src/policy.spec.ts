import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLES } from '@haicap/contracts';
import { actingIn, decide, grantsOf, isAllowed, mayEver, permissionsOf, reachOf, RULES, type Faced, type Rights, type Subject } from './index.js';

const UNITS = [1, 2, 3].map((index) => `00000000-0000-5000-8000-00000000000${index}`);
const EVERY_ACTION = Object.entries(RULES).flatMap(([subject, actions]) => Object.keys(actions).map((action) => [subject as Subject, action] as const));

const unit = fc.constantFrom(...UNITS);
const account = fc.constantFrom('a', 'b', 'c');
const delegation = fc.record({ fromAccountId: account, unitId: unit, role: fc.constant('chair' as const), actions: fc.uniqueArray(fc.constantFrom('approve', 'sign', 'transfer'), { maxLength: 3 }) });
const people = fc.record({
  accountId: account, isCitizen: fc.boolean(), posts: fc.array(fc.record({ unitId: unit, role: fc.constantFrom(...ROLES) }), { maxLength: 3 }), delegations: fc.array(delegation, { maxLength: 2 }),
});
const objects = fc.record({
  unitId: unit, supportUnitId: fc.option(unit, { nil: null }), receivingUnitId: unit, competentUnitId: unit, returningUnitId: unit, involvedUnitIds: fc.array(unit, { maxLength: 2 }),
  askedUnitIds: fc.array(unit, { maxLength: 2 }), ownerAccountId: fc.option(account, { nil: null }), assigneeId: fc.option(account, { nil: null }), isReceived: fc.boolean(),
});
const actions = fc.constantFrom(...EVERY_ACTION);
const allowed = (rights: Rights, [subject, action]: readonly [Subject, string], faced: Faced) => isAllowed(rights, subject, action as never, faced);
const nobody: Rights = { accountId: 'a', isCitizen: false, posts: [], delegations: [] };

describe('the table of rules', () => {
  it('denies what has no row, whatever it is called', () => {
    const admin: Rights = { ...nobody, isCitizen: true, posts: ROLES.map((role) => ({ unitId: UNITS[0] ?? '', role })) };

    for (const action of ['delete', 'manage', 'all', '*', '', 'constructor', '__proto__', 'toString']) {
      expect(isAllowed(admin, 'dossier', action as never, { competentUnitId: UNITS[0] ?? '' })).toBe(false);
      expect(mayEver(admin, 'dossier', action as never)).toBe(false);
      expect(grantsOf('dossier', action as never)).toEqual([]);
      expect(decide(admin, 'dossier', action as never, {})).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    }
  });

  it('gives nothing to somebody without a post, and to a citizen only what is the own', () => {
    fc.assert(fc.property(actions, objects, (action, faced) => {
      expect(allowed(nobody, action, faced)).toBe(false);
      const isOwn = faced.ownerAccountId === 'a' || action[1] === 'file-own';
      if (!isOwn) expect(allowed({ ...nobody, isCitizen: true }, action, faced)).toBe(false);
    }), { numRuns: 2_000, seed: 61 });
  });

  it('gives a post nothing at an object that its unit has no part in, unless the row says anywhere', () => {
    const elsewhere = '00000000-0000-5000-8000-000000000009';
    fc.assert(fc.property(people, actions, objects, (person, [subject, action], faced) => {
      const moved: Rights = { ...person, isCitizen: false, posts: person.posts.map((post) => ({ ...post, unitId: elsewhere })), delegations: [] };
      const isAnywhere = grantsOf(subject, action as never).some(({ at }) => at.includes('anywhere'));
      if (!isAnywhere) expect(allowed(moved, [subject, action], faced)).toBe(false);
    }), { numRuns: 2_000, seed: 62 });
  });

  it('never says no before an object is read to somebody whom it would allow', () => {
    fc.assert(fc.property(people, actions, objects, (person, action, faced) => {
      if (allowed(person, action, faced)) expect(mayEver(person, action[0], action[1] as never)).toBe(true);
    }), { numRuns: 2_000, seed: 63 });
  });
});

describe('the list that an interface shows', () => {
  it('names every power that decides somewhere, with its unit and its giver', () => {
    fc.assert(fc.property(people, actions, objects, (person, [subject, action], faced) => {
      const acting = actingIn(person, subject, action as never, faced);
      if (acting === undefined) return;
      const listed = permissionsOf(person).filter((one) => one.subject === subject && one.action === action && one.onBehalfOf === acting.onBehalfOf);
      expect(listed.some(({ where, unitIds }) => where !== 'units' || unitIds.some((unitId) => JSON.stringify(faced).includes(unitId)))).toBe(true);
    }), { numRuns: 2_000, seed: 64 });
  });

  it('promises nothing that is refused where every place of an object is the unit and nobody holds it', () => {
    fc.assert(fc.property(people, fc.boolean(), (person, isReceived) => {
      for (const { subject, action, where, unitIds, onBehalfOf } of permissionsOf(person)) {
        if (where !== 'units' || onBehalfOf !== null) continue;
        for (const unitId of unitIds) {
          const faced: Faced = { unitId, supportUnitId: unitId, receivingUnitId: unitId, competentUnitId: unitId, returningUnitId: unitId, involvedUnitIds: [unitId], askedUnitIds: [unitId], ownerAccountId: null, assigneeId: null };
          const standings = [isReceived, !isReceived].map((received) => ({ ...faced, isReceived: received }));
          expect(standings.some((standing) => allowed(person, [subject, action], standing))).toBe(true);
        }
      }
    }), { numRuns: 300, seed: 65 });
  });

  it('and the reach of a question agree', () => {
    fc.assert(fc.property(people, actions, (person, [subject, action]) => {
      const reach = reachOf(person, grantsOf(subject, action as never));
      const own = permissionsOf(person).filter((one) => one.subject === subject && one.action === action && one.onBehalfOf === null && one.where !== 'own');
      expect(own.map(({ where }) => where)).toEqual(reach.kind === 'none' ? [] : [reach.kind]);
    }), { numRuns: 1_000, seed: 66 });
  });
});
