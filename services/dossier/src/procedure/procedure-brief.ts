import { z } from 'zod';
import { procedure, type ProcedureBrief } from '@haicap/contracts';

const { code, name, field, competentLevel, timeLimit, feeDong, channels } = procedure.shape;

/** What a brief is made of. The first versions know neither channels nor who decides, and are partly online. */
export const briefed = z.object({
  code, name, field, competentLevel, timeLimit, feeDong, channels: channels.removeDefault().nullish(),
  competentPost: z.string().nullish(), onlineLevel: z.enum(['full', 'partial', 'information']).nullish(), papers: z.int().min(0),
});
export type Briefed = z.infer<typeof briefed>;

/** The brief quotes the way people can take at home, because that is where they search; at a desk they are told. */
export function briefOf({ channels, competentPost, onlineLevel, feeDong, timeLimit, ...told }: Briefed): ProcedureBrief {
  const level = onlineLevel ?? 'partial';
  const offered = channels ?? [];
  const way = (level === 'information' ? undefined : offered.find(({ channel }) => channel === 'online')) ?? offered[0];
  // A version of the first release has one fee for every way; none is said where there is none.
  const before = feeDong === 0 ? [] : [{ amountDong: feeDong, unit: 'per-dossier' as const }];
  const fees = way === undefined ? before : way.fees.map(({ amountDong, unit }) => ({ amountDong, unit }));
  return { ...told, competentPost: competentPost ?? '', timeLimit: way?.timeLimit ?? timeLimit, fees, onlineLevel: level };
}
