import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';

/** What names of cookies begin with: on https with the mark by which browsers refuse one that did not come over https. */
export const cookiePrefix = (origin: string): string => (origin.startsWith('https:') ? '__Secure-' : '');

const LIFETIME_S = 900;

const identified = z.object({
  accountId: z.uuid(), how: z.object({ way: z.enum(['page', 'upstream']), provider: z.string().optional(), assurance: z.number().optional() }),
});
/** Who somebody is known to be, and how; signed in is who has shown what else the account needs. */
export type Identified = z.infer<typeof identified>;

const progress = z.discriminatedUnion('step', [
  z.object({ step: z.literal('at-provider'), uid: z.string(), provider: z.string(), state: z.string(), nonce: z.string(), verifier: z.string() }),
  z.object({ step: z.literal('identified'), uid: z.string(), who: identified }),
  // The secret while it is being set up; null when a code of the one that is known is asked for.
  z.object({ step: z.literal('second-factor'), uid: z.string(), who: identified, login: z.string(), secret: z.string().nullable() }),
  z.object({ step: z.literal('proven'), uid: z.string(), who: identified }),
]);
/** How far a browser has come on its way to be signed in; `uid` is the interaction that began it. */
export type SignInProgress = z.infer<typeof progress>;

/** Where progress is kept: encrypted, under the digest of its key, taken once. */
export interface ProgressRecords {
  put(model: string, id: string, payload: object, lifetimeS: number): Promise<void>;
  take(model: string, id: string): Promise<unknown>;
}

/**
 * Progress belongs to the browser that made it, by a cookie that is new at every step and good for one. Nobody else's browser
 * can go on from it, and a step does not happen twice.
 */
export class SignInSteps {
  private readonly cookie: string;

  constructor(private readonly records: ProgressRecords, private readonly mountPath: string, private readonly origin: string) {
    this.cookie = `${cookiePrefix(origin)}haicap_sign_in`;
  }

  async keep(response: ServerResponse, step: SignInProgress): Promise<void> {
    const key = randomBytes(32).toString('base64url');
    await this.records.put('SignInProgress', key, step, LIFETIME_S);
    this.setCookie(response, key, LIFETIME_S);
  }

  /** The progress of this browser, of one of those steps; undefined when there is none, or another. It is gone afterwards. */
  async take<S extends SignInProgress['step']>(request: IncomingMessage, response: ServerResponse, steps: readonly S[]): Promise<Extract<SignInProgress, { step: S }> | undefined> {
    const key = new RegExp(`(?:^|; )${this.cookie}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
    if (key === undefined) return undefined;
    this.setCookie(response, '', 0);
    const found = progress.safeParse(await this.records.take('SignInProgress', key));
    const wanted: readonly SignInProgress['step'][] = steps;
    return found.success && wanted.includes(found.data.step) ? (found.data as Extract<SignInProgress, { step: S }>) : undefined;
  }

  private setCookie(response: ServerResponse, value: string, maxAgeS: number): void {
    // Lax: the provider sends the browser back from another site.
    const secure = this.origin.startsWith('https:') ? '; Secure' : '';
    response.setHeader('set-cookie', `${this.cookie}=${value}; Path=${this.mountPath}; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure}`);
  }
}
