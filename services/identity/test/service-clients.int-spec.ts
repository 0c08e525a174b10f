import { createServiceClient, listAccountAccess, listServiceClients, lookUpServiceClient, rotateServiceClientSecret, setServiceClientValidity, withdrawServiceClient, type RpcContract, type RpcInput, type RpcReply } from '@haicap/contracts';
import { addDays, formatOffsetTime, instantOf, localDateOf } from '@haicap/kernel';
import { RpcClient } from '@haicap/messaging';
import { signServiceToken, systemClock, TokenVerifier } from '@haicap/service-kit';
import { eventually, testIssuer } from '@haicap/testing';
import { decodeJwt } from 'jose';
import { ADMINISTRATOR_ID, HAC_THANH, PUBLIC_ORIGIN, runIdentity, SECRET, SERVICE_KEY, type RunningIdentity } from './running-identity.js';
import { askLocalToken, type TokenAnswer } from './sign-in-flow.js';
import { whileHeld } from './while-held.js';

let identity: RunningIdentity;
let rpc: RpcClient;
let token: string;
let keys = 0;
beforeAll(async () => {
  identity = await runIdentity();
  rpc = new RpcClient(await identity.nats.connect('gateway'));
  await eventually(async () => {
    const answer = await askLocalToken(identity.listener, { account: 'quantri.38', secret: SECRET });
    expect(answer.status).toBe(200);
    token = ((await answer.json()) as TokenAnswer).access_token;
  });
}, 60_000);
afterAll(async () => identity.stop(), 30_000);

async function order<C extends RpcContract>(contract: C, request: RpcInput<C>, idempotencyKey = `key-${(keys += 1)}`): Promise<RpcReply<C>> {
  const reply = await rpc.call(contract, request, { token, idempotencyKey });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value as RpcReply<C>;
}
const refused = async <C extends RpcContract>(contract: C, request: RpcInput<C>) => {
  const reply = await rpc.call(contract, request, { token, idempotencyKey: `key-${(keys += 1)}` });
  return reply.ok ? 'accepted' : reply.error.code;
};
const register = (wish: Partial<RpcInput<typeof createServiceClient>> = {}, key?: string) =>
  order(createServiceClient, { name: 'Cổng dịch vụ của xã', scopes: ['dossier:read', 'dossier:write'], unitIds: [HAC_THANH], ...wish }, key);
async function askToken(clientId: string, secret: string | null, scope?: string): Promise<{ status: number; access_token?: string; scope?: string; error?: string; expires_in?: number }> {
  const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) });
  const response = await fetch(`${identity.listener}/oidc/token`, { method: 'POST', headers: { authorization }, body });
  return { status: response.status, ...((await response.json()) as object) };
}

