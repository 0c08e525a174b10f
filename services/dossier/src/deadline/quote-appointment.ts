import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusal, type AppointmentQuote, type Refusal, type RpcRequest, type quoteAppointment } from '@haicap/contracts';
import { err, formatOffsetTime, localDateOf, ok, type Result } from '@haicap/kernel';
import { withScope } from '@haicap/service-kit';
import { Installation } from '../installation.js';
import { versionInForce } from '../procedure/procedure.js';
import { countedLimit, termsOf } from '../procedure/procedure-terms.js';
import { GatherIntakeFacts } from '../receipt/gather-intake-facts.js';
import { promiseOf } from '../receipt/receipt.js';
import { unitsToday } from '../receipt/units-of-receipt.js';

/** Tells anybody what a receipt at this moment would promise, by the facts and the rule that the receipt itself goes by. */
@Injectable()
export class QuoteAppointment {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: GatherIntakeFacts,
    private readonly installation: Installation,
  ) {}

  async run({ procedureCode, channel, caseCode, ...named }: RpcRequest<typeof quoteAppointment>): Promise<Result<AppointmentQuote, Refusal>> {
    const at = this.installation.clock.now();
    const today = localDateOf(at);
    const facts = await withScope(this.dataSource, { kind: 'none' }, (tx) => this.facts.run(tx, [{ procedureCode, ...named }], today));
    const versions = facts.procedures.get(procedureCode) ?? [];
    if (versions.length === 0) return err(refusal('PROCEDURE_NOT_FOUND', { procedureCode }));
    const procedure = versionInForce(versions, today);
    if (!procedure) return err(refusal('PROCEDURE_NOT_IN_FORCE', { procedureCode, on: today }));
    const units = unitsToday(named, procedure, today, facts);
    if (!units.ok) return units;
    const terms = termsOf(procedure, { channel, caseCode });
    if (!terms.ok) return terms;
    const { receiving, competent } = units.value;
    const { clockStartsAt, due } = promiseOf(countedLimit(procedure, terms.value), at, { receivingUnitId: receiving.unitId, competentUnitId: competent.unitId }, facts);
    return ok({
      procedureCode, procedureVersion: procedure.version, at: formatOffsetTime(at), timeLimit: terms.value.timeLimit, clockStartsAt: formatOffsetTime(clockStartsAt),
      dueAt: due.at === null ? null : formatOffsetTime(due.at), dueOn: due.on, dueReasons: [...due.reasons],
    });
  }
}
