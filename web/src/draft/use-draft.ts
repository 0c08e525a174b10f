import { useCallback, useEffect, useRef, useState } from 'react';
import { keeper, useSession } from '../session/own-session.js';
import { accountOf, isUnsure, type SessionState } from '../session/session-keeper.js';
import { uploads } from '../upload/uploads.js';
import { changedBy, filesOnTheWay, isSeenBy, standingOf, type Draft } from './draft.js';
import { changeDraft, readDraft, readDrafts, readReceipts, removeDraft, removeReceipt, replaceByReceipt } from './draft.store.js';
import { isReceiptOf, type FilingReceipt } from './filing-receipt.js';
import { fetchDraft, forgetOnServer, keepSoon, takeInNews } from './keep-on-server.js';

/** Tells pages and tabs of this browser that drafts have changed. */
const told = new EventTarget();
const otherTabs = new BroadcastChannel('haicap-drafts');
otherTabs.onmessage = ({ data }: MessageEvent<string>) => { told.dispatchEvent(new CustomEvent('draft', { detail: data })); };
const tell = (draftId: string) => {
  told.dispatchEvent(new CustomEvent('draft', { detail: draftId }));
  otherTabs.postMessage(draftId);
};

const accountIdOf = (state: SessionState) => accountOf(state)?.accountId ?? null;

/** Keeps a change as one of whoever is here, and tells nobody yet. */
export async function keepChange<D extends Draft>(draftId: string, change: (draft: D) => D): Promise<Draft | undefined> {
  const draft = await changeDraft(draftId, accountIdOf(keeper.state()), (one) => change(one as D));
  if (draft?.kind === 'filing') keepSoon(draftId, () => tell(draftId));
  return draft;
}

/** Changes a draft from wherever something about it becomes known, an upload for example. */
export async function changeStored<D extends Draft>(draftId: string, change: (draft: D) => D): Promise<void> {
  if (await keepChange(draftId, change)) tell(draftId);
}

/** Deletes a draft and stops what is still being sent for it. */
export async function discardDraft(draft: Draft): Promise<void> {
  await removeDraft(draft.draftId);
  tell(draft.draftId);
  if (draft.kind === 'filing') await forgetOnServer(draft);
  await Promise.all(filesOnTheWay(draft).map(({ localId }) => uploads.cancel(localId)));
}

/** A filing was accepted: its confirmation stands where the draft was. */
export async function keepReceipt(receipt: FilingReceipt): Promise<void> {
  const draft = await readDraft(receipt.draftId);
  await replaceByReceipt(receipt);
  tell(receipt.draftId);
  if (draft?.kind === 'filing') await forgetOnServer(draft);
}

/** Its person has the codes. Whatever could not be taken from the server when it was sent is taken away now: no device offers it again. */
export async function closeReceipt(receipt: FilingReceipt): Promise<void> {
  await forgetOnServer(receipt);
  await removeReceipt(receipt.draftId);
  tell(receipt.draftId);
}

const useAccountId = () => {
  const state = useSession();
  return { accountId: accountIdOf(state), isKnown: state.kind !== 'asking', isUnsure: isUnsure(state) };
};

export type Loaded<D extends Draft> = { readonly kind: 'loading' } | { readonly kind: 'gone' | 'unsure' | 'failed' } | { readonly kind: 'there'; readonly draft: D };
export interface DraftInHand<D extends Draft> {
  readonly state: Loaded<D>;
  /** When the last change was stored; null while one is being stored, or none was made yet. */
  readonly savedAt: string | null;
  change(change: (draft: D) => D): void;
}

/** One draft, saved with every change. */
export function useDraft<D extends Draft>(draftId: string): DraftInHand<D> {
  const [state, setState] = useState<Loaded<D>>({ kind: 'loading' });
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const { accountId, isKnown, isUnsure: isUnsureWho } = useAccountId();
  const own = useRef(0);
  useEffect(() => {
    let isOpen = true;
    const load = async () => {
      // A change of this page that is being stored is newer than what is there.
      if (own.current > 0) return;
      const draft = await readDraft(draftId);
      if (!isOpen || own.current > 0) return;
      const kind = standingOf(draft, { accountId, isUnsure: isUnsureWho });
      setState(kind === 'there' ? { kind, draft: draft as D } : { kind });
    };
    const again = (event: Event) => { if ((event as CustomEvent<string>).detail === draftId) load().catch(() => setState({ kind: 'failed' })); };
    // Fetched when it is opened and never afterwards: one that another tab has just sent or deleted does not come back.
    const open = async () => {
      if (await readDraft(draftId) === undefined) await fetchDraft(draftId);
      await load();
      if (await takeInNews(draftId)) tell(draftId);
    };
    if (isKnown) open().catch(() => setState({ kind: 'failed' }));
    told.addEventListener('draft', again);
    return () => { isOpen = false; told.removeEventListener('draft', again); };
  }, [draftId, accountId, isKnown, isUnsureWho]);

  const change = useCallback((one: (draft: D) => D) => {
    setState((before) => (before.kind === 'there' ? { kind: 'there', draft: changedBy(accountIdOf(keeper.state()), before.draft, one, new Date()) } : before));
    setSavedAt(null);
    own.current += 1;
    keepChange(draftId, one).then((stored) => {
      own.current -= 1;
      if (own.current > 0) return;
      setSavedAt(stored?.savedAt ?? null);
      otherTabs.postMessage(draftId);
      // An upload may have changed it in between.
      setState(stored === undefined ? { kind: 'gone' } : { kind: 'there', draft: stored as D });
    }).catch(() => { own.current -= 1; setState({ kind: 'failed' }); });
  }, [draftId]);
  return { state, savedAt, change };
}

/** The drafts that whoever is here may see; null until they are known. */
export function useDrafts(): readonly Draft[] | null {
  const [drafts, setDrafts] = useState<readonly Draft[] | null>(null);
  const { accountId, isKnown } = useAccountId();
  useEffect(() => {
    let isOpen = true;
    const load = () => {
      // A browser that keeps nothing (private windows of some) has no drafts to show.
      readDrafts(new Date()).catch((): Draft[] => []).then((all) => { if (isOpen) setDrafts(all.filter((draft) => isSeenBy(draft, accountId))); }, () => undefined);
    };
    if (isKnown) load();
    told.addEventListener('draft', load);
    return () => { isOpen = false; told.removeEventListener('draft', load); };
  }, [accountId, isKnown]);
  return drafts;
}

export interface OwnReceipts {
  readonly own: readonly FilingReceipt[];
  /** Drafts whose confirmation lies here for an account, while nobody can say who is here. */
  readonly unsure: readonly string[];
}

/** The confirmations of what this person has filed here and not closed; null until they are known. */
export function useReceipts(): OwnReceipts | null {
  const [receipts, setReceipts] = useState<OwnReceipts | null>(null);
  const { accountId, isKnown, isUnsure: isUnsureWho } = useAccountId();
  useEffect(() => {
    let isOpen = true;
    const load = () => {
      readReceipts(new Date()).catch((): FilingReceipt[] => []).then((all) => {
        const own = all.filter((receipt) => isReceiptOf(receipt, accountId));
        if (isOpen) setReceipts({ own, unsure: isUnsureWho ? all.map(({ draftId }) => draftId) : [] });
      }, () => undefined);
    };
    if (isKnown) load();
    told.addEventListener('draft', load);
    return () => { isOpen = false; told.removeEventListener('draft', load); };
  }, [accountId, isKnown, isUnsureWho]);
  return receipts;
}
