import { Injectable } from '@nestjs/common';
import { requestIntakeSupplement, requestSupplement, type Actor, type Procedure, type RpcRequest } from '@haicap/contracts';
import { addDays, localDateOf, ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { FindMissing } from '../component-file/find-missing.js';
import type { Dossier } from '../dossier/dossier.js';
import type { StepNote } from '../dossier/step-note.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { componentsNamed } from '../procedure/procedure.js';
import { componentsOf } from './components-of.js';

type Request = RpcRequest<typeof requestSupplement>;

const OF_ACTION = { 'request-supplement': requestSupplement, 'request-intake-supplement': requestIntakeSupplement } as const;

/** Asks the citizen for everything that is missing, in one list (form 02), before or after receipt; a running clock stands meanwhile. */
@Injectable()
export class RequestSupplement {
  constructor(private readonly change: ChangeDossier, private readonly procedures: FindProcedures, private readonly lacking: FindMissing) {}

  async run(request: Request, actor: Actor, idempotencyKey: string) {
    return this.#ask('request-supplement', request, actor, idempotencyKey);
  }

  /** The same before the desk has received the dossier: there is no appointment yet, and what nobody handed in is named by itself. */
  async beforeReceipt(request: RpcRequest<typeof requestIntakeSupplement>, actor: Actor, idempotencyKey: string) {
    return this.#ask('request-intake-supplement', request, actor, idempotencyKey);
  }

  async #ask(action: keyof typeof OF_ACTION, request: Request, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: OF_ACTION[action], action, request, actor, idempotencyKey, note: toNote(request),
      prepare: async (tx, dossier: Dossier, at) => {
        const procedure = await this.procedures.version(tx, dossier.receipt.procedureCode, dossier.receipt.procedureVersion);
        const lacking = action === 'request-intake-supplement' ? await this.lacking.run(tx, dossier.receipt, procedure) : [];
        const codes = [...request.missing, ...lacking].map(({ code }) => code);
        const missing = componentsNamed({ components: componentsOf(procedure, dossier.receipt.caseCode) }, codes);
        return missing.ok
          ? ok({ action, at, reasonCode: request.reasonCode, missing: missing.value, supplyUntil: lastDayToSupply(procedure, request, at) })
          : missing;
      },
    });
  }
}

// Counted in days of the calendar, the day of the request left out. The procedure's own limit goes before what an office would like.
function lastDayToSupply({ supplementDays }: Procedure, { supplyWithinDays }: Request, at: Date) {
  const days = supplementDays ?? supplyWithinDays;
  return days === undefined ? null : addDays(localDateOf(at), days);
}

function toNote({ reasonText, missing }: Request): StepNote {
  const components = Object.fromEntries(missing.flatMap(({ code, note }) => (note === undefined || note === '' ? [] : [[code, note]])));
  return { text: reasonText, components };
}
