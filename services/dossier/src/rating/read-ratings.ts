import { Injectable } from '@nestjs/common';
import { refusal, type Actor, type listLowRatings, type lookUpRating, type lookUpSatisfaction, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { PersonalDataCipher, withScope } from '@haicap/service-kit';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readScope, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { cursorBehind, readCursor } from '../cursor.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { toGiven, type Rating } from './rating.js';
import { RatingStore } from './rating.store.js';

const position = z.strictObject({ ratedAt: z.iso.datetime(), ratingId: z.uuid() });

/** What officers read of ratings: one with what was written, low ones to look into, sums. */
@Injectable()
export class ReadRatings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly ratings: RatingStore,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async ofDossier({ dossierId }: RpcRequest<typeof lookUpRating>, actor: Actor): Promise<Result<RpcReply<typeof lookUpRating>, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      if (!await this.dossiers.byId(tx, dossierId)) return err(refusal('DOSSIER_NOT_FOUND'));
      const rating = await this.ratings.of(tx, dossierId);
      return ok({ rating: rating && { ...toGiven(rating), ratingId: rating.ratingId, unitId: rating.unitId, changedAt: rating.changedAt && formatOffsetTime(rating.changedAt), comment: this.#comment(rating) } });
    }, { actor: rights.accountId });
  }

  async low({ limit, cursor, unitId }: RpcRequest<typeof listLowRatings>, actor: Actor): Promise<Result<RpcReply<typeof listLowRatings>, Refusal>> {
    const after = cursor === undefined ? null : readCursor(cursor, position);
    if (cursor !== undefined && after === null) return err(refusal('CURSOR_INVALID'));
    const rights = await this.findRights.of(actor);
    const units = unitsAsked(rights, unitId);
    if (!units.ok) return units;
    const found = await withScope(this.dataSource, readScope(rights), (tx) => this.ratings.low(tx, { unitIds: units.value, after, limit: limit + 1 }), { actor: rights.accountId });
    const items = found.slice(0, limit);
    return ok({
      items: items.map(({ ratedAt, ...rating }) => ({ ...rating, ratedAt: formatOffsetTime(ratedAt) })),
      ...cursorBehind(found, items, ({ ratedAt, ratingId }) => ({ ratedAt: ratedAt.toISOString(), ratingId })),
    });
  }

  async satisfaction({ from, to }: RpcRequest<typeof lookUpSatisfaction>, actor: Actor): Promise<Result<RpcReply<typeof lookUpSatisfaction>, Refusal>> {
    const rights = await this.findRights.of(actor);
    return ok({ items: await withScope(this.dataSource, readScope(rights), (tx) => this.ratings.satisfaction(tx, from, to), { actor: rights.accountId }) });
  }

  #comment({ dossierId, comment }: Rating): string | null {
    return comment === null ? null : this.cipher.decrypt(comment, { table: 'dossier_rating', column: 'comment', rowId: dossierId });
  }
}

/** The units of the scope, or the one that is asked for; null means every unit. */
function unitsAsked(rights: Rights, unitId: string | undefined): Result<readonly string[] | null, Refusal> {
  const scope = readScope(rights);
  if (scope.kind === 'installation') return ok(unitId === undefined ? null : [unitId]);
  const own = scope.kind === 'units' ? [...new Set(scope.unitIds)] : [];
  if (unitId === undefined) return ok(own);
  return own.includes(unitId) ? ok([unitId]) : err(refusal('UNIT_NOT_IN_SCOPE', { unitId }));
}
