import { DOSSIER_REASONS, OWN_REASONS_MAX, refusal, type DossierReason, type DossierStatus, type ReasonedAction, type Refusal } from '@haicap/contracts';
import { err, ok, type LocalDate, type Result } from '@haicap/kernel';
import { pauseOf, type Dossier } from '../dossier/dossier.js';

/** An action whose reason somebody chooses; a demand for money has one reason only, and its document says the rest. */
export type ChosenReason = Exclude<ReasonedAction, 'require-payment'>;

/** Whether an action goes against somebody's wish, so that nobody takes it without a reason. */
export function needsReason(action: string): action is ChosenReason {
  return action !== 'require-payment' && Object.hasOwn(DOSSIER_REASONS, action);
}

/** Reasons that tell the citizen what happened before, so each holds in one state only: nobody is told of a wish never voiced. */
const ONLY_IN: Readonly<Record<string, DossierStatus>> = { withdrawn: 'withdrawal-requested', 'supplement-overdue': 'supplement-requested' };

/** A reason as far as it is chosen. */
export type Offered = Pick<DossierReason, 'code' | 'words'>;

/** What decides which reasons are true. */
export interface ReasonFacts {
  readonly status: DossierStatus;
  /** The last day to supply what was asked for is over. */
  readonly supplementOverdue: boolean;
}

/** The last day to supply what was asked for, where that decides which reasons are true. */
export function lastDayAskedFor(action: ChosenReason, dossier: Dossier): LocalDate | null {
  return action === 'stop' ? pauseOf(dossier)?.supplyUntil ?? null : null;
}

/** `until` is the last day to supply, if there is one. */
export function reasonFactsOf({ status }: Dossier, today: LocalDate, until: LocalDate | null): ReasonFacts {
  return { status, supplementOverdue: until !== null && today > until };
}

/** Of the reasons of an action those that are true of a dossier; one that its applicant wants back is stopped for that and for nothing else. */
export function reasonsFor(action: ChosenReason, offered: readonly Offered[], { status, supplementOverdue }: ReasonFacts): readonly Offered[] {
  if (action !== 'stop') return offered;
  if (status === 'withdrawal-requested') return offered.filter(({ code }) => code === 'withdrawn');
  return offered.filter(({ code }) => (ONLY_IN[code] ?? status) === status && (code !== 'supplement-overdue' || supplementOverdue));
}

interface Given {
  readonly reasonCode?: string;
  readonly reasonText?: string;
}

/** The reason of a code that is true of the dossier, with a text beside it; the refusal names the codes to choose from. */
export function chooseReason(action: ChosenReason, choice: readonly Offered[], { reasonCode, reasonText = '' }: Given): Result<Offered, Refusal> {
  const chosen = choice.find(({ code }) => code === reasonCode);
  return chosen !== undefined && reasonText !== '' ? ok(chosen) : err(refusal('REASON_REQUIRED', { action, reasonCodes: choice.map(({ code }) => code) }));
}

/** Whether a province may add this reason to those of the action. */
export function checkNew({ code, validFrom }: Pick<DossierReason, 'code' | 'validFrom'>, all: readonly DossierReason[], today: LocalDate): Result<null, Refusal> {
  if (validFrom < today) return err(refusal('DOSSIER_REASON_DAY_INVALID', { validFrom, today }));
  if (all.some((one) => one.code === code)) return err(refusal('DOSSIER_REASON_EXISTS', { code }));
  const own = all.filter(({ origin, validTo }) => origin === 'province' && (validTo === null || validTo >= today));
  return own.length < OWN_REASONS_MAX ? ok(null) : err(refusal('DOSSIER_REASONS_TOO_MANY', { reasonsMax: OWN_REASONS_MAX }));
}

/** A reason with its last day. */
export function end(reason: DossierReason, validTo: LocalDate, today: LocalDate): Result<DossierReason, Refusal> {
  const { origin, validFrom } = reason;
  if (origin === 'national' || reason.validTo !== null) return err(refusal('DOSSIER_REASON_FIXED', { origin, validTo: reason.validTo }));
  if (validTo < today || validTo < validFrom) return err(refusal('DOSSIER_REASON_DAY_INVALID', { validFrom, validTo, today }));
  return ok({ ...reason, version: reason.version + 1, validTo });
}

/** A reason as it was in a version: it is added, and ends once. */
export function asOfVersion(reason: DossierReason, version: number): DossierReason {
  return version < reason.version ? { ...reason, version, validTo: null } : reason;
}
