import { decodeJwt, type JWTPayload } from 'jose';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { takes, type Mischief } from './mischief.js';
import { unsigned, type SigningKeys } from './signing-keys.js';

interface Settings {
  readonly mischief: Mischief;
  readonly keys: SigningKeys;
  /** The issuer of somebody else. */
  readonly strangeIssuer: string;
}

/** Lets the provider answer, and then spoils what was ordered to be spoilt. */
export function misbehave({ mischief, keys, strangeIssuer }: Settings): (ctx: KoaContextWithOIDC, next: () => Promise<void>) => Promise<void> {
  let lastCode: string | undefined;

  async function spoilToken(idToken: string): Promise<string> {
    const claims = decodeJwt(idToken);
    const altered: [keyof Mischief, JWTPayload][] = [
      ['wrongAudience', { aud: 'somebody-else' }], ['wrongIssuer', { iss: strangeIssuer }], ['wrongNonce', { nonce: 'of-another-visit' }],
      ['expired', { iat: 1_700_000_000, exp: 1_700_000_600 }],
    ];
    if (takes(mischief, 'algNone')) return unsigned(claims);
    if (takes(mischief, 'foreignKey')) return keys.signAsStranger(claims);
    for (const [what, change] of altered) if (takes(mischief, what)) return keys.sign({ ...claims, ...change });
    return idToken;
  }

  function spoilAnswer(ctx: KoaContextWithOIDC): void {
    const { location } = ctx.response.headers;
    if (typeof location !== 'string' || !location.includes('code=')) return;
    const url = new URL(location);
    const code = url.searchParams.get('code') ?? '';
    if (takes(mischief, 'replayedCode')) url.searchParams.set('code', lastCode ?? code);
    if (takes(mischief, 'mixUp')) url.searchParams.set('iss', strangeIssuer);
    if (takes(mischief, 'noIssuer')) url.searchParams.delete('iss');
    lastCode = code;
    ctx.response.set('location', url.href);
  }

  async function spoilBody(ctx: KoaContextWithOIDC): Promise<void> {
    const body = ctx.body as { id_token?: string; sub?: string } | undefined;
    if (isAskedFor(ctx, '/token') && body?.id_token !== undefined) ctx.body = { ...body, id_token: await spoilToken(body.id_token) };
    if (isAskedFor(ctx, '/me') && body?.sub !== undefined && takes(mischief, 'otherSubject')) ctx.body = { ...body, sub: 'somebody-else' };
  }

  return async (ctx, next) => {
    if (isAskedFor(ctx, '/jwks') && takes(mischief, 'slowKeys')) return neverAnswer(ctx);
    if (isAskedFor(ctx, '/jwks') && takes(mischief, 'deadKeys')) return hangUp(ctx);
    if (isAskedFor(ctx, '/token') && takes(mischief, 'deadTokens')) return hangUp(ctx);
    await next();
    await spoilBody(ctx);
    spoilAnswer(ctx);
  };
}

const isAskedFor = (ctx: KoaContextWithOIDC, path: string) => ctx.path.endsWith(path);

function hangUp(ctx: KoaContextWithOIDC): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}

/** Keeps whoever asks waiting until he gives up. */
async function neverAnswer(ctx: KoaContextWithOIDC): Promise<void> {
  ctx.respond = false;
  await new Promise<void>((resolve) => ctx.req.socket.once('close', () => resolve()));
}
