import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

/** The keys of a provider at one time, and a key that is not the provider's. */
export interface SigningKeys {
  readonly jwk: JWK;
  readonly sign: (claims: JWTPayload) => Promise<string>;
  readonly signAsStranger: (claims: JWTPayload) => Promise<string>;
}

export async function newKeys(kid: string): Promise<SigningKeys> {
  const own = await generateKeyPair('RS256', { extractable: true });
  const strange = await generateKeyPair('RS256');
  const by = (key: CryptoKey) => (claims: JWTPayload) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
  return { jwk: { ...(await exportJWK(own.privateKey)), kid, alg: 'RS256', use: 'sig' }, sign: by(own.privateKey), signAsStranger: by(strange.privateKey) };
}

/** A token that nobody signed, as RFC 7519 §6 writes it. */
export function unsigned(claims: JWTPayload): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}
