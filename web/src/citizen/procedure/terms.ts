import type { Procedure, ProcedureChannel, ProcedureComponent, ProcedureFee, TimeLimit } from '@haicap/contracts';
import type { Channel } from './procedure-words.js';

export interface Choice { readonly channel: Channel; readonly caseCode: string }

/** What a version asks for and promises for a way of filing and a case, as the desk will reckon it. */
export interface Terms {
  readonly choice: Choice;
  readonly limit: TimeLimit;
  readonly components: readonly ProcedureComponent[];
  readonly fees: readonly ProcedureFee[];
}

/** An address may name a way or a case that this version does not have: then it is the first way, and no case. */
export function termsOf(procedure: Pick<Procedure, 'channels' | 'cases' | 'components' | 'timeLimit'>, wanted: { readonly channel: string; readonly caseCode: string }): Terms {
  const { channel, timeLimit, fees } = wayOf(procedure, wanted.channel);
  const chosen = procedure.cases.find(({ code }) => code === wanted.caseCode);
  if (chosen === undefined) return { choice: { channel, caseCode: '' }, limit: timeLimit, components: procedure.components, fees };
  // A case's own limit goes before the channel's.
  return { choice: { channel, caseCode: chosen.code }, limit: chosen.timeLimit ?? timeLimit, components: chosen.components, fees };
}

const wayOf = ({ channels, timeLimit }: Pick<Procedure, 'channels' | 'timeLimit'>, wanted: string): ProcedureChannel =>
  channels.find(({ channel }) => channel === wanted) ?? channels[0] ?? { channel: 'counter', timeLimit, fees: [] };
