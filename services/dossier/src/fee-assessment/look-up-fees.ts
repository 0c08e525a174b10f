import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type Actor, type DossierFees, type Refusal, type RpcRequest, type lookUpFees } from '@haicap/contracts';
import { err, formatOffsetTime, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { readScope } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { FindDossier } from '../dossier/find-dossier.js';
import { FindPaymentChannel } from '../online-payment/find-payment-channel.js';
import { allocate } from '../payment/allocation.js';
import { FindMoney } from '../payment/find-money.js';

/** Everything about the money of a dossier within the caller's scope, line by line. */
@Injectable()
export class LookUpFees {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRights: FindRights,
    private readonly dossiers: FindDossier,
    private readonly money: FindMoney,
    private readonly channel: FindPaymentChannel,
  ) {}

  async run({ dossierId }: RpcRequest<typeof lookUpFees>, actor: Actor): Promise<Result<DossierFees, Refusal>> {
    const rights = await this.findRights.of(actor);
    return withScope(this.dataSource, readScope(rights), async (tx) => {
      const dossier = await this.dossiers.byId(tx, dossierId);
      if (!dossier) return err(refusal('DOSSIER_NOT_FOUND'));
      const { lines, payments, balance: { financialStatus: _status, ...balance } } = await this.money.of(tx, dossierId);
      const assessedAt = lines.findLast(({ source }) => source === 'assessment')?.at;
      return ok({
        dossierId, dossierVersion: dossier.version, payable: dossier.receipt.payable === true,
        lines: allocate(lines, payments).lines.map(({ at: _at, version: _version, line: _line, demandedOn: _demandedOn, ...line }) => line), assessedAt: assessedAt ? formatOffsetTime(assessedAt) : null, ...balance,
        onlinePayment: (await this.channel.isOnline(tx)) ? 'available' as const : 'not-connected' as const,
      });
    }, { actor: rights.accountId });
  }
}
