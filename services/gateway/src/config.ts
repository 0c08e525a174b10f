import { ADMISSION_LEFT_OFF, admissionConfig, base64Key32, baseConfig, listenerConfig, mayLeaveAdmissionOff } from '@haicap/service-kit';
import { isIP } from 'node:net';
import { z } from 'zod';

const namesOf = (name: z.ZodType<string, string>) => z.string().min(1).transform((list) => list.split(',').map((one) => one.trim())).pipe(z.array(name));

const NETWORK_BITS_MIN = { 4: 8, 6: 16 } as const;

// The whole of the internet as a proxy would be the same as believing everybody.
function isProxy(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= NETWORK_BITS_MIN[version as 4 | 6]);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && (text.startsWith('https:') || ['localhost', '127.0.0.1'].includes(new URL(text).hostname));
}

export const config = z.object({
  ...baseConfig,
  ...listenerConfig,
  ...admissionConfig,
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
  trustedProxies: namesOf(z.string().refine(isProxy, 'a proxy is an address or a network, never everybody')).optional(),
  /** Origins whose pages may call the interface with a token, comma-separated; none by default. */
  corsOrigins: namesOf(z.string().refine(isOrigin, 'an origin is https://<host>, without a path')).default([]),
  /**
   * Requests that may be in flight to one owner at a time, of all classes together; over all replicas of the gateway they
   * should stay below what an owner handles and lets wait (320 per replica of it).
   */
  ownerRequestsMax: z.coerce.number().int().min(8).max(10_000).default(256),
  /** Multiplies every rate limit; a load test raises it. */
  rateLimitFactor: z.coerce.number().min(0.01).max(10_000).default(1),
}).refine(({ publicOrigin }) => publicOrigin.startsWith('https:') || new URL(publicOrigin).hostname === 'localhost' || new URL(publicOrigin).hostname === '127.0.0.1', {
  path: ['publicOrigin'], message: 'a public origin other than localhost is https',
}).refine(mayLeaveAdmissionOff, ADMISSION_LEFT_OFF);
export type Config = z.infer<typeof config>;
