import { Injectable } from '@nestjs/common';
import { requestIntakeSupplement, requestSupplement, type Actor, type Procedure, type RpcRequest } from '@haicap/contracts';
import { localDateOf, ok, type WorkingCalendar } from '@haicap/kernel';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { ChangeDossier, type Change } from '../dossier/change-dossier.js';
import { FindMissing } from '../component-file/find-missing.js';
import type { Dossier } from '../dossier/dossier.js';
import type { StepNote } from '../dossier/step-note.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { componentsNamed } from '../procedure/procedure.js';
import { componentsOf } from './components-of.js';
import { lastDayToSupply } from './last-day-to-supply.js';

type Request = RpcRequest<typeof requestSupplement>;

const OF_ACTION = { 'request-supplement': requestSupplement, 'request-intake-supplement': requestIntakeSupplement } as const;

/** Asks the citizen for everything that is missing, in one list (form 02), before or after receipt; a running clock stands meanwhile. */
@Injectable()
export class RequestSupplement {
  constructor(
    private readonly change: ChangeDossier,
    private readonly procedures: FindProcedures,
    private readonly lacking: FindMissing,
    private readonly calendar: LoadCalendar,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string) {
    return this.change.run(this.plan('request-supplement', request, actor, idempotencyKey));
  }

  /** The same before the desk has received the dossier: there is no appointment yet, and what nobody handed in is named by itself. */
  async beforeReceipt(request: RpcRequest<typeof requestIntakeSupplement>, actor: Actor, idempotencyKey: string) {
    return this.change.run(this.plan('request-intake-supplement', request, actor, idempotencyKey));
  }

  plan(action: keyof typeof OF_ACTION, request: Request, actor: Actor, idempotencyKey: string): Change {
    return {
      contract: OF_ACTION[action], action, request, actor, idempotencyKey, note: toNote(request),
      prepare: async (tx, dossier: Dossier, at) => {
        const procedure = await this.procedures.version(tx, dossier.receipt.procedureCode, dossier.receipt.procedureVersion);
        const lacking = action === 'request-intake-supplement' ? await this.lacking.run(tx, dossier.receipt, procedure) : [];
        const codes = [...request.missing, ...lacking].map(({ code }) => code);
        const missing = componentsNamed({ components: componentsOf(procedure, dossier.receipt.caseCode) }, codes);
        if (!missing.ok) return missing;
        // Papers are brought to the desk that received the dossier or is about to.
        const calendar = await this.calendar.of(tx, dossier.receipt.receivingUnitId);
        return ok({ action, at, reasonCode: request.reasonCode, missing: missing.value, supplyUntil: supplyUntil(procedure, request, at, calendar) });
      },
    };
  }
}

// The procedure's own limit goes before what an office would like.
function supplyUntil({ supplementDays }: Procedure, { supplyWithinDays }: Request, at: Date, calendar: WorkingCalendar) {
  const days = supplementDays ?? supplyWithinDays;
  return days === undefined ? null : lastDayToSupply(localDateOf(at), days, calendar);
}

function toNote({ reasonText, missing }: Request): StepNote {
  const components = Object.fromEntries(missing.flatMap(({ code, note }) => (note === undefined || note === '' ? [] : [[code, note]])));
  return { text: reasonText, components };
}
