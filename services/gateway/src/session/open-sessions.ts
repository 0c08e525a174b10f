import { systemClock, type Logger, type TokenVerifier } from '@haicap/service-kit';
import type { Config } from '../config.js';
import type { RedisClient } from '../limits/rate-limits.js';
import { Callers } from './callers.js';
import { IdentityClient } from './identity-client.js';
import { OwnSessions } from './own-sessions.js';
import { RenewSession } from './renew-session.js';
import { SessionKeys } from './session-keys.js';
import { SessionStore } from './session.store.js';
import type { SignInParts } from './sign-in-routes.js';

export interface OpenSessions {
  readonly callers: Callers;
  readonly ownSessions: OwnSessions;
  readonly signIn: Omit<SignInParts, 'onError' | 'limits'>;
}

/** Puts together what opens sessions and what finds them again. They go by the machine's clock, as browsers and tokens do. */
export function openSessions(config: Config, redis: RedisClient, tokens: TokenVerifier, logger: Logger): OpenSessions {
  const { publicOrigin, issuer, identityUrl } = config;
  const clock = systemClock;
  const keys = new SessionKeys(config.sessionKey);
  const sessions = new SessionStore(redis, keys, clock);
  const identity = new IdentityClient({ issuer, identityUrl, publicOrigin, clientSecret: config.webClientSecret, clock });
  const callers = new Callers({ tokens, sessions, renewSession: new RenewSession(sessions, identity, clock), keys, publicOrigin });
  return { callers, ownSessions: new OwnSessions({ callers, sessions, keys }), signIn: { identity, sessions, keys, callers, tokens, publicOrigin, clock, logger } };
}