describe('a program that is registered', () => {
  it('gets a token of ten minutes that says what it may do and where, and that every service accepts', async () => {
    const { client, secret } = await register();

    const { access_token = '', expires_in } = await askToken(client.clientId, secret);

    const verifier = new TokenVerifier({ issuer: `${PUBLIC_ORIGIN}/oidc`, audience: 'haicap', jwksUrl: identity.jwksUrl });
    expect(await verifier.verify(access_token)).toEqual({ accountId: client.clientId, kind: 'client', posts: [], scopes: ['dossier:read', 'dossier:write'], unitIds: [HAC_THANH] });
    expect([expires_in, Buffer.from(secret ?? '', 'base64url').length]).toEqual([600, 32]);
  });

  it('may ask for less than it has, and never gets more', async () => {
    const { client, secret } = await register();

    expect(decodeJwt((await askToken(client.clientId, secret, 'dossier:read')).access_token ?? '')['scopes']).toEqual(['dossier:read']);
    const lessThanAsked = await askToken(client.clientId, secret, 'dossier:read export:read');
    expect([decodeJwt(lessThanAsked.access_token ?? '')['scopes'], lessThanAsked.scope]).toEqual([['dossier:read'], 'dossier:read']);
  });

  it('goes on with the scopes that there are, whatever else a release of before let it have', async () => {
    const { client, secret } = await register();
    await identity.database.admin.query(`UPDATE service_client SET scopes = scopes || ARRAY['report:read'] WHERE client_id = $1`, [client.clientId]);

    expect(decodeJwt((await askToken(client.clientId, secret)).access_token ?? '')['scopes']).toEqual(['dossier:read', 'dossier:write']);
    expect((await order(lookUpServiceClient, { clientId: client.clientId })).scopes).toEqual(['dossier:read', 'dossier:write']);
  });

  it.each(['export:read', 'export:read webhook:manage', 'everything'])('gets no token when it asks for nothing but what it lacks: %s', async (scope) => {
    const { client, secret } = await register();

    expect(await askToken(client.clientId, secret, scope)).toEqual({ status: 400, error: 'invalid_scope', scope, error_description: expect.any(String) });
  });

  it.each(['guessed', 'x'.repeat(2_000)])('gets nothing with another secret', async (secret) => {
    const { client } = await register();

    expect(await askToken(client.clientId, secret)).toMatchObject({ status: 401, error: 'invalid_client' });
  });

  it('signs nobody in: the code flow and renewal are not for it', async () => {
    const { client, secret } = await register();
    const authorization = `Basic ${Buffer.from(`${client.clientId}:${secret}`).toString('base64')}`;

    const response = await fetch(`${identity.listener}/oidc/token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x' }) });

    expect([response.status, ((await response.json()) as { error: string }).error]).toEqual([400, 'invalid_request']);
  });

  it('has its secret shown once: the same order again finds the program, and nothing in the database tells it', async () => {
    const first = await register({}, 'register-once');
    const again = await register({}, 'register-once');

    expect(again).toEqual({ client: first.client, secret: null });
    const { rows } = await identity.database.admin.query<{ row: string }>(`SELECT row_to_json(s)::text AS row FROM service_client_secret s UNION ALL SELECT row_to_json(a)::text FROM audit a`);
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(first.secret);
    expect(identity.log.join('\n')).not.toContain(first.secret);
  });

  it('leaves an audit row when it is registered, each time it comes, and when its secret is wrong', async () => {
    const { client, secret } = await register();
    await askToken(client.clientId, secret);
    await askToken(client.clientId, 'guessed');

    const { rows } = await identity.database.admin.query<{ actor: string; action: string }>(`SELECT actor, action FROM audit WHERE object_id = $1 ORDER BY at, action`, [client.clientId]);
    expect(rows).toEqual([{ actor: ADMINISTRATOR_ID, action: 'create' }, { actor: client.clientId, action: 'sign-in' }]);
    await eventually(async () => expect((await identity.database.admin.query<{ deed: string }>(
      `SELECT object_id AS deed FROM audit WHERE actor = $1 AND action = 'deny'`, [client.clientId])).rows).toEqual([{ deed: 'token client_credentials' }]));
  });

  it('is registered for days to come, not for days gone by', async () => {
    expect(await refused(createServiceClient, { name: 'Hết hạn', scopes: ['dossier:read'], unitIds: [HAC_THANH], validTo: '2025-01-01' })).toBe('SERVICE_CLIENT_VALIDITY_INVALID');
  });
});

describe('a secret that is replaced', () => {
  it('goes on beside the new one for a while, and a third one ends it', async () => {
    const { client, secret: first } = await register();

    const { secret: second, client: rotated } = await order(rotateServiceClientSecret, { clientId: client.clientId });
    expect(rotated.secrets.map(({ expiresAt }) => expiresAt === null)).toEqual([false, true]);
    expect([(await askToken(client.clientId, first)).status, (await askToken(client.clientId, second)).status]).toEqual([200, 200]);

    const { secret: third } = await order(rotateServiceClientSecret, { clientId: client.clientId });
    const statuses = await Promise.all([first, second, third].map(async (secret) => (await askToken(client.clientId, secret)).status));
    expect(statuses).toEqual([401, 200, 200]);
  });

  it('leaves two that count when two administrators replace it at once', async () => {
    const { client } = await register();

    await whileHeld(identity, { sql: `SELECT FROM service_client WHERE client_id = $1`, id: client.clientId },
      () => [1, 2].map(() => order(rotateServiceClientSecret, { clientId: client.clientId })));

    const { secrets, version } = await order(lookUpServiceClient, { clientId: client.clientId });
    expect([version, secrets.map(({ expiresAt }) => expiresAt === null)]).toEqual([3, [false, true]]);
  });

  it('ends at once where no overlap is wanted', async () => {
    const { client, secret: first } = await register();

    const { secret: second } = await order(rotateServiceClientSecret, { clientId: client.clientId, overlapHours: 0 });

    expect([(await askToken(client.clientId, first)).status, (await askToken(client.clientId, second)).status]).toEqual([401, 200]);
  });
});

describe('the last day of a program', () => {
  const told = async (clientId: string) => (await identity.database.admin.query<{ version: number; type: string; body: object }>(
    `SELECT version, type, body FROM event WHERE aggregate_id = $1 ORDER BY version`, [clientId])).rows;

  it('is told when it is registered and when it is another one, and what ends it for good is told after both', async () => {
    const { client } = await register({ validTo: '2099-12-31' });
    const extended = await order(setServiceClientValidity, { clientId: client.clientId, validTo: null });
    await order(withdrawServiceClient, { clientId: client.clientId, reason: 'Hợp đồng đã kết thúc' });

    expect([extended.version, extended.validTo]).toEqual([2, null]);
    expect(await told(client.clientId)).toMatchObject([
      { version: 1, type: 'vn.haicap.identity.account.validity-set.v1', body: { accountId: client.clientId, kind: 'client', locked: false, validFrom: client.validFrom, validTo: '2099-12-31' } },
      { version: 2, type: 'vn.haicap.identity.account.validity-set.v1', body: { validTo: null, locked: false } },
      { version: 3, type: 'vn.haicap.identity.account.locked.v1', body: { locked: true } },
    ]);
    expect(await refused(setServiceClientValidity, { clientId: client.clientId, validTo: null })).toBe('SERVICE_CLIENT_WITHDRAWN');
  });

  it('ends the tokens that were given out on it', async () => {
    const today = localDateOf(systemClock.now());
    const { client } = await register({ validTo: '2099-12-31' });
    await identity.database.admin.query('UPDATE service_client SET valid_from = $2, valid_to = $2 WHERE client_id = $1', [client.clientId, addDays(today, -1)]);

    const counting = await rpc.call(listAccountAccess, {}, { token: await signServiceToken(SERVICE_KEY, 'gateway', systemClock) });

    expect(counting.ok && counting.value.items.find(({ accountId }) => accountId === client.clientId))
      .toMatchObject({ kind: 'client', locked: false, postsNotBefore: formatOffsetTime(instantOf(today, 0)) });
  });

  it('that is over keeps the program out until it gets another one', async () => {
    const { client, secret } = await register({ validTo: '2099-12-31' });
    await identity.database.admin.query(`UPDATE service_client SET valid_from = '2020-01-01', valid_to = '2020-12-31' WHERE client_id = $1`, [client.clientId]);
    expect((await askToken(client.clientId, secret)).status).toBe(401);

    await order(setServiceClientValidity, { clientId: client.clientId, validTo: '2099-12-31' });

    expect((await askToken(client.clientId, secret)).status).toBe(200);
    expect(await refused(setServiceClientValidity, { clientId: client.clientId, validTo: '2020-12-31' })).toBe('SERVICE_CLIENT_VALIDITY_INVALID');
  });
});

describe('a program that is withdrawn', () => {
  it('gets no token any more, and who watches learns it', async () => {
    const { client, secret } = await register();

    const withdrawn = await order(withdrawServiceClient, { clientId: client.clientId, reason: 'Hợp đồng đã kết thúc' });

    expect(withdrawn.withdrawnAt).not.toBeNull();
    expect(await askToken(client.clientId, secret)).toMatchObject({ status: 401, error: 'invalid_client' });
    const counting = await rpc.call(listAccountAccess, {}, { token: await signServiceToken(SERVICE_KEY, 'gateway', systemClock) });
    expect(counting.ok && counting.value.items.find(({ accountId }) => accountId === client.clientId)).toMatchObject({ kind: 'client', locked: true });
    expect(await refused(rotateServiceClientSecret, { clientId: client.clientId })).toBe('SERVICE_CLIENT_WITHDRAWN');
    expect(await refused(withdrawServiceClient, { clientId: client.clientId, reason: 'Lần nữa' })).toBe('SERVICE_CLIENT_WITHDRAWN');
  });
});

describe('programs', () => {
  it('are listed page by page, without secrets, for administrators alone', async () => {
    const page = await order(listServiceClients, { limit: 2 });
    const next = await order(listServiceClients, { limit: 2, ...(page.nextCursor === undefined ? {} : { cursor: page.nextCursor }) });

    expect(new Set([...page.items, ...next.items].map(({ clientId }) => clientId)).size).toBe(4);
    expect(await refused(lookUpServiceClient, { clientId: HAC_THANH })).toBe('SERVICE_CLIENT_NOT_FOUND');
    const citizens = ((await (await askLocalToken(identity.listener, { account: 'congdan.1', secret: SECRET })).json()) as TokenAnswer).access_token;
    expect(await rpc.call(listServiceClients, {}, { token: citizens })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    const other = await testIssuer();
    expect(await rpc.call(listServiceClients, {}, { token: await other.sign({ accountId: 'x', kind: 'officer', posts: [{ unitId: HAC_THANH, role: 'province-admin' }] }) })).toMatchObject({ ok: false, error: { code: 'TOKEN_INVALID' } });
    await other.stop();
  });
});
