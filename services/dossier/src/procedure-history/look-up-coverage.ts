import { Injectable } from '@nestjs/common';
import { type Actor, type Refusal, type RpcReply, type RpcRequest, type lookUpProcedureCoverage } from '@haicap/contracts';
import { localDate, localDateOf, ok, vnCollator, type Result } from '@haicap/kernel';
import { Installation } from '../installation.js';
import { MaintainCatalogue } from '../procedure-draft/maintain-catalogue.js';
import { ProcedureHistoryStore, type OutlinedProcedure } from './procedure-history.store.js';

type Coverage = RpcReply<typeof lookUpProcedureCoverage>;
const LISTED_MAX = 500;

/** Which procedures in force have no internal process or no electronic one. The target is none. */
@Injectable()
export class LookUpCoverage {
  constructor(
    private readonly maintain: MaintainCatalogue,
    private readonly history: ProcedureHistoryStore,
    private readonly installation: Installation,
  ) {}

  async run(request: RpcRequest<typeof lookUpProcedureCoverage>, actor: Actor): Promise<Result<Coverage, Refusal>> {
    const asOf = request.asOf === undefined ? localDateOf(this.installation.clock.now()) : localDate(request.asOf);
    return this.maintain.read(actor, async (tx) => ok({ asOf, ...coverageOf(await this.history.outline(tx, asOf)) }));
  }
}

function coverageOf(outlined: readonly OutlinedProcedure[]): Omit<Coverage, 'asOf'> {
  const count = (isCounted: (one: OutlinedProcedure) => boolean, among = outlined) => among.filter(isCounted).length;
  const withProcess = ({ hasProcess }: OutlinedProcedure) => hasProcess;
  const withForm = ({ hasEForm }: OutlinedProcedure) => hasEForm;
  const named = ({ code, name, field, version }: OutlinedProcedure) => ({ code, name, field, version });
  const fields = [...new Set(outlined.map(({ field }) => field))].toSorted(vnCollator.compare);
  return {
    total: outlined.length, withInternalProcess: count(withProcess), withElectronicProcess: count(withForm),
    covered: count((one) => one.hasProcess && one.hasEForm),
    withoutInternalProcess: outlined.filter((one) => !one.hasProcess).slice(0, LISTED_MAX).map(named),
    withoutElectronicProcess: outlined.filter((one) => !one.hasEForm).slice(0, LISTED_MAX).map(named),
    byField: fields.map((field) => {
      const among = outlined.filter((one) => one.field === field);
      return { field, total: among.length, withInternalProcess: count(withProcess, among), withElectronicProcess: count(withForm, among) };
    }),
    byConfidence: {
      verified: count(({ confidence }) => confidence === 'verified'), partly: count(({ confidence }) => confidence === 'partly'),
      unverified: count(({ confidence }) => confidence === 'unverified'),
    },
    uncertainFigures: outlined.reduce((sum, { uncertain }) => sum + uncertain, 0),
  };
}
