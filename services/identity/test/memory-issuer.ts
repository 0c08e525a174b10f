import { err } from '@haicap/kernel';
import { createLogger } from '@haicap/service-kit';
import { exportJWK, generateKeyPair } from 'jose';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { listenAsIssuer, type IssuerListener } from '../src/issuer/issuer-listener.js';
import { openIssuer } from '../src/issuer/open-issuer.js';
import { SignInSteps } from '../src/issuer/sign-in-progress.js';
import { SignIn } from '../src/issuer/sign-in.js';
import { VisitProvider } from '../src/upstream/visit-provider.js';
import { WEB_CLIENT_SECRET } from './sign-in-flow.js';

export const PUBLIC_ORIGIN = 'http://localhost:8080';
export const ISSUER = `${PUBLIC_ORIGIN}/oidc`;
export const LOCAL_SECRET = 'a-secret-of-the-data-folder';
/** The one demo account there is. */
export const LOGIN = 'motcua.14797';
export const account = '00000000-0000-5000-8000-000000000001';
export const posts = [{ unitId: '00000000-0000-5000-8000-000000014797', role: 'one-stop-officer' as const }];

/** Records by model and id, each with the seconds it was given. */
export type Records = Map<string, AdapterPayload & { readonly livesS?: number | undefined }>;

/** Records in memory; the one in PostgreSQL is proven in test/identity.int-spec.ts. */
function memoryAdapter(records: Records): (model: string) => Adapter {
  return (model) => ({
    upsert: async (id, payload, livesS) => void records.set(`${model}:${id}`, { ...payload, livesS }),
    find: async (id) => records.get(`${model}:${id}`),
    findByUid: async (uid) => [...records.values()].find((payload) => payload.uid === uid),
    findByUserCode: async () => undefined,
    consume: async (id) => void records.set(`${model}:${id}`, { ...records.get(`${model}:${id}`), consumed: 1 }),
    destroy: async (id) => void records.delete(`${model}:${id}`),
    revokeByGrantId: async () => undefined,
  });
}

/** An issuer behind its listener, with nobody else: no database, no provider, no second factor. */
export async function memoryIssuer(profile: 'local' | 'production', records: Records = new Map(), origin = PUBLIC_ORIGIN, signedIn: string[] = []): Promise<IssuerListener> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signInDemo = async (login: string) => (login === LOGIN ? account : undefined);
  const provider = openIssuer({
    issuer: `${origin}/oidc`, signingKey: await exportJWK(privateKey), cookieKey: 'a-cookie-key', webClientSecret: WEB_CLIENT_SECRET, adapter: memoryAdapter(records),
    serviceClients: { find: async () => undefined, verify: async () => false, claims: async () => undefined },
    claims: async (accountId) => (accountId === account ? { kind: 'officer', posts } : undefined),
    ...(profile === 'local' ? { localGrant: { secret: LOCAL_SECRET, signInDemo } } : {}),
  });
  const demo = { findDemo: signInDemo, suggestLogins: async () => [LOGIN, '<b>'] };
  const secondFactor = { isPassed: async () => true, serve: async () => ({ kind: 'over' as const }) };
  const steps = new SignInSteps({ put: async () => undefined, take: async () => undefined }, '/oidc', origin);
  const visits = new VisitProvider({ parties: new Map(), signIn: { run: async () => err('no-officer') }, steps, logger: createLogger({ service: 'identity', level: 'silent' }), refused: () => undefined });
  const signIn = new SignIn({ provider, mountPath: '/oidc', origin, steps, visits, record: async (accountId) => void signedIn.push(accountId), secondFactor, ...(profile === 'local' ? { demo } : {}) });
  return listenAsIssuer({ provider, signIn, mountPath: '/oidc', port: 0, onFault: (error) => { throw error; } });
}
