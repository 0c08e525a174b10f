import { TokenUnavailable, type TokenSource } from './access-token.js';
import { problemOf } from './problem.js';

export interface SendSettings {
  readonly fetch: typeof globalThis.fetch;
  /** Undefined: what needs no sign-in. */
  readonly tokens: TokenSource | undefined;
  /** How often a request is sent again that may be. */
  readonly retries: number;
  readonly newKey: () => string;
  readonly wait: (ms: number) => Promise<void>;
  /** Between 0 and 1. */
  readonly random: () => number;
}

const KEY = 'idempotency-key';
const BASE_MS = 500;
const WAIT_MAX_MS = 30_000;

/**
 * One request until it is answered. A write carries a key that stays the same, so sending it again after a lost answer does it once; what is refused
 * for the moment (429, 503, a key in flight) is sent again when the platform says so, be it the request or its token; an ended token is renewed once.
 */
export function sender(settings: SendSettings): (request: Request) => Promise<Response> {
  return async (request) => {
    giveKey(request, settings.newKey);
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await withToken(settings, request).catch(whatBecameOfToken);
      if (isAnswer(outcome) && outcome.ok) return outcome;
      const afterMs = attempt < settings.retries ? waitFor(outcome, attempt, settings.random) : null;
      if (afterMs === null) throw await reasonOf(outcome);
      if (isAnswer(outcome)) await outcome.body?.cancel();
      await settings.wait(afterMs);
    }
  };
}

function giveKey({ method, headers }: Request, newKey: () => string): void {
  const isWrite = method !== 'GET' && method !== 'HEAD';
  if (isWrite && !headers.has(KEY)) headers.set(KEY, newKey());
}

function whatBecameOfToken(error: unknown): unknown {
  if (error instanceof TokenUnavailable) return error.outcome();
  throw error;
}

async function reasonOf(outcome: unknown): Promise<unknown> {
  return isAnswer(outcome) ? problemOf(outcome) : outcome;
}

const isAnswer = (outcome: unknown): outcome is Response => outcome instanceof Response;

async function withToken(settings: SendSettings, request: Request): Promise<unknown> {
  const { tokens } = settings;
  if (tokens === undefined) return once(settings, request);
  const token = await tokens.get();
  request.headers.set('authorization', `Bearer ${token}`);
  const outcome = await once(settings, request);
  if (!isAnswer(outcome) || outcome.status !== 401) return outcome;
  await outcome.body?.cancel();
  tokens.forget(token);
  request.headers.set('authorization', `Bearer ${await tokens.get()}`);
  return once(settings, request);
}

/** The answer, or the fault of the way there; what the caller has aborted stays aborted. */
async function once({ fetch }: SendSettings, request: Request): Promise<unknown> {
  try {
    // A body is read by sending it, and may have to be sent again.
    return await fetch(request.clone());
  } catch (error) {
    if (request.signal.aborted) throw error;
    return error;
  }
}

/** How long to wait before the next try; null when another try changes nothing. */
function waitFor(outcome: unknown, attempt: number, random: () => number): number | null {
  const backoffMs = Math.min(WAIT_MAX_MS, BASE_MS * 2 ** attempt) * (0.5 + random() / 2);
  if (!isAnswer(outcome)) return backoffMs;
  const after = outcome.headers.get('retry-after');
  if (after !== null && /^\d+$/.test(after)) return Number(after) * 1_000 > WAIT_MAX_MS ? null : Math.max(Number(after) * 1_000, backoffMs);
  return [429, 502, 503, 504].includes(outcome.status) ? backoffMs : null;
}
