import { baseConfig, databaseConfig, listenerConfig, safeUrl } from '@haicap/service-kit';
import { z } from 'zod';

const json = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
const privateJwk = json.pipe(z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string() }));

const upstreamProvider = z.strictObject({
  /** Part of the redirect address that is registered at the provider. */
  id: z.string().regex(/^[a-z0-9-]{1,30}$/),
  kind: z.enum(['vneid', 'province']),
  name: z.string().min(1).max(60),
  issuer: safeUrl, clientId: z.string().min(1), clientSecret: z.string().min(16),
  minimumAssurance: z.union([z.literal(1), z.literal(2)]).default(2),
  loginClaim: z.string().min(1).default('login'),
  idTokenAlgorithm: z.enum(['RS256', 'PS256', 'ES256']).default('RS256'),
});
const upstreamProviders = json.pipe(z.array(upstreamProvider).max(10))
  .refine((providers) => new Set(providers.map(({ id }) => id)).size === providers.length);

const SIGNING_KEY_BYTES_MIN = 384;
const bytesIn = (number: string) => Buffer.from(number, 'base64url').length;

export const config = z.object({
  ...baseConfig,
  ...listenerConfig,
  ...databaseConfig,
  /** The internal listener; the gateway streams /oidc/* to it. */
  httpPort: z.coerce.number().int().min(0).max(65_535),
  /** The loopback, unless the gateway is on another machine of a network nobody else is in. */
  httpHost: z.string().min(1).default('127.0.0.1'),
  /** RSA; in production of 3072 bits at least, which are 128 bits of strength. */
  oidcSigningKey: privateJwk,
  cookieKey: z.string().min(16),
  /** The secret by which the gateway, the one client that people sign in with, proves who it is. */
  webClientSecret: z.string().min(32),
  /** Used in the profile `local` only; there it is required. */
  localGrantSecret: z.string().min(16).optional(),
  /** Who signs people in: a JSON list. Empty: in production nobody can sign in. */
  upstreamProviders: upstreamProviders.default([]),
}).refine(({ profile, localGrantSecret }) => profile !== 'local' || localGrantSecret !== undefined, { path: ['localGrantSecret'] })
  // A data folder for trying out may still have one of before.
  .refine(({ profile, oidcSigningKey }) => profile !== 'production' || bytesIn(oidcSigningKey.n) >= SIGNING_KEY_BYTES_MIN, { path: ['oidcSigningKey'] });
export type Config = z.infer<typeof config>;

export const migrateConfig = z.object({ ownerDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//) });
