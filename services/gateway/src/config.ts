import { base64Key32, baseConfig } from '@haicap/service-kit';
import { z } from 'zod';

export const config = z.object({
  ...baseConfig,
  httpPort: z.coerce.number().int().min(0).max(65_535),
  httpHost: z.string().min(1).default('127.0.0.1'),
  publicOrigin: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  redisUrl: z.string().regex(/^rediss?:\/\//),
  identityUrl: z.url({ protocol: /^http$/ }).transform((url) => new URL(url).origin),
  /** The internal listener of the service `files`. */
  filesUrl: z.url({ protocol: /^http$/ }).transform((url) => new URL(url).origin),
  /** By it the gateway proves to identity who it is. */
  webClientSecret: z.string().min(32),
  /** Encrypts sessions; another one signs everybody out. */
  sessionKey: base64Key32,
  webDir: z.string().min(1),
  /**
   * Addresses of the proxies in front, comma-separated. Unset, no forwarded header is believed: believing one from
   * anybody would let a caller have a rate limit of its own per request.
   */
  trustedProxies: z.string().min(1).transform((list) => list.split(',').map((address) => address.trim())).optional(),
  /**
   * Requests that may be in flight to one owner at a time, of all classes together; over all replicas of the gateway they
   * should stay below what an owner handles and lets wait (320 per replica of it).
   */
  ownerRequestsMax: z.coerce.number().int().min(8).max(10_000).default(256),
  /** Multiplies every rate limit; a load test raises it. */
  rateLimitFactor: z.coerce.number().min(0.01).max(10_000).default(1),
}).refine(({ publicOrigin }) => publicOrigin.startsWith('https:') || new URL(publicOrigin).hostname === 'localhost' || new URL(publicOrigin).hostname === '127.0.0.1', {
  path: ['publicOrigin'], message: 'a public origin other than localhost is https',
});
export type Config = z.infer<typeof config>;
