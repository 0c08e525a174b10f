import { Injectable } from '@nestjs/common';
import { DOSSIER_STATUSES_ENDED, type DossierStatus, type RpcReply, type trackDossier } from '@haicap/contracts';
import { formatOffsetTime } from '@haicap/kernel';
import type { EntityManager } from 'typeorm';
import { Installation } from '../installation.js';
import { changeableUntil, mayRate } from './rating.js';
import { RatingStore } from './rating.store.js';

/** Answers other nouns how a dossier was rated. */
@Injectable()
export class FindRating {
  constructor(private readonly ratings: RatingStore, private readonly installation: Installation) {}

  /** What a citizen is offered beside the progress: nothing until the dossier has ended. */
  async forCitizen(tx: EntityManager, { dossierId, status }: { readonly dossierId: string; readonly status: DossierStatus }): Promise<Pick<RpcReply<typeof trackDossier>, 'rating'>> {
    if (!DOSSIER_STATUSES_ENDED.includes(status)) return {};
    const rating = await this.ratings.of(tx, dossierId);
    const open = mayRate(status, rating, this.installation.clock.now()).ok;
    return { rating: { score: rating?.score ?? null, mayRate: open, changeableUntil: rating && formatOffsetTime(changeableUntil(rating)) } };
  }
}
