import { refusal, type DossierResult, type Refusal, type ResultKind } from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';
import type { KnownFile, SignedMark } from '../file-mirror/file-mirror.js';
import type { ReasonNamed } from '../reason/find-reasons.js';
import type { ResultRow } from './result.store.js';

/** A number of a unit's register of a year. */
export interface Entry {
  readonly unitId: string;
  readonly year: number;
  readonly number: number;
  readonly symbol: string;
}

export interface Evidence {
  readonly kind: ResultKind;
  readonly fileId?: string | undefined;
  readonly sha256?: string | undefined;
}

/** Whose signature a result has to carry: that of the officer who gives the command, for the unit that decides. */
export interface MustSign {
  readonly accountId: string;
  readonly unitId: string;
  readonly at: Date;
}

/** What a result is kept with: the hash of the bytes, and whom the certificate of their signature names. */
export interface Proof {
  readonly sha256: string | null;
  readonly certificateSubject: string | null;
}

type EvidenceFile = Pick<KnownFile, 'sha256' | 'deleted' | 'scan' | 'nameableUntil' | 'signed'>;

/**
 * What proves a result. An electronic one is a file that carries the right signature: nothing that somebody types in its place is believed.
 * A paper may go without a file.
 */
export function checkEvidence({ kind, fileId, sha256 }: Evidence, file: EvidenceFile | undefined, must: MustSign): Result<Proof, Refusal> {
  if (fileId === undefined) return kind === 'electronic' ? err(refusal('RESULT_EVIDENCE_REQUIRED', { kind })) : ok({ sha256: sha256 ?? null, certificateSubject: null });
  const unusable = whyUnusable(file, sha256, kind, must.at);
  if (unusable !== null || file === undefined) return err(refusal('RESULT_FILE_UNUSABLE', { fileId, reason: unusable }));
  if (kind === 'paper') return ok({ sha256: file.sha256, certificateSubject: null });
  const other = whoElseSigned(file.signed, must);
  if (other === null) return ok({ sha256: file.sha256, certificateSubject: file.signed?.certificateSubject || null });
  return err(refusal('RESULT_SIGNATURE_DIFFERS', { fileId, reason: other, wayOut: [{ action: 'sign-file', roles: ['chair'], unitIds: [must.unitId] }] }));
}

function whyUnusable(file: EvidenceFile | undefined, said: string | undefined, kind: ResultKind, at: Date): string | null {
  if (file === undefined || file.deleted) return 'not-complete';
  if (file.nameableUntil < at) return 'expired';
  if (file.scan === 'infected') return 'infected';
  // A result goes out to everybody: what is still being looked through is none yet. Where nothing scans, nothing is pending.
  if (file.scan === 'pending' && kind === 'electronic') return 'not-scanned';
  return said === undefined || said === file.sha256 ? null : 'hash-differs';
}

function whoElseSigned(signed: SignedMark | null, { accountId, unitId }: MustSign): string | null {
  if (signed === null) return 'not-signed';
  if (signed.signerAccountId !== accountId) return 'other-signer';
  return signed.unitId === unitId ? null : 'other-unit';
}

/** The number that a result stands under, if it has one. */
export function entryOf({ unitId, year, number, symbol }: ResultRow): Entry | null {
  return year === null || number === null || symbol === null ? null : { unitId, year, number, symbol };
}

/** The reason a result was taken back for: before the issue its signature was, afterwards the result itself. */
export function withdrawnBy({ withdrawalReasonCode: code, signedAt, issuedAt }: ResultRow): ReasonNamed | null {
  if (code === null) return null;
  return { action: signedAt !== null && issuedAt === null ? 'withdraw-signature' : 'withdraw-result', code };
}

/** A result as it leaves the service, with a link to the one that took its place. */
export function toResult(row: ResultRow, all: readonly ResultRow[], wordsOf: (reason: ReasonNamed) => string): DossierResult {
  const { dossierId: _dossierId, ordinal: _ordinal, signedAsUnitId, signedAsRole, ...result } = row;
  const withdrawn = withdrawnBy(row);
  const written = (instant: Date | null) => instant && formatOffsetTime(instant);
  return {
    ...result,
    signedAt: written(row.signedAt), signedAs: signedAsUnitId !== null && signedAsRole !== null ? { unitId: signedAsUnitId, role: signedAsRole } : null,
    numberText: row.number === null ? null : `${row.number}/${row.symbol ?? ''}`,
    numberedAt: written(row.numberedAt), issuedAt: written(row.issuedAt), issuedOn: row.issuedAt && localDateOf(row.issuedAt),
    withdrawnAt: written(row.withdrawnAt),
    withdrawalReasonLabel: withdrawn && wordsOf(withdrawn),
    // One that is not issued has replaced nothing yet, and one whose signature was taken back never will.
    replacedByResultId: all.find(({ replacesResultId, issuedAt }) => replacesResultId === row.resultId && issuedAt !== null)?.resultId ?? null,
  };
}

/** The year of a register. */
export function registerYear(at: Date): number {
  return Number(localDateOf(at).slice(0, 4));
}
