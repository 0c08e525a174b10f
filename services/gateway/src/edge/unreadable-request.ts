import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { bareHeaders } from '../web/security-headers.js';
import { Problem, problemBody, statusOf } from './problem.js';

const REASON = { 400: 'Bad Request', 408: 'Request Timeout' } as const;

/**
 * Answers what never became a request: bytes that are no HTTP, headers that are too large, a body that does not arrive in
 * time. Nothing is known of the caller, so the words are Vietnamese and the trace is new.
 */
export function refuseUnreadable(publicOrigin: string): (error: Error & { readonly code?: string }, socket: Socket) => void {
  const headers = Object.entries(bareHeaders(publicOrigin)).map(([name, value]) => `${name}: ${value}`);
  return (error, socket) => answer(error, socket, headers);
}

function answer(error: Error & { readonly code?: string }, socket: Socket, headers: readonly string[]): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = new Problem(error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'REQUEST_TOO_SLOW' : 'REQUEST_INVALID');
  const status = statusOf(problem.code);
  const body = JSON.stringify(problemBody(problem, { language: 'vi', traceId: randomBytes(16).toString('hex'), path: '/' }));
  const head = [
    `HTTP/1.1 ${status} ${REASON[status as keyof typeof REASON]}`, 'content-type: application/problem+json', 'cache-control: no-store', 'content-language: vi',
    `content-length: ${Buffer.byteLength(body)}`, 'connection: close', ...headers,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
