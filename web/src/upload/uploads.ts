import { useSyncExternalStore } from 'react';
import { keeper } from '../session/own-session.js';
import { UploadQueue } from './upload-queue.js';
import type { UploadState } from './upload-state.js';

export const uploads = new UploadQueue({ sender: () => import('./send-bytes.js'), signedInAgain: () => keeper.restored('write') });

window.addEventListener('online', () => uploads.goOn('waiting'));
keeper.subscribe(() => { if (keeper.state().kind === 'signed-in') uploads.goOn('signed-out'); });

export function useUpload(localId: string): UploadState | undefined {
  return useSyncExternalStore(uploads.subscribe, () => uploads.stateOf(localId));
}
