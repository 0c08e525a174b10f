import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { bytesOf, changedBy, isForgotten, type Draft } from './draft.js';
import { isReceiptForgotten, type FilingReceipt } from './filing-receipt.js';

interface Schema extends DBSchema {
  draft: { key: string; value: Draft };
  bytes: { key: string; value: { readonly blob: Blob } };
  receipt: { key: string; value: FilingReceipt };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** The store of this browser. What lies here leaves it only when the person sends it. */
function store(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('haicap-drafts', 2, {
    upgrade: (db, from) => {
      if (from < 1) {
        db.createObjectStore('draft', { keyPath: 'draftId' });
        db.createObjectStore('bytes');
      }
      db.createObjectStore('receipt', { keyPath: 'draftId' });
    },
    // Another tab of a newer release waits to change the store.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => { opened = undefined; },
  });
  return opened;
}

export async function readDraft(draftId: string): Promise<Draft | undefined> {
  return (await store()).get('draft', draftId);
}

/** All drafts of this browser, the latest first. Those that nobody came back for are deleted. */
export async function readDrafts(now: Date): Promise<Draft[]> {
  const all = await (await store()).getAll('draft');
  await Promise.all(all.filter((draft) => isForgotten(draft, now)).map((draft) => removeDraft(draft.draftId)));
  return all.filter((draft) => !isForgotten(draft, now)).sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/**
 * Changes what is stored, whoever changed it meanwhile: an upload that has ended and a field that is typed write to the same draft.
 * Undefined when the draft is not there any more.
 */
export async function changeDraft(draftId: string, accountId: string | null, change: (draft: Draft) => Draft): Promise<Draft | undefined> {
  const tx = (await store()).transaction(['draft', 'bytes'], 'readwrite');
  const before = await tx.objectStore('draft').get(draftId);
  if (before === undefined) {
    await tx.done;
    return undefined;
  }
  const after = changedBy(accountId, before, change, new Date());
  const kept = new Set(bytesOf(after));
  await Promise.all([
    tx.objectStore('draft').put(after),
    ...bytesOf(before).filter((id) => !kept.has(id)).map((id) => tx.objectStore('bytes').delete(id)),
    tx.done,
  ]);
  return after;
}

/** Changes what is stored without a change of what somebody filled in: not its time, not its owner. Whether it is there. */
export async function storeDraft<D extends Draft>(draftId: string, change: (draft: D) => D): Promise<boolean> {
  const tx = (await store()).transaction('draft', 'readwrite');
  const before = await tx.store.get(draftId);
  await Promise.all([...(before === undefined ? [] : [tx.store.put(change(before as D))]), tx.done]);
  return before !== undefined;
}

export async function writeDraft(draft: Draft): Promise<void> {
  await (await store()).put('draft', draft);
}

/**
 * Puts the confirmation in the place of the draft that was filed, both or neither: a tab that dies in between still has the draft with its key, and
 * sending it again brings the same answer.
 */
export async function replaceByReceipt(receipt: FilingReceipt): Promise<void> {
  const tx = (await store()).transaction(['draft', 'bytes', 'receipt'], 'readwrite');
  const draft = await tx.objectStore('draft').get(receipt.draftId);
  await Promise.all([
    tx.objectStore('receipt').put(receipt), tx.objectStore('draft').delete(receipt.draftId),
    ...(draft === undefined ? [] : bytesOf(draft)).map((id) => tx.objectStore('bytes').delete(id)), tx.done,
  ]);
}

export async function readReceipts(now: Date): Promise<FilingReceipt[]> {
  const all = await (await store()).getAll('receipt');
  await Promise.all(all.filter((receipt) => isReceiptForgotten(receipt, now)).map(({ draftId }) => removeReceipt(draftId)));
  return all.filter((receipt) => !isReceiptForgotten(receipt, now)).sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1));
}

export async function removeReceipt(draftId: string): Promise<void> {
  await (await store()).delete('receipt', draftId);
}

/** Deletes a draft with everything that lies here for it. */
export async function removeDraft(draftId: string): Promise<void> {
  const tx = (await store()).transaction(['draft', 'bytes'], 'readwrite');
  const draft = await tx.objectStore('draft').get(draftId);
  await Promise.all([
    tx.objectStore('draft').delete(draftId), ...(draft === undefined ? [] : bytesOf(draft)).map((id) => tx.objectStore('bytes').delete(id)), tx.done,
  ]);
}

export async function keepBytes(id: string, blob: Blob): Promise<void> {
  await (await store()).put('bytes', { blob }, id);
}

export async function readBytes(id: string): Promise<Blob | undefined> {
  return (await (await store()).get('bytes', id))?.blob;
}

/** The bytes of a file that the server has now. */
export async function dropBytes(id: string): Promise<void> {
  await (await store()).delete('bytes', id);
}
