import { z } from 'zod';
import type { ErrorCode } from '../core/errors.js';
import type { Access } from '../core/rpc.js';
import { FILE_MEDIA_TYPES, FILE_ROLES } from '../files/files.js';
import { UPLOADS_PATH } from '../files/transfer.js';
import type { RouteLimit, RoutePriority } from './route.js';

/**
 * A route whose bytes the gateway streams to and from the internal listener of the service `files`: too large for the bus.
 * Both ends read it: who is not let in by `access` is refused before a handler runs, as with a contract of the bus.
 */
export interface TransferRoute {
  readonly operationId: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  /** By their names on the wire. */
  readonly headers: z.ZodObject;
  readonly success: 200 | 201 | 204;
  readonly answerHeaders: readonly string[];
  /** What kind of body goes in, or comes out. */
  readonly takes: string | undefined;
  readonly gives: readonly string[];
  readonly errors: readonly ErrorCode[];
}

export const TICKETS_PATH = '/api/v1/files/tickets';

const nothing = z.object({});
const fileParams = z.object({ fileId: z.uuid() });
const tus = z.object({ 'Tus-Resumable': z.literal('1.0.0') });
const uploadErrors = ['UPLOAD_REQUEST_INVALID', 'UPLOAD_NOT_FOUND', 'UPLOAD_BUSY'] as const;
const checkErrors = ['FILE_TYPE_NOT_ALLOWED', 'FILE_TYPE_DIFFERS', 'FILE_UNREADABLE', 'FILE_CHECK_BUSY', 'FILE_TOO_LARGE', 'STORAGE_FULL'] as const;
const route = (declared: Omit<TransferRoute, 'tag' | 'query' | 'takes' | 'gives' | 'access'> & Partial<TransferRoute>): TransferRoute =>
  ({ tag: 'files', query: nothing, takes: undefined, gives: [], access: FILE_ROLES, ...declared });

export const TRANSFER_ROUTES: readonly TransferRoute[] = [
  route({
    operationId: 'describeUploads', method: 'OPTIONS', path: UPLOADS_PATH, access: 'public', params: nothing, headers: nothing, success: 204,
    summary: 'Giao thức tải lên được hỗ trợ (tus 1.0) và dung lượng tối đa của một tệp',
    answerHeaders: ['Tus-Version', 'Tus-Extension', 'Tus-Max-Size'], errors: [],
  }),
  route({
    operationId: 'createUpload', method: 'POST', path: UPLOADS_PATH, params: nothing, success: 201, takes: 'application/offset+octet-stream',
    summary: 'Bắt đầu tải lên một tệp; có thể gửi luôn phần đầu. Mã ở cuối Location là mã tệp',
    headers: tus.extend({
      'Upload-Length': z.int().min(1),
      'Upload-Metadata': z.string().optional().meta({ description: 'Theo tus: `filename`, `filetype` với giá trị base64.' }),
    }),
    answerHeaders: ['Location', 'Upload-Offset', 'Upload-Expires'],
    errors: [...uploadErrors, ...checkErrors, 'FILE_EMPTY', 'UPLOAD_QUOTA_SPENT', 'UPLOADS_TOO_MANY'],
  }),
  route({
    operationId: 'lookUpUpload', method: 'HEAD', path: `${UPLOADS_PATH}/{fileId}`, params: fileParams, headers: tus, success: 200,
    summary: 'Đã nhận được bao nhiêu, để tải tiếp từ đó', answerHeaders: ['Upload-Offset', 'Upload-Length', 'Upload-Expires'], errors: uploadErrors,
  }),
  route({
    operationId: 'continueUpload', method: 'PATCH', path: `${UPLOADS_PATH}/{fileId}`, params: fileParams, success: 204, takes: 'application/offset+octet-stream',
    summary: 'Gửi phần tiếp theo; khi đủ, tệp được kiểm tra ngay và câu trả lời cho biết kết quả',
    headers: tus.extend({ 'Upload-Offset': z.int().min(0) }),
    answerHeaders: ['Upload-Offset', 'Upload-Expires'], errors: [...uploadErrors, ...checkErrors, 'UPLOAD_OFFSET_DIFFERS'],
  }),
  route({
    operationId: 'cancelUpload', method: 'DELETE', path: `${UPLOADS_PATH}/{fileId}`, params: fileParams, headers: tus, success: 204,
    summary: 'Hủy một lượt tải lên chưa xong', answerHeaders: [], errors: [...uploadErrors, 'UPLOAD_COMPLETE'],
  }),
  route({
    operationId: 'downloadFile', method: 'GET', path: '/api/v1/files/{fileId}/content', params: fileParams, headers: nothing, success: 200, gives: FILE_MEDIA_TYPES,
    summary: 'Tải nội dung một tệp của mình hoặc của hồ sơ thuộc đơn vị mình',
    query: z.object({ confirmUnscanned: z.enum(['true', 'false']).optional().meta({ description: 'Cán bộ xác nhận mở tệp chưa được quét mã độc.' }) }),
    answerHeaders: ['Content-Disposition', 'Repr-Digest', 'ETag'],
    errors: ['FILE_NOT_FOUND', 'FILE_NOT_COMPLETE', 'FILE_NOT_SCANNED', 'FILE_UNSCANNED', 'FILE_INFECTED'],
  }),
  route({
    operationId: 'downloadByTicket', method: 'GET', path: `${TICKETS_PATH}/{ticket}`, access: 'public', params: z.object({ ticket: z.string().max(100) }),
    headers: nothing, success: 200, gives: FILE_MEDIA_TYPES,
    summary: 'Tải nội dung một tệp bằng liên kết ngắn hạn',
    answerHeaders: ['Content-Disposition', 'Repr-Digest', 'ETag'], errors: ['TICKET_INVALID', 'FILE_INFECTED', 'FILE_NOT_SCANNED'],
  }),
];

const PATTERNS = TRANSFER_ROUTES.map((declared) => ({ declared, pattern: new RegExp(`^${declared.path.replace(/\{(\w+)\}/g, '(?<$1>[\\w-]{1,100})')}$`) }));

/** By what a transfer is counted: bytes that come, and bytes that go. */
export function limitsOfTransfer({ takes, gives, method }: TransferRoute): RouteLimit[] {
  return [...(takes !== undefined || method === 'DELETE' ? ['write'] as const : []), ...(gives.length > 0 ? ['download'] as const : [])];
}

/** An upload belongs to a dossier that is being filed; an officer opens a file as part of a step. */
export function priorityOfTransfer({ method, gives }: TransferRoute): RoutePriority {
  if (gives.length > 0) return 'step';
  return method === 'OPTIONS' ? 'tracking' : 'accept';
}

/** The declared route of a request, and what stands in its path. */
export function transferRouteOf(method: string, path: string): { readonly route: TransferRoute; readonly params: Readonly<Record<string, string>> } | undefined {
  for (const { declared, pattern } of PATTERNS) {
    const match = declared.method === method ? pattern.exec(path) : null;
    if (match !== null) return { route: declared, params: { ...match.groups } };
  }
  return undefined;
}
