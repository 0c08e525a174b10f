import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLIENT_SCOPES, ROLES, type ClientScope } from '@haicap/contracts';
import { actingIn, decide, grantsOf, isAllowed, mayEver, reachOf, rightsOf, RULES, type Faced, type Rights, type Subject } from './index.js';

const UNITS = [1, 2, 3].map((index) => `00000000-0000-5000-8000-00000000000${index}`);
const EVERY_ACTION = Object.entries(RULES).flatMap(([subject, actions]) => Object.keys(actions).map((action) => [subject as Subject, action] as const));

const nobody: Rights = { accountId: 'a', isCitizen: false, posts: [], delegations: [] };
const unit = fc.constantFrom(...UNITS);
const account = fc.constantFrom('a', 'b', 'c');
const delegation = fc.record({ fromAccountId: account, unitId: unit, role: fc.constant('chair' as const), actions: fc.uniqueArray(fc.constantFrom('approve', 'sign', 'transfer'), { maxLength: 3 }) });
const program = fc.record({ scopes: fc.subarray([...CLIENT_SCOPES]), unitIds: fc.uniqueArray(unit, { maxLength: 2 }) });
const officers = fc.record({
  accountId: account, isCitizen: fc.boolean(), posts: fc.array(fc.record({ unitId: unit, role: fc.constantFrom(...ROLES) }), { maxLength: 3 }), delegations: fc.array(delegation, { maxLength: 2 }),
});
const people: fc.Arbitrary<Rights> = fc.oneof({ weight: 3, arbitrary: officers }, { weight: 1, arbitrary: program.map((one) => ({ ...nobody, program: one })) });
const objects = fc.record({
  unitId: unit, supportUnitId: fc.option(unit, { nil: null }), receivingUnitId: unit, competentUnitId: unit, returningUnitId: unit, involvedUnitIds: fc.array(unit, { maxLength: 2 }),
  askedUnitIds: fc.array(unit, { maxLength: 2 }), ownerAccountId: fc.option(account, { nil: null }), assigneeId: fc.option(account, { nil: null }), isReceived: fc.boolean(),
});
const actions = fc.constantFrom(...EVERY_ACTION);
const allowed = (rights: Rights, [subject, action]: readonly [Subject, string], faced: Faced) => isAllowed(rights, subject, action as never, faced);

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
      const moved: Rights = { ...person, isCitizen: false, posts: person.posts.map((post) => ({ ...post, unitId: elsewhere })), delegations: [], ...(person.program && { program: { ...person.program, unitIds: [elsewhere] } }) };
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

describe('the reach of a question', () => {
  it('holds every place at which the own right decides, and no unit that gives nothing', () => {
    fc.assert(fc.property(people, actions, objects, (person, [subject, action], faced) => {
      const grants = grantsOf(subject, action as never);
      const reach = reachOf(person, grants);
      const acting = actingIn({ ...person, isCitizen: false, delegations: [] }, subject, action as never, faced);
      const isThere = reach.kind === 'installation' || (reach.kind === 'units' && reach.unitIds.some((unitId) => JSON.stringify(faced).includes(unitId)));
      if (acting !== undefined) expect(isThere).toBe(true);

      for (const unitId of reach.kind === 'units' ? reach.unitIds : []) {
        const everywhere: Faced = { unitId, supportUnitId: unitId, receivingUnitId: unitId, competentUnitId: unitId, returningUnitId: unitId, involvedUnitIds: [unitId], askedUnitIds: [unitId], ownerAccountId: null, assigneeId: null };
        expect([true, false].some((isReceived) => allowed(person, [subject, action], { ...everywhere, isReceived }))).toBe(true);
      }
    }), { numRuns: 2_000, seed: 64 });
  });
});

describe('a program', () => {
  const open = (scopes: ClientScope[]) => EVERY_ACTION.filter(([subject, action]) => mayEver(programOf(scopes), subject, action as never)).map(([subject, action]) => `${subject} ${action}`);
  const programOf = (scopes: ClientScope[], unitIds = [UNITS[0] ?? '']): Rights => ({ ...nobody, program: { scopes, unitIds } });

  it('may what its scopes name and nothing else: no scope is a role', () => {
    expect(CLIENT_SCOPES.map((scope) => [scope, open([scope])])).toEqual([
      ['dossier:read', ['dossier read', 'dossier see-name']], ['dossier:write', ['dossier file', 'dossier see-name']], ['webhook:manage', []], ['export:read', ['dossier read']],
    ]);
    expect(open([])).toEqual([]);
  });

  it('is refused in words of its own case: without the scope, and in a unit that is not its own', () => {
    const at = { receivingUnitId: UNITS[1] ?? '' };

    expect(decide(programOf(['dossier:read']), 'dossier', 'file', at)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(decide(programOf(['dossier:write']), 'dossier', 'file', at)).toMatchObject({ ok: false, error: { code: 'UNIT_NOT_IN_SCOPE' } });
    expect(decide(programOf(['dossier:write'], UNITS), 'dossier', 'file', at)).toEqual({ ok: true, value: { onBehalfOf: null } });
  });

  it('of a token gets no post and no delegation from it', () => {
    const actor = { accountId: 'p', kind: 'client', posts: [{ unitId: UNITS[0] ?? '', role: 'chair' }], scopes: ['dossier:read'], unitIds: UNITS } as const;

    expect(rightsOf(actor)).toEqual({ accountId: 'p', isCitizen: false, posts: [], program: { scopes: ['dossier:read'], unitIds: UNITS }, delegations: [] });
  });
});
