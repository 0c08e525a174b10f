import type { Problem } from '../api/client.js';

type Refusal = Pick<Problem, 'status' | 'code'>;

/** The session ended, or another tab has begun a new one. */
const SESSION_CODES: ReadonlySet<string> = new Set(['TOKEN_MISSING', 'TOKEN_INVALID', 'CSRF_TOKEN_WRONG']);

export const isSessionOver = ({ code }: Pick<Refusal, 'code'>): boolean => SESSION_CODES.has(code);

/** Turned away before anybody has looked whether it had arrived under this key before. */
const isTurnedAway = ({ code }: Refusal) => isSessionOver({ code }) || code === 'TOO_MANY_REQUESTS';

/** The owner has refused; whatever else went wrong, it may have happened after all. */
export const isDecided = (refusal: Refusal): boolean =>
  refusal.status >= 400 && refusal.status < 500 && !refusal.code.startsWith('IDEMPOTENCY_KEY_') && refusal.code !== 'OUTCOME_UNKNOWN' && !isTurnedAway(refusal);

/** Whether the key of something sent may be forgotten. `isAgain`: an earlier try under it was never answered. */
export const isSettled = (refusal: Refusal, { isAgain }: { readonly isAgain: boolean }): boolean => isDecided(refusal) || (!isAgain && isTurnedAway(refusal));
