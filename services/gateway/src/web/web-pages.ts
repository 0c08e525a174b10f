import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../edge/problem.js';
import { isFileAddress, isPageAddress, isStaffAddress, isWorkerAddress } from './page-address.js';
import { pagePolicy, WORKER_POLICY } from './security-headers.js';

const ASSET_MAX_AGE = '365d';
/** The build writes this where a nonce belongs; it is replaced in each answer. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

type OnError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/**
 * Serves the two web applications: hashed files for ever, everything else by its own name, and for every other address the page of the application
 * it belongs to, so a link into it works from anywhere.
 */
export async function serveWeb(http: FastifyInstance, webDir: string, onError: OnError): Promise<void> {
  await http.register(fastifyStatic, { root: webDir, serve: false, index: false, preCompressed: true, dotfiles: 'ignore' });
  http.get('/*', { errorHandler: onError }, async (request, reply) => {
    // Joined and not resolved: `//` alone would be read as an address without a host.
    const path = new URL(`http://gateway${request.url}`).pathname;
    if (!isPageAddress(path)) throw new Problem('NOT_FOUND');
    if (!isFileAddress(path)) return sendPage(reply, join(webDir, isStaffAddress(path) ? 'can-bo.html' : 'index.html'));
    if (isWorkerAddress(path)) reply.header('content-security-policy', WORKER_POLICY);
    const isHashed = path.startsWith('/assets/');
    return reply.sendFile(decodeURIComponent(path), isHashed ? { maxAge: ASSET_MAX_AGE, immutable: true } : { maxAge: 0 });
  });
}

async function sendPage(reply: FastifyReply, file: string): Promise<FastifyReply> {
  const html = await readPage(file);
  const nonce = randomBytes(16).toString('base64');
  return reply.headers({ 'content-security-policy': pagePolicy(nonce), 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8').send(withNonce(html, nonce));
}

async function readPage(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Problem('NOT_FOUND') : error;
  }
}

/** Gives every place the build marked, and every style without a mark, the nonce of this answer. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACEHOLDER, nonce).replace(/<style(?![^>]*\bnonce=)/g, `<style nonce="${nonce}"`);
}
