import { listLowRatings, listReminders, lookUpRating, lookUpSatisfaction, rateOwnDossier, rateTrackedDossier, remindUnit, type DossierRating, type DossierReminder, type RpcContract } from '@haicap/contracts';

const ID = '01980000-0000-7000-8000-00000000000f';

/** Valid replies for the contracts of ratings and reminders, about this dossier. */
export function ratingReplies({ dossierId, code, competentUnitId }: { readonly dossierId: string; readonly code: string; readonly competentUnitId: string }): readonly (readonly [RpcContract, unknown])[] {
  const rating: DossierRating = {
    ratingId: ID, dossierId, version: 1, unitId: competentUnitId, score: 2, reasons: ['late'], comment: 'Chờ lâu.',
    ratedAt: '2025-07-01T08:00:00+07:00', changeableUntil: '2025-07-08T08:00:00+07:00', changedAt: null,
  };
  const { comment: _comment, changedAt: _changedAt, ratingId: _ratingId, unitId: _unitId, ...given } = rating;
  const low = { ratingId: ID, dossierId, dossierCode: code, unitId: competentUnitId, procedureCode: '2.000815', score: 2, reasons: ['late'], hasComment: true, ratedAt: rating.ratedAt };
  const reminder: DossierReminder = { reminderId: ID, dossierId, code, procedureName: 'Chứng thực bản sao', unitId: competentUnitId, byRole: 'province-leader', remindedAt: '2025-07-01T08:00:00+07:00', dueOn: '2025-07-02' };
  return [
    [remindUnit, { reminder, isNew: true }], [listReminders, { items: [reminder] }],
    [rateTrackedDossier, given], [rateOwnDossier, given], [lookUpRating, { rating }], [listLowRatings, { items: [low] }],
    [lookUpSatisfaction, { items: [{ unitId: competentUnitId, count: 1, sum: 2, low: 1 }] }],
  ];
}

export const RATING_BODIES: Readonly<Record<string, unknown>> = { rateTrackedDossier: { code: 'X', secret: 'Y', score: 2 }, rateOwnDossier: { score: 5 }, remindUnit: {} };
export const RATING_QUERIES: Readonly<Record<string, string>> = { lookUpSatisfaction: '?from=2025-07&to=2025-07' };
