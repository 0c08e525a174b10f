import { useSyncExternalStore } from 'react';
import { ask, ProblemError, send } from '../api/client.js';
import { onceAnswered } from './sent-again.js';
import { isUnsure, SessionKeeper, type OwnAccount, type SessionAnswer, type SessionState } from './session-keeper.js';

/** Tells the other tabs of this browser that somebody signed in or out. */
const tabs = new BroadcastChannel('haicap-session');

export const keeper = new SessionKeeper({
  askSession: () => onceAnswered(() => ask<SessionAnswer>('/api/v1/session')),
  askAccount: () => onceAnswered(() => ask<OwnAccount>('/api/v1/account')),
  beginAnew: () => window.location.reload(),
});

export function useSession(): SessionState {
  return useSyncExternalStore(keeper.subscribe, keeper.state);
}

/** How often it is asked again while nobody can say who is here. */
const ASK_AGAIN_MS = 5_000;

/** Asks at the start, when another tab has signed in or out, and when somebody comes back to this one. */
export function followSession(): void {
  tabs.onmessage = ({ data }: MessageEvent<'in' | 'out'>) => {
    // Who signs out means the whole browser.
    if (data === 'out' && keeper.state().kind === 'signed-in') { forgetTab(); window.location.assign('/'); }
    else void keeper.look();
  };
  window.addEventListener('focus', () => { if (keeper.state().kind === 'over') void keeper.look(); });
  const askAgain = () => { if (isUnsure(keeper.state())) void keeper.look(); };
  window.addEventListener('online', askAgain);
  setInterval(askAgain, ASK_AGAIN_MS);
  window.addEventListener('pageshow', ({ persisted }) => { if (persisted) window.location.reload(); });
  // What waits in another tab for this sign-in goes on.
  void keeper.look().then(() => { if (keeper.state().kind === 'signed-in') tellTabs('in'); });
}

const FORGOTTEN = new EventTarget();

/** What this tab kept of somebody's work goes with them, and what was about to be kept. */
export function forgetTab(): void {
  FORGOTTEN.dispatchEvent(new Event('forgotten'));
  window.sessionStorage.clear();
}

/** Calls when somebody signs out here: whatever waits to be kept is dropped. Returns how to stop. */
export function onForgottenTab(call: () => void): () => void {
  FORGOTTEN.addEventListener('forgotten', call);
  return () => FORGOTTEN.removeEventListener('forgotten', call);
}

export function tellTabs(what: 'in' | 'out'): void {
  tabs.postMessage(what);
}

/** Where to sign in, to come back to the page that is open. */
export function signInAddress(returnTo = window.location.pathname + window.location.search): string {
  return `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
}

/** How a sign-out ended: everywhere, in this browser alone, or not at all. */
export type SignedOut = 'everywhere' | 'here' | 'not';

export async function signOut(): Promise<SignedOut> {
  const first = await trySignOut();
  if (first !== 'CSRF_TOKEN_WRONG') return first;
  // Another tab has begun a new session meanwhile.
  await keeper.look();
  return (await trySignOut()) === 'everywhere' ? 'everywhere' : 'not';
}

async function trySignOut(): Promise<SignedOut | 'CSRF_TOKEN_WRONG'> {
  try {
    await send('/auth/sign-out', { method: 'POST', headers: csrfOf(keeper.state()) });
    return 'everywhere';
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code } = error.problem;
    if (code === 'CSRF_TOKEN_WRONG') return code;
    return code === 'SERVICE_UNAVAILABLE' ? 'here' : 'not';
  }
}

export function csrfOf(state: SessionState): Record<string, string> {
  return state.kind === 'signed-in' ? { 'x-csrf-token': state.session.csrfToken } : {};
}
