import {
  exportProcedures, importProcedures, publishImportedDrafts,
  applyProcedureMove, cancelProcedureMove, listProcedureMoveLines, listProcedureMoves, lookUpProcedureMove, previewProcedureMove, takeBackProcedureMove,
  checkProcedureDraft, compareProcedureDraft, compareProcedureVersions, createProcedureDraft, discardProcedureDraft, editProcedureDraft, listProcedureDrafts,
  listProcedureVersions, lookUpProcedureCoverage, lookUpProcedureDraft, publishProcedureDraft, type ProcedureDraft, type ProcedureMove, type RpcContract,
} from '@haicap/contracts';

const AT = '2025-07-01T08:00:00+07:00';
export const DRAFT_ID = '01980000-0000-7000-8000-000000000021';

const draft: ProcedureDraft = {
  draftId: DRAFT_ID, version: 2, state: 'open', code: '1.001193', baseVersion: 1, content: { name: 'Đăng ký khai sinh' }, importId: null,
  publishedVersion: null, validFrom: null, createdAt: AT, changedAt: AT, changedBy: '01980000-0000-7000-8000-000000000002',
};

const move: ProcedureMove = {
  moveId: DRAFT_ID, version: 2, status: 'ready', code: '1.001193', fromVersion: 1, toVersion: 2, reason: 'Thành phần hồ sơ mới',
  counts: { examined: 3, movable: 2, notMovable: 1, withMissingComponents: 1, moved: 0, skipped: 0, takenBack: 0, keptMoved: 0 },
  createdAt: AT, createdBy: '01980000-0000-7000-8000-000000000002', changedAt: AT, allowedActions: ['apply', 'cancel'],
};

/** A valid reply for every contract by which the catalogue is kept. */
export function catalogueReplies(): readonly (readonly [RpcContract, unknown])[] {
  return [
    ...[createProcedureDraft, editProcedureDraft, publishProcedureDraft, discardProcedureDraft, lookUpProcedureDraft].map((contract) => [contract, draft] as const),
    [listProcedureDrafts, { items: [] }],
    [checkProcedureDraft, { complete: true, problems: [], warnings: [] }],
    ...[compareProcedureDraft, compareProcedureVersions].map((contract) => [contract, { differences: [{ pointer: '/name', kind: 'changed', before: 'a', after: 'b' }] }] as const),
    ...[previewProcedureMove, applyProcedureMove, takeBackProcedureMove, cancelProcedureMove, lookUpProcedureMove].map((contract) => [contract, move] as const),
    [exportProcedures, { fileName: 'thu-tuc.json', mediaType: 'application/json', sha256: 'a'.repeat(64), bytesBase64: 'W10=' }],
    [importProcedures, { importId: null, procedures: 0, errors: [], drafts: [] }],
    [publishImportedDrafts, { importId: DRAFT_ID, published: [] }],
    ...[listProcedureMoves, listProcedureMoveLines].map((contract) => [contract, { items: [] }] as const),
    [listProcedureVersions, { items: [] }],
    [lookUpProcedureCoverage, {
      asOf: '2025-07-01', total: 0, withInternalProcess: 0, withElectronicProcess: 0, covered: 0, withoutInternalProcess: [], withoutElectronicProcess: [],
      byField: [], byConfidence: { verified: 0, partly: 0, unverified: 0 }, uncertainFigures: 0,
    }],
  ];
}

export const CATALOGUE_BODIES = {
  createProcedureDraft: { code: '1.001193', fromVersion: 1 }, editProcedureDraft: { content: {} }, publishProcedureDraft: { validFrom: '2025-08-01' }, discardProcedureDraft: {},
  previewProcedureMove: { code: '1.001193', fromVersion: 1, toVersion: 2, reason: 'Thành phần hồ sơ mới' }, applyProcedureMove: {}, takeBackProcedureMove: {}, cancelProcedureMove: {},
  importProcedures: { format: 'json', bytesBase64: 'W10=' }, publishImportedDrafts: { validFrom: '2025-08-01' },
};
export const CATALOGUE_QUERIES = { compareProcedureVersions: '?from=1&to=2' };
export const CATALOGUE_PATHS = { draftId: DRAFT_ID, moveId: DRAFT_ID, importId: DRAFT_ID };
