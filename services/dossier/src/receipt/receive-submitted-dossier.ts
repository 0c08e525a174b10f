import { Injectable } from '@nestjs/common';
import { receiveSubmittedDossier, type Actor, type RpcRequest } from '@haicap/contracts';
import { localDateOf, ok } from '@haicap/kernel';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { FindDeadlinePolicy } from '../deadline-policy/find-deadline-policy.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { countedLimit, termsOf } from '../procedure/procedure-terms.js';
import { startClock } from './receipt.js';

/** The desk receives what a citizen filed online: the clock starts, and there is an appointment. */
@Injectable()
export class ReceiveSubmittedDossier {
  constructor(
    private readonly change: ChangeDossier,
    private readonly procedures: FindProcedures,
    private readonly calendar: LoadCalendar,
    private readonly policies: FindDeadlinePolicy,
  ) {}

  async run(request: RpcRequest<typeof receiveSubmittedDossier>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: receiveSubmittedDossier, action: 'receive', request, actor, idempotencyKey,
      prepare: async (tx, { receipt }, at) => {
        const procedure = await this.procedures.version(tx, receipt.procedureCode, receipt.procedureVersion);
        const terms = termsOf(procedure, { channel: receipt.channel, caseCode: receipt.caseCode ?? undefined });
        if (!terms.ok) return terms;
        const { calendarDaysSkipHolidays } = await this.policies.on(tx, localDateOf(at));
        const calendars = await this.calendar.many(tx, [receipt.receivingUnitId, receipt.competentUnitId]);
        return ok({ action: 'receive', at, start: startClock(countedLimit(procedure, terms.value), at, receipt, { calendars, calendarDaysSkipHolidays }) });
      },
    });
  }
}
