import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { errors } from 'oidc-provider';
import { PRINT_PATH, PRINT_SCRIPT } from '../second-factor/second-factor-pages.js';
import type { SecondFactorStep } from '../second-factor/second-factor-step.js';
import type { SignInRefusal } from '../upstream/upstream.js';
import type { VisitProvider } from '../upstream/visit-provider.js';
import { readForm, sendOn, writePage, writeScript } from './answer-page.js';
import { issuerPages } from './issuer-pages.js';
import type { Identified, SignInSteps } from './sign-in-progress.js';

const SUGGESTED_LOGINS_MAX = 40;
const INTERACTION_PATH = /^\/interaction\/([\w-]{1,64})(?:\/(continue|second-factor|upstream\/([a-z0-9-]{1,30})))?$/;
const CALLBACK_PATH = /^\/upstream\/([a-z0-9-]{1,30})\/callback$/;

export interface SignInOptions {
  readonly provider: Provider;
  /** The public path of the issuer, for example /oidc. */
  readonly mountPath: string;
  readonly origin: string;
  readonly steps: SignInSteps;
  readonly visits: VisitProvider;
  readonly secondFactor: Pick<SecondFactorStep, 'isPassed' | 'serve'>;
  /** Leaves the trace of a sign-in that is finished. */
  readonly record: (accountId: string, how: Identified['how']) => Promise<void>;
  /** Absent in production: there people come from a provider alone. */
  readonly demo?: {
    readonly findDemo: (login: string) => Promise<string | undefined>;
    readonly suggestLogins: (limit: number) => Promise<readonly string[]>;
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The pages on which a person signs in. It answers true when the request was its own. */
export class SignIn {
  constructor(private readonly options: SignInOptions) {}

  /** Serves `/interaction/<uid>` and what is below it, and the addresses to which providers send browsers back. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const { pathname, search } = new URL(request.url ?? '/', this.options.origin);
    const work = this.workOf({ request, response }, pathname, search);
    if (work === undefined) return false;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof errors.OIDCProviderError)) throw error;
      this.fault(response, 400, error.error);
    }
    return true;
  }

  private workOf(exchange: Exchange, pathname: string, query: string): (() => Promise<void>) | undefined {
    if (pathname === PRINT_PATH) return async () => writeScript(exchange.response, PRINT_SCRIPT);
    const [, cameFrom] = CALLBACK_PATH.exec(pathname) ?? [];
    if (cameFrom !== undefined) return () => this.comeBack(exchange, cameFrom, query);
    const [, uid, step, toProvider] = INTERACTION_PATH.exec(pathname) ?? [];
    if (uid === undefined) return undefined;
    if (toProvider !== undefined) return () => this.leave(exchange, uid, toProvider);
    if (step === 'continue') return () => this.goOn(exchange, uid);
    if (step === 'second-factor') return () => this.askSecond(exchange, uid);
    return exchange.request.method === 'POST' ? () => this.chooseDemo(exchange, uid) : () => this.show(exchange.request, exchange.response, uid);
  }

  private async show(request: IncomingMessage, response: ServerResponse, uid: string, unknownLogin?: string): Promise<void> {
    const { params } = await this.options.provider.interactionDetails(request, response);
    const nonce = randomBytes(16).toString('base64');
    const redirectOrigin = new URL(String(params.redirect_uri)).origin;
    const { demo, visits } = this.options;
    const action = this.addressOf(uid);
    const html = issuerPages.signIn({
      nonce, action, providers: visits.offered().map(({ id, name }) => ({ name, href: `${action}/upstream/${id}` })),
      ...(demo === undefined ? {} : { demo: { logins: await demo.suggestLogins(SUGGESTED_LOGINS_MAX), ...(unknownLogin === undefined ? {} : { unknownLogin }) } }),
    });
    // Chromium applies form-action to the redirects after the form, so the client's own address is named too.
    writePage(response, unknownLogin === undefined ? 200 : 422, html, { nonce, formAction: demo === undefined ? "'none'" : `'self' ${redirectOrigin}` });
  }

  private async chooseDemo(exchange: Exchange, uid: string): Promise<void> {
    const { request, response } = exchange;
    const { demo } = this.options;
    if (demo === undefined || !this.isOwnForm(request)) return this.fault(response, 403, 'access_denied');
    const login = (await readForm(request)).get('login')?.trim() ?? '';
    const accountId = await demo.findDemo(login);
    if (accountId === undefined) return this.show(request, response, uid, login);
    await this.proceed(exchange, uid, { accountId, how: { way: 'page' } });
  }

  private async leave({ request, response }: Exchange, uid: string, id: string): Promise<void> {
    // Only who has begun to sign in here is sent there.
    await this.options.provider.interactionDetails(request, response);
    const refusal = await this.options.visits.begin(response, uid, id);
    if (refusal !== undefined) this.refuse(response, refusal, uid);
  }

  private async comeBack({ request, response }: Exchange, id: string, query: string): Promise<void> {
    const { uid, person } = await this.options.visits.comeBack(request, response, id, query);
    if (!person.ok || uid === undefined) return this.refuse(response, person.ok ? 'visit-over' : person.error, uid);
    await this.options.steps.keep(response, { step: 'identified', uid, who: person.value });
    // The interaction's own cookie is sent below its address only.
    sendOn(response, `${this.addressOf(uid)}/continue`);
  }

  private async goOn(exchange: Exchange, uid: string): Promise<void> {
    const identified = await this.options.steps.take(exchange.request, exchange.response, ['identified']);
    if (identified?.uid !== uid) return this.refuse(exchange.response, 'visit-over', uid);
    await this.proceed(exchange, uid, identified.who);
  }

  private async askSecond(exchange: Exchange, uid: string): Promise<void> {
    const { request, response } = exchange;
    if (request.method === 'POST' && !this.isOwnForm(request)) return this.fault(response, 403, 'access_denied');
    const result = await this.options.secondFactor.serve(exchange, uid, { address: `${this.addressOf(uid)}/second-factor`, script: `${this.options.origin}${this.options.mountPath}${PRINT_PATH}` });
    if (result.kind === 'proven') await this.finish(exchange, result.who);
    if (result.kind === 'over') this.refuse(response, 'visit-over', uid);
  }

  /** Who it is, is known; what is left is the second factor, for those who need one. */
  private async proceed(exchange: Exchange, uid: string, who: Identified): Promise<void> {
    const passed = await this.options.secondFactor.isPassed(exchange.response, uid, who, `${this.addressOf(uid)}/second-factor`);
    if (passed) await this.finish(exchange, who);
  }

  private async finish({ request, response }: Exchange, { accountId, how }: Identified): Promise<void> {
    // Throws where there is nothing to finish, in this browser or any more: nobody has signed in then.
    await this.options.provider.interactionDetails(request, response);
    await this.options.record(accountId, how);
    await this.options.provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false });
  }

  private refuse(response: ServerResponse, refusal: SignInRefusal, uid: string | undefined): void {
    const nonce = randomBytes(16).toString('base64');
    const page = issuerPages.refused(refusal, nonce, uid === undefined ? undefined : this.addressOf(uid));
    writePage(response, page.status, page.html, { nonce });
  }

  private fault(response: ServerResponse, status: number, code: string): void {
    const nonce = randomBytes(16).toString('base64');
    writePage(response, status, issuerPages.fault(code, nonce), { nonce });
  }

  private addressOf(uid: string): string {
    return `${this.options.mountPath}/interaction/${uid}`;
  }

  private isOwnForm(request: IncomingMessage): boolean {
    return request.headers.origin === undefined || request.headers.origin === this.options.origin;
  }
}
