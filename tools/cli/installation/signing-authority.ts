import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';

/** The key of the test authority for results, in PKCS #8, and since when it stands. */
export const signingAuthorityFile = z.object({ key: z.string(), notBefore: z.string() });

const BITS = 3072;

export function makeSigningAuthority(now: Date): z.infer<typeof signingAuthorityFile> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: BITS });
  return { key: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'), notBefore: `${now.toISOString().slice(0, 10)}T00:00:00Z` };
}
