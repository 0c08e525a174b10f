import type { Draft } from '../../draft/draft.js';
import { discardDraft } from '../../draft/use-draft.js';
import { uploads } from '../../upload/uploads.js';

/** Deletes a draft and stops what is still being sent for it. */
export async function discardFiling(draft: Draft): Promise<void> {
  const onTheWay = Object.values(draft.papers).flatMap(({ files }) => files).filter(({ fileId }) => fileId === null);
  await discardDraft(draft.draftId);
  await Promise.all(onTheWay.map(({ localId }) => uploads.cancel(localId)));
}
