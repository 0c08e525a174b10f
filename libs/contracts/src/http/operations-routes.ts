import { z } from 'zod';
import { auditEntry, auditFilter, AUDIT_WINDOW_DAYS_MAX } from '../core/audit-entries.js';
import { deadLetter } from '../core/dead-letters.js';
import { AUDITED_SERVICES, deadLettersOf, FOLLOWING_SERVICES, searchAudit } from '../operations.js';
import { pageQuery } from './query.js';
import { call, defineRoute, type HttpRoute } from './route.js';

const audited = z.enum(AUDITED_SERVICES as [string, ...string[]]);
const following = z.enum(FOLLOWING_SERVICES as [string, ...string[]]);
/** A place in several lists at once is longer than one in one. */
const joinedPage = { ...pageQuery, cursor: z.string().max(1_500).optional() };

export const auditPage = z.object({
  items: z.array(auditEntry.extend({ service: audited })),
  /** Services that did not answer: what they know comes with a later page. */
  missing: z.array(audited), nextCursor: z.string().optional(),
});
export type AuditPage = z.infer<typeof auditPage>;

export const searchAuditRoute = defineRoute({
  operationId: 'searchAudit', method: 'GET', path: '/api/v1/audit-entries', tag: 'audit', privacy: 'personal',
  summary: `Tìm trong nhật ký kiểm toán của mọi dịch vụ, mới nhất trước. Không nêu tài khoản hay đối tượng thì tìm tối đa ${AUDIT_WINDOW_DAYS_MAX} ngày. Mỗi lần tìm được ghi vào nhật ký`,
  query: z.strictObject({ ...auditFilter, ...joinedPage, service: audited.optional() }),
  response: auditPage, rpcs: AUDITED_SERVICES.map(searchAudit), priority: 'export',
  bind: ({ query: { service: _service, ...query } }) => call(searchAudit('registry'), query as never),
});

export const deadLetterPage = z.object({
  items: z.array(deadLetter.extend({ service: following })), missing: z.array(following), nextCursor: z.string().optional(),
});
export type DeadLetterPage = z.infer<typeof deadLetterPage>;

export const listDeadLettersRoute = defineRoute({
  operationId: 'listDeadLetters', method: 'GET', path: '/api/v1/dead-letters', tag: 'operations', privacy: 'personal',
  summary: 'Các sự kiện mà một dịch vụ chưa áp dụng được, kèm lý do; mới nhất trước',
  query: z.strictObject({ ...joinedPage, service: following.optional(), applied: z.stringbool().optional() }),
  response: deadLetterPage, rpcs: FOLLOWING_SERVICES.map((service) => deadLettersOf(service).listDeadLetters),
  bind: ({ query: { service: _service, ...query } }) => call(deadLettersOf('identity').listDeadLetters, query as never),
});

export const replayDeadLetterRoute = defineRoute({
  operationId: 'replayDeadLetter', method: 'POST', path: '/api/v1/dead-letters/{service}/{letterId}/replay', tag: 'operations', privacy: 'personal',
  summary: 'Áp dụng lại một sự kiện sau khi đã sửa nguyên nhân; dịch vụ thực hiện trong vài giây và ghi kết quả vào danh sách',
  params: z.strictObject({ service: following, letterId: z.string().regex(/^\d{1,18}$/) }), body: z.strictObject({}),
  success: 202, response: deadLetter, rpcs: FOLLOWING_SERVICES.map((service) => deadLettersOf(service).replayDeadLetter), idempotent: true, limits: ['write'],
  bind: ({ params: { service, letterId } }) => call(deadLettersOf(service as (typeof FOLLOWING_SERVICES)[number]).replayDeadLetter, { letterId }),
});

export const OPERATIONS_ROUTES: readonly HttpRoute[] = [searchAuditRoute, listDeadLettersRoute, replayDeadLetterRoute];
