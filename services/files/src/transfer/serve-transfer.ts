import type { IncomingMessage, ServerResponse } from 'node:http';
import { refusal, transferRouteOf, UPLOADS_PATH, writeRefusal, type Actor, type Refusal, type TransferRoute } from '@haicap/contracts';
import { err, type Result } from '@haicap/kernel';
import { checkAccess } from '@haicap/messaging';
import { KeysUnavailable } from '@haicap/service-kit';
import type { DownloadDoor } from '../download/download-door.js';
import type { UploadDoor } from '../upload/upload-door.js';

export interface TransferParts {
  readonly uploads: UploadDoor;
  readonly downloads: DownloadDoor;
  /** Who the bearer of a token is; null when it is not valid. */
  readonly authenticate: (token: string) => Promise<Actor | null>;
}

type Serving = (parts: TransferParts, transfer: Transfer) => Promise<void>;
interface Transfer {
  readonly actor: Actor | null;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const ANY_HOST = 'http://files';

const SERVINGS: Readonly<Record<string, Serving>> = {
  downloadFile: ({ downloads }, { actor, params, url, response }) =>
    downloads.byToken(params['fileId'] ?? '', present(actor), url.searchParams.get('confirmUnscanned') === 'true', response),
  downloadByTicket: ({ downloads }, { params, response }) => downloads.byTicket(params['ticket'] ?? '', response),
};

/** Answers one request of the internal listener: a declared route, the token, the role, and then the bytes. */
export async function serveTransfer(parts: TransferParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', ANY_HOST);
  const found = transferRouteOf(request.method ?? '', url.pathname);
  if (found === undefined) return refuse(response, refusal('NOT_FOUND'));
  const admitted = await admit(parts, found.route, request);
  if (!admitted.ok) return refuse(response, admitted.error);
  const transfer = { actor: admitted.value, url, params: found.params, request, response };
  const serving = SERVINGS[found.route.operationId] ?? serveUpload;
  await serving(parts, transfer);
}

async function serveUpload({ uploads }: TransferParts, { actor, request, response, url }: Transfer): Promise<void> {
  if (request.method === 'OPTIONS') return uploads.describe(response);
  if (request.headers['tus-resumable'] !== '1.0.0') return refuse(response, refusal('UPLOAD_REQUEST_INVALID', { header: 'tus-resumable' }));
  if (url.pathname !== UPLOADS_PATH && request.method === 'POST') return refuse(response, refusal('NOT_FOUND'));
  await uploads.serve(present(actor), request, response);
}

async function admit({ authenticate }: TransferParts, { access }: TransferRoute, request: IncomingMessage): Promise<Result<Actor | null, Refusal>> {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  try {
    const actor = access === 'public' || token === undefined ? null : await authenticate(token);
    return checkAccess(access, { token, actor });
  } catch (error) {
    if (error instanceof KeysUnavailable) return err(refusal('SERVICE_UNAVAILABLE'));
    throw error;
  }
}

function refuse(response: ServerResponse, refused: Refusal): void {
  writeRefusal(response, refused);
  response.end();
}

function present(actor: Actor | null): Actor {
  if (actor === null) throw new Error('a transfer with roles was reached without an actor');
  return actor;
}
