import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { grantDelegation, listDelegations, withdrawDelegation, type Actor, type Role, type RpcInput } from '@haicap/contracts';
import type { Result } from '@haicap/kernel';
import { GrantDelegation } from '../src/delegation/grant-delegation.js';
import { ListDelegations } from '../src/delegation/list-delegations.js';
import { WithdrawDelegation } from '../src/delegation/withdraw-delegation.js';
import { unitIdOf } from '../src/unit/unit-id.js';
import { registryStage, type RegistryStage } from './registry-stage.js';

const HAC_THANH = unitIdOf('2025', '14797');
const TRIEU_SON = unitIdOf('2025', '15664');
const officer = (n: number, role: Role, unitId = HAC_THANH): Actor =>
  ({ accountId: `00000000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`, kind: 'officer', posts: [{ role, unitId }] });
const CHAIR = officer(1, 'chair');
const DEPUTY = officer(2, 'specialist');
const FOREIGN = officer(3, 'specialist', TRIEU_SON);
const FOREIGN_CHAIR = officer(4, 'chair', TRIEU_SON);

let stage: RegistryStage;
let keys = 0;
beforeAll(async () => {
  stage = await registryStage({ withDemoOfficers: false });
  const { admin } = stage.database;
  await admin.query(
    `INSERT INTO unit SELECT id, '2025', code, 'commune', $1, '38', '2025-07-01', NULL, true, 1 FROM (VALUES ($1::uuid, '14797'), ($2, '15664')) AS u(id, code)`, [HAC_THANH, TRIEU_SON]);
  for (const { accountId, posts: [post] } of [CHAIR, DEPUTY, FOREIGN, FOREIGN_CHAIR]) {
    await admin.query(`INSERT INTO officer VALUES ($1, $2, 'sealed', 'indexed', true, 1)`, [accountId, accountId]);
    await admin.query(`INSERT INTO post VALUES ($1, $1, $2, $3, 'Chức vụ', '2025-01-01', '2025-12-31')`, [accountId, post?.unitId, post?.role]);
  }
});
afterAll(() => stage.stop());

const WISH = { unitId: HAC_THANH, toOfficerId: DEPUTY.accountId, actions: ['approve' as const, 'sign' as const], validFrom: '2025-07-01', validTo: '2025-07-31' };
const grant = (changes: Partial<RpcInput<typeof grantDelegation>> = {}, by = CHAIR, key = `delegation-${(keys += 1)}`) =>
  stage.app.get(GrantDelegation).run(grantDelegation.request.parse({ ...WISH, ...changes }), by, key);
const withdraw = (request: RpcInput<typeof withdrawDelegation>, by = CHAIR, key = `delegation-${(keys += 1)}`) =>
  stage.app.get(WithdrawDelegation).run(withdrawDelegation.request.parse(request), by, key);
const list = (by: Actor) => stage.app.get(ListDelegations).run(listDelegations.request.parse({ unitId: HAC_THANH }), by);
const refusedWith = (code: string, params: object = {}) => ({ ok: false, error: { code, params: expect.objectContaining(params) } });

function accepted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

describe('a delegation', () => {
  it('is granted by the chair to an officer of the unit, told as a fact, and answered again for the same key', async () => {
    const granted = await grant({}, CHAIR, 'once');

    expect(accepted(granted)).toMatchObject({ fromOfficerId: CHAIR.accountId, toOfficerId: DEPUTY.accountId, role: 'chair', version: 1, withdrawnAt: null });
    expect(await grant({}, CHAIR, 'once')).toEqual(granted);
    const { rows } = await stage.database.admin.query<{ body: object; actor: string }>(`SELECT body, actor FROM event WHERE type = 'vn.haicap.registry.delegation.granted.v1'`);
    expect(rows).toMatchObject([{ actor: CHAIR.accountId, body: { actions: ['approve', 'sign'], validFrom: '2025-07-01', validTo: '2025-07-31' } }]);
    expect(accepted(await list(DEPUTY)).items).toHaveLength(1);
    expect(await list(FOREIGN)).toEqual(refusedWith('FORBIDDEN'));
  });

  it.each<[string, Partial<RpcInput<typeof grantDelegation>>]>([
    ['own-account', { toOfficerId: CHAIR.accountId }], ['begins-in-the-past', { validFrom: '2025-06-30' }], ['ends-before-it-begins', { validFrom: '2025-07-10', validTo: '2025-07-09' }],
    ['too-long', { validTo: '2026-07-15' }], ['own-post', { validTo: '2026-01-01' }], ['delegate-not-in-unit', { toOfficerId: FOREIGN.accountId }],
  ])('is refused, and says why: %s', async (reason, changes) => {
    expect(await grant(changes)).toEqual(refusedWith('DELEGATION_INVALID', { reason }));
  });

  it('is the chair\'s own: of this unit, and of nobody else', async () => {
    expect(await grant({}, DEPUTY)).toEqual(refusedWith('FORBIDDEN'));
    expect(await grant({}, FOREIGN_CHAIR)).toEqual(refusedWith('UNIT_NOT_IN_SCOPE'));
  });

  it('is taken back once, at the version that was seen, by a chair of the unit', async () => {
    const { delegationId } = accepted(await grant());
    expect(await withdraw({ delegationId, expectedVersion: 1 }, FOREIGN_CHAIR)).toEqual(refusedWith('DELEGATION_NOT_FOUND'));
    expect(await withdraw({ delegationId, expectedVersion: 2 })).toEqual(refusedWith('DELEGATION_STALE', { currentVersion: 1 }));

    expect(accepted(await withdraw({ delegationId, expectedVersion: 1 }))).toMatchObject({ version: 2, withdrawnAt: expect.any(String) });
    expect(await withdraw({ delegationId, expectedVersion: 2 })).toEqual(refusedWith('DELEGATION_ENDED'));
  });
});
