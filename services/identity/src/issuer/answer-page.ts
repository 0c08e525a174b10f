import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';

const FORM_BYTES_MAX = 4096;

export interface PagePolicy {
  readonly nonce?: string;
  readonly formAction?: string;
  /** The address of the one script the page may run. */
  readonly script?: string;
}

/** Answers with a page under a policy that allows its own style, and nothing else that is not named. */
export function writePage(response: ServerResponse, status: number, html: string, policy: PagePolicy = {}): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-security-policy', contentPolicy(policy));
  response.end(html);
}

export function contentPolicy({ nonce, formAction = "'none'", script }: PagePolicy): string {
  const style = nonce === undefined ? '' : `; style-src 'nonce-${nonce}'`;
  const scripts = script === undefined ? '' : `; script-src ${script}`;
  return `default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action ${formAction}${style}${scripts}`;
}

/** Answers with a script of our own. */
export function writeScript(response: ServerResponse, text: string): void {
  response.statusCode = 200;
  response.setHeader('content-type', 'text/javascript; charset=utf-8');
  response.setHeader('cache-control', 'no-cache');
  response.end(text);
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
