import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { errors } from 'oidc-provider';
import { issuerPages } from './issuer-pages.js';

const FORM_BYTES_MAX = 4096;
const SUGGESTED_LOGINS_MAX = 40;
const INTERACTION_PATH = /^\/interaction\/([\w-]{1,64})$/;

export interface SignInOptions {
  readonly provider: Provider;
  /** The public path of the issuer, for example /oidc. */
  readonly mountPath: string;
  readonly origin: string;
  /** Absent in production: there the page says where sign-in comes from. */
  readonly demo?: {
    readonly signInDemo: (login: string) => Promise<string | undefined>;
    readonly suggestLogins: (limit: number) => Promise<readonly string[]>;
  };
}

/** The page on which a person chooses a demo account. It answers true when the request was its own. */
export class SignIn {
  constructor(private readonly options: SignInOptions) {}

  /** Serves `/interaction/<uid>`: GET shows the page, POST signs in and returns to the client. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const uid = INTERACTION_PATH.exec(new URL(request.url ?? '/', this.options.origin).pathname)?.[1];
    if (uid === undefined) return false;
    try {
      await (request.method === 'POST' ? this.finish(request, response, uid) : this.show(request, response, uid));
    } catch (error) {
      if (!(error instanceof errors.OIDCProviderError)) throw error;
      writePage(response, 400, issuerPages.fault(error.error), {});
    }
    return true;
  }

  private async show(request: IncomingMessage, response: ServerResponse, uid: string, unknownLogin?: string): Promise<void> {
    const { params } = await this.options.provider.interactionDetails(request, response);
    const nonce = randomBytes(16).toString('base64');
    const redirectOrigin = new URL(String(params.redirect_uri)).origin;
    const { demo } = this.options;
    const html = demo === undefined
      ? issuerPages.upstreamOnly(nonce)
      : issuerPages.signIn({
          action: `${this.options.mountPath}/interaction/${uid}`, nonce, logins: await demo.suggestLogins(SUGGESTED_LOGINS_MAX),
          ...(unknownLogin === undefined ? {} : { unknownLogin }),
        });
    // Chromium applies form-action to the redirects after the form, so the client's own address is named too.
    writePage(response, unknownLogin === undefined ? 200 : 422, html, { nonce, formAction: `'self' ${redirectOrigin}` });
  }

  private async finish(request: IncomingMessage, response: ServerResponse, uid: string): Promise<void> {
    const { demo, provider, origin } = this.options;
    if (demo === undefined || (request.headers.origin !== undefined && request.headers.origin !== origin)) {
      writePage(response, 403, issuerPages.fault('access_denied'), {});
      return;
    }
    const login = (await readForm(request)).get('login')?.trim() ?? '';
    const accountId = await demo.signInDemo(login);
    if (accountId === undefined) return this.show(request, response, uid, login);
    await provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false });
  }
}

function writePage(response: ServerResponse, status: number, html: string, csp: { nonce?: string; formAction?: string }): void {
  const style = csp.nonce === undefined ? '' : `; style-src 'nonce-${csp.nonce}'`;
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action ${csp.formAction ?? "'none'"}${style}`);
  response.end(html);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > FORM_BYTES_MAX) throw new errors.InvalidRequest('the form is too large');
  }
  return new URLSearchParams(text);
}
