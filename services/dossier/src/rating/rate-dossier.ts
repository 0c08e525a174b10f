import { Injectable } from '@nestjs/common';
import { ratingGiven, rateOwnDossier, rateTrackedDossier, refusal, type Actor, type GivenRating, type Refusal, type RpcContract, type RpcRequest } from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';
import { appendEvents, bodyHash, claimKey, newEvent, storeKeys, type KeyClaim } from '@haicap/outbox';
import { PersonalDataCipher, withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import type { Dossier } from '../dossier/dossier.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { Installation } from '../installation.js';
import { FindTracked } from '../tracking/find-tracked.js';
import { mayRate, tallyChange, toGiven, type Rating } from './rating.js';
import { RatingStore } from './rating.store.js';

type Content = Pick<RpcRequest<typeof rateOwnDossier>, 'score' | 'reasons' | 'comment'>;
type Outcome = Result<GivenRating, Refusal>;

interface Rater {
  /** The actor of event and audit row; a receipt names nobody. */
  readonly actor: string;
  readonly by: 'owner' | 'holder';
  readonly claim: KeyClaim;
}

const HOLDER = 'anonymous';

/** A citizen says how it was: once, and for some days again. The dossier itself does not change by it. */
@Injectable()
export class RateDossier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly installation: Installation,
    private readonly findTracked: FindTracked,
    private readonly dossiers: FindDossier,
    private readonly ratings: RatingStore,
    private readonly cipher: PersonalDataCipher,
  ) {}

  async byHolder(request: RpcRequest<typeof rateTrackedDossier>, key: string): Promise<Outcome> {
    // The secret is the right: no unit and no account stands behind it.
    return this.#written(HOLDER, async (tx) => {
      const found = await this.findTracked.run(tx, request);
      if (!found) return err(refusal('TRACKING_NOT_FOUND'));
      const { dossierId } = found;
      const { score, reasons, comment } = request;
      // Without what opened the dossier: that is stored nowhere, and from a hash a short word could be guessed back.
      const claim = claimOf(rateTrackedDossier, `holder:${dossierId}`, key, { dossierId, score, reasons, comment });
      return this.#rate(tx, dossierId, { score, reasons, comment }, { actor: HOLDER, by: 'holder', claim });
    });
  }

  async byOwner({ dossierId, ...content }: RpcRequest<typeof rateOwnDossier>, { accountId }: Actor, key: string): Promise<Outcome> {
    // No unit is in scope, so the policy of the owner alone lets the dossier through; whose it is never changes.
    const own = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.findTracked.inScope(tx, dossierId), { actor: accountId });
    if (!own) return err(refusal('DOSSIER_NOT_FOUND'));
    const claim = claimOf(rateOwnDossier, accountId, key, { dossierId, ...content });
    return this.#written(accountId, (tx) => this.#rate(tx, dossierId, content, { actor: accountId, by: 'owner', claim }));
  }

  async #written(actor: string, write: (tx: EntityManager) => Promise<Outcome>): Promise<Outcome> {
    const outcome = await withScope(this.dataSource, { kind: 'installation' }, write, { actor });
    if (outcome.ok) this.installation.wakeRelay();
    return outcome;
  }

  async #rate(tx: EntityManager, dossierId: string, content: Content, rater: Rater): Promise<Outcome> {
    const usable = await claimKey(tx, rater.claim);
    if (!usable.ok) return usable;
    const dossier = await this.dossiers.locked(tx, dossierId);
    if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
    const before = await this.ratings.of(tx, dossierId);
    if (usable.value.state === 'replay' && before) return ok(toGiven(before));
    const now = this.installation.clock.now();
    const allowed = mayRate(dossier.status, before, now);
    if (!allowed.ok) return allowed;
    const rating = this.#rating(dossier, content, before, now);
    await this.ratings.save(tx, rating);
    await this.ratings.tally(tx, tallyChange(before, rating));
    await this.#tell(tx, rating, before, rater);
    await storeKeys(tx, [{ ...rater.claim, aggregateId: rating.ratingId, version: rating.version, status: 200 }]);
    return ok(toGiven(rating));
  }

  #rating({ receipt }: Dossier, { score, reasons, comment }: Content, before: Rating | null, now: Date): Rating {
    const { dossierId, competentUnitId, procedureCode } = receipt;
    const said = { score, reasons, comment: this.#seal(dossierId, comment) };
    if (before !== null) return { ...before, ...said, version: before.version + 1, changedAt: now };
    return { ...said, ratingId: this.installation.ids.next(), dossierId, procedureCode, unitId: competentUnitId, version: 1, ratedAt: now, changedAt: null };
  }

  #seal(rowId: string, comment = ''): string | null {
    return comment === '' ? null : this.cipher.encrypt(comment, { table: 'dossier_rating', column: 'comment', rowId });
  }

  async #tell(tx: EntityManager, rating: Rating, before: Rating | null, { actor, by }: Rater): Promise<void> {
    const { clock, ids } = this.installation;
    const { ratingId, dossierId, unitId, procedureCode, score, reasons, version } = rating;
    const at = rating.changedAt ?? rating.ratedAt;
    const data = { ratingId, dossierId, unitId, procedureCode, score, previousScore: before?.score ?? null, reasons, by, ratedAt: formatOffsetTime(at), ratedOn: localDateOf(at) };
    const audit = { action: 'rate', objectType: 'rating', detail: { dossierId, score } };
    await appendEvents(tx, [newEvent({ contract: ratingGiven, aggregateId: ratingId, version, data, audit })], { actor, clock, ids });
  }
}

function claimOf({ subject: route }: RpcContract, account: string, key: string, said: RpcRequest<typeof rateOwnDossier>): KeyClaim {
  return { account, route, key, bodyHash: bodyHash(said) };
}
