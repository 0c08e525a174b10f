import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

const HSTS_MAX_AGE_S = 365 * 24 * 3600;
const PERMISSIONS_POLICY = 'accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()';
/** What every policy says by name: no plugin, no other base for addresses, no frame around it. */
export const CLOSED_TO_ALL = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
/** An answer that is no page may load nothing, send no form, and be framed by nobody. */
const NO_PAGE_POLICY = `default-src 'none'; form-action 'none'; ${CLOSED_TO_ALL}`;

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
    "connect-src 'self'", 'frame-src blob:', "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", CLOSED_TO_ALL,
  ].join('; '));
}

/** The policy of a script that runs as a worker: it fetches from this origin, and nothing else. */
export const WORKER_POLICY = reported(`default-src 'none'; script-src 'self'; connect-src 'self'; ${CLOSED_TO_ALL}`);

/**
 * A year of nothing but https, for the hosts below this one as well: a cookie or a page of one of them in clear would be a way in. Browsers
 * ignore it over http, and a local installation has no certificate.
 */
export function strictTransport(publicOrigin: string): string | undefined {
  return publicOrigin.startsWith('https:') ? `max-age=${HSTS_MAX_AGE_S}; includeSubDomains` : undefined;
}

/** The headers of what is answered before it became a request, by hand: nothing else has seen it. */
export function bareHeaders(publicOrigin: string): Readonly<Record<string, string>> {
  const transport = strictTransport(publicOrigin);
  return {
    'content-security-policy': NO_PAGE_POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', ...(transport === undefined ? {} : { 'strict-transport-security': transport }),
  };
}

/** What the library sets, which depends on nothing of a request: asked once, since its way through fifteen middlewares costs as much as a short answer. */
function headersOfLibrary(): Record<string, string> {
  const headers: Record<string, string> = {};
  const noting = { setHeader: (name: string, value: string) => { headers[name.toLowerCase()] = value; }, removeHeader: () => undefined };
  helmet({
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    // A page of another origin shares no window with ours and embeds nothing of ours.
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: false,
  })({} as IncomingMessage, noting as unknown as ServerResponse, (error?: unknown) => {
    if (error !== undefined) throw error instanceof Error ? error : new Error('the library made no headers');
  });
  return headers;
}

/** Puts the security headers on every answer; a page replaces the content policy by its own. */
export function secureHeaders(http: FastifyInstance, publicOrigin: string): void {
  const transport = strictTransport(publicOrigin);
  const headers = {
    ...headersOfLibrary(), ...(transport === undefined ? {} : { 'strict-transport-security': transport }),
    'content-security-policy': NO_PAGE_POLICY, 'permissions-policy': PERMISSIONS_POLICY, 'reporting-endpoints': `csp="${POLICY_REPORTS_PATH}"`,
  };
  http.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
