import { baseConfig, databaseConfig } from '@haicap/service-kit';
import { z } from 'zod';

const privateJwk = z.string().transform((text, context) => {
  try {
    const jwk: unknown = JSON.parse(text);
    return jwk;
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
}).pipe(z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string() }));

export const config = z.object({
  ...baseConfig,
  ...databaseConfig,
  /** The internal listener; the gateway streams /oidc/* to it. */
  httpPort: z.coerce.number().int().min(0).max(65_535),
  /** The loopback, unless the gateway is on another machine of a network nobody else is in. */
  httpHost: z.string().min(1).default('127.0.0.1'),
  oidcSigningKey: privateJwk,
  cookieKey: z.string().min(16),
  /** The secret by which the gateway, the one client that people sign in with, proves who it is. */
  webClientSecret: z.string().min(32),
  /** Used in the profile `local` only; there it is required. */
  localGrantSecret: z.string().min(16).optional(),
}).refine(({ profile, localGrantSecret }) => profile !== 'local' || localGrantSecret !== undefined, { path: ['localGrantSecret'] });
export type Config = z.infer<typeof config>;

export const migrateConfig = z.object({ ownerDatabaseUrl: z.string().regex(/^postgres(ql)?:\/\//) });
