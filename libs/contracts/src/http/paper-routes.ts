import { z } from 'zod';
import { localDate } from '../core/page.js';
import {
  draftPaperTemplate, listPaperTemplates, lookUpPaperTemplate, paperTemplateBody, previewPaperTemplate, publishPaperTemplate, revisePaperTemplate,
  type PaperTemplate,
} from '../dossier/paper-templates.js';
import {
  dossierPaperForm, fetchPaper, fetchTrackedReceipt, formCircular, issuePaper, listPapers, paperForm, paperFormat, printTrackingBook, RECEIPT_DOSSIERS_MAX,
  TRACKING_BOOK_ROWS_MAX,
} from '../dossier/papers.js';
import { dossierParams } from './dossier-routes.js';
import { call, defineRoute } from './route.js';

const PDF = ['application/pdf'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const templateParams = z.strictObject({ templateId: z.uuid() });
const templateEntity = ({ version }: PaperTemplate) => ({ version, view: 'full' });

export const listPapersRoute = defineRoute({
  operationId: 'listPapers', method: 'GET', path: '/api/v1/dossiers/{dossierId}/papers', tag: 'papers', privacy: 'personal',
  summary: 'Giấy tờ đã phát hành của hồ sơ, và các mẫu có thể in lúc này',
  params: dossierParams, response: listPapers.reply, rpcs: [listPapers],
  bind: ({ params }) => call(listPapers, params),
});

export const issuePaperRoute = defineRoute({
  operationId: 'issuePaper', method: 'POST', path: '/api/v1/dossiers/{dossierId}/papers', tag: 'papers', privacy: 'personal',
  summary: 'Phát hành một giấy tờ theo mẫu 01 đến 06; nội dung không đổi thì trả lại đúng bản đã phát hành',
  params: dossierParams,
  body: z.strictObject({ form: dossierPaperForm, format: paperFormat.optional(), withDossierIds: z.array(z.uuid()).max(RECEIPT_DOSSIERS_MAX).optional() }),
  success: 201, response: issuePaper.reply, rpcs: [issuePaper], idempotent: true, limits: ['write'],
  bind: ({ params, body }) => call(issuePaper, { ...params, ...body }),
  location: ({ dossierId, paperId }) => `/api/v1/dossiers/${dossierId}/papers/${paperId}`,
});

export const fetchPaperRoute = defineRoute({
  operationId: 'fetchPaper', method: 'GET', path: '/api/v1/dossiers/{dossierId}/papers/{paperId}', tag: 'papers', privacy: 'personal',
  summary: 'Bản PDF đã phát hành, từng byte như lúc phát hành',
  params: z.strictObject({ dossierId: z.uuid(), paperId: z.uuid() }),
  file: PDF, response: fetchPaper.reply, rpcs: [fetchPaper],
  bind: ({ params }) => call(fetchPaper, params),
});

export const fetchTrackedReceiptRoute = defineRoute({
  operationId: 'fetchTrackedReceipt', method: 'POST', path: '/api/v1/tracking/receipt', tag: 'tracking', privacy: 'personal',
  summary: 'Giấy tiếp nhận và hẹn trả kết quả bằng mã hồ sơ và mã tra cứu, hoặc bằng mã trong ô QR; thông tin cá nhân che bớt',
  body: z.union([
    z.strictObject({ code: z.string().trim().min(1).max(50), secret: z.string().trim().min(1).max(40), format: paperFormat.optional() }),
    z.strictObject({ token: z.string().trim().min(1).max(80), format: paperFormat.optional() }),
  ]),
  file: PDF, response: fetchTrackedReceipt.reply, rpcs: [fetchTrackedReceipt], limits: ['tracking'],
  bind: ({ body }) => call(fetchTrackedReceipt, body),
});

export const printTrackingBookRoute = defineRoute({
  operationId: 'printTrackingBook', method: 'GET', path: '/api/v1/tracking-book', tag: 'papers', privacy: 'personal',
  summary: 'Sổ theo dõi hồ sơ của một đơn vị tiếp nhận (PDF hoặc XLSX); trang tiếp theo ở tiêu đề Link',
  query: z.strictObject({
    unitId: z.uuid(), from: localDate, to: localDate, file: z.enum(['pdf', 'xlsx']).optional(), format: paperFormat.optional(),
    cursor: z.string().max(500).optional(), limit: z.coerce.number().int().min(1).max(TRACKING_BOOK_ROWS_MAX).optional(),
  }),
  file: [...PDF, XLSX], response: printTrackingBook.reply, priority: 'export', rpcs: [printTrackingBook],
  bind: ({ query }) => call(printTrackingBook, query),
});

export const listPaperTemplatesRoute = defineRoute({
  operationId: 'listPaperTemplates', method: 'GET', path: '/api/v1/paper-templates', tag: 'papers', privacy: 'personal',
  summary: 'Các phiên bản mẫu in của một loại giấy tờ, mẫu có sẵn trước',
  query: z.strictObject({ form: paperForm, circular: formCircular.optional() }),
  response: listPaperTemplates.reply, rpcs: [listPaperTemplates],
  bind: ({ query }) => call(listPaperTemplates, query),
});

export const draftPaperTemplateRoute = defineRoute({
  operationId: 'draftPaperTemplate', method: 'POST', path: '/api/v1/paper-templates', tag: 'papers', privacy: 'personal',
  summary: 'Lập dự thảo mẫu in mới, bắt đầu từ mẫu đang dùng',
  body: z.strictObject({ form: paperForm, circular: formCircular, body: paperTemplateBody.optional() }),
  success: 201, response: draftPaperTemplate.reply, rpcs: [draftPaperTemplate], idempotent: true, limits: ['write'],
  bind: ({ body }) => call(draftPaperTemplate, body),
  entity: templateEntity, location: ({ templateId }) => `/api/v1/paper-templates/${templateId}`,
});

export const lookUpPaperTemplateRoute = defineRoute({
  operationId: 'lookUpPaperTemplate', method: 'GET', path: '/api/v1/paper-templates/{templateId}', tag: 'papers', privacy: 'personal',
  summary: 'Một mẫu in với nội dung và các trường có thể dùng',
  params: templateParams, response: lookUpPaperTemplate.reply, rpcs: [lookUpPaperTemplate],
  bind: ({ params }) => call(lookUpPaperTemplate, params),
  entity: templateEntity,
});

export const revisePaperTemplateRoute = defineRoute({
  operationId: 'revisePaperTemplate', method: 'POST', path: '/api/v1/paper-templates/{templateId}/revisions', tag: 'papers', privacy: 'personal',
  summary: 'Sửa dự thảo mẫu in',
  params: templateParams, body: z.strictObject({ body: paperTemplateBody }),
  response: revisePaperTemplate.reply, rpcs: [revisePaperTemplate], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, body, expectedVersion }) => call(revisePaperTemplate, { ...params, ...body, expectedVersion }),
  entity: templateEntity,
});

