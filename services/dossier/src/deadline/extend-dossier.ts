import { extendDossier, refusal, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok } from '@haicap/kernel';
import { Injectable } from '@nestjs/common';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { FindDeadlinePolicy } from '../deadline-policy/find-deadline-policy.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { extendDue, extensionOpensOn, extensionState } from './extension.js';

/** The written apology with a new appointment (form 04), before, at or after the old one, by the chair who answers for the unit. */
@Injectable()
export class ExtendDossier {
  constructor(
    private readonly change: ChangeDossier,
    private readonly calendar: LoadCalendar,
    private readonly policies: FindDeadlinePolicy,
  ) {}

  async run(request: RpcRequest<typeof extendDossier>, actor: Actor, idempotencyKey: string) {
    const { reasonCode, by } = request;
    return this.change.run({
      contract: extendDossier, action: 'extend', request, actor, idempotencyKey, note: { text: request.reasonText },
      prepare: async (tx, dossier, at) => {
        const moment = { at, ...(await this.policies.on(tx, localDateOf(at))) };
        const state = extensionState(dossier, moment);
        if (state === 'limit-reached') return err(refusal('EXTENSION_LIMIT_REACHED', { extensions: dossier.due.extensions ?? 0, extensionsMax: moment.extensionsMax }));
        if (state === 'not-open') return err(refusal('EXTENSION_NOT_OPEN', { opensOn: extensionOpensOn(dossier.due, moment), dueOn: dossier.due.on }));
        const calendar = await this.calendar.of(tx, dossier.receipt.competentUnitId);
        return ok({ action: 'extend', at, reasonCode, by, ...extendDue(dossier.due, by, at, calendar) });
      },
    });
  }
}
