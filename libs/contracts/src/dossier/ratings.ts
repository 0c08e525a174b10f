import { z } from 'zod';
import { defineFact } from '../core/fact.js';
import { LOOKS_AT_DOSSIER } from '../core/looks.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';
import { trackingKeys } from './dossiers.js';

/** For how many days after it was given a rating may be changed. */
export const RATING_CHANGE_DAYS = 7;
/** Up to this score a leader looks into it. */
export const LOW_RATING_MAX = 2;

/** What a citizen may point at beside the score, in the order in which it is shown. */
export const RATING_REASONS = [
  { code: 'on-time', praises: true, words: 'Đúng hẹn' },
  { code: 'clear-guidance', praises: true, words: 'Hướng dẫn rõ ràng' },
  { code: 'polite', praises: true, words: 'Thái độ lịch sự' },
  { code: 'convenient', praises: true, words: 'Thủ tục thuận tiện' },
  { code: 'late', praises: false, words: 'Trễ hẹn' },
  { code: 'unclear-guidance', praises: false, words: 'Hướng dẫn chưa rõ' },
  { code: 'impolite', praises: false, words: 'Thái độ chưa đúng mực' },
  { code: 'many-visits', praises: false, words: 'Phải đi lại nhiều lần' },
  { code: 'too-many-papers', praises: false, words: 'Bị đòi thêm giấy tờ' },
  { code: 'hard-online', praises: false, words: 'Nộp trực tuyến khó dùng' },
] as const;
type RatingReason = (typeof RATING_REASONS)[number]['code'];
export const ratingReason = z.enum(RATING_REASONS.map(({ code }) => code) as [RatingReason, ...RatingReason[]]);

const score = z.int().min(1).max(5);
const content = {
  score,
  reasons: z.array(ratingReason).max(5).default([]).refine((codes) => new Set(codes).size === codes.length),
  /** May name persons: kept encrypted, and in no fact. */
  comment: z.string().trim().max(1000).optional(),
};

/** What whoever rated sees of it: not the comment, because a receipt may lie in other hands by then. */
export const givenRating = z.object({ dossierId: z.uuid(), version: z.int(), score, reasons: z.array(ratingReason), ratedAt: offsetTime, changeableUntil: offsetTime });
export type GivenRating = z.infer<typeof givenRating>;

const keyErrors = ['IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;
const rateErrors = ['REQUEST_INVALID', 'RATING_NOT_OPEN', 'RATING_CLOSED', ...keyErrors] as const;

/** Rates a dossier that has ended, by what opens its tracking; given again within some days it takes the place of the first. */
export const rateTrackedDossier = defineRpc({
  service: 'dossier', name: 'rate-tracked-dossier', kind: 'command', access: 'public',
  request: z.union([z.strictObject({ ...trackingKeys.typed, ...content }), z.strictObject({ ...trackingKeys.scanned, ...content })]),
  reply: givenRating, errors: [...rateErrors, 'TRACKING_NOT_FOUND', 'TOO_MANY_REQUESTS'],
});
/** The same by the citizen who filed it. */
export const rateOwnDossier = defineRpc({
  service: 'dossier', name: 'rate-own-dossier', kind: 'command', access: ['citizen'],
  request: z.strictObject({ dossierId: z.uuid(), ...content }), reply: givenRating, errors: [...rateErrors, 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

const READERS = ['one-stop-officer', 'specialist', 'chair', 'province-leader', 'province-admin', 'auditor'] as const;

export const dossierRating = givenRating.extend({ ratingId: z.uuid(), unitId: z.uuid(), changedAt: offsetTime.nullable(), comment: z.string().nullable() });
export type DossierRating = z.infer<typeof dossierRating>;
/** How a dossier was rated, with what was written; null when nobody has. */
export const lookUpRating = defineRpc({
  service: 'dossier', name: 'look-up-rating', kind: 'query', access: READERS,
  request: z.strictObject({ dossierId: z.uuid() }), reply: z.object({ rating: dossierRating.nullable() }),
  looks: { ...LOOKS_AT_DOSSIER, ids: ({ rating }, { dossierId }) => (rating === null ? [] : [dossierId]) }, errors: ['REQUEST_INVALID', 'FORBIDDEN', 'DOSSIER_NOT_FOUND'],
});

/** Low ratings of the caller's units, the latest first: what a leader looks into. What was written is read dossier by dossier. */
export const listLowRatings = defineRpc({
  service: 'dossier', name: 'list-low-ratings', kind: 'query', access: READERS,
  request: z.strictObject({ ...pageRequest, unitId: z.uuid().optional() }),
  reply: pageOf(z.object({
    ratingId: z.uuid(), dossierId: z.uuid(), dossierCode: z.string(), unitId: z.uuid(), procedureCode: z.string(), score, reasons: z.array(ratingReason), hasComment: z.boolean(), ratedAt: offsetTime,
  })),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN', 'UNIT_NOT_IN_SCOPE'],
});

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Sums of ratings by unit, over whole months in which they were given: the mean is `sum / count`, made at the edge. */
export const lookUpSatisfaction = defineRpc({
  service: 'dossier', name: 'look-up-satisfaction', kind: 'query', access: READERS,
  request: z.strictObject({ from: month, to: month }),
  reply: z.object({ items: z.array(z.object({ unitId: z.uuid(), count: z.int(), sum: z.int(), low: z.int() })) }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN'],
});

/** Given or changed; what was written is not in it. */
export const ratingGiven = defineFact({
  service: 'dossier', noun: 'rating', event: 'rated',
  data: z.object({
    ratingId: z.uuid(), dossierId: z.uuid(), unitId: z.uuid(), procedureCode: z.string(), score, previousScore: score.nullable(), reasons: z.array(ratingReason),
    /** Signed in as who filed it, or with what opens its tracking. */
    by: z.enum(['owner', 'holder']), ratedAt: offsetTime, ratedOn: localDate,
  }),
});
