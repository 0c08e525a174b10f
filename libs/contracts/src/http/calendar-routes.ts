import { z } from 'zod';
import {
  addUnitClosure, listUnitClosures, lookUpCalendar, lookUpServiceHours, publishCalendar, setServiceHours, withdrawUnitClosure,
} from '../registry/calendar.js';
import { call, defineRoute, type HttpRoute } from './route.js';
import { pageQuery } from './query.js';

const yearParams = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) });
const unitParams = z.strictObject({ unitId: z.uuid() });
const closureParams = z.strictObject({ unitId: z.uuid(), closureId: z.uuid() });

export const lookUpCalendarRoute = defineRoute({
  operationId: 'lookUpCalendar', method: 'GET', path: '/api/v1/calendar/{year}', tag: 'calendar', privacy: 'public',
  summary: 'Lịch làm việc của một năm: ngày nghỉ, nghỉ bù, hoán đổi, làm bù; chính thức hay dự kiến',
  params: yearParams, response: lookUpCalendar.reply, rpcs: [lookUpCalendar],
  bind: ({ params }) => call(lookUpCalendar, params),
});
export const publishCalendarRoute = defineRoute({
  operationId: 'publishCalendar', method: 'POST', path: '/api/v1/calendar/{year}/publications', tag: 'calendar', privacy: 'personal',
  summary: 'Công bố lịch làm việc của một năm theo văn bản (danh sách ngày hoặc CSV), thay cho lịch đang có; expectedVersion là 0 khi năm chưa có lịch',
  params: yearParams, body: publishCalendar.request.omit({ year: true }),
  response: publishCalendar.reply, rpcs: [publishCalendar], idempotent: true, limits: ['write'],
  bind: ({ params, body }) => call(publishCalendar, { ...params, ...body }),
});

export const listUnitClosuresRoute = defineRoute({
  operationId: 'listUnitClosures', method: 'GET', path: '/api/v1/units/{unitId}/closures', tag: 'calendar', privacy: 'public',
  summary: 'Những ngày một đơn vị ngừng làm việc theo quyết định, mới nhất trước',
  params: unitParams, query: z.strictObject(pageQuery), response: listUnitClosures.reply, rpcs: [listUnitClosures],
  bind: ({ params, query }) => call(listUnitClosures, { ...params, ...query }),
});
export const addUnitClosureRoute = defineRoute({
  operationId: 'addUnitClosure', method: 'POST', path: '/api/v1/units/{unitId}/closures', tag: 'calendar', privacy: 'personal',
  summary: 'Ghi ngày ngừng làm việc của đơn vị (bão, lũ) theo quyết định',
  params: unitParams, body: addUnitClosure.request.omit({ unitId: true }),
  success: 201, response: addUnitClosure.reply, rpcs: [addUnitClosure], idempotent: true, limits: ['write'],
  bind: ({ params, body }) => call(addUnitClosure, { ...params, ...body }),
  entity: ({ version }) => ({ version, view: 'full' }),
});
export const withdrawUnitClosureRoute = defineRoute({
  operationId: 'withdrawUnitClosure', method: 'POST', path: '/api/v1/units/{unitId}/closures/{closureId}/withdrawal', tag: 'calendar', privacy: 'personal',
  summary: 'Bỏ ngày ngừng làm việc đã ghi, theo quyết định',
  params: closureParams, body: withdrawUnitClosure.request.omit({ unitId: true, closureId: true, expectedVersion: true }),
  response: withdrawUnitClosure.reply, rpcs: [withdrawUnitClosure], idempotent: true, ifMatch: true, limits: ['write'],
  bind: ({ params, body, expectedVersion }) => call(withdrawUnitClosure, { ...params, ...body, expectedVersion }),
  entity: ({ version }) => ({ version, view: 'full' }),
});

export const lookUpServiceHoursRoute = defineRoute({
  operationId: 'lookUpServiceHours', method: 'GET', path: '/api/v1/units/{unitId}/service-hours', tag: 'calendar', privacy: 'public',
  summary: 'Giờ làm việc của một đơn vị theo thời gian; rỗng thì theo giờ của tỉnh',
  params: unitParams, response: lookUpServiceHours.reply, rpcs: [lookUpServiceHours],
  bind: ({ params }) => call(lookUpServiceHours, params),
});
export const setServiceHoursRoute = defineRoute({
  operationId: 'setServiceHours', method: 'POST', path: '/api/v1/units/{unitId}/service-hours', tag: 'calendar', privacy: 'personal',
  summary: 'Đặt giờ làm việc của đơn vị từ một ngày; ngày làm việc vẫn là 8 giờ',
  params: unitParams, body: setServiceHours.request.omit({ unitId: true }),
  response: setServiceHours.reply, rpcs: [setServiceHours], idempotent: true, limits: ['write'],
  bind: ({ params, body }) => call(setServiceHours, { ...params, ...body }),
});

export const CALENDAR_ROUTES: readonly HttpRoute[] = [
  lookUpCalendarRoute, publishCalendarRoute, listUnitClosuresRoute, addUnitClosureRoute, withdrawUnitClosureRoute,
  lookUpServiceHoursRoute, setServiceHoursRoute,
];
