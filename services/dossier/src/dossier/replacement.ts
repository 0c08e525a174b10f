import type { Dossier, RegisterEntry, Replacement, ResultWithdrawnStanding, SignedResult } from './dossier-state.js';

/** How far the result is that comes in place of a withdrawn one, or null where none is under way. */
export function replacementOf(dossier: Dossier): Replacement | null {
  return dossier.status === 'result-withdrawn' ? dossier.replacement ?? null : null;
}

export function replacementBegun(dossier: Dossier, replacesResultId: string): ResultWithdrawnStanding | null {
  return replacementOf(dossier) === null ? standingWith(dossier, { replacesResultId, step: 'begun' }) : null;
}

export function replacementSigned(dossier: Dossier, { resultId, kind, sha256 }: SignedResult): ResultWithdrawnStanding | null {
  const replacement = replacementOf(dossier);
  if (replacement?.step !== 'begun') return null;
  return standingWith(dossier, { replacesResultId: replacement.replacesResultId, step: 'signed', result: { resultId, kind, sha256 } });
}

export function replacementNumbered(dossier: Dossier, { unitId, year, number, symbol }: RegisterEntry): ResultWithdrawnStanding | null {
  const replacement = replacementOf(dossier);
  return replacement?.step === 'signed' ? standingWith(dossier, { ...replacement, step: 'numbered', entry: { unitId, year, number, symbol } }) : null;
}

export function replacementIssued(dossier: Dossier): ResultWithdrawnStanding | null {
  const replacement = replacementOf(dossier);
  return replacement?.step === 'numbered' ? standingWith(dossier, { ...replacement, step: 'issued' }) : null;
}

/** The signature is taken back before the issue: the replacement is signed anew, for the same withdrawn result. */
export function replacementUnsigned(dossier: Dossier): ResultWithdrawnStanding | null {
  const replacement = replacementOf(dossier);
  if (replacement?.step !== 'signed' && replacement?.step !== 'numbered') return null;
  return standingWith(dossier, { replacesResultId: replacement.replacesResultId, step: 'begun' });
}

function standingWith(dossier: Dossier, replacement: Replacement): ResultWithdrawnStanding | null {
  if (dossier.status !== 'result-withdrawn') return null;
  const { status, assigneeId, completedAt, completedOn, timeliness, reasonCode } = dossier;
  return { status, assigneeId, completedAt, completedOn, timeliness, reasonCode, replacement };
}
