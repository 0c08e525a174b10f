import { signServiceToken, systemClock, type Logger, type TokenVerifier } from '@haicap/service-kit';
import type { Config } from '../config.js';
import type { RedisClient } from '../limits/rate-limits.js';
import type { Bus, RpcClient } from '@haicap/messaging';
import { AccountWatch } from './account-watch.js';
import { Callers } from './callers.js';
import { IdentityClient } from './identity-client.js';
import { OwnSessions } from './own-sessions.js';
import { RenewSession } from './renew-session.js';
import { SessionKeys } from './session-keys.js';
import type { NamedSession } from './session.js';
import { SessionStore } from './session.store.js';
import type { SignInParts } from './sign-in-routes.js';

export interface OpenSessions {
  readonly accounts: AccountWatch;
  readonly callers: Callers;
  readonly ownSessions: OwnSessions;
  readonly signIn: Omit<SignInParts, 'onError' | 'limits'>;
}

export interface SessionSetup {
  readonly config: Config;
  readonly redis: RedisClient;
  readonly tokens: TokenVerifier;
  readonly bus: Bus;
  readonly rpc: RpcClient;
  readonly logger: Logger;
}

/** Puts together what opens sessions and what finds them again. They go by the machine's clock, as browsers and tokens do. */
export function openSessions({ config, redis, tokens, bus, rpc, logger }: SessionSetup): OpenSessions {
  const { publicOrigin, issuer, identityUrl } = config;
  const clock = systemClock;
  const keys = new SessionKeys(config.sessionKey);
  const sessions = new SessionStore(redis, keys, clock);
  const identity = new IdentityClient({ issuer, identityUrl, publicOrigin, clientSecret: config.webClientSecret, clock });
  const accounts = new AccountWatch({ bus, rpc, serviceToken: () => signServiceToken(config.serviceKey, 'gateway', clock), clock, logger });
  const isOutdated = async ({ accountId, tokens: { accessToken } }: NamedSession) => {
    const verified = await tokens.inspect(accessToken);
    return verified !== null && !accounts.isCurrent(accountId, verified.issuedAtS);
  };
  const callers = new Callers({ tokens, sessions, renewSession: new RenewSession({ sessions, identity, isOutdated, clock }), keys, accounts, publicOrigin });
  return { accounts, callers, ownSessions: new OwnSessions({ callers, sessions, keys, accounts }), signIn: { identity, sessions, keys, callers, tokens, publicOrigin, clock, logger } };
}
