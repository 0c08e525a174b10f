import { Injectable } from '@nestjs/common';
import { refusal, type Actor, type PaperFile, type Refusal, type RpcReply, type RpcRequest, type fetchPaper, type fetchTrackedReceipt } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { maySeeName, readScope, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { FindTracked } from '../tracking/find-tracked.js';
import { DrawPaper, type InScope } from './draw-paper.js';
import { KeepPaper } from './keep-paper.js';
import { FORMS } from './paper.js';

/** The bytes of a paper that was issued, for those who may read all of it. */
@Injectable()
export class FetchPaper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly papers: KeepPaper,
  ) {}

  async run({ dossierId, paperId }: RpcRequest<typeof fetchPaper>, actor: Actor): Promise<Result<PaperFile, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const dossier = await this.dossiers.byId(tx, dossierId);
      const paper = await this.papers.byId(tx, dossierId, paperId);
      if (!paper.ok) return paper;
      const isTheirs = dossier !== null && maySeeName(rights, dossier.receipt) && (!rights.isCitizen || FORMS[paper.value.form].forCitizen);
      if (!isTheirs || paper.value.masked) return err(refusal('PAPER_NOT_FOUND'));
      if (!(await this.#maySeeAll(tx, paper.value.furtherDossierIds, rights))) return err(refusal('PAPER_SHARED', { form: paper.value.form }));
      return ok(await this.papers.open(tx, paper.value, dossier.receipt.code, rights.accountId));
    }, { actor: rights.accountId });
  }

  /** A receipt of several dossiers opens each of them: it is for those who may read them all. */
  async #maySeeAll(tx: EntityManager, dossierIds: readonly string[], rights: Rights): Promise<boolean> {
    const further = await this.dossiers.many(tx, dossierIds);
    return further.length === dossierIds.length && further.every(({ receipt }) => maySeeName(rights, receipt));
  }
}

const HOLDER = 'public:tracking';

/**
 * The receipt for whoever holds code and secret, or what the QR code holds, masked as tracking is. It is kept when it is first asked for; it is the same
 * ever after, so asking twice is asking once.
 */
@Injectable()
export class FetchTrackedReceipt {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tracked: FindTracked,
    private readonly dossiers: FindDossier,
    private readonly draw: DrawPaper,
    private readonly papers: KeepPaper,
  ) {}

  async run({ format, ...keys }: RpcRequest<typeof fetchTrackedReceipt>): Promise<Result<RpcReply<typeof fetchTrackedReceipt>, Refusal>> {
    // The secret is the right to read: no unit and no account stands behind this question.
    const inScope: InScope = (work) => withScope(this.dataSource, { kind: 'installation' }, work, { actor: HOLDER });
    const dossier = await inScope(async (tx) => {
      const found = await this.tracked.run(tx, keys);
      return found && this.dossiers.byId(tx, found.dossierId);
    });
    if (!dossier) return err(refusal('TRACKING_NOT_FOUND'));
    const drawn = await this.draw.run(inScope, { dossier, form: 'receipt-slip', format, viewer: 'citizen', masked: true, keys: 'printed', further: [] });
    if (!drawn.ok) return drawn;
    return inScope(async (tx: EntityManager) => {
      const paper = await drawn.value.keep(tx, HOLDER);
      return paper === null ? err(refusal('PAPER_PRESS_FULL'))
        : ok({ ...(await this.papers.open(tx, paper, dossier.receipt.code, HOLDER)), dossierId: dossier.receipt.dossierId });
    });
  }
}
