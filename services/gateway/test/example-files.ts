import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { convertImages, issueDownloadTicket, listComponents, lookUpFile, transferRouteOf, type FileView, type RpcContract } from '@haicap/contracts';

export const FILE_ID = '01980000-0000-7000-8000-0000000000f1';
const AT = '2025-07-01T08:00:00+07:00';

const file: FileView = {
  fileId: FILE_ID, state: 'complete', sizeBytes: 3, receivedBytes: 3, mediaType: 'application/pdf', sha256: 'ab'.repeat(32), pages: 1, scan: 'clean', name: null,
  createdAt: AT, completedAt: AT, expiresAt: null,
};
export const FILE_REPLIES: readonly (readonly [RpcContract, unknown])[] = [
  [lookUpFile, file], [convertImages, file],
  [issueDownloadTicket, { ticket: 'a-ticket', path: '/api/v1/files/tickets/a-ticket', expiresAt: AT }],
  [listComponents, { items: [{
    code: 'to-khai', name: 'Tờ khai', originals: 1, copies: 0,
    files: [{ fileId: FILE_ID, sha256: file.sha256, pages: 1, sizeBytes: 3, mediaType: 'application/pdf', scan: 'clean' }],
  }] }],
];
export const FILE_BODIES = { convertImages: { fileIds: [FILE_ID] }, issueDownloadTicket: {} };
export const FILE_PATH_VALUES = { fileId: FILE_ID, ticket: 'a-ticket' };

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: number;
}

/** The internal listener of `files` as the gateway sees it: answers as each route succeeds, or as it is told. */
export class FilesListener {
  readonly received: Received[] = [];
  /** Answers the next request instead of succeeding. */
  answer: { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } | undefined;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.byteLength)).on('end', () => {
        const { method = '', url = '', headers } = request;
        this.received.push({ method, url, headers, bytes });
        const success = transferRouteOf(method, url.split('?', 1)[0] ?? '')?.route.success ?? 404;
        const { status, headers: told = {}, body = '' } = this.answer ?? { status: success };
        this.answer = undefined;
        response.writeHead(status, { 'tus-resumable': '1.0.0', 'content-security-policy': "default-src 'none'; sandbox", ...told }).end(body);
      });
    });
  }

  static async open(): Promise<FilesListener> {
    const listener = new FilesListener();
    await new Promise<void>((resolve) => listener.#server.listen(0, '127.0.0.1', resolve));
    return listener;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
