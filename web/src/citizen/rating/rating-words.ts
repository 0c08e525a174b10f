import type { rateOwnDossier, RpcRequest } from '@haicap/contracts';
import { t } from '../../text/language.js';

export type RatingReason = NonNullable<RpcRequest<typeof rateOwnDossier>['reasons']>[number];
export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];

export const SCORE_WORDS: Readonly<Record<Score, string>> = { 1: t('Rất không hài lòng'), 2: t('Không hài lòng'), 3: t('Tạm được'), 4: t('Hài lòng'), 5: t('Rất hài lòng') };

const PRAISE: readonly (readonly [RatingReason, string])[] = [['on-time', t('Đúng hẹn')], ['clear-guidance', t('Hướng dẫn rõ ràng')], ['polite', t('Thái độ lịch sự')], ['convenient', t('Thủ tục thuận tiện')]];
const BLAME: readonly (readonly [RatingReason, string])[] = [
  ['late', t('Trễ hẹn')], ['unclear-guidance', t('Hướng dẫn chưa rõ')], ['impolite', t('Thái độ chưa đúng mực')], ['many-visits', t('Phải đi lại nhiều lần')],
  ['too-many-papers', t('Bị đòi thêm giấy tờ')], ['hard-online', t('Nộp trực tuyến khó dùng')],
];
export const REASONS_MAX = 5;

/** What may be pointed at beside a score: what was good, what was not, or, in the middle, both. */
export const reasonsFor = (score: Score): readonly (readonly [RatingReason, string])[] => (score >= 4 ? PRAISE : score === 3 ? [...PRAISE, ...BLAME] : BLAME);

/** The reasons that still belong to a score that was changed. */
export const stillFitting = (reasons: readonly RatingReason[], score: Score): RatingReason[] => reasons.filter((code) => reasonsFor(score).some(([one]) => one === code)).slice(0, REASONS_MAX);
