import { describe, expect, it } from '@jest/globals';
import { assignDossier, ROLES, trackDossier, type Access, type Actor, type ClientScope, type Role } from '@haicap/contracts';
import fc from 'fast-check';
import { checkAccess, checkIdempotencyKey, parseRequest } from './rpc-gate.js';

const unitId = '0197bd00-0000-7000-8000-0000000000aa';
const personRoles = ROLES.filter((role) => role !== 'service');
const anyRoles = fc.uniqueArray(fc.constantFrom<Role>(...ROLES));
const anyPerson = fc.record({ kind: fc.constantFrom('officer', 'citizen', 'client'), roles: fc.uniqueArray(fc.constantFrom<Role>(...ROLES)) })
  .map(({ kind, roles }) => ({ accountId: 'a', kind, posts: roles.map((role) => ({ unitId, role })) }) as Actor);
const service: Actor = { accountId: 'service:reporting', kind: 'service', posts: [] };

describe('access by contract', () => {
  it('opens to a person exactly when a role of a person is named and held', () => {
    fc.assert(fc.property(anyRoles, anyPerson, (access, actor) => {
      // A citizen is one by the kind of account, without any post.
      const held: Role[] = [...actor.posts.map((post) => post.role), ...(actor.kind === 'citizen' ? ['citizen' as const] : [])];
      // A program comes in by scopes: a post in its token would open nothing.
      const expected = actor.kind !== 'client' && personRoles.some((role) => access.includes(role) && held.includes(role));

      expect(checkAccess(access, { token: 't', actor }).ok).toBe(expected);
    }), { seed: 38, numRuns: 1_000 });
  });

  it('opens to a service exactly when services are named', () => {
    fc.assert(fc.property(anyRoles, (access) => {
      expect(checkAccess(access, { token: 't', actor: service }).ok).toBe(access.includes('service'));
    }), { seed: 38, numRuns: 200 });
  });

  it('never opens a route for roles without a valid token', () => {
    fc.assert(fc.property(anyRoles, (access) => {
      expect(checkAccess(access, { token: undefined, actor: null })).toMatchObject({ ok: false, error: { code: 'TOKEN_MISSING' } });
      expect(checkAccess(access, { token: 'x', actor: null })).toMatchObject({ ok: false, error: { code: 'TOKEN_INVALID' } });
    }), { seed: 38, numRuns: 200 });
  });

  it('opens a public route to nobody in particular and keeps a known actor', () => {
    const access: Access = 'public';

    expect(checkAccess(access, { token: undefined, actor: null })).toEqual({ ok: true, value: null });
    expect(checkAccess(access, { token: 't', actor: service })).toEqual({ ok: true, value: service });
  });

  it('stays closed when a contract names nobody', () => {
    expect(checkAccess([], { token: 't', actor: service })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
  });
});

describe('an idempotency key', () => {
  it('is needed by a command and not by a query', () => {
    expect(checkIdempotencyKey(trackDossier, undefined)).toEqual({ ok: true, value: undefined });
    for (const key of [undefined, '', 'with space', 'tab\t', 'ê', 'k'.repeat(201)]) {
      expect(checkIdempotencyKey(assignDossier, key)).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REQUIRED' } });
    }
    expect(checkIdempotencyKey(assignDossier, 'k'.repeat(200)).ok).toBe(true);
  });
});

describe('a refused request', () => {
  it('is explained without a single value, also when keys hold what values should', () => {
    const canary = '038204001234';
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('dossierId', 'expectedVersion', canary, `Nguyễn ${canary}`), fc.constantFrom(canary, [canary], { [canary]: canary })), (body) => {
      const refused = parseRequest(assignDossier, body);

      expect(refused).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID' } });
      expect(JSON.stringify(refused)).not.toContain(canary);
    }), { seed: 38, numRuns: 300 });
  });
});

describe('a program', () => {
  const program = (scopes: readonly ClientScope[]): Actor => ({ accountId: 'p', kind: 'client', posts: [], scopes, unitIds: [] });
  const allows = (access: Access, actor: Actor) => checkAccess(access, { token: 't', actor }).ok;

  it('is let in by a scope that the contract names, and by no role', () => {
    expect(allows(['citizen', 'dossier:read'], program(['dossier:read']))).toBe(true);
    expect(allows(['citizen', 'dossier:read'], program(['dossier:write', 'webhook:manage']))).toBe(false);
    expect(allows([...ROLES], program(['dossier:read']))).toBe(false);
  });

  it('is nobody else: a person has no scope, whatever the token says', () => {
    expect(allows(['dossier:read'], { ...program(['dossier:read']), kind: 'officer' })).toBe(false);
    expect(allows(['dossier:read'], { ...program(['dossier:read']), kind: 'service' })).toBe(false);
  });
});
