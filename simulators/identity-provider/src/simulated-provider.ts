import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type AdapterFactory, type KoaContextWithOIDC } from 'oidc-provider';
import type { Mischief } from './mischief.js';
import { misbehave } from './misbehave.js';
import { signInPage } from './page.js';
import { PROVINCE_PERSONAS, VNEID_PERSONAS, type Persona } from './personas.js';
import { memoryRecords } from './records.js';
import { newKeys } from './signing-keys.js';

export type Kind = 'vneid' | 'province';

export interface ProviderOptions {
  readonly kind: Kind;
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly mischief: Mischief;
}

const PERSONAS: Record<Kind, readonly Persona[]> = { vneid: VNEID_PERSONAS, province: PROVINCE_PERSONAS };
const claimNames = (kind: Kind) => [...new Set(PERSONAS[kind].flatMap(({ claims }) => Object.keys(claims)))];

/** One provider below its path. New keys make a new provider on the same records, so nobody is signed out by them. */
export class SimulatedProvider {
  private readonly records: AdapterFactory = memoryRecords();
  private readonly cookieKey = randomBytes(16).toString('hex');
  private generation = 0;
  private provider: Provider | undefined;

  constructor(private readonly options: ProviderOptions) {}

  get issuer(): string {
    return `${this.options.origin}/${this.options.kind}`;
  }

  async rotate(): Promise<void> {
    this.generation += 1;
    const keys = await newKeys(`${this.options.kind}-${this.generation}`);
    const { kind, clientId, clientSecret, redirectUri, mischief } = this.options;
    const provider = new Provider(this.issuer, {
      adapter: this.records,
      clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], grant_types: ['authorization_code'], response_types: ['code'] }],
      jwks: { keys: [keys.jwk] },
      cookies: { keys: [this.cookieKey], names: { session: `sim_${kind}_session`, interaction: `sim_${kind}_interaction`, resume: `sim_${kind}_resume` } },
      claims: { openid: ['sub'], profile: claimNames(kind) },
      // The national provider puts the person into the ID token; the province's own answers at its userinfo endpoint.
      conformIdTokenClaims: kind === 'province',
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      interactions: { url: (_ctx, { uid }) => `/${kind}/interaction/${uid}` },
      findAccount: (_ctx, sub) => {
        const persona = PERSONAS[kind].find((one) => one.sub === sub);
        return persona && { accountId: sub, claims: () => ({ sub, ...persona.claims }) };
      },
      loadExistingGrant,
    });
    provider.use(misbehave({ mischief, keys, strangeIssuer: `${this.options.origin}/stranger` }));
    this.provider = provider;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { provider } = this;
    if (provider === undefined) throw new Error('the provider has no keys yet');
    const url = request.url ?? '/';
    const uid = new RegExp(`^/${this.options.kind}/interaction/([\\w-]{1,64})$`).exec(url)?.[1];
    Object.assign(request, { originalUrl: url });
    request.url = url.slice(this.options.kind.length + 1) || '/';
    if (uid === undefined) return provider.callback()(request, response);
    if (request.method !== 'POST') return signInPage(response, PERSONAS[this.options.kind]);
    const sub = await chosen(request);
    await provider.interactionFinished(request, response, { login: { accountId: sub } }, { mergeWithLastSubmission: false });
  }
}

async function chosen(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 1_000) throw new Error('the form is too long');
  }
  return new URLSearchParams(text).get('persona') ?? '';
}

async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { session, client, provider } = ctx.oidc;
  if (!session?.accountId || !client) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}
