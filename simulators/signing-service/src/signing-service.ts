import { createHash, randomBytes } from 'node:crypto';
import type { Authority } from './authority.js';

export const MODES = ['good', 'wrong-signature', 'foreign-certificate', 'garbage', 'too-large', 'silent', 'redirect', 'refuses', 'disabled-key'] as const;
export type Mode = (typeof MODES)[number];

type Body = Readonly<Record<string, unknown>>;
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const PIN = '123456';
const refused = (error: string): Answer => ({ status: 400, body: { error } });

/** What a signing service keeps: who has which key, and which consent stands for which hash. */
export class SigningService {
  mode: Mode = 'good';
  asked = 0;
  readonly #consents = new Map<string, string>();
  readonly #known = new Set<string>();

  constructor(private readonly authority: Authority, private readonly stranger: Authority) {}

  answer(path: string, body: Body): Answer {
    this.asked += 1;
    if (this.mode === 'refuses') return refused('invalid_request');
    switch (path) {
      case 'credentials/list':
        return { status: 200, body: { credentialIDs: [this.#credentialOf(textIn(body, 'userID'))] } };
      case 'credentials/info':
        return { status: 200, body: this.#info(textIn(body, 'credentialID')) };
      case 'credentials/authorize':
        return this.#authorize(body);
      case 'signatures/signHash':
        return this.#sign(body);
      default:
        return { status: 404, body: { error: 'invalid_request' } };
    }
  }

  #credentialOf(userId: string): string {
    const id = createHash('sha256').update(userId).digest('hex').slice(0, 16);
    if (this.#known.has(id)) return id;
    for (const authority of [this.authority, this.stranger]) authority.issue(id, `SIMULATED ${userId}`, userId.startsWith('rsa:'));
    this.#known.add(id);
    return id;
  }

  #info(id: string): unknown {
    const authority = this.mode === 'foreign-certificate' ? this.stranger : this.authority;
    return {
      key: { status: this.mode === 'disabled-key' ? 'disabled' : 'enabled', algo: ['1.2.840.113549.1.1.11', '1.2.840.10045.4.3.2'] },
      cert: { status: 'valid', certificates: authority.chain(id) },
      auth: { mode: 'explicit', objects: [{ type: 'Password', id: 'PIN', label: 'PIN' }] },
    };
  }

  #authorize(body: Body): Answer {
    const [{ id, value } = { id: '', value: '' }] = (body['authData'] ?? []) as { id: string; value: string }[];
    if (id !== 'PIN' || value !== PIN) return refused('invalid_pin');
    const sad = randomBytes(24).toString('base64url');
    this.#consents.set(sad, `${textIn(body, 'credentialID')}|${hashIn(body)}`);
    return { status: 200, body: { SAD: sad, expiresIn: 300 } };
  }

  /** A consent is for one hash of one key, and is used once. */
  #sign(body: Body): Answer {
    const [sad, id, hash] = [textIn(body, 'SAD'), textIn(body, 'credentialID'), hashIn(body)];
    const isConsented = this.#consents.get(sad) === `${id}|${hash}`;
    this.#consents.delete(sad);
    if (!isConsented) return refused('invalid_sad');
    const signed = this.mode === 'wrong-signature' ? randomBytes(32) : Buffer.from(hash, 'base64');
    return { status: 200, body: { signatures: [this.authority.sign(id, signed)] } };
  }
}

function textIn(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

function hashIn(body: Body): string {
  const [hash = ''] = (body['hashes'] ?? []) as string[];
  return hash;
}
