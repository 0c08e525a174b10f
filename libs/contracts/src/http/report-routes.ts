import { z } from 'zod';
import { localDate } from '../core/page.js';
import { groupKey, listFigures, lookUpSummary, rebuildFigures, unitView } from '../reporting/figures.js';
import { listStepTimes } from '../reporting/step-times.js';
import { call, defineRoute } from './route.js';
import { pageQuery } from './query.js';

const periodQuery = { from: localDate.optional(), asOf: localDate.optional() };

export const lookUpSummaryRoute = defineRoute({
  operationId: 'lookUpSummary', method: 'GET', path: '/api/v1/reports/summary', tag: 'reports', privacy: 'public',
  summary: 'Số liệu toàn tỉnh của một kỳ: tiếp nhận, giải quyết, đúng hạn, đang xử lý, quá hạn',
  query: z.strictObject(periodQuery),
  response: lookUpSummary.reply, rpcs: [lookUpSummary],
  bind: ({ query }) => call(lookUpSummary, query),
});

export const listFiguresRoute = defineRoute({
  operationId: 'listFigures', method: 'GET', path: '/api/v1/reports/figures', tag: 'reports', privacy: 'public',
  summary: 'Số liệu theo đơn vị, lĩnh vực, thủ tục hoặc ngày',
  query: z.strictObject({
    ...periodQuery, ...pageQuery, by: groupKey, unitView: unitView.optional(),
    unitId: z.uuid().optional(), field: z.string().max(100).optional(), procedureCode: z.string().max(40).optional(),
  }),
  response: listFigures.reply, rpcs: [listFigures],
  bind: ({ query }) => call(listFigures, query),
});

export const listStepTimesRoute = defineRoute({
  operationId: 'listStepTimes', method: 'GET', path: '/api/v1/reports/step-times', tag: 'reports', privacy: 'personal',
  summary: 'Hồ sơ chờ ở đâu: trung vị và phân vị 90 của giờ làm việc ở từng bước, theo thủ tục, của tỉnh hoặc một đơn vị (tính trọn tháng)',
  query: z.strictObject({ ...periodQuery, ...pageQuery, unitId: z.uuid().optional(), unitView: unitView.optional(), field: z.string().max(100).optional() }),
  response: listStepTimes.reply, rpcs: [listStepTimes],
  bind: ({ query }) => call(listStepTimes, query),
});

/** One event of the live report: the summary, and the rows of the units that changed since the last event (all of them in the first). */
export const liveFigures = z.object({ summary: lookUpSummary.reply, changedUnits: listFigures.reply.shape.items });
export type LiveFigures = z.infer<typeof liveFigures>;

export const liveFiguresRoute = defineRoute({
  operationId: 'streamFigures', method: 'GET', path: '/api/v1/reports/live', tag: 'reports', privacy: 'public',
  summary: 'Số liệu hôm nay thay đổi trực tiếp: sự kiện `figures`, nhiều nhất mỗi giây một lần',
  response: liveFigures, rpcs: [lookUpSummary, listFigures], stream: 'only',
  bind: () => call(lookUpSummary, {}),
});

export const rebuildFiguresRoute = defineRoute({
  operationId: 'rebuildFigures', method: 'POST', path: '/api/v1/reports/rebuilds', tag: 'reports', privacy: 'personal',
  summary: 'Dựng lại số liệu từ nhật ký sự kiện rồi thay bảng đang dùng',
  body: z.strictObject({}),
  success: 202, response: rebuildFigures.reply, priority: 'export', rpcs: [rebuildFigures], idempotent: true, limits: ['write'],
  bind: () => call(rebuildFigures, {}),
});
