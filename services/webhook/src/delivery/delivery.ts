import { WEBHOOK_RETRY_HOURS } from '@haicap/contracts';

const [MINUTE_S, HOUR_S] = [60, 3_600];
/** After the first failure, the second, …; the last one repeats until the time is over. */
const RETRY_S = [5, 30, 2 * MINUTE_S, 10 * MINUTE_S, 30 * MINUTE_S, HOUR_S, 2 * HOUR_S, 4 * HOUR_S, 8 * HOUR_S];
const JITTER = 0.2;

/** When to try again after so many failed tries; null when that would be too late. Spread, so that an endpoint that comes back is not met by everything at once. */
export function nextTry(failed: { readonly tries: number; readonly expiresAt: Date; readonly retryAfterS: number }, at: Date, random: number): Date | null {
  const scheduledS = RETRY_S[Math.min(failed.tries, RETRY_S.length) - 1] ?? HOUR_S;
  const afterS = Math.max(scheduledS * (1 - JITTER + 2 * JITTER * random), failed.retryAfterS);
  const next = new Date(at.getTime() + afterS * 1_000);
  return next < failed.expiresAt ? next : null;
}

export function expiryOf(from: Date): Date {
  return new Date(from.getTime() + WEBHOOK_RETRY_HOURS * HOUR_S * 1_000);
}
