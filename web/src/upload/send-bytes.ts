import { DetailedError, Upload } from 'tus-js-client';
import { WRITTEN_FOR } from '../api/client.js';
import { t } from '../text/language.js';
import { csrfOf, keeper } from '../session/own-session.js';
import { faultOf, type UploadFault } from './upload-state.js';

export interface BytesToSend {
  readonly blob: Blob;
  readonly name: string;
  /** Where an upload that was begun before goes on. */
  readonly uploadPath: string | null;
  onPath(uploadPath: string): void;
  onProgress(sentBytes: number): void;
  onFault(fault: UploadFault): void;
  onDone(uploadPath: string): void;
}

const ENDPOINT = '/api/v1/uploads';
/** A line that breaks costs at most this much: what has arrived is never sent again. */
const CHUNK_BYTES = 262_144;
const RETRY_MS = [0, 1_000, 3_000, 6_000];
const MEDIA_TYPES: Readonly<Record<string, string>> = { pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png' };

const pathOf = (url: string) => new URL(url, window.location.origin).pathname;
const unreadable = () => ({ status: 0, code: 'UNREADABLE', title: t('Máy chủ trả lời ngoài dự kiến khi nhận tệp. Tệp vẫn còn ở máy bạn; hãy thử lại.') });

/** Sends a file by tus 1.0; answers how to stop. */
export function sendBytes({ blob, name, uploadPath, onPath, onProgress, onFault, onDone }: BytesToSend): () => void {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const fault = (error: Error) => {
    const response = error instanceof DetailedError ? error.originalResponse : null;
    return faultOf(response?.getStatus() ?? 0, response?.getBody() ?? '', unreadable());
  };
  const upload = new Upload(blob, {
    endpoint: ENDPOINT, uploadUrl: uploadPath, chunkSize: CHUNK_BYTES, retryDelays: RETRY_MS, storeFingerprintForResuming: false,
    metadata: { filename: name, filetype: blob.type || (MEDIA_TYPES[ending] ?? '') },
    onBeforeRequest: (request) => { for (const [header, value] of Object.entries({ ...WRITTEN_FOR, ...csrfOf(keeper.state()) })) request.setHeader(header, value); },
    // Without a line there is nothing to try; it goes on when the browser says that there is one.
    onShouldRetry: (error) => window.navigator.onLine && fault(error).kind === 'line',
    onUploadUrlAvailable: () => onPath(pathOf(upload.url ?? '')),
    onProgress: (sent) => onProgress(sent),
    onError: (error) => onFault(fault(error)),
    onSuccess: () => onDone(pathOf(upload.url ?? '')),
  });
  upload.start();
  return () => { upload.abort().catch(() => undefined); };
}

/** Takes back what has arrived of a file that is not wanted any more; one that cannot be told expires at the server. */
export async function takeBack(uploadPath: string): Promise<void> {
  await Upload.terminate(uploadPath, { headers: csrfOf(keeper.state()), retryDelays: null }).catch(() => undefined);
}
