import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Refusal, type RpcReply, type RpcRequest, type trackReceiptProof } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { FindDossier } from '../dossier/find-dossier.js';
import { FindTracked } from '../tracking/find-tracked.js';
import { ProveReceipt } from './prove-receipt.js';

/** The proof of a receipt for whoever holds the receipt. */
@Injectable()
export class TrackReceiptProof {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findTracked: FindTracked,
    private readonly dossiers: FindDossier,
    private readonly prove: ProveReceipt,
  ) {}

  async run(request: RpcRequest<typeof trackReceiptProof>): Promise<Result<RpcReply<typeof trackReceiptProof>, Refusal>> {
    return withScope(this.dataSource, { kind: 'installation' }, async (tx) => {
      const found = await this.findTracked.run(tx, request);
      const dossier = found && (await this.dossiers.byId(tx, found.dossierId));
      return dossier ? ok({ ...(await this.prove.run(tx, dossier)), dossierId: found.dossierId }) : err(refusal('TRACKING_NOT_FOUND'));
    }, { onlyReads: true });
  }
}
