import { randomUUID } from 'node:crypto';
import type { HttpRoute, TransferRoute } from '@haicap/contracts';
import { BODIES, PATH_VALUES, QUERIES } from '../../../services/gateway/test/example-requests.js';
import { DOSSIER_ID, HAC_THANH, OFFICER_ID } from '../../../services/gateway/test/example-replies.js';
import { FILE_ID } from '../../../services/gateway/test/example-files.js';
import { OPERATIONS, type Persona } from './personas.js';
import type { Planted } from './planted.js';

/** `allow` is whatever comes after the question of rights: done, or refused for the state or the content. */
export type Cell = 'allow' | '401' | '403' | '404' | 'unseen';

/** Who may not see an object is told that there is none. A thing that was not planted is missing for whoever may ask. */
const HIDDEN = new Set(['DOSSIER_NOT_FOUND', 'FILE_NOT_FOUND', 'UPLOAD_NOT_FOUND', 'VIEW_NOT_FOUND', 'DELEGATION_NOT_FOUND', 'WEBHOOK_NOT_FOUND', 'CONSULTATION_NOT_FOUND', 'CLOSURE_NOT_FOUND', 'PAPER_NOT_FOUND']);
/** Asked wrongly is not answered: such a cell has shown nothing. */
const USELESS = new Set(['REQUEST_INVALID', 'UPLOAD_REQUEST_INVALID', 'PRECONDITION_REQUIRED', 'IDEMPOTENCY_KEY_REQUIRED', 'TOO_MANY_REQUESTS']);
// No command succeeds on this version, so nothing that is planted moves while the matrix is asked.
const NO_VERSION = '"999999.full"';

/** Lists that show what was planted, or do not. */
const SHOWS: Readonly<Record<string, string>> = {
  listDossiers: 'dossierId', listOwnDossiers: 'dossierId', searchDossiers: 'dossierId', listDossiersBehind: 'dossierId', exportDossiers: 'dossierId', listViews: 'viewId', listDelegations: 'delegationId', listOfficers: 'officerId',
  listConsultations: 'answeredId', listWebhookSubscriptions: 'subscriptionId',
};
const MORE_QUERIES: Readonly<Record<string, string>> = { listOfficers: `?unitId=${HAC_THANH}&limit=50`, listDossiers: '?limit=200', listOwnDossiers: '?limit=200' };
const MORE_BODIES: Readonly<Record<string, unknown>> = {
  searchDossiers: { name: 'Lê Thị Thử' }, publishCalendar: { expectedVersion: 999_999, document: '1/TB-VPCP', days: [] },
  setServiceHours: { ...(BODIES['setServiceHours'] as object), expectedVersion: 999_999 }, addUnitClosure: { ...(BODIES['addUnitClosure'] as object), fromDay: '2099-03-02', toDay: '2099-03-01' },
  saveView: { name: 'Chung', filter: {}, sharedWithUnitId: HAC_THANH },
};
/** These begin at an answer of another dossier than the one that is asked about. */
const ANSWERED = ['answerConsultation'];

const streamHeaders = { 'x-tracking-code': 'X', 'x-tracking-secret': 'Y' };

export interface Asked {
  readonly operation: string;
  readonly persona: Persona;
  readonly token: string | undefined;
  readonly planted: Planted;
}

// A machine that is busy otherwise may answer 503 with Retry-After, which says nothing about rights: the same is asked again, with the same key.
const TRIES = 5;

/** Asks one cell of the matrix of a running installation. */
export async function probe(origin: string, asked: Asked): Promise<string> {
  const key = randomUUID();
  for (let tried = 1; ; tried += 1) {
    const cell = await ask(origin, asked, key);
    if (!cell.startsWith('503') || tried >= TRIES) return cell;
  }
}

