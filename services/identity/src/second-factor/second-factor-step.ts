import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readForm, sendOn, writePage } from '../issuer/answer-page.js';
import type { Identified, SignInProgress, SignInSteps } from '../issuer/sign-in-progress.js';
import type { ProveSecondFactor } from './prove-second-factor.js';
import { secondFactorPages, type CodeFault } from './second-factor-pages.js';
import { addressOf, newSecret } from './totp.js';

type Waiting = Extract<SignInProgress, { step: 'second-factor' }>;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What a browser did here: it goes on as this account, it has its answer, or there is nothing to go on from. */
export type StepResult = { readonly kind: 'proven'; readonly who: Identified } | { readonly kind: 'answered' } | { readonly kind: 'over' };

/** The address of the step, and of the script by which its page prints. */
export interface StepPlace {
  readonly address: string;
  readonly script: string;
}

/** The page between who a person says to be and being signed in. */
export class SecondFactorStep {
  constructor(private readonly proving: ProveSecondFactor, private readonly steps: SignInSteps) {}

  /** True when the account needs no second factor. Otherwise the browser is sent to the page that asks for it. */
  async isPassed(response: ServerResponse, uid: string, who: Identified, address: string): Promise<boolean> {
    const need = await this.proving.needOf(who.accountId);
    if (need.kind === 'nothing') return true;
    await this.steps.keep(response, { step: 'second-factor', uid, who, login: need.login, secret: need.kind === 'enrolment' ? newSecret() : null });
    sendOn(response, address);
    return false;
  }

  async serve(exchange: Exchange, uid: string, place: StepPlace): Promise<StepResult> {
    const { request, response } = exchange;
    const { address } = place;
    const shown = await this.steps.take(request, response, ['second-factor', 'proven']);
    if (shown?.uid !== uid) return { kind: 'over' };
    if (shown.step === 'proven') return { kind: 'proven', who: shown.who };
    if (request.method !== 'POST') return this.ask(response, shown, address);
    const typed = (await readForm(request)).get('code') ?? '';
    return shown.secret === null ? this.prove(response, shown, typed, address) : this.enrol(response, { ...shown, secret: shown.secret }, typed, place);
  }

  private async prove(response: ServerResponse, waiting: Waiting, typed: string, address: string): Promise<StepResult> {
    const outcome = await this.proving.prove(waiting.who.accountId, typed);
    return outcome === 'accepted' ? { kind: 'proven', who: waiting.who } : this.ask(response, waiting, address, outcome);
  }

  private async enrol(response: ServerResponse, waiting: Waiting & { secret: string }, typed: string, { address, script }: StepPlace): Promise<StepResult> {
    const enrolled = await this.proving.enrol(waiting.who.accountId, waiting.secret, typed);
    if (!enrolled) return this.ask(response, waiting, address, 'wrong');
    await this.steps.keep(response, { step: 'proven', uid: waiting.uid, who: waiting.who });
    const nonce = randomBytes(16).toString('base64');
    writePage(response, 200, secondFactorPages.recoveryCodes({ codes: enrolled.recoveryCodes, login: waiting.login, next: address, nonce, script }), { nonce, script });
    return { kind: 'answered' };
  }

  // Taken at every look, and kept again under a new cookie.
  private async ask(response: ServerResponse, waiting: Waiting, address: string, fault?: CodeFault): Promise<StepResult> {
    await this.steps.keep(response, waiting);
    const nonce = randomBytes(16).toString('base64');
    const html = waiting.secret === null
      ? secondFactorPages.askCode({ action: address, nonce, fault })
      : secondFactorPages.enrol({ action: address, nonce, fault, secret: waiting.secret, address: addressOf(waiting.secret, waiting.login) });
    writePage(response, STATUS[fault ?? 'none'], html, { nonce, formAction: "'self'" });
    return { kind: 'answered' };
  }
}

const STATUS: Readonly<Record<CodeFault | 'none', number>> = { none: 200, wrong: 422, blocked: 429 };
