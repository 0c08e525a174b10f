import { z } from 'zod';
import { listComponents } from '../dossier/dossiers.js';
import { convertImages, issueDownloadTicket, lookUpFile } from '../files/files.js';
import { call, defineRoute, type HttpRoute } from './route.js';

const fileParams = z.strictObject({ fileId: z.uuid() });

export const lookUpFileRoute = defineRoute({
  operationId: 'lookUpFile', method: 'GET', path: '/api/v1/files/{fileId}', tag: 'files', privacy: 'personal',
  summary: 'Trạng thái, mã băm, số trang và kết quả quét của một tệp',
  params: fileParams, response: lookUpFile.reply, rpcs: [lookUpFile],
  bind: ({ params }) => call(lookUpFile, params),
});

export const issueDownloadTicketRoute = defineRoute({
  operationId: 'issueDownloadTicket', method: 'POST', path: '/api/v1/files/{fileId}/tickets', tag: 'files', privacy: 'personal',
  summary: 'Cấp liên kết tải về có hiệu lực hai phút cho một tệp',
  params: fileParams, body: issueDownloadTicket.request.omit({ fileId: true }), success: 201, idempotent: true, limits: ['write'],
  response: issueDownloadTicket.reply, rpcs: [issueDownloadTicket],
  bind: ({ params, body }) => call(issueDownloadTicket, { ...params, ...body }),
});

export const convertImagesRoute = defineRoute({
  operationId: 'convertImages', method: 'POST', path: '/api/v1/files/from-images', tag: 'files', privacy: 'personal',
  summary: 'Ghép nhiều ảnh đã tải lên thành một tệp PDF, theo thứ tự',
  body: convertImages.request, success: 201, idempotent: true, limits: ['write'],
  response: convertImages.reply, rpcs: [convertImages],
  location: ({ fileId }) => `/api/v1/files/${fileId}`,
  bind: ({ body }) => call(convertImages, body),
});

export const listComponentsRoute = defineRoute({
  operationId: 'listComponents', method: 'GET', path: '/api/v1/dossiers/{dossierId}/components', tag: 'dossiers', privacy: 'personal',
  summary: 'Thành phần hồ sơ đã nộp và các tệp của từng thành phần',
  params: z.strictObject({ dossierId: z.uuid() }), response: listComponents.reply, rpcs: [listComponents],
  bind: ({ params }) => call(listComponents, params),
});

export const FILE_ROUTES: readonly HttpRoute[] = [lookUpFileRoute, issueDownloadTicketRoute, convertImagesRoute, listComponentsRoute];
