import type { keepFilingDraft, lookUpFilingDraft, RpcReply } from '@haicap/contracts';
import { ProblemError, send } from '../api/client.js';
import { csrfOf, keeper } from '../session/own-session.js';
import { accountOf } from '../session/session-keeper.js';
import type { FilingDraft, KeptContent, KeptVersion } from './draft.js';
import { readDraft, storeDraft, writeDraft } from './draft.store.js';
import { draftFrom, isBehind, isKeepable, keptContentOf, mergedWith } from './kept-draft.js';

const REST_MS = 4_000;
const MERGES_MAX = 5;
const ACCEPT = { accept: 'application/json' };
const pathOf = (draftId: string) => `/api/v1/me/filing-drafts/${draftId}`;
const citizenId = () => {
  const account = accountOf(keeper.state());
  return account?.kind === 'citizen' ? account.accountId : null;
};

/** In the background and without asking anybody to sign in: what cannot be kept now lies in this browser, and is kept with the next change. */
async function quietly<T>(draftId: string, init: RequestInit): Promise<T> {
  const response = await send(pathOf(draftId), { ...init, headers: { ...ACCEPT, ...(init.headers as Record<string, string> | undefined), ...csrfOf(keeper.state()) } });
  return (await response.json()) as T;
}

const timers = new Map<string, number>();
const running = new Set<string>();

/** Has the server keep it, a while after the last change. `onMerged`: another device has changed it, and the store has both. */
export function keepSoon(draftId: string, onMerged: () => void): void {
  window.clearTimeout(timers.get(draftId));
  timers.set(draftId, window.setTimeout(() => { void keepNow(draftId, onMerged); }, REST_MS));
}

async function keepNow(draftId: string, onMerged: () => void): Promise<void> {
  if (running.has(draftId)) return keepSoon(draftId, onMerged);
  running.add(draftId);
  try {
    for (let tries = 0; tries < MERGES_MAX && await keepOnce(draftId) === 'stale'; tries += 1) {
      await takeIn(draftId);
      onMerged();
    }
  } catch (error) {
    // Without a line, or signed out meanwhile: the browser has it.
    if (!(error instanceof ProblemError)) throw error;
  } finally {
    running.delete(draftId);
  }
}

async function keepOnce(draftId: string): Promise<'kept' | 'stale'> {
  const draft = await readDraft(draftId);
  if (!isKeepable(draft, citizenId()) || !isBehind(draft)) return 'kept';
  const content = keptContentOf(draft);
  const version = typeof draft.kept === 'object' ? draft.kept.version : 0;
  try {
    const kept = await quietly<RpcReply<typeof keepFilingDraft>>(draftId, {
      method: 'PUT', body: JSON.stringify({ procedureCode: draft.procedureCode, content }),
      headers: { 'content-type': 'application/json', 'if-match': `"${version}.full"`, 'idempotency-key': crypto.randomUUID() },
    });
    const isHere = await storeDraft<FilingDraft>(draftId, (one) => ({ ...one, kept: { version: kept.version, content } }));
    // Sent or deleted here while this was on its way: what has just been kept goes as well.
    if (!isHere) await forgetOnServer(draft);
    return 'kept';
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.problem.status === 412) return 'stale';
    if (error.problem.status === 404) await markGone(draftId);
    return 'kept';
  }
}

/** Sent or deleted on another device: it stays here for whoever types in it, and is not brought back there. */
const markGone = (draftId: string) => storeDraft<FilingDraft>(draftId, (one) => ({ ...one, kept: 'gone' }));

async function fetchKept(draftId: string): Promise<{ readonly procedureCode: string; readonly kept: KeptVersion }> {
  const { version, procedureCode, content } = await quietly<RpcReply<typeof lookUpFilingDraft>>(draftId, { method: 'GET' });
  return { procedureCode, kept: { version, content: content as unknown as KeptContent } };
}

async function takeIn(draftId: string): Promise<boolean> {
  const { kept } = await fetchKept(draftId);
  let isNews = false;
  await storeDraft<FilingDraft>(draftId, (one) => {
    isNews = typeof one.kept !== 'object' || one.kept.version < kept.version;
    return isNews ? mergedWith(one, kept) : one;
  });
  return isNews;
}

/** Looks, when a draft is opened, whether another device has gone on with it, has sent it or has deleted it. */
export async function takeInNews(draftId: string): Promise<boolean> {
  const draft = await readDraft(draftId);
  if (!isKeepable(draft, citizenId()) || draft.kept === undefined) return false;
  return takeIn(draftId).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    return error.problem.status === 404 ? markGone(draftId) : false;
  });
}

const KEPT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Brings a draft of this citizen from another device into this browser, if there is one. */
export async function fetchDraft(draftId: string): Promise<boolean> {
  const accountId = citizenId();
  if (accountId === null || !KEPT_ID.test(draftId)) return false;
  try {
    const { procedureCode, kept } = await fetchKept(draftId);
    await writeDraft(draftFrom(draftId, procedureCode, accountId, kept, new Date()));
    return true;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return false;
  }
}

/** It was sent, or its person wants it gone. An answer that was lost may have left it there unknown to this browser. What cannot be taken away now goes after thirty days. */
export async function forgetOnServer({ draftId, ownerAccountId }: Pick<FilingDraft, 'draftId' | 'ownerAccountId'>): Promise<void> {
  window.clearTimeout(timers.get(draftId));
  timers.delete(draftId);
  if (ownerAccountId === null || ownerAccountId !== citizenId()) return;
  await quietly(draftId, { method: 'DELETE', headers: { 'idempotency-key': crypto.randomUUID() } }).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
  });
}
