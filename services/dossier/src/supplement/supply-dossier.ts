import { Injectable } from '@nestjs/common';
import { refusal, supplyDossier, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, ok } from '@haicap/kernel';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import type { NamedFile } from '../component-file/component-file.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import { resumeClock } from '../dossier/deadline-adjustment.js';
import { KeepComponents } from '../dossier/keep-components.js';
import { CheckReuse } from '../earlier-filing/check-reuse.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { intakeDueAt } from '../receipt/intake-limit.js';
import { componentsNamed, invalidAmong, withoutFile } from '../procedure/procedure.js';
import { componentsOf } from './components-of.js';

/** Takes in what a citizen was asked for. It must be everything; then the clock runs again, from a later appointment. */
@Injectable()
export class SupplyDossier {
  constructor(
    private readonly change: ChangeDossier,
    private readonly procedures: FindProcedures,
    private readonly calendar: LoadCalendar,
    private readonly components: KeepComponents,
    private readonly reuse: CheckReuse,
  ) {}

  async run(request: RpcRequest<typeof supplyDossier>, actor: Actor, idempotencyKey: string) {
    const supplied = request.components.map(({ code }) => code);
    let reused: readonly NamedFile[] = [];
    return this.change.run({
      contract: supplyDossier, action: 'supply', request, actor, idempotencyKey, components: request.components,
      prepare: async (tx, dossier, at, { rights }) => {
        const procedure = await this.procedures.version(tx, dossier.receipt.procedureCode, dossier.receipt.procedureVersion);
        const asked = { components: componentsOf(procedure, dossier.receipt.caseCode) };
        const known = componentsNamed(asked, supplied);
        if (!known.ok) return known;
        const invalid = [...invalidAmong(asked, request.components), ...(rights.isCitizen ? withoutFile(request.components) : [])];
        if (invalid.length > 0) return err(refusal('COMPONENT_INVALID', { components: invalid }));
        const again = await this.reuse.forDossier(tx, dossier.receipt, request.components);
        if (!again.ok) return again;
        reused = again.value;
        const { receivingUnitId, competentUnitId } = dossier.receipt;
        const calendars = await this.calendar.many(tx, [receivingUnitId, competentUnitId]);
        // The desk answers within its own hours; the clock runs in those of the unit that decides.
        const intake = intakeDueAt(at, calendars.of(receivingUnitId));
        return ok({ action: 'supply', at, supplied, intakeDueAt: intake, ...resumeClock(dossier, at, calendars.of(competentUnitId)) });
      },
      alsoNames: () => reused.map(({ fileId }) => fileId),
      alsoSave: (tx) => this.components.add(tx, request.dossierId, request.components, reused),
    });
  }
}
