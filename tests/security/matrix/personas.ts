import { CLIENT_SCOPES, HTTP_ROUTES, TRANSFER_ROUTES, type ClientScope, type HttpRoute, type TransferRoute } from '@haicap/contracts';
import { testIssuer } from '@haicap/testing';
import { decodeJwt } from 'jose';

/** What the matrix needs of a running installation. */
export interface Door {
  readonly origin: string;
  token(login: string): Promise<string>;
  ask<T>(path: string, call?: { as?: string; method?: 'GET' | 'POST'; body?: unknown; version?: number }): Promise<T>;
}

export const HOME = '14797';
export const ABROAD = '15865';

/** Who asks: the accounts of people, all officers of communes from one commune. */
export const LOGINS = {
  citizen: 'congdan.1', 'one-stop-officer': `motcua.${HOME}`, specialist: `chuyenvien.${HOME}`, chair: `chutich.${HOME}`,
  'province-leader': 'lanhdao.38', 'province-admin': 'quantri.38', auditor: 'kiemtoan.38',
} as const;
export type Person = keyof typeof LOGINS;
export const PEOPLE = Object.keys(LOGINS) as Person[];

/** `unscoped` is the same program with every scope but the one that opens the route. */
export type Persona = 'anonymous' | 'foreign' | Person | 'program' | 'unscoped';
/** Whose the object is that is asked for: of the own unit, or the own one of a citizen; of another unit, or of somebody else. */
export type Whose = 'own' | 'foreign';

/** The columns of the matrix: nobody, somebody of another installation, then everybody at the own and at a foreign object. */
export const COLUMNS: readonly (readonly [Persona, Whose])[] = [
  ['anonymous', 'own'], ['foreign', 'own'], ...[...PEOPLE, 'program' as const].flatMap((one) => [[one, 'own'] as const, [one, 'foreign'] as const]), ['unscoped', 'own'],
];
const SINGLE = { anonymous: 'anonymous', foreign: 'other installation', unscoped: 'program without scope' } as const;
export const titleOf = ([persona, whose]: readonly [Persona, Whose]): string => (persona in SINGLE ? SINGLE[persona as keyof typeof SINGLE] : `${persona} ${whose}`);

/** Every route there is, by operation: what opens it to programs. */
export const OPERATIONS = new Map<string, { readonly route: HttpRoute | TransferRoute; readonly scopes: readonly ClientScope[] }>([
  ...HTTP_ROUTES.map((route) => [route.operationId, { route, scopes: scopesOf(route.rpcs.flatMap(({ access }) => access)) }] as const),
  ...TRANSFER_ROUTES.map((route) => [route.operationId, { route, scopes: scopesOf([route.access].flat()) }] as const),
]);

function scopesOf(access: readonly string[]): ClientScope[] {
  return CLIENT_SCOPES.filter((scope) => access.includes(scope));
}

export interface Program { readonly clientId: string; readonly secret: string }

export async function register(door: Door, name: string, unitIds: readonly string[]): Promise<Program> {
  const { client, secret } = await door.ask<{ client: { clientId: string }; secret: string }>('/api/v1/service-clients', {
    as: LOGINS['province-admin'], method: 'POST', body: { name, scopes: CLIENT_SCOPES, unitIds },
  });
  return { clientId: client.clientId, secret };
}

export async function programToken(door: Door, { clientId, secret }: Program, scopes: readonly ClientScope[]): Promise<string> {
  const response = await fetch(`${door.origin}/oidc/token`, {
    method: 'POST', headers: { authorization: `Basic ${btoa(`${clientId}:${encodeURIComponent(secret)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') }),
  });
  const { access_token } = await response.json() as { access_token?: string };
  if (access_token === undefined) throw new Error(`no token for ${scopes.join(' ')}: ${response.status}`);
  return access_token;
}

/** Tokens of everybody. That of another installation says it is this one's administrator, and only its key tells. */
export class Tokens {
  readonly #kept = new Map<string, Promise<string | undefined>>();

  constructor(private readonly door: Door, private readonly program: Program) {}

  of(persona: Persona, operation: string): Promise<string | undefined> {
    const open = OPERATIONS.get(operation)?.scopes ?? [];
    // No scope opens a route to a program that has them all.
    const scopes = persona === 'program' && open.length > 0 ? open : CLIENT_SCOPES.filter((scope) => !open.includes(scope));
    const name = persona === 'program' || persona === 'unscoped' ? `program ${scopes.join(' ')}` : persona;
    const known = this.#kept.get(name) ?? this.#make(persona, scopes);
    this.#kept.set(name, known);
    return known;
  }

  async #make(persona: Persona, scopes: readonly ClientScope[]): Promise<string | undefined> {
    if (persona === 'anonymous') return undefined;
    if (persona === 'program' || persona === 'unscoped') return programToken(this.door, this.program, scopes);
    if (persona !== 'foreign') return this.door.token(LOGINS[persona]);
    const [issuer, { sub = '', posts, iss, exp }] = [await testIssuer(), decodeJwt<{ posts: { unitId: string; role: 'province-admin' }[] }>(await this.door.token(LOGINS['province-admin']))];
    await issuer.stop();
    return issuer.sign({ accountId: sub, kind: 'officer', posts }, { iss, exp });
  }
}