export const publishPaperTemplateRoute = defineRoute({
  operationId: 'publishPaperTemplate', method: 'POST', path: '/api/v1/paper-templates/{templateId}/publication', tag: 'papers', privacy: 'personal',
  summary: 'Ban hành mẫu in từ một ngày; giấy tờ đã phát hành giữ nguyên',
  params: templateParams, body: z.strictObject({ validFrom: localDate }),
  response: publishPaperTemplate.reply, rpcs: [publishPaperTemplate], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, body, expectedVersion }) => call(publishPaperTemplate, { ...params, ...body, expectedVersion }),
  entity: templateEntity,
});

export const previewPaperTemplateRoute = defineRoute({
  operationId: 'previewPaperTemplate', method: 'GET', path: '/api/v1/paper-templates/{templateId}/preview', tag: 'papers', privacy: 'personal',
  summary: 'Xem thử mẫu in với dữ liệu của một hồ sơ bạn được đọc, hoặc với dữ liệu ví dụ khi không nêu hồ sơ; không phát hành gì',
  params: templateParams, query: z.strictObject({ dossierId: z.uuid().optional(), format: paperFormat.optional() }),
  file: PDF, response: previewPaperTemplate.reply, rpcs: [previewPaperTemplate],
  bind: ({ params, query }) => call(previewPaperTemplate, { ...params, ...query }),
});

export const PAPER_ROUTES = [
  listPapersRoute, issuePaperRoute, fetchPaperRoute, fetchTrackedReceiptRoute, printTrackingBookRoute, listPaperTemplatesRoute, draftPaperTemplateRoute,
  lookUpPaperTemplateRoute, revisePaperTemplateRoute, publishPaperTemplateRoute, previewPaperTemplateRoute,
];
