import { z } from 'zod';
import { pageOf } from '../core/page.js';
import { listOwnLooks, ownLook } from '../dossier/own-looks.js';
import { listOwnDossiers, trackedDossier, trackingKeys, trackOwnDossier } from '../dossier/dossiers.js';
import { listReceiptKeys, lookUpReceiptKey, lookUpReceiptProof, receiptProof, trackReceiptProof } from '../dossier/receipt-proof.js';
import { listOwnFileLooks } from '../files/own-file-looks.js';
import { listSigningRoots, signFile, verifySignedFile } from '../files/signatures.js';
import { dossierParams } from './dossier-routes.js';
import { pageQuery } from './query.js';
import { call, defineRoute } from './route.js';

/** Those who answer for looks; one that does not answer is named, and what it knows comes with a later page. */
export const LOOK_OWNERS = ['dossier', 'files'] as const;
export const ownLooksPage = pageOf(ownLook).extend({ missing: z.array(z.enum(LOOK_OWNERS)) });
export type OwnLooksPage = z.infer<typeof ownLooksPage>;

export const listOwnLooksRoute = defineRoute({
  operationId: 'listOwnLooks', method: 'GET', path: '/api/v1/me/looks', tag: 'account', privacy: 'personal',
  summary: 'Ai đã xem hồ sơ và tệp của tôi: lúc nào, đơn vị và vai trò nào, xem gì; mới nhất trước. `missing` nêu phần chưa trả lời được; phần đó có ở trang sau',
  query: z.strictObject({ ...pageQuery, dossierId: z.uuid().optional() }), response: ownLooksPage, rpcs: [listOwnLooks, listOwnFileLooks],
  bind: ({ query }) => call(listOwnLooks, query),
});
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
  response: trackReceiptProof.reply, rpcs: [trackReceiptProof], limits: ['tracking'],
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

export const signFileRoute = defineRoute({
  operationId: 'signFile', method: 'POST', path: '/api/v1/files/{fileId}/signatures', tag: 'signatures', privacy: 'personal',
  summary: 'Ký số một tệp PDF (PAdES) với vai trò lãnh đạo đơn vị hoặc người được ủy quyền, kèm con dấu của cơ quan; câu trả lời là một tệp mới',
  params: z.strictObject({ fileId: z.uuid() }), body: signFile.request.omit({ fileId: true }),
  success: 201, response: signFile.reply, rpcs: [signFile], idempotent: true, limits: ['write'],
  bind: ({ params, body }) => call(signFile, { ...params, ...body }),
  location: ({ file }) => `/api/v1/files/${file.fileId}`,
});

export const verifySignedFileRoute = defineRoute({
  operationId: 'verifySignedFile', method: 'GET', path: '/api/v1/verifications', tag: 'signatures', privacy: 'personal',
  summary: 'Kiểm tra kết quả đã ký số theo mã băm SHA-256 của tệp (sha256) hoặc mã kết quả (resultId): ai ký, khi nào, còn hiệu lực hay đã bị thay',
  query: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(), resultId: z.uuid().optional() })
    .refine(({ sha256, resultId }) => (sha256 === undefined) !== (resultId === undefined)),
  response: verifySignedFile.reply, rpcs: [verifySignedFile], limits: ['tracking'],
  bind: ({ query: { sha256, resultId } }) => call(verifySignedFile, resultId === undefined ? { sha256: sha256 ?? '' } : { resultId }),
});

export const listSigningRootsRoute = defineRoute({
  operationId: 'listSigningRoots', method: 'GET', path: '/.well-known/haicap-signing-roots.pem', tag: 'signatures', privacy: 'public',
  summary: 'Chứng thư gốc của các chữ ký số trên kết quả (PEM)',
  response: listSigningRoots.reply, file: ['application/x-pem-file'], rpcs: [listSigningRoots],
  bind: () => call(listSigningRoots, {}),
});

/** What a citizen holds in hand: the own dossiers, and proofs of their receipts. */
export const PROOF_ROUTES = [
  listOwnDossiersRoute, listOwnLooksRoute, trackOwnDossierRoute, lookUpReceiptProofRoute, trackReceiptProofRoute, listReceiptKeysRoute, lookUpReceiptKeyRoute,
  signFileRoute, verifySignedFileRoute, listSigningRootsRoute,
];
