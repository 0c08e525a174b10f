import { Injectable } from '@nestjs/common';
import { approveDossier, approveDossiers, refusal, type Actor, type Refusal, type RpcReply, type RpcRequest } from '@haicap/contracts';
import { err, ok, type Result } from '@haicap/kernel';
import { mayEverChange } from '../access/access.js';
import { FindRights } from '../access/find-rights.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { mayBeApprovedTogether } from '../procedure/procedure.js';

type Item = RpcRequest<typeof approveDossiers>['items'][number];
type Outcome = RpcReply<typeof approveDossiers>['items'][number];

/** Approves many dossiers in one go. Each is a change of its own with a key of its own: one that is refused stops no other. */
@Injectable()
export class ApproveDossiers {
  constructor(
    private readonly change: ChangeDossier,
    private readonly procedures: FindProcedures,
    private readonly findRights: FindRights,
  ) {}

  async run({ items, note }: RpcRequest<typeof approveDossiers>, actor: Actor, idempotencyKey: string): Promise<Result<RpcReply<typeof approveDossiers>, Refusal>> {
    const possible = mayEverChange(await this.findRights.of(actor), 'approve');
    if (!possible.ok) return possible;
    const outcomes: Outcome[] = [];
    // One after the other: a chair's fifty approvals shall not hold every connection of the service.
    for (const item of items) outcomes.push(await this.#approve(item, note, actor, `${idempotencyKey}/${item.dossierId}`));
    return ok({ items: outcomes });
  }

  async #approve(item: Item, note: string | undefined, actor: Actor, key: string): Promise<Outcome> {
    const outcome = await this.change.run({
      contract: approveDossier, action: 'approve', request: { ...item, ...(note === undefined ? {} : { note }) }, actor, idempotencyKey: key, note: { text: note ?? '' },
      prepare: async (tx, { receipt }, at) => {
        const procedure = await this.procedures.version(tx, receipt.procedureCode, receipt.procedureVersion);
        return mayBeApprovedTogether(procedure) ? ok({ action: 'approve' as const, at }) : err(refusal('BATCH_NOT_ALLOWED', { procedureCode: receipt.procedureCode }));
      },
    });
    const { dossierId } = item;
    return outcome.ok
      ? { dossierId, approved: true, version: outcome.value.version, refusal: null }
      : { dossierId, approved: false, version: null, refusal: { code: outcome.error.code, params: { ...outcome.error.params } } };
  }
}
