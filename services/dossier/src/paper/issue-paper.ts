import { Injectable } from '@nestjs/common';
import { issuePaper, refusal, type Actor, type Paper, type Refusal, type RpcRequest } from '@haicap/contracts';
import { err, ok, vnFold, type Result } from '@haicap/kernel';
import { bodyHash, claimKey, storeKeys, type KeyClaim } from '@haicap/outbox';
import { withScope } from '@haicap/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { maySeeName, readScope, type Rights } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { KeepPersons } from '../person/keep-persons.js';
import { isReceipt, type Dossier } from '../dossier/dossier.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { DrawPaper } from './draw-paper.js';
import { KeepPaper, toPaper } from './keep-paper.js';
import type { PaperWish } from './compose-paper.js';

type Request = RpcRequest<typeof issuePaper>;

/** Reads the dossiers a request names, as far as this person may print them. */
@Injectable()
export class MakePaperWish {
  constructor(private readonly dossiers: FindDossier, private readonly applicants: KeepPersons) {}

  async run(tx: EntityManager, { dossierId, form, format, withDossierIds }: Request, rights: Rights): Promise<Result<PaperWish, Refusal>> {
    const dossier = await this.dossiers.byId(tx, dossierId);
    if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
    if (!maySeeName(rights, dossier.receipt)) return err(refusal('UNIT_NOT_IN_SCOPE', { unitId: dossier.receipt.competentUnitId }));
    const ids = [...new Set(withDossierIds)].filter((id) => id !== dossierId);
    // Its secret would be on the sheet: whoever may not read the person of that dossier may not have it.
    const readable = (form === 'receipt-slip' ? await this.dossiers.many(tx, ids) : []).filter(({ receipt }) => maySeeName(rights, receipt));
    const persons: Applicants = readable.length === 0 ? new Map() : await this.applicants.read(tx, [dossierId, ...readable.map(({ receipt }) => receipt.dossierId)]);
    const further = readable.filter((other) => sharesReceipt(dossier, other, persons));
    const strangers = ids.filter((id) => !further.some(({ receipt }) => receipt.dossierId === id));
    if (strangers.length > 0) return err(refusal('RECEIPT_NOT_SHARED', { dossierIds: strangers }));
    return ok({ dossier, form, format, further, masked: false, keys: 'printed', viewer: rights.isCitizen ? 'citizen' : 'office' });
  }
}

type Applicants = Awaited<ReturnType<KeepPersons['read']>>;

/** One person at one desk: anything else on one sheet would show a person what is another's. */
function sharesReceipt(one: Dossier, other: Dossier, persons: Applicants): boolean {
  const [a, b] = [one.receipt, other.receipt];
  if (!isReceipt(a) || !isReceipt(b) || a.receivingUnitId !== b.receivingUnitId || a.ownerAccountId !== b.ownerAccountId) return false;
  const [first, second] = [persons.get(a.dossierId), persons.get(b.dossierId)];
  return first !== undefined && second !== undefined && first.personalNumber === second.personalNumber && vnFold(first.fullName) === vnFold(second.fullName);
}

/**
 * Issues a paper: drawn once and kept; asked again, the same bytes. Drawing happens between two transactions, so that no row is
 * held while the press works.
 */
@Injectable()
export class IssuePaper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly wishes: MakePaperWish,
    private readonly draw: DrawPaper,
    private readonly papers: KeepPaper,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string): Promise<Result<Paper, Refusal>> {
    const rights = await this.findRights.of(actor);
    const inScope = <T>(work: (tx: EntityManager) => Promise<T>) => withScope(this.dataSource, readScope(rights), work, { actor: rights.accountId });
    const claim: KeyClaim = { account: rights.accountId, route: issuePaper.subject, key: idempotencyKey, bodyHash: bodyHash(request) };

    const wish = await inScope((tx) => this.wishes.run(tx, request, rights));
    if (!wish.ok) return wish;
    const drawn = await this.draw.run(inScope, wish.value);
    if (!drawn.ok) return drawn;
    return inScope(async (tx) => {
      const usable = await claimKey(tx, claim);
      if (!usable.ok) return usable;
      if (usable.value.state === 'replay') {
        const before = await this.papers.byId(tx, request.dossierId, usable.value.answer.aggregateId);
        return before.ok ? ok(toPaper(before.value, await this.papers.isLatest(tx, before.value))) : before;
      }
      const paper = await drawn.value.keep(tx, rights.accountId);
      if (paper === null) return err(refusal('IDEMPOTENCY_KEY_IN_FLIGHT'));
      await storeKeys(tx, [{ ...claim, aggregateId: paper.paperId, version: paper.version, status: 201 }]);
      return ok(toPaper(paper, true));
    });
  }
}
