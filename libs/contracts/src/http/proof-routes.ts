import { z } from 'zod';
import { listOwnDossiers, trackedDossier, trackingKeys, trackOwnDossier } from '../dossier/dossiers.js';
import { listReceiptKeys, lookUpReceiptKey, lookUpReceiptProof, receiptProof, trackReceiptProof } from '../dossier/receipt-proof.js';
import { dossierParams } from './dossier-routes.js';
import { pageQuery } from './query.js';
import { call, defineRoute } from './route.js';

export const listOwnDossiersRoute = defineRoute({
  operationId: 'listOwnDossiers', method: 'GET', path: '/api/v1/me/dossiers', tag: 'tracking', privacy: 'personal',
  summary: 'Hồ sơ bạn đã nộp bằng tài khoản này, mới nhất trước',
  query: z.strictObject(pageQuery),
  response: listOwnDossiers.reply, rpcs: [listOwnDossiers],
  bind: ({ query }) => call(listOwnDossiers, query),
});

export const trackOwnDossierRoute = defineRoute({
  operationId: 'trackOwnDossier', method: 'GET', path: '/api/v1/me/dossiers/{dossierId}', tag: 'tracking', privacy: 'personal',
  summary: 'Tra cứu hồ sơ của chính bạn, không cần mã tra cứu',
  params: dossierParams,
  response: trackedDossier, rpcs: [trackOwnDossier],
  bind: ({ params }) => call(trackOwnDossier, params),
});

export const lookUpReceiptProofRoute = defineRoute({
  operationId: 'lookUpReceiptProof', method: 'GET', path: '/api/v1/dossiers/{dossierId}/receipt-proof', tag: 'receipt-proofs', privacy: 'personal',
  summary: 'Biên nhận điện tử có chữ ký số của hồ sơ: mã, thời điểm, thủ tục, hạn và mã băm các tệp đã nộp; kiểm tra được khi không có mạng',
  params: dossierParams,
  response: receiptProof, rpcs: [lookUpReceiptProof],
  bind: ({ params }) => call(lookUpReceiptProof, params),
});

export const trackReceiptProofRoute = defineRoute({
  operationId: 'trackReceiptProof', method: 'POST', path: '/api/v1/tracking/receipt-proof', tag: 'receipt-proofs', privacy: 'personal',
  summary: 'Biên nhận điện tử có chữ ký số, bằng mã hồ sơ và mã tra cứu hoặc mã QR',
  body: z.union([z.strictObject(trackingKeys.typed), z.strictObject(trackingKeys.scanned)]),
  response: receiptProof, rpcs: [trackReceiptProof], limits: ['tracking'],
  bind: ({ body }) => call(trackReceiptProof, body),
});

export const listReceiptKeysRoute = defineRoute({
  operationId: 'listReceiptKeys', method: 'GET', path: '/.well-known/haicap-receipt-keys.json', tag: 'receipt-proofs', privacy: 'public',
  summary: 'Khóa công khai dùng để kiểm tra biên nhận (JWKS), kèm thời gian hiệu lực',
  response: listReceiptKeys.reply, rpcs: [listReceiptKeys],
  bind: () => call(listReceiptKeys, {}),
});

export const lookUpReceiptKeyRoute = defineRoute({
  operationId: 'lookUpReceiptKey', method: 'GET', path: '/.well-known/haicap-receipt-keys/{keyId}', tag: 'receipt-proofs', privacy: 'public',
  summary: 'Một khóa công khai dạng PEM, để kiểm tra bằng openssl',
  params: z.strictObject({ keyId: z.string().min(1).max(64) }),
  response: lookUpReceiptKey.reply, file: ['application/x-pem-file'], rpcs: [lookUpReceiptKey],
  bind: ({ params }) => call(lookUpReceiptKey, params),
});

/** What a citizen holds in hand: the own dossiers, and proofs of their receipts. */
export const PROOF_ROUTES = [
  listOwnDossiersRoute, trackOwnDossierRoute, lookUpReceiptProofRoute, trackReceiptProofRoute, listReceiptKeysRoute, lookUpReceiptKeyRoute,
];
