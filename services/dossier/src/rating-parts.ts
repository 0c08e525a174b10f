import { listLowRatings, lookUpRating, lookUpSatisfaction, rateOwnDossier, rateTrackedDossier } from '@haicap/contracts';
import { FindRating } from './rating/find-rating.js';
import { RateDossier } from './rating/rate-dossier.js';
import { RatingRpc } from './rating/rating.rpc.js';
import { RatingStore } from './rating/rating.store.js';
import { ReadRatings } from './rating/read-ratings.js';

/** Ratings by citizens, as the module wires them. */
export const RATING_PARTS = [FindRating, RateDossier, RatingStore, ReadRatings];
export const RATING_RPCS = [RatingRpc];
export const RATING_CONTRACTS = [rateTrackedDossier, rateOwnDossier, lookUpRating, listLowRatings, lookUpSatisfaction];
