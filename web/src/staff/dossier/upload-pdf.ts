import { ProblemError, send } from '../../api/client.js';
import { csrfOf, keeper } from '../../session/own-session.js';

/**
 * Brings in one PDF of an officer in a single request (tus, creation with upload): a draft of a result has few pages and comes from the office's own line.
 * Photos of citizens go by pieces (`src/upload`).
 */
export async function uploadPdf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const response = await send('/api/v1/uploads', {
    method: 'POST', body: bytes,
    headers: {
      accept: 'application/json', 'accept-language': 'vi', 'tus-resumable': '1.0.0', 'upload-length': String(bytes.byteLength), 'upload-metadata': `filetype ${window.btoa('application/pdf')}`,
      'content-type': 'application/offset+octet-stream', 'idempotency-key': crypto.randomUUID(), ...csrfOf(keeper.state()),
    },
  });
  const fileId = response.headers.get('location')?.split('/').at(-1);
  if (fileId === undefined) throw new ProblemError({ status: response.status, code: 'UNREADABLE', title: 'Hệ thống trả lời ngoài dự kiến. Hãy thử lại sau ít phút.' });
  return fileId;
}
