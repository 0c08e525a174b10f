import { reasonLabel, refusal, type DossierResult, type Refusal, type ResultKind } from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';
import type { ResultRow } from './result.store.js';

export interface Evidence {
  readonly kind: ResultKind;
  readonly fileId?: string | undefined;
  readonly sha256?: string | undefined;
}

/** A file as far as evidence needs it. */
export interface SignedFile {
  readonly sha256: string;
  readonly deleted: boolean;
  readonly scan: string;
}

/** The hash of what was signed. A named file must be complete and be those very bytes; a paper may go without. */
export function checkEvidence({ kind, fileId, sha256 }: Evidence, file: SignedFile | undefined): Result<string | null, Refusal> {
  if (fileId !== undefined) return hashOf(file, fileId, sha256);
  if (kind === 'electronic' && sha256 === undefined) return err(refusal('RESULT_EVIDENCE_REQUIRED', { kind }));
  return ok(sha256 ?? null);
}

function hashOf(file: SignedFile | undefined, fileId: string, said: string | undefined): Result<string, Refusal> {
  if (file === undefined || file.deleted) return err(refusal('RESULT_FILE_UNUSABLE', { fileId, reason: 'not-complete' }));
  if (file.scan === 'infected') return err(refusal('RESULT_FILE_UNUSABLE', { fileId, reason: 'infected' }));
  return said === undefined || said === file.sha256 ? ok(file.sha256) : err(refusal('RESULT_FILE_UNUSABLE', { fileId, reason: 'hash-differs' }));
}

/** A result as it leaves the service, with a link to the one that took its place. */
export function toResult(row: ResultRow, all: readonly ResultRow[]): DossierResult {
  const { dossierId: _dossierId, ordinal: _ordinal, signedAsUnitId, signedAsRole, ...result } = row;
  const written = (instant: Date | null) => instant && formatOffsetTime(instant);
  return {
    ...result,
    signedAt: written(row.signedAt), signedAs: signedAsUnitId !== null && signedAsRole !== null ? { unitId: signedAsUnitId, role: signedAsRole } : null,
    numberText: row.number === null ? null : `${row.number}/${row.symbol ?? ''}`,
    numberedAt: written(row.numberedAt), issuedAt: written(row.issuedAt), issuedOn: row.issuedAt && localDateOf(row.issuedAt),
    withdrawnAt: written(row.withdrawnAt),
    withdrawalReasonLabel: row.withdrawalReasonCode === null ? null : reasonLabel('withdraw-result', row.withdrawalReasonCode),
    replacedByResultId: all.find(({ replacesResultId }) => replacesResultId === row.resultId)?.resultId ?? null,
  };
}

/** The year of a register. */
export function registerYear(at: Date): number {
  return Number(localDateOf(at).slice(0, 4));
}
