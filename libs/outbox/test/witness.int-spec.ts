import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LOOKS_AT_DOSSIER, LOOKS_AT_DOSSIERS, type Actor, type RpcContract } from '@haicap/contracts';
import { eventually, testDatabase } from '@haicap/testing';
import { outboxMigrations } from '../src/index.js';
import { AuditWitness } from '../src/witness/audit-witness.js';
import { raiseOwner, type OwnerStage } from './owner-stage.js';

const UNIT = '3b1c0a52-5a0e-5c55-8f0e-000000014797';
const officer: Actor = { accountId: 'officer-1', kind: 'officer', posts: [{ unitId: UNIT, role: 'specialist' }] };
const lookUp = { name: 'look-up-dossier', looks: LOOKS_AT_DOSSIER } as unknown as RpcContract;
const list = { name: 'list-dossiers', looks: LOOKS_AT_DOSSIERS } as unknown as RpcContract;

let owner: OwnerStage;
let witness: AuditWitness;
beforeAll(async () => { owner = await raiseOwner(await testDatabase('registry', outboxMigrations('registry'))); });
beforeEach(async () => {
  await owner.database.admin.query('TRUNCATE audit');
  witness = new AuditWitness({ dataSource: owner.dataSource, clock: owner.clock, logger: owner.logger });
});
afterAll(() => owner.close());

const rows = async () => (await owner.database.admin.query<{ actor: string; action: string; at: string; of: string; detail: Record<string, unknown> }>(
  'SELECT actor, action, object_type AS at, object_id AS of, detail FROM audit ORDER BY id')).rows;
const transactions = async () => (await owner.database.admin.query<{ n: number }>('SELECT count(DISTINCT xmin::text)::int AS n FROM audit')).rows[0]?.n;
const minutesLater = (minutes: number) => owner.clock.advance(minutes * 60_000);

describe('a look at personal data', () => {
  it('is in the trail before the reply leaves, with the posts of whoever looked', async () => {
    await witness.looked(lookUp, officer, ['d1']);

    expect(await rows()).toEqual([{ actor: 'officer-1', action: 'look-up-dossier', at: 'dossier', of: 'd1', detail: { kind: 'officer', posts: officer.posts } }]);
  });

  it('is one for an hour, by another person, at another thing or in another way it is another', async () => {
    for (let n = 0; n < 3; n += 1) await witness.looked(lookUp, officer, ['d1']);
    await witness.looked(lookUp, { ...officer, accountId: 'officer-2' }, ['d1']);
    await witness.looked(list, officer, ['d1', 'd2']);
    expect(await rows()).toHaveLength(4);
    minutesLater(60);
    await witness.looked(lookUp, officer, ['d1']);
    await witness.looked(list, officer, ['d1', 'd2', 'd3']);

    expect((await rows()).map(({ actor, action, of }) => `${actor} ${action} ${of}`)).toEqual([
      'officer-1 look-up-dossier d1', 'officer-2 look-up-dossier d1', 'officer-1 list-dossiers d1', 'officer-1 list-dossiers d2',
      'officer-1 look-up-dossier d1', 'officer-1 list-dossiers d3',
    ]);
  });

  it('shares a transaction with those that come while one is under way', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, n) => witness.looked(lookUp, officer, [`d${n}`])));

    expect(await rows()).toHaveLength(100);
    expect(await transactions()).toBeLessThanOrEqual(2);
  });

  it('keeps its reply back when it cannot be written, and is written at the next try', async () => {
    await owner.database.admin.query('REVOKE EXECUTE ON FUNCTION append_audit(jsonb) FROM registry_app');
    await expect(witness.looked(lookUp, officer, ['d1'])).rejects.toThrow('permission denied');
    await owner.database.admin.query('GRANT EXECUTE ON FUNCTION append_audit(jsonb) TO registry_app');

    await witness.looked(lookUp, officer, ['d1']);
    expect(await rows()).toHaveLength(1);
  });
});

describe('a decision to deny', () => {
  it('is in the trail with its code, also of somebody without an account', async () => {
    witness.denied('look-up-dossier', officer, 'UNIT_NOT_IN_SCOPE');
    witness.denied('track-dossier', null, 'TRACKING_NOT_FOUND');

    await eventually(async () => expect(await rows()).toEqual([
      { actor: 'officer-1', action: 'deny', at: 'rpc', of: 'look-up-dossier', detail: { code: 'UNIT_NOT_IN_SCOPE', kind: 'officer', posts: officer.posts } },
      { actor: 'anonymous', action: 'deny', at: 'rpc', of: 'track-dossier', detail: { code: 'TRACKING_NOT_FOUND', kind: 'anonymous' } },
    ]));
  });

  it('is summed up by minute, actor, deed and code when it is repeated', async () => {
    for (let n = 0; n < 5_000; n += 1) witness.denied('look-up-dossier', officer, 'FORBIDDEN');
    minutesLater(1);
    witness.denied('look-up-dossier', officer, 'FORBIDDEN');
    await witness.stop();

    expect((await rows()).map(({ detail }) => detail['times'] ?? 'once')).toEqual(['once', 'once', 4_999]);
  });

  it('is kept from the first on while none can be written', async () => {
    await owner.database.admin.query('REVOKE EXECUTE ON FUNCTION append_audit(jsonb) FROM registry_app');
    witness.denied('look-up-dossier', officer, 'FORBIDDEN');
    await expect(witness.stop()).rejects.toThrow('permission denied');
    await owner.database.admin.query('GRANT EXECUTE ON FUNCTION append_audit(jsonb) TO registry_app');

    await witness.stop();
    expect((await rows()).map(({ detail }) => detail['times'])).toEqual([1]);
  });

  it('keeps its number when it cannot be written, until it is', async () => {
    for (let n = 0; n < 3; n += 1) witness.denied('look-up-dossier', officer, 'FORBIDDEN');
    await eventually(async () => expect(await rows()).toHaveLength(1));
    await owner.database.admin.query('REVOKE EXECUTE ON FUNCTION append_audit(jsonb) FROM registry_app');
    await expect(witness.stop()).rejects.toThrow('permission denied');
    await owner.database.admin.query('GRANT EXECUTE ON FUNCTION append_audit(jsonb) TO registry_app');

    await witness.stop();
    expect((await rows()).map(({ detail }) => detail['times'] ?? 'once')).toEqual(['once', 2]);
  });

  it('fills neither the memory nor the trail when it comes from thousands of accounts', async () => {
    for (let n = 0; n < 20_000; n += 1) witness.denied('look-up-dossier', { ...officer, accountId: `a${n}` }, 'FORBIDDEN');
    await witness.stop();
    const written = await rows();

    expect(written).toHaveLength(501);
    expect(written.at(-1)).toMatchObject({ actor: 'others', detail: { times: 19_500 } });
  });
});
