import { Injectable } from '@nestjs/common';
import { receiveSubmittedDossier, refusal, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok } from '@haicap/kernel';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { FindMissing } from '../component-file/find-missing.js';
import { FindDeadlinePolicy } from '../deadline-policy/find-deadline-policy.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { countedLimit, termsOf } from '../procedure/procedure-terms.js';
import { startClock } from './receipt.js';

/** The desk receives what was filed and waits: the clock starts, and there is an appointment. */
@Injectable()
export class ReceiveSubmittedDossier {
  constructor(
    private readonly change: ChangeDossier,
    private readonly procedures: FindProcedures,
    private readonly calendar: LoadCalendar,
    private readonly policies: FindDeadlinePolicy,
    private readonly missing: FindMissing,
  ) {}

  async run(request: RpcRequest<typeof receiveSubmittedDossier>, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: receiveSubmittedDossier, action: 'receive', request, actor, idempotencyKey,
      prepare: async (tx, { receipt }, at) => {
        const procedure = await this.procedures.version(tx, receipt.procedureCode, receipt.procedureVersion);
        const terms = termsOf(procedure, { channel: receipt.channel, caseCode: receipt.caseCode ?? undefined });
        if (!terms.ok) return terms;
        // What was filed online was complete when it was filed; the clock starts with what is complete (Decree 118/2025, article 17.3).
        const components = receipt.channel === 'online' ? [] : await this.missing.run(tx, receipt, procedure);
        if (components.length > 0) return err(refusal('COMPONENT_MISSING', { components }));
        const { calendarDaysSkipHolidays } = await this.policies.on(tx, localDateOf(at));
        const calendars = await this.calendar.many(tx, [receipt.receivingUnitId, receipt.competentUnitId]);
        return ok({ action: 'receive', at, start: startClock(countedLimit(procedure, terms.value), at, receipt, { calendars, calendarDaysSkipHolidays }) });
      },
    });
  }
}
