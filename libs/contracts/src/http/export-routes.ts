import { z } from 'zod';
import { exportDossiers, exportLine, exportStart } from '../dossier/dossier-export.js';
import { exportOwnDossiers, ownDossierData } from '../dossier/own-export.js';
import { ownLook, listOwnLooks } from '../dossier/own-looks.js';
import { fileView, listOwnFiles } from '../files/files.js';
import { listOwnFileLooks } from '../files/own-file-looks.js';
import { exportOwnAccount, ownAccountData } from '../identity/own-account-data.js';
import { session } from '../gateway/sessions.js';
import { call, defineRoute } from './route.js';

export const exportDossiersRoute = defineRoute({
  operationId: 'exportDossiers', method: 'GET', path: '/api/v1/exports/dossiers', tag: 'exports', privacy: 'personal',
  summary: 'Xuất hồ sơ trong phạm vi của bạn, mỗi dòng một đối tượng JSON, theo thứ tự thay đổi; dòng cuối có `complete`, cursor của dòng bất kỳ cho phép xuất tiếp ngay sau dòng đó',
  query: z.strictObject(exportStart), response: exportLine, rpcs: [exportDossiers], stream: 'lines', priority: 'export', limits: ['download'],
  bind: ({ query }) => call(exportDossiers, query),
});

/** One line of what is kept of somebody: a thing and what kind it is, or at the end whether all of it is there. */
export const ownDataLine = z.discriminatedUnion('part', [
  z.object({ part: z.literal('account'), data: ownAccountData }),
  z.object({ part: z.literal('session'), data: session }),
  z.object({ part: z.literal('dossier'), data: ownDossierData }),
  /** `content` is where its bytes are. */
  z.object({ part: z.literal('file'), data: fileView.extend({ content: z.string() }) }),
  z.object({ part: z.literal('look'), data: ownLook }),
  z.object({ part: z.literal('end'), complete: z.boolean(), problem: exportLine.shape.problem }),
]);
export type OwnDataLine = z.infer<typeof ownDataLine>;

export const exportOwnDataRoute = defineRoute({
  operationId: 'exportOwnData', method: 'GET', path: '/api/v1/me/export', tag: 'account', privacy: 'personal',
  summary: 'Toàn bộ dữ liệu hệ thống đang lưu về bạn: tài khoản, phiên đăng nhập, hồ sơ với biểu mẫu và khoản đã nộp, tệp, ai đã xem; mỗi dòng một đối tượng JSON, dòng cuối cho biết đã đủ chưa',
  response: ownDataLine, rpcs: [exportOwnAccount, exportOwnDossiers, listOwnFiles, listOwnLooks, listOwnFileLooks], stream: 'lines', priority: 'export', limits: ['download'],
  bind: () => call(exportOwnAccount, {}),
});

/** What takes more than a page: a program reads it line by line. */
export const EXPORT_ROUTES = [exportDossiersRoute, exportOwnDataRoute];
