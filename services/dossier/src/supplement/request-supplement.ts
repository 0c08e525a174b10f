import { Injectable } from '@nestjs/common';
import { requestSupplement, type Actor, type RpcRequest } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { checkReason } from '../dossier/check-reason.js';
import type { StepNote } from '../dossier/step-note.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { componentsNamed } from '../procedure/procedure.js';

type Request = RpcRequest<typeof requestSupplement>;

/** Asks the citizen for everything that is missing, once and in one list (form 02); the clock stands meanwhile. */
@Injectable()
export class RequestSupplement {
  constructor(private readonly change: ChangeDossier, private readonly procedures: FindProcedures) {}

  async run(request: Request, actor: Actor, idempotencyKey: string) {
    return this.change.run({
      contract: requestSupplement, action: 'request-supplement', request, actor, idempotencyKey, note: toNote(request),
      prepare: async (tx, { receipt, status }, at) => {
        const checked = checkReason('request-supplement', status, request);
        if (!checked.ok) return checked;
        const procedure = await this.procedures.version(tx, receipt.procedureCode, receipt.procedureVersion);
        const missing = componentsNamed(procedure, request.missing.map(({ code }) => code));
        return missing.ok
          ? ok({ action: 'request-supplement', at, reasonCode: request.reasonCode, missing: missing.value, supplyUntil: null })
          : missing;
      },
    });
  }
}

function toNote({ reasonText, missing }: Request): StepNote {
  const components = Object.fromEntries(missing.flatMap(({ code, note }) => (note === undefined || note === '' ? [] : [[code, note]])));
  return { text: reasonText, components };
}
