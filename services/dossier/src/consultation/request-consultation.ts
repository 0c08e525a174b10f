import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { requestConsultation, type Actor, type Refusal, type RpcRequest } from '@haicap/contracts';
import { dueAt, localDateOf, ok, type Result } from '@haicap/kernel';
import { LoadCalendar } from '../calendar-mirror/load-calendar.js';
import { ChangeDossier } from '../dossier/change-dossier.js';
import type { Dossier, OpenConsultation } from '../dossier/dossier.js';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { FindUnits } from '../unit-mirror/find-units.js';
import { checkAsked, checkOtherUnit, silenceOf } from './consultation.js';
import { KeepConsultations } from './keep-consultations.js';

type Request = RpcRequest<typeof requestConsultation>;

/** Asks another unit, within a limit of its own. The dossier stays where it is, and the legal clock goes on. */
@Injectable()
export class RequestConsultation {
  constructor(
    private readonly change: ChangeDossier,
    private readonly consultations: KeepConsultations,
    private readonly units: FindUnits,
    private readonly procedures: FindProcedures,
    private readonly calendar: LoadCalendar,
    private readonly installation: Installation,
  ) {}

  async run(request: Request, actor: Actor, idempotencyKey: string) {
    let asked: OpenConsultation | undefined;
    return this.change.run({
      contract: requestConsultation, action: 'request-consultation', request, actor, idempotencyKey,
      prepare: async (tx, dossier, at) => {
        const consultation = await this.#ask(tx, request, dossier, at);
        if (!consultation.ok) return consultation;
        asked = consultation.value;
        return ok({ action: 'request-consultation' as const, at, consultation: asked });
      },
      alsoSave: async (tx, { receipt }, at) => {
        if (asked === undefined) throw new Error('a consultation is saved that was never asked for');
        await this.consultations.ask(tx, {
          ...asked, dossierId: request.dossierId, askingUnitId: receipt.competentUnitId, question: request.question, askedBy: actor.accountId, askedAt: at,
        });
      },
    });
  }

  async #ask(tx: EntityManager, { unitId, limit, silence }: Request, { receipt, consulting }: Dossier, at: Date): Promise<Result<OpenConsultation, Refusal>> {
    const free = checkAsked(unitId, receipt.competentUnitId, consulting);
    if (!free.ok) return free;
    const day = localDateOf(at);
    const unit = checkOtherUnit((await this.units.on(tx, [unitId], day)).get(unitId), unitId, this.installation.provinceCode, day);
    if (!unit.ok) return unit;
    const procedure = await this.procedures.version(tx, receipt.procedureCode, receipt.procedureVersion);
    // The asked unit answers within its own days and hours.
    const due = dueAt({ limit, clockStartsAt: at, calendar: await this.calendar.of(tx, unitId) });
    if (due.dueAt === null || due.dueOn === null) throw new Error('a limit in working time has no end');
    return ok({ consultationId: this.installation.ids.next(), unitId, dueAt: due.dueAt, dueOn: due.dueOn, silence: silenceOf(silence, procedure) });
  }
}
