import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const HSTS_MAX_AGE_S = 365 * 24 * 3600;
const PERMISSIONS_POLICY = 'accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()';
/** An answer that is no page may load nothing and be framed by nobody. */
const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Where browsers report what a policy kept a page from. */
export const POLICY_REPORTS_PATH = '/csp-reports';
/** By the name of its endpoint where a browser knows it, by its address where not. */
const REPORTING = `report-uri ${POLICY_REPORTS_PATH}; report-to csp`;

/** A policy with the place where violations are reported. */
export function reported(policy: string): string {
  return `${policy}; ${REPORTING}`;
}

/** The policy of our own pages: scripts from our files only, styles from our files or with this answer's nonce. */
export function pagePolicy(nonce: string): string {
  return reported([
    "default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join('; '));
}

/** Puts the security headers on every answer; a page replaces the content policy by its own. */
export async function secureHeaders(http: FastifyInstance, publicOrigin: string): Promise<void> {
  await http.register(helmet, {
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    // A page of another origin shares no window with ours and embeds nothing of ours.
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // Browsers ignore it over http, and a local installation has no certificate.
    hsts: publicOrigin.startsWith('https:') ? { maxAge: HSTS_MAX_AGE_S, includeSubDomains: false } : false,
  });
  http.addHook('onRequest', (_request, reply, done) => {
    reply.header('content-security-policy', NO_PAGE_POLICY).header('permissions-policy', PERMISSIONS_POLICY)
      .header('reporting-endpoints', `csp="${POLICY_REPORTS_PATH}"`);
    done();
  });
}
