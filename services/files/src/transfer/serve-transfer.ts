import type { IncomingMessage, ServerResponse } from 'node:http';
import { readRefusal, refusal, transferRouteOf, UPLOADS_PATH, writeRefusal, type Actor, type Refusal, type TransferRoute } from '@haicap/contracts';
import { isUuid } from '@haicap/kernel';
import { checkAccess, isDenial, type Witness } from '@haicap/messaging';
import { KeysUnavailable } from '@haicap/service-kit';
import type { DownloadDoor } from '../download/download-door.js';
import type { UploadDoor } from '../upload/upload-door.js';

export interface TransferParts {
  readonly uploads: UploadDoor;
  readonly downloads: DownloadDoor;
  /** Who the bearer of a token is; null when it is not valid. */
  readonly authenticate: (token: string) => Promise<Actor | null>;
  readonly witness: Pick<Witness, 'denied'>;
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
  downloadFile: async ({ downloads }, { actor, params: { fileId = '' }, url, response }) => {
    // On the bus the contract looks at the form of an id; nobody has looked at that of an address.
    if (!isUuid(fileId)) return refuse(response, refusal('FILE_NOT_FOUND'));
    await downloads.byToken(fileId, present(actor), url.searchParams.get('confirmUnscanned') === 'true', response);
  },
  downloadByTicket: ({ downloads }, { params, response }) => downloads.byTicket(params['ticket'] ?? '', response),
};

/** Answers one request of the internal listener: a declared route, the token, the role, and then the bytes. */
export async function serveTransfer(parts: TransferParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', ANY_HOST);
  const found = transferRouteOf(request.method ?? '', url.pathname);
  if (found === undefined) return refuse(response, refusal('NOT_FOUND'));
  const { operationId } = found.route;
  const admitted = await admit(parts, found.route, request);
  if (!admitted.ok) {
    if (isDenial(admitted.error.code)) parts.witness.denied(operationId, admitted.actor, admitted.error.code);
    return refuse(response, admitted.error);
  }
  const transfer = { actor: admitted.value, url, params: found.params, request, response };
  const serving = SERVINGS[operationId] ?? serveUpload;
  await serving(parts, transfer);
  const refused = readRefusal(response.getHeaders());
  if (refused !== undefined && isDenial(refused.code)) parts.witness.denied(operationId, admitted.value, refused.code);
}

async function serveUpload({ uploads }: TransferParts, { actor, request, response, url }: Transfer): Promise<void> {
  if (request.method === 'OPTIONS') return uploads.describe(response);
  if (request.headers['tus-resumable'] !== '1.0.0') return refuse(response, refusal('UPLOAD_REQUEST_INVALID', { header: 'tus-resumable' }));
  if (url.pathname !== UPLOADS_PATH && request.method === 'POST') return refuse(response, refusal('NOT_FOUND'));
  await uploads.serve(present(actor), request, response);
}

type Admitted = { readonly ok: true; readonly value: Actor | null } | { readonly ok: false; readonly error: Refusal; readonly actor: Actor | null };

async function admit({ authenticate }: TransferParts, { access }: TransferRoute, request: IncomingMessage): Promise<Admitted> {
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  try {
    const actor = access === 'public' || token === undefined ? null : await authenticate(token);
    const checked = checkAccess(access, { token, actor });
    return checked.ok ? checked : { ...checked, actor };
  } catch (error) {
    if (error instanceof KeysUnavailable) return { ok: false, error: refusal('SERVICE_UNAVAILABLE'), actor: null };
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
