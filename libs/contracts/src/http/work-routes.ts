import { z } from 'zod';
import { checkDossierReadable, lookUpWorkReach } from '../dossier/work-reach.js';
import { doing, dossierPresence, WORK_LIVE_EVENTS } from '../gateway/work-live.js';
import { call, defineRoute, type HttpRoute } from './route.js';

export const workLiveRoute = defineRoute({
  operationId: 'streamWork', method: 'GET', path: '/api/v1/work/live', tag: 'work', privacy: 'personal',
  summary: 'Việc của đơn vị bạn thay đổi trực tiếp: sự kiện `dossier` (hồ sơ sang phiên bản khác), `deferred` (lệnh chờ của chính bạn đã kết thúc), `presence` (ai đang mở hồ sơ bạn đang mở), `resync` (có thể đã lỡ sự kiện: hãy tải lại)',
  response: z.union(Object.values(WORK_LIVE_EVENTS)), rpcs: [lookUpWorkReach], stream: 'only',
  bind: () => call(lookUpWorkReach, {}),
});

const params = z.strictObject({ dossierId: z.uuid() });

/** Kept by the gateway for less than a minute, so there is nothing that a key could make happen twice. */
export const announcePresenceRoute = defineRoute({
  operationId: 'announcePresence', method: 'PUT', path: '/api/v1/dossiers/{dossierId}/presence', tag: 'work', privacy: 'personal',
  summary: 'Báo bạn đang mở hồ sơ (nhắc lại mỗi 20 giây, hết sau 45 giây) và nhận lại những người khác đang mở',
  params, body: z.strictObject({ doing }), response: dossierPresence, rpcs: [checkDossierReadable],
  bind: ({ params: { dossierId } }) => call(checkDossierReadable, { dossierId }),
});

export const endPresenceRoute = defineRoute({
  operationId: 'endPresence', method: 'DELETE', path: '/api/v1/dossiers/{dossierId}/presence', tag: 'work', privacy: 'personal',
  summary: 'Báo bạn đã đóng hồ sơ',
  params, response: z.object({ dossierId: z.uuid() }), rpcs: [checkDossierReadable],
  bind: ({ params: { dossierId } }) => call(checkDossierReadable, { dossierId }),
});

export const WORK_ROUTES: readonly HttpRoute[] = [workLiveRoute, announcePresenceRoute, endPresenceRoute];
