import compress from '@fastify/compress';
import { HTTP_ROUTES } from '@haicap/contracts';
import type { FastifyInstance } from 'fastify';
import { DOCS_PATHS } from '../docs/serve-docs.js';
import { fastifyPath } from '../edge/route-decorator.js';

const BYTES_MIN = 1024;
const GZIP_LEVEL = 6;

// An answer about a person may hold a secret beside text that somebody else chose; its length must not tell (BREACH).
const COMPRESSED = new Set([
  '/*', '/api/openapi.json', '/api/asyncapi.json', '/api/v1/changelog', ...DOCS_PATHS,
  ...HTTP_ROUTES.filter((route) => route.privacy === 'public' && route.stream === 'none').map((route) => fastifyPath(route.path)),
]);

/** Compresses what everybody may read, for weak links; everything else leaves as it is. Register it before the routes. */
export async function compressPublic(http: FastifyInstance): Promise<void> {
  http.addHook('onRoute', (route) => {
    if (!COMPRESSED.has(route.url)) route.compress = false;
  });
  await http.register(compress, { encodings: ['gzip'], threshold: BYTES_MIN, zlibOptions: { level: GZIP_LEVEL }, globalDecompression: false });
}
