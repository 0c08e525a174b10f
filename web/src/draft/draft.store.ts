import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { bytesOf, changedBy, isForgotten, type Draft } from './draft.js';

interface Schema extends DBSchema {
  draft: { key: string; value: Draft };
  bytes: { key: string; value: { readonly blob: Blob } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** The store of this browser. What lies here leaves it only when the person sends it. */
function store(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('haicap-drafts', 1, {
    upgrade: (db) => {
      db.createObjectStore('draft', { keyPath: 'draftId' });
      db.createObjectStore('bytes');
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

export async function writeDraft(draft: Draft): Promise<void> {
  await (await store()).put('draft', draft);
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
