import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

const PREFLIGHT_KEPT_S = 600;
const ASKED = ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match', 'last-event-id', 'traceparent', 'x-request-id', 'x-tracking-code', 'x-tracking-secret', 'x-tracking-token',
  'tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-defer-length'];
const TOLD = ['etag', 'location', 'link', 'retry-after', 'ratelimit', 'ratelimit-policy', 'deprecation', 'sunset', 'traceparent', 'x-request-id',
  'tus-resumable', 'tus-version', 'tus-extension', 'tus-max-size', 'upload-offset', 'upload-length', 'upload-expires'];

/**
 * Lets pages of the named origins call the interface with a token of theirs, and no other page. No cookie is sent along:
 * a session belongs to our own pages.
 */
export async function allowOrigins(http: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await http.register(cors, {
    origin: [...origins], credentials: false, methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'], allowedHeaders: ASKED, exposedHeaders: TOLD, maxAge: PREFLIGHT_KEPT_S,
    // It goes on to its route, as OPTIONS is a question of the upload protocol, too.
    strictPreflight: false, preflightContinue: true,
  });
}