async function ask(origin: string, { operation, persona, token, planted }: Asked, key: string): Promise<string> {
  const route = OPERATIONS.get(operation)?.route;
  if (route === undefined) throw new Error(`there is no route ${operation}`);
  const abort = new AbortController();
  const isTransfer = !('rpcs' in route);
  const response = await fetch(`${origin}${placed(route, planted)}${aboutPlanted(MORE_QUERIES[operation] ?? QUERIES[operation] ?? '', planted)}`, {
    method: route.method, redirect: 'manual', signal: AbortSignal.any([abort.signal, AbortSignal.timeout(30_000)]),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), 'idempotency-key': key, 'if-match': NO_VERSION, ...streamHeaders,
      ...(isTransfer ? { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'upload-length': '3' } : {}), ...contentType(route),
    },
    ...bodyOf(route, persona, planted),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const text = isStream ? '' : await response.text();
  if (isStream) abort.abort();
  return cellOf(operation, response.status, text, planted);
}

function cellOf(operation: string, status: number, text: string, planted: Planted): string {
  const code = /"code":"(\w+)"/.exec(text)?.[1] ?? '';
  // A public route is open to everybody until it is asked too often.
  if (code === 'TOO_MANY_REQUESTS' && isPublic(operation)) return 'allow';
  if (status >= 500 || USELESS.has(code)) return `${status} ${code}`;
  if (operation === 'approveDossiers' && status === 200) return ofOne(code);
  if (status === 401 || status === 403) return String(status);
  if (status === 404) return HIDDEN.has(code) || code === '' ? '404' : 'allow';
  const shows = SHOWS[operation];
  return shows === undefined || status !== 200 || text.includes(planted[shows] ?? '-') ? 'allow' : 'unseen';
}

/** Of a list of approvals each has an answer of its own. */
function ofOne(code: string): Cell {
  if (HIDDEN.has(code)) return '404';
  return code === 'FORBIDDEN' || code === 'UNIT_NOT_IN_SCOPE' ? '403' : 'allow';
}

function isPublic(operation: string): boolean {
  const route = OPERATIONS.get(operation)?.route;
  return route !== undefined && 'rpcs' in route && route.rpcs.every(({ access }) => access === 'public');
}

function placed({ path, operationId }: HttpRoute | TransferRoute, planted: Planted): string {
  const isUpload = operationId.endsWith('Upload');
  const own: Planted = ANSWERED.includes(operationId) ? { ...planted, dossierId: planted['answeredDossierId'] ?? '', consultationId: planted['answeredId'] ?? '' } : planted;
  return path.replace(/\{(\w+)\}/g, (_all, name: string) => (isUpload && name === 'fileId' ? own['uploadId'] : own[name]) ?? PATH_VALUES[name] ?? '');
}

const isWithBody = ({ method }: HttpRoute): boolean => method === 'POST' || method === 'PUT';

function contentType(route: HttpRoute | TransferRoute): Readonly<Record<string, string>> {
  if ('rpcs' in route) return isWithBody(route) ? { 'content-type': 'application/json' } : {};
  return route.takes === undefined ? {} : { 'content-type': route.takes };
}

function bodyOf(route: HttpRoute | TransferRoute, persona: Persona, planted: Planted): { readonly body?: string } {
  if (!('rpcs' in route)) return route.takes === undefined ? {} : { body: 'abc' };
  if (!isWithBody(route)) return {};
  const { operationId } = route;
  // A citizen pays online; a desk takes cash.
  const body = operationId === 'payDossier' && persona === 'citizen' ? BODIES['payDossier?online'] : MORE_BODIES[operationId] ?? BODIES[operationId];
  return { body: aboutPlanted(JSON.stringify(body), planted) };
}

/** The examples of the gateway's tests, about what is planted here. */
function aboutPlanted(text: string, { unitId = '', dossierId = '', officerId = '', fileId = '' }: Planted): string {
  return text.replaceAll(FILE_ID, fileId).replaceAll(HAC_THANH, unitId).replaceAll(DOSSIER_ID, dossierId).replaceAll(OFFICER_ID, officerId);
}
