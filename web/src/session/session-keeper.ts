import type { lookUpOwnAccount, lookUpSession, RpcReply } from '@haicap/contracts';

export type SessionAnswer = RpcReply<typeof lookUpSession>;
export type Session = Extract<SessionAnswer, { signedIn: true }>;
export type OwnAccount = RpcReply<typeof lookUpOwnAccount>;

export type SessionState =
  | { readonly kind: 'asking' }
  /** Nobody could say who is signed in. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'signed-out' }
  /** Without an account while identity does not answer. */
  | { readonly kind: 'signed-in'; readonly session: Session; readonly account: OwnAccount | undefined }
  /** It ended while this page was open: what was typed still stands here. `asks`: somebody waits to go on. */
  | { readonly kind: 'over'; readonly account: OwnAccount | undefined; readonly asks: boolean };

export interface SessionDoor {
  askSession(): Promise<SessionAnswer>;
  askAccount(): Promise<OwnAccount>;
  /** Begins the page anew, so that nothing of the person before is left in it. */
  beginAnew(): void;
}

/**
 * What a page knows of its session. One that ends in the middle of work takes nothing away: the person signs in again in another
 * tab, and what waited here goes on. Somebody else who signs in meanwhile gets a new page and nothing of what stands on this one.
 */
export class SessionKeeper {
  #state: SessionState = { kind: 'asking' };
  #looking: Promise<void> | undefined;
  #waiting: ((signedInAgain: boolean) => void)[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(private readonly door: SessionDoor) {}

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => void this.#listeners.delete(changed);
  };

  /** Asks who is signed in now. */
  look(): Promise<void> {
    this.#looking ??= this.#ask().finally(() => { this.#looking = undefined; });
    return this.#looking;
  }

  /** After a refusal for want of a session: true once the same person is signed in again, false when they leave it. */
  async restored(wanted: 'read' | 'write'): Promise<boolean> {
    const wasLeft = this.#state.kind === 'over' && !this.#state.asks;
    await this.look();
    const { kind } = this.#state;
    if (kind === 'signed-in') return true;
    // Who has put off signing in is not asked again by a page that only looks.
    if (kind !== 'over' || (wasLeft && wanted === 'read')) return false;
    this.#set({ ...this.#state, asks: true } as SessionState);
    return new Promise((resolve) => { this.#waiting.push(resolve); });
  }

  /** Signing in again is put off: what waited for it ends, and what was typed stays. */
  leave(): void {
    if (this.#state.kind === 'over') this.#set({ ...this.#state, asks: false });
    this.#goOn(false);
  }

  async #ask(): Promise<void> {
    const found = await this.#find();
    const formerId = accountOf(this.#state)?.accountId;
    if (found === undefined) {
      // A look that failed makes nobody signed out.
      if (this.#state.kind === 'asking') this.#set({ kind: 'unknown' });
    } else if (found === 'nobody') {
      this.#set(withoutSession(this.#state));
    } else if (formerId === undefined || found.account?.accountId === formerId) {
      this.#set({ kind: 'signed-in', ...found });
      this.#goOn(true);
    } else if (found.account !== undefined) {
      this.door.beginAnew();
    }
  }

  async #find(): Promise<Pick<Extract<SessionState, { kind: 'signed-in' }>, 'session' | 'account'> | 'nobody' | undefined> {
    try {
      const session = await this.door.askSession();
      if (!session.signedIn) return 'nobody';
      return { session, account: await this.door.askAccount().catch(() => undefined) };
    } catch {
      // Shown as `unknown`, with a way to ask again.
      return undefined;
    }
  }

  #goOn(signedInAgain: boolean): void {
    for (const resolve of this.#waiting.splice(0)) resolve(signedInAgain);
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const changed of this.#listeners) changed();
  }
}

function withoutSession(before: SessionState): SessionState {
  if (before.kind === 'over') return before;
  return before.kind === 'signed-in' ? { kind: 'over', account: before.account, asks: false } : { kind: 'signed-out' };
}

export function accountOf(state: SessionState): OwnAccount | undefined {
  return state.kind === 'signed-in' || state.kind === 'over' ? state.account : undefined;
}

/** Whether nobody can say at present who is signed in: the line is down, or identity does not answer. */
export const isUnsure = (state: SessionState): boolean => state.kind === 'unknown' || (state.kind === 'signed-in' && state.account === undefined);
