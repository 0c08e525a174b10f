import { z } from 'zod';
import { SigningFailed } from './pdf-signer.js';

export interface CscSettings {
  /** Without the path of the interface, for example `https://ky.example.vn`. */
  readonly baseUrl: string;
  /** How this installation is known to the service. */
  readonly clientToken: string;
  readonly timeoutMs?: number;
}

export interface CscCredential {
  readonly credentialId: string;
  /** DER, the signatory's first. */
  readonly certificates: readonly Uint8Array[];
  readonly needsPin: boolean;
}

interface HashOrder {
  readonly credentialId: string;
  readonly hash: Uint8Array;
  readonly hashAlgorithm: string;
}

const TIMEOUT_MS = 15_000;
const ANSWER_BYTES_MAX = 256 * 1024;
const CREDENTIALS_MAX = 20;

const base64 = z.string().max(20_000).regex(/^[A-Za-z0-9+/]+=*$/);
const credentialInfo = z.object({
  key: z.object({ status: z.string() }),
  cert: z.object({ status: z.string().optional(), certificates: z.array(base64).min(1).max(6) }),
  auth: z.object({
    mode: z.string(), objects: z.array(z.object({ type: z.string(), id: z.string().max(100) })).max(10).optional(),
  }).optional(),
});
const credentialList = z.object({ credentialIDs: z.array(z.string().min(1).max(200)).max(CREDENTIALS_MAX) });
const authorization = z.object({ SAD: z.string().min(1).max(4_096) });
const signatures = z.object({ signatures: z.array(base64).length(1) });

/** Speaks to a remote signing service. It is a foreign system: every answer is bounded in time and size and read by a schema. */
export class CscClient {
  readonly #settings: Required<CscSettings>;

  constructor(settings: CscSettings) {
    this.#settings = { timeoutMs: TIMEOUT_MS, ...settings };
  }

  /** The first credential of a user that can sign now; null when the service has none. */
  async findCredential(userId: string): Promise<CscCredential | null> {
    const { credentialIDs } = await this.#ask('credentials/list', { userID: userId, onlyValid: true }, credentialList);
    for (const credentialId of credentialIDs) {
      const { key, cert, auth } = await this.#ask('credentials/info', { credentialID: credentialId, certificates: 'chain', authInfo: true }, credentialInfo);
      if (key.status !== 'enabled' || (cert.status ?? 'valid') !== 'valid') continue;
      const needsPin = auth?.mode === 'explicit' && (auth.objects ?? []).some(({ id }) => id === 'PIN');
      return { credentialId, needsPin, certificates: cert.certificates.map((text) => Buffer.from(text, 'base64')) };
    }
    return null;
  }

  /** Lets the holder of the key consent to one hash and no other. */
  async authorize({ credentialId, hash, hashAlgorithm, pin }: HashOrder & { readonly pin: string | undefined }): Promise<string> {
    const { SAD } = await this.#ask('credentials/authorize', {
      credentialID: credentialId, numSignatures: 1, hashes: [Buffer.from(hash).toString('base64')], hashAlgorithmOID: hashAlgorithm,
      ...(pin === undefined ? {} : { authData: [{ id: 'PIN', value: pin }] }),
    }, authorization);
    return SAD;
  }

  async signHash({ credentialId, sad, hash, hashAlgorithm, signAlgorithm }: HashOrder & { readonly sad: string; readonly signAlgorithm: string }): Promise<Uint8Array> {
    const { signatures: [signature = ''] } = await this.#ask('signatures/signHash', {
      credentialID: credentialId, SAD: sad, hashes: [Buffer.from(hash).toString('base64')], hashAlgorithmOID: hashAlgorithm, signAlgo: signAlgorithm,
    }, signatures);
    return Buffer.from(signature, 'base64');
  }

  async #ask<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
    const { baseUrl, clientToken, timeoutMs } = this.#settings;
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${baseUrl}/csc/v2/${path}`, {
        method: 'POST', body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
        headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${clientToken}` },
      });
      text = await boundedText(response);
    } catch (error) {
      throw new SigningFailed('SIGNING_UNAVAILABLE', `the signing service did not answer ${path}`, error);
    }
    // What it says about a wrong PIN or a locked key is told to nobody: only that it refused.
    if (response.status >= 400 && response.status < 500) throw new SigningFailed('SIGNING_REFUSED', `the signing service refused ${path} with ${response.status}`);
    const parsed = response.ok ? schema.safeParse(parseJson(text)) : undefined;
    if (!parsed?.success) throw new SigningFailed('SIGNING_UNAVAILABLE', `the signing service answered ${path} with ${response.status} and nothing that can be read`);
    return parsed.data;
  }
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > ANSWER_BYTES_MAX) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it.
    return undefined;
  }
}
