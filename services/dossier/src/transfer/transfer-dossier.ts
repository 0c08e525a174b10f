import { Injectable } from '@nestjs/common';
import { refusal, transferDossier, type Actor, type RpcRequest } from '@haicap/contracts';
import { err, localDateOf, ok } from '@haicap/kernel';
import { checkOtherUnit } from '../consultation/consultation.js';
import { ChangeDossier, type Change } from '../dossier/change-dossier.js';
import { Installation } from '../installation.js';
import { FindProcedures } from '../procedure/find-procedures.js';
import { isCompetentLevel } from '../procedure/procedure.js';
import { FindUnits } from '../unit-mirror/find-units.js';

// A law may give to another level what the catalogue has not followed yet; then the transfer says so.
const BY_LAW = 'delegated-by-law';

/** Hands a dossier to the unit that is competent, commune or department. The appointment stays: the citizen was promised a day. */
@Injectable()
export class TransferDossier {
  constructor(
    private readonly change: ChangeDossier,
    private readonly units: FindUnits,
    private readonly procedures: FindProcedures,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof transferDossier>, actor: Actor, idempotencyKey: string) {
    return this.change.run(this.plan(request, actor, idempotencyKey));
  }

  plan(request: RpcRequest<typeof transferDossier>, actor: Actor, idempotencyKey: string): Change {
    const { toUnitId, reasonCode, reasonText } = request;
    return {
      contract: transferDossier, action: 'transfer', request, actor, idempotencyKey, note: { text: reasonText },
      prepare: async (tx, { receipt }, at) => {
        if (toUnitId === receipt.competentUnitId) return err(refusal('TRANSFER_UNIT_INVALID', { toUnitId, reason: 'competent-already' }));
        const day = localDateOf(at);
        const unit = checkOtherUnit((await this.units.on(tx, [toUnitId], day)).get(toUnitId), toUnitId, this.installation.provinceCode, day);
        if (!unit.ok) return unit;
        const { level } = unit.value;
        if (level !== 'commune' && level !== 'department') return err(refusal('TRANSFER_UNIT_INVALID', { toUnitId, reason: 'level', level }));
        const { competentLevel, furtherCompetentLevels } = await this.procedures.version(tx, receipt.procedureCode, receipt.procedureVersion);
        if (reasonCode !== BY_LAW && !isCompetentLevel(unit.value, { competentLevel, furtherCompetentLevels })) {
          return err(refusal('TRANSFER_UNIT_INVALID', { toUnitId, reason: 'not-competent', level, competentLevel, furtherCompetentLevels, unlessReasonCode: BY_LAW }));
        }
        return ok({ action: 'transfer' as const, at, toUnitId, reasonCode });
      },
    };
  }
}
