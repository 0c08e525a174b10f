import { FILING_DRAFTS_MAX, refusal, type Refusal } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';

/** What an account has at the moment: the draft that is meant, and how many. */
export interface Standing { readonly version: number | null; readonly count: number }

/** The version that a draft gets. One that is gone is not made anew by a browser that still has it: it was sent, or deleted elsewhere. */
export function nextVersion({ version, count }: Standing, expectedVersion: number): Result<number, Refusal> {
  if (version === null) {
    if (expectedVersion > 0) return err(refusal('FILING_DRAFT_NOT_FOUND'));
    return count < FILING_DRAFTS_MAX ? ok(1) : err(refusal('FILING_DRAFT_LIMIT_REACHED', { most: FILING_DRAFTS_MAX }));
  }
  return version === expectedVersion ? ok(version + 1) : err(refusal('FILING_DRAFT_STALE', { currentVersion: version }));
}
