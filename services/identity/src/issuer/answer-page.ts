import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';

const FORM_BYTES_MAX = 4096;

export interface PagePolicy {
  readonly nonce?: string;
  readonly formAction?: string;
}

/** Answers with a page under a policy that allows its own style, and nothing else that is not named. */
export function writePage(response: ServerResponse, status: number, html: string, policy: PagePolicy = {}): void {
  const style = policy.nonce === undefined ? '' : `; style-src 'nonce-${policy.nonce}'`;
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-security-policy', `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action ${policy.formAction ?? "'none'"}${style}`);
  response.end(html);
}

/** Sends the browser on by a GET, whatever it came with. */
export function sendOn(response: ServerResponse, location: string): void {
  response.statusCode = 303;
  response.setHeader('location', location);
  response.setHeader('cache-control', 'no-store');
  response.end();
}

export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > FORM_BYTES_MAX) throw new errors.InvalidRequest('the form is too large');
  }
  return new URLSearchParams(text);
}
