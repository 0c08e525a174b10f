import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { PersonalDataCipher } from '@haicap/service-kit';

const COOKIE_BYTES = 32;
const COOKIE_FORM = /^[\w-]{43}$/;

/** All that is made with the key of sessions: what lies in Redis and in the sign-in cookie, and the tokens against forged requests. */
export class SessionKeys {
  readonly #cipher: PersonalDataCipher;
  readonly #csrfKey: Uint8Array;

  constructor(key: Uint8Array) {
    const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', key, '', `haicap/session/${purpose}`, 32));
    this.#cipher = new PersonalDataCipher({ key: derive('record'), keyId: 'session', indexKey: derive('index'), mayWrite: ({ table }) => table === 'session' });
    this.#csrfKey = derive('csrf');
  }

  /** A new cookie: 256 random bits that mean nothing. */
  newCookie(): string {
    return randomBytes(COOKIE_BYTES).toString('base64url');
  }

  /** The name of a session: the digest of its cookie; undefined for a text that is no cookie of ours. */
  sessionIdOf(cookie: string | undefined): string | undefined {
    return cookie !== undefined && COOKIE_FORM.test(cookie) ? createHash('sha256').update(cookie).digest('base64url') : undefined;
  }

  seal(value: unknown, purpose: 'record' | 'sign-in', name: string): string {
    return this.#cipher.encrypt(JSON.stringify(value), { table: 'session', column: purpose, rowId: name });
  }

  /** What was sealed for this purpose and name; undefined when it is not that, whoever made it. */
  open(sealed: string, purpose: 'record' | 'sign-in', name: string): unknown {
    try {
      return JSON.parse(this.#cipher.decrypt(sealed, { table: 'session', column: purpose, rowId: name }));
    } catch {
      // Altered, or sealed with a key that was replaced: as good as not there.
      return undefined;
    }
  }

  /** The token a page sends back with each write; whoever cannot read our pages does not know it. */
  csrfTokenOf(sessionId: string): string {
    return createHmac('sha256', this.#csrfKey).update(sessionId).digest('base64url');
  }

  isCsrfTokenOf(sessionId: string, token: unknown): boolean {
    const expected = Buffer.from(this.csrfTokenOf(sessionId));
    const given = Buffer.from(typeof token === 'string' ? token : '');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
