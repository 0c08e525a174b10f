import { createHash, timingSafeEqual } from 'node:crypto';
import Provider, { errors } from 'oidc-provider';
import { apiResource, API_RESOURCE } from './resource.js';

/** The grant behind `./haicap token <account>`. It exists in the profile `local` only. */
export const LOCAL_GRANT = 'urn:haicap:grant:local';

export interface LocalGrant {
  /** Kept in a file of the data folder that only its owner can read. */
  readonly secret: string;
  /** Signs a demo account in and gives its id; undefined when there is none of this login. */
  readonly signInDemo: (login: string) => Promise<string | undefined>;
}

/** Adds the local grant to the token endpoint: an access token for a demo account, for whoever can read the secret. */
export function registerLocalGrant(provider: Provider, grant: LocalGrant): void {
  provider.registerGrantType<{ account?: string; secret?: string }>(LOCAL_GRANT, async (ctx) => {
    const { client, params } = ctx.oidc;
    const accountId = isSame(params.secret ?? '', grant.secret) ? await grant.signInDemo(params.account ?? '') : undefined;
    if (accountId === undefined) throw new errors.InvalidGrant('unknown account or wrong secret');

    const token = new provider.AccessToken({ accountId, client, gty: LOCAL_GRANT, grantId: '', scope: 'api' });
    token.resourceServer = new provider.ResourceServer(API_RESOURCE, apiResource(API_RESOURCE));
    ctx.oidc.entity('AccessToken', token);
    ctx.body = { access_token: await token.save(), expires_in: token.expiration, token_type: token.tokenType, scope: token.scope };
  }, ['account', 'secret']);
}

// Digests have one length, so the comparison takes the same time for every guess.
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
