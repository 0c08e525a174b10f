import { procedure, procedureContent, type Procedure, type ProcedureContent, type ProcedureFee } from '@haicap/contracts';
import { termsOf } from '../procedure/procedure-terms.js';

const CHANNELS = ['counter', 'online', 'postal'] as const;

/** What a draft from a published version begins with. A version older than channels has each of them with its one limit and fee. */
export function contentOf(version: Procedure): ProcedureContent {
  const { channels, isSimple = false } = version;
  const known = Object.keys(procedureContent.shape) as (keyof ProcedureContent)[];
  const content = Object.fromEntries(known.flatMap((key) => (isSaid(key, version) ? [[key, version[key]]] : [])));
  return procedureContent.parse({ ...content, isSimple, channels: channels.length > 0 ? channels : CHANNELS.flatMap((channel) => channelOf(version, channel)) });
}

// A version without further levels says nothing of them, as drafts and workbooks of earlier releases do: then the two do not differ.
function isSaid(key: keyof ProcedureContent, version: Procedure): boolean {
  return key === 'furtherCompetentLevels' ? version[key].length > 0 : version[key] !== undefined;
}

function channelOf(version: Procedure, channel: (typeof CHANNELS)[number]) {
  const terms = termsOf(version, { channel });
  return terms.ok ? [{ channel, timeLimit: terms.value.timeLimit, fees: [...terms.value.fees] }] : [];
}

export interface NextVersion {
  readonly procedureId: string;
  readonly code: string;
  readonly version: number;
  readonly validFrom: string;
}

/** The version a complete content becomes. Limit and fee of the first release are those of its first channel. */
export function versionFrom(content: ProcedureContent, next: NextVersion): Procedure {
  const first = content.channels?.[0];
  const fees = first?.fees ?? [];
  return procedure.parse({ ...content, ...next, timeLimit: first?.timeLimit, validTo: content.validTo ?? null, feeDong: oneAmountOf(fees), feeNote: fees.map(feeText).join('; ') });
}

function oneAmountOf(fees: readonly ProcedureFee[]): number | null {
  if (fees.length === 0) return 0;
  return fees.length === 1 && fees[0] ? fees[0].amountDong : null;
}

function feeText({ name, note }: ProcedureFee): string {
  return note === '' ? name : `${name}: ${note}`;
}
