import { Injectable } from '@nestjs/common';
import { refusal, requirePayment, type Actor, type FeeLine, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { KeepFeeLines } from '../fee-assessment/keep-fee-lines.js';
import { FindMoney } from '../payment/find-money.js';
import { balanceOf } from '../payment/payment.js';

type Request = RpcRequest<typeof requirePayment>;

/** National code 6: an obligation that a document demands, above all for land. The clock stands until it is fulfilled. */
@Injectable()
export class RequirePayment {
  constructor(private readonly change: ChangeDossier, private readonly money: FindMoney, private readonly lines: KeepFeeLines) {}

  async run(request: Request, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: requirePayment, action: 'require-payment', request, actor, idempotencyKey, note: { text: request.reasonText },
      prepare: async (tx, dossier, at) => {
        if (request.issuedOn !== undefined && request.issuedOn > localDateOf(at)) return err(refusal('REQUEST_INVALID', { issues: [{ pointer: '/issuedOn', code: 'in_the_future' }] }));
        const money = await this.money.begin(tx, dossier, 'require-payment');
        if (!money.ok) return money;
        const demanded = request.lines.map((line) => toLine(line, request.documentNumber));
        const added = await this.lines.add(tx, { dossierId: dossier.receipt.dossierId, version: dossier.version + 1, source: 'obligation', demandedOn: request.issuedOn, lines: demanded, at });
        const { financialStatus, outstandingDong } = balanceOf([...money.value.lines, ...added], money.value.payments);
        return ok({
          action: 'require-payment', at,
          money: {
            type: 'payment-required', reasonCode: 'financial-obligation', financialStatus, outstandingDong,
            amountDong: demanded.reduce((sum, { amountDong }) => sum + amountDong, 0),
          },
        });
      },
    });
  }
}

function toLine({ code, name, kind, amountDong, basis }: Request['lines'][number], documentNumber: string): FeeLine & { readonly amountDong: number } {
  return {
    code, name, kind, label: documentNumber, pages: 1, copies: 1, state: 'set', steps: [], grossDong: amountDong, exemption: null, amountDong, basis,
    rule: { source: 'officer', id: documentNumber, version: 1 }, beforeReturn: false,
  };
}
