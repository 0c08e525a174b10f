import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type lookUpReceiptProof, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { ProveReceipt } from './prove-receipt.js';

/** The proof of a receipt for an officer of its units, or for the citizen who filed it. */
@Injectable()
export class LookUpReceiptProof {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly prove: ProveReceipt,
  ) {}

  async run({ dossierId }: RpcRequest<typeof lookUpReceiptProof>, actor: Actor): Promise<Result<RpcReply<typeof lookUpReceiptProof>, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const dossier = await this.dossiers.byId(tx, dossierId);
      return dossier ? ok(await this.prove.run(tx, dossier)) : err(refusal('DOSSIER_NOT_FOUND'));
    }, { actor: rights.accountId });
  }
}
