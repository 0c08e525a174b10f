import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusal, type Actor, type DossierResult, type Refusal, type RpcReply, type RpcRequest, type listResults } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { maySeeName, readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import type { Dossier } from '../dossier/dossier.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { replacementOf } from '../dossier/replacement.js';
import { HoldResult } from '../payment-demand/hold-result.js';
import { KeepDeliveries } from './keep-deliveries.js';
import { KeepResults } from './keep-results.js';

/** The results of a dossier with their evidence, and how they were handed over. */
@Injectable()
export class ListResults {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly results: KeepResults,
    private readonly deliveries: KeepDeliveries,
    private readonly hold: HoldResult,
  ) {}

  async run({ dossierId }: RpcRequest<typeof listResults>, actor: Actor): Promise<Result<RpcReply<typeof listResults>, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const dossier = await this.dossiers.byId(tx, dossierId);
      if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
      const mayBeSeen = maySeeName(rights, dossier.receipt);
      const deliveries = await this.deliveries.of(tx, dossierId);
      const items = await this.results.show(tx, dossierId, mayBeSeen);
      const isHandedOver = !rights.isCitizen || (await this.#isHandedOver(tx, dossier));
      const unfinishedId = replacementIssuedIn(dossier);
      // A signature that was taken back before the issue was of no result.
      const isReadable = ({ resultId, issuedAt }: DossierResult) => !rights.isCitizen || (isHandedOver && issuedAt !== null && resultId !== unfinishedId);
      return ok({
        items: items.map((item) => (isReadable(item) ? item : { ...item, fileId: null })),
        deliveries: deliveries.map(({ version, method, recipient, postalNumber, at }) => (
          { version, method, recipient: mayBeSeen ? recipient : null, postalNumber, at: formatOffsetTime(at) })),
      });
    }, { actor: rights.accountId });
  }

  /** Signed is not issued and issued is not handed over: the file is the citizen's from the hand-over on, or when it lies ready and no fee holds it. */
  async #isHandedOver(tx: EntityManager, dossier: Dossier): Promise<boolean> {
    if (dossier.status === 'result-returned') return true;
    return (dossier.status === 'completed' || dossier.status === 'result-withdrawn') && (await this.hold.reason(tx, dossier)) === null;
  }
}

/** The result that is issued in place of a withdrawn one while the dossier is not completed with it: it is not handed over yet. */
function replacementIssuedIn(dossier: Dossier): string | null {
  const replacement = replacementOf(dossier);
  return replacement?.step === 'issued' ? replacement.result.resultId : null;
}
