import type { Actor, Role } from '@haicap/contracts';
import { grantDelegation, withdrawDelegation } from '@haicap/contracts';
import { GrantDelegation } from '../src/delegation/grant-delegation.js';
import { WithdrawDelegation } from '../src/delegation/withdraw-delegation.js';
import { LookUpOwnPermissions } from '../src/own-permissions/look-up-own-permissions.js';
import { unitIdOf } from '../src/unit/unit-id.js';
import { registryStage, type RegistryStage } from './registry-stage.js';

const HAC_THANH = unitIdOf('2025', '14797');
const officer = (n: number, role: Role): Actor => ({ accountId: `00000000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`, kind: 'officer', posts: [{ role, unitId: HAC_THANH }] });
const CHAIR = officer(1, 'chair');
const DEPUTY = officer(2, 'specialist');
const LEFT = officer(3, 'chair');

let stage: RegistryStage;
beforeAll(async () => {
  stage = await registryStage({ withDemoOfficers: false });
  const { admin } = stage.database;
  await admin.query(`INSERT INTO unit VALUES ($1, '2025', '14797', 'commune', $2, '38', '2025-01-01', NULL, true, 1)`, [HAC_THANH, HAC_THANH]);
  for (const [{ accountId, posts: [post] }, last] of [[CHAIR, '2025-12-31'], [DEPUTY, null], [LEFT, '2025-06-30']] as const) {
    await admin.query(`INSERT INTO officer VALUES ($1, $2, 'sealed', 'indexed', true, 1)`, [accountId, accountId]);
    await admin.query(`INSERT INTO post VALUES ($1, $1, $2, $3, 'Chức vụ', '2025-01-01', $4)`, [accountId, post?.unitId, post?.role, last]);
  }
});
afterAll(async () => stage.stop());

const permissions = async (actor: Actor) => (await stage.app.get(LookUpOwnPermissions).run(actor)).permissions;
const actions = async (actor: Actor) => (await permissions(actor)).map(({ subject, action }) => `${subject} ${action}`);

describe('what an officer may do', () => {
  it('comes from the posts held today, with their days', async () => {
    const own = await permissions(CHAIR);

    expect(own).toContainEqual({ subject: 'dossier', action: 'approve', where: 'unit', unitId: HAC_THANH, at: ['competent'], role: 'chair', onBehalfOf: null, while: null, holderOnly: false, validFrom: '2025-01-01', validTo: '2025-12-31' });
    expect(own.every(({ validFrom, validTo }) => validFrom === '2025-01-01' && validTo === '2025-12-31')).toBe(true);
    expect(await actions(DEPUTY)).not.toContain('dossier approve');
  });

  it('is nothing by a post that has ended or that the token alone claims', async () => {
    expect(await permissions(LEFT)).toEqual([]);
    expect(await permissions({ ...DEPUTY, posts: [{ unitId: HAC_THANH, role: 'province-admin' }] })).toEqual([]);
    expect(await permissions({ ...DEPUTY, posts: [] })).toEqual([]);
  });

  it('is nothing by a post in a unit that is gone', async () => {
    const gone = (validTo: string | null) => stage.database.admin.query(`UPDATE unit SET valid_to = $2 WHERE unit_id = $1`, [HAC_THANH, validTo]);
    await gone('2025-06-30');
    expect(await permissions(CHAIR)).toEqual([]);

    await gone(null);
    expect(await permissions(CHAIR)).not.toEqual([]);
  });

  it('holds what was delegated, in whose place and until when, until it is taken back', async () => {
    const wish = { unitId: HAC_THANH, toOfficerId: DEPUTY.accountId, actions: ['approve' as const], validFrom: '2025-07-01', validTo: '2025-07-31' };
    const granted = await stage.app.get(GrantDelegation).run(grantDelegation.request.parse(wish), CHAIR, 'grant');
    const acting = () => permissions(DEPUTY).then((all) => all.filter(({ onBehalfOf }) => onBehalfOf !== null));

    expect(await acting()).toEqual([
      { subject: 'dossier', action: 'approve', where: 'unit', unitId: HAC_THANH, at: ['competent'], role: 'chair', onBehalfOf: CHAIR.accountId, while: null, holderOnly: false, validFrom: '2025-07-01', validTo: '2025-07-31' },
    ]);

    const delegationId = granted.ok ? granted.value.delegationId : '';
    await stage.app.get(WithdrawDelegation).run(withdrawDelegation.request.parse({ delegationId, expectedVersion: 1 }), CHAIR, 'withdraw');
    expect(await acting()).toEqual([]);
  });

  it('is for a citizen what concerns the own dossiers', async () => {
    const own = await permissions({ accountId: '00000000-0000-7000-8000-0000000000aa', kind: 'citizen', posts: [] });

    expect(own.map(({ action, where }) => [action, where])).toContainEqual(['file-own', 'anywhere']);
    expect(own.filter(({ action }) => action !== 'file-own').every(({ where, validTo }) => where === 'own' && validTo === null)).toBe(true);
  });
});
