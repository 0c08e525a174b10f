import { refusal, type Procedure, type ProcedureComponent, type ProcedureFee, type Refusal, type TimeLimit } from '@haicap/contracts';
import { err, ok, type Result, type TimeLimit as CountedLimit } from '@haicap/kernel';

/** What somebody chose at intake. */
export interface Choice {
  readonly channel: 'counter' | 'online' | 'postal';
  /** The case that applies when none is chosen when absent. */
  readonly caseCode?: string | undefined;
}

/** What a version asks for and promises for a way of filing and a case. */
export interface Terms {
  readonly caseCode: string | null;
  readonly caseName: string | null;
  readonly timeLimit: TimeLimit;
  readonly components: readonly ProcedureComponent[];
  readonly fees: readonly ProcedureFee[];
}

/** Picks components, limit and fees. A case's own limit goes before the channel's. A refusal names what may be chosen. */
export function termsOf(procedure: Procedure, { channel, caseCode }: Choice): Result<Terms, Refusal> {
  const way = wayOf(procedure, channel);
  if (!way) {
    return err(refusal('PROCEDURE_CHANNEL_NOT_OFFERED', { channel, offered: procedure.channels.map((offered) => offered.channel) }));
  }
  if (caseCode === undefined) return ok({ caseCode: null, caseName: null, ...way, components: procedure.components });
  const chosen = procedure.cases.find(({ code }) => code === caseCode);
  if (!chosen) {
    return err(refusal('PROCEDURE_CASE_UNKNOWN', { caseCode, cases: procedure.cases.map(({ code, name }) => ({ code, name })) }));
  }
  const { code, name, timeLimit = way.timeLimit, components } = chosen;
  return ok({ caseCode: code, caseName: name, timeLimit, components, fees: way.fees });
}

/** The limit as an appointment is counted by it: "the same day" together with the hour until which this version means it. */
export function countedLimit({ sameDayCutOff }: Pick<Procedure, 'sameDayCutOff'>, { timeLimit }: Pick<Terms, 'timeLimit'>): CountedLimit {
  if (timeLimit.unit !== 'same-day' || sameDayCutOff === null) return timeLimit;
  const [hour = 0, minute = 0] = sameDayCutOff.split(':').map(Number);
  return { unit: 'same-day', cutOffMinute: hour * 60 + minute };
}

type Way = Pick<Terms, 'timeLimit' | 'fees'>;

function wayOf(procedure: Procedure, channel: Choice['channel']): Way | undefined {
  // A version of the first release knows no channels: each of them had the one limit and the one fee.
  if (procedure.channels.length === 0) return { timeLimit: procedure.timeLimit, fees: feesBeforeChannels(procedure) };
  return procedure.channels.find((offered) => offered.channel === channel);
}

function feesBeforeChannels({ feeDong, feeNote }: Procedure): ProcedureFee[] {
  if (feeDong === 0) return [];
  return [{ code: 'phi', name: 'Phí, lệ phí', kind: 'fee', amountDong: feeDong, unit: 'per-dossier', note: feeNote }];
}
