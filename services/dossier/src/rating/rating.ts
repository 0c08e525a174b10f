import { DOSSIER_STATUSES_ENDED, LOW_RATING_MAX, RATING_CHANGE_DAYS, refusal, type DossierStatus, type GivenRating, type Refusal } from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';

const DAY_MS = 86_400_000;

/** A rating as it stands; the comment is encrypted. */
export interface Rating {
  readonly ratingId: string;
  readonly dossierId: string;
  readonly version: number;
  readonly unitId: string;
  readonly procedureCode: string;
  readonly score: number;
  readonly reasons: GivenRating['reasons'];
  readonly comment: string | null;
  readonly ratedAt: Date;
  readonly changedAt: Date | null;
}

/** What a rating adds to the sums of its unit and month. */
export interface TallyChange {
  readonly unitId: string;
  /** The first day of the month in which it was first given: a changed one stays there. */
  readonly month: string;
  readonly count: number;
  readonly sum: number;
  readonly low: number;
}

export function changeableUntil({ ratedAt }: Pick<Rating, 'ratedAt'>): Date {
  return new Date(ratedAt.getTime() + RATING_CHANGE_DAYS * DAY_MS);
}

/** A dossier is rated once it has ended, however it ended, and for some days again. */
export function mayRate(status: DossierStatus, before: Rating | null, now: Date): Result<null, Refusal> {
  if (!DOSSIER_STATUSES_ENDED.includes(status)) return err(refusal('RATING_NOT_OPEN', { status }));
  if (before !== null && now > changeableUntil(before)) return err(refusal('RATING_CLOSED', { changeableUntil: formatOffsetTime(changeableUntil(before)) }));
  return ok(null);
}

export function tallyChange(before: Rating | null, after: Rating): TallyChange {
  const isLow = (rating: Rating | null) => (rating !== null && rating.score <= LOW_RATING_MAX ? 1 : 0);
  return {
    unitId: after.unitId, month: `${localDateOf(after.ratedAt).slice(0, 7)}-01`,
    count: before === null ? 1 : 0, sum: after.score - (before?.score ?? 0), low: isLow(after) - isLow(before),
  };
}

export function toGiven(rating: Rating): GivenRating {
  const { dossierId, version, score, reasons, ratedAt } = rating;
  return { dossierId, version, score, reasons, ratedAt: formatOffsetTime(ratedAt), changeableUntil: formatOffsetTime(changeableUntil(rating)) };
}
